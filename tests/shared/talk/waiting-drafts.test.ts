// First questions that are half answered, of several places: gone on with, and begun anew, by saying so.
import { loadPack } from '@hz/shared/packs';
import type { ChatHolder } from '@hz/shared/talk';
import { aChat, KeptTalking, on, signedIn } from '../../support/chat';

const yunnan = { pack: 'yunnan-2023', answers: { post: '施工员' } };
const hubei = { pack: 'hubei-2021', answers: { post: '材料员' } };
const jilin = { pack: 'jilin-2022-25', answers: { trade: '施工员', family: 'site-professional' } };

const talking = (told: Partial<ChatHolder>) =>
  new KeptTalking(aChat(loadPack('safety-abc')), on('2026-11-28', { ...signedIn(), ...told }));

test.each(['云南那本接着填', '先填云南的', '继续填云南那本', '我要登记一个云南的证'])(
  'the ones that wait are gone on with, and those in hand wait: %s',
  (text) => {
    const talk = talking({ draft: hubei, waiting: [yunnan] });
    const { answer, written } = talk.say(text);
    expect(answer).toMatch(/^好，接着填云南省的证。湖北省的那本先放着，说“湖北省那本接着填”就回来。/);
    expect(written).toMatchObject([{ op: 'set', fact: 'draft', value: 'yunnan-2023' }]);
    expect(talk.context.holder).toMatchObject({ draft: yunnan, waiting: [hubei] });
    expect(talk.say('湖北省那本接着填').answer).toContain('哪一天换发的');
    expect(talk.context.holder).toMatchObject({ draft: hubei, waiting: [yunnan] });
  },
);

test("those of the rulebook's own questions, too", () => {
  const talk = talking({ draft: hubei, waiting: [jilin] });
  expect(talk.say('吉林那本接着填').answer).toMatch(/^好，接着填吉林省的证。/);
  expect(talk.context.holder).toMatchObject({ intake: jilin.answers, waiting: [hubei] });
});

test.each(['我要重新填', '全部重新回答', '从头来', '从头再来一遍', '还是重新来吧'])(
  'those in hand are begun anew after a yes: %s',
  (text) => {
    const talk = talking({ draft: hubei, waiting: [yunnan] });
    expect(talk.say(text)).toMatchObject({
      answer: '湖北省那本已经填的会清掉，从头再问，对吗？',
      written: [],
    });
    expect(talk.context.holder?.draft).toEqual(hubei);
    const { answer, written } = talk.say('对');
    expect(answer).toMatch(/^好，从头来。.*什么岗位/);
    expect(written).toMatchObject([{ op: 'remove', fact: 'draft', value: 'hubei-2021' }]);
    talk.say('资料员');
    expect(talk.context.holder).toMatchObject({
      draft: { pack: 'hubei-2021', answers: { post: '资料员' } },
      waiting: [yunnan],
    });
  },
);

test('without a yes all stays as it was, and the question stands again', () => {
  const talk = talking({ draft: hubei });
  talk.sayAll('继续', '我要重新填');
  expect(talk.say('不用')).toMatchObject({ written: [], answer: expect.stringContaining('哪一天换发的') });
  expect(talk.context.holder?.draft).toEqual(hubei);
});

test.each(['重新培训要多少钱', '要不要重新考试', '云南那本还要接着学吗', '学了4学时，从头学的'])(
  'what is asked or told besides is none of them: %s',
  (text) => {
    const { written, answer } = talking({ draft: hubei, waiting: [yunnan] }).say(text);
    expect(written).toEqual([]);
    expect(answer).not.toMatch(/清掉|先放着/);
  },
);
