// Two certificates of one name are told apart wherever they are spoken of, and each is written to by its own words.
import { parseDay } from '@hz/shared/calendar';
import type { CertificateTold } from '../../support/certificates';
import { aChat, KeptTalking, on, signedIn } from '../../support/chat';

const chat = aChat();
const registered = { registeredOn: parseDay('2022-12-01') };
const valid: CertificateTold = { registryStatus: 'valid', trade: '资料员', specialty: null };
const cancelled: CertificateTold = {
  ...{ ...valid, registryStatus: 'cancelled' },
  ...{ exchangedOn: '2022-12-01', issuedOn: '2022-12-02' },
};
const talking = (...certificates: CertificateTold[]) =>
  new KeptTalking(chat, on('2022-12-05', signedIn(certificates, registered)));
const labels = (reply: { quickReplies: { label: string }[] }) => reply.quickReplies.map(({ label }) => label);
const BOTH = ['第一本资料员', '第二本资料员', '不记'];

describe('of two certificates of one name', () => {
  it.each([
    ['今天学了4学时', { fact: 'credit', value: 4 }],
    ['我11月30号申请更换了', { fact: 'exchangedOn', value: '2022-11-30' }],
    ['我一共学了20学时', { fact: 'total', value: 20 }],
    ['新编号是吉A0012345678', { fact: 'newNumber' }],
  ])('%s is written to the one that is tapped, which is read back first', (text, fact) => {
    for (const [label, certificate] of [
      ['第一本资料员', 'c1'],
      ['第二本资料员', 'c2'],
    ] as const) {
      const talk = talking(valid, valid);
      expect(labels(talk.say(text)).filter((one) => one !== '每本都是')).toEqual(BOTH);
      const reply = talk.say(label);
      expect(reply.written).toEqual([]);
      expect(reply.answer).toContain(label);
      expect(reply.proposed).toMatchObject([{ ...fact, certificate }]);
      expect(talk.say('对').written).toMatchObject([{ ...fact, certificate }]);
    }
  });

  it('what tells them apart is said with the question', () => {
    expect(talking(valid, cancelled).say('今天学了4学时').answer).toContain(
      '第一本资料员：系统显示“有效”；第二本资料员：系统显示“注销”。',
    );
    expect(talking(valid, valid).say('今天学了4学时').answer).toContain('先登记的是第一本');
    expect(talking(valid, { ...valid, newNumber: '吉222' }).say('今天学了4学时').answer).toContain(
      '第二本资料员：新编号 吉222',
    );
  });

  it.each([
    ['第二本资料员昨天学了3学时', [{ certificate: 'c2', value: 3 }]],
    ['资料员第一本昨天学了3学时', [{ certificate: 'c1', value: 3 }]],
    [
      '第一本资料员今天学了2学时，第二本资料员今天学了3学时',
      [
        { certificate: 'c1', value: 2 },
        { certificate: 'c2', value: 3 },
      ],
    ],
  ])('%s is heard by its place', (text, facts) => {
    expect(talking(valid, cancelled).say(text).proposed).toMatchObject(facts);
  });

  it('each is told of by its place', () => {
    const { answer } = talking(valid, cancelled).say('我的证现在怎么样');
    expect(answer).toContain('第一本资料员：');
    expect(answer).toContain('第二本资料员：');
    const second = talking(valid, cancelled).say('第二本资料员现在怎么样').answer;
    expect(second).toContain('注销');
    expect(second).not.toContain('第一本');
  });

  it('the name alone leaves it open, and 第二本 answers', () => {
    const talk = talking(valid, cancelled);
    expect(labels(talk.sayAll('昨天学了6学时', '资料员'))).toEqual(BOTH);
    expect(talk.say('第二本').proposed).toMatchObject([{ certificate: 'c2', value: 6 }]);
  });
});

it('the only one of its name has no number', () => {
  const talk = talking(valid, { registryStatus: 'valid' });
  expect(labels(talk.say('今天学了4学时'))).toEqual(['资料员', '施工员（土建）', '不记']);
});
