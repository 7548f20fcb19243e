// An application that is on record and did not come about is taken away; nobody is told that it is handed in.
import { parseDay } from '@hz/shared/calendar';
import { aChat, KeptTalking, on, signedIn } from '../../support/chat';

const chat = aChat();
const applied = () =>
  new KeptTalking(
    chat,
    on(
      '2022-12-31',
      signedIn([{ trade: '资料员', registryStatus: 'valid', exchangedOn: '2022-12-20' }], {
        registeredOn: parseDay('2022-12-01'),
      }),
    ),
  );

it.each([
  '其实没换成',
  '我没换 上次点错了',
  '我说错了 证还没换',
  '我根本没申请更换',
  '资料员没换成 系统退回了 要重新申请',
  '申请被驳回了',
])('%s: it is read back to be taken away, and waits for a yes', (text) => {
  const { proposed, written, answer } = applied().say(text);
  expect(written).toEqual([]);
  expect(proposed).toMatchObject([{ op: 'remove', fact: 'exchangedOn', value: '2022-12-20' }]);
  expect(answer).not.toContain('不用再申请');
});

it('with a yes it is gone, and what is to be done comes back', () => {
  const talk = applied();
  talk.say('其实没换成');
  expect(talk.say('对').written).toMatchObject([{ op: 'remove', fact: 'exchangedOn' }]);
  expect(talk.say('下一步').answer).toMatch(/学满才能换.*今天是最后一天/);
});

it.each(['我没换过单位', '照片没通过', '要是没换成咋办', '我徒弟没换成', '还没换下来'])(
  '%s: takes nothing away',
  (text) => {
    const { proposed, written } = applied().say(text);
    expect([proposed, written]).toEqual([[], []]);
  },
);

it.each(['申请被退回来了还要再申请吗', '审核没通过怎么办'])(
  '%s: is never answered with 不用再申请',
  (text) => {
    const { answer } = applied().say(text);
    expect(answer).not.toContain('不用再申请');
    expect(answer).toMatch(/没通过的，别当成换好了.*赶在2022年12月31日前.*重新交上/);
  },
);

it('where nothing is on record nothing is taken away', () => {
  const talk = new KeptTalking(chat, on('2022-12-05', signedIn([{ registryStatus: 'valid' }])));
  expect(talk.say('我还没换').proposed).toEqual([]);
});
