// Who reports, was tricked, has lost a card or does not find it: each is heard as that.
import { parseDay } from '@hz/shared/calendar';
import { aChat, on, signedIn, Talking } from '../../support/chat';

const chat = aChat();
const visitor = () => new Talking(chat, on('2022-12-05'));
const holder = (exchangedOn?: string) =>
  new Talking(
    chat,
    on(
      '2022-12-05',
      signedIn([{ registryStatus: 'valid', ...(exchangedOn ? { exchangedOn } : {}) }], {
        registeredOn: parseDay('2022-12-01'),
      }),
    ),
  );

it.each(['举报挂证', '我要举报有人代考', '怎么举报挂证的公司'])(
  '%s: is not refused like who asks for it',
  (text) => {
    for (const talk of [visitor(), holder()])
      expect(talk.say(text)).toMatchObject({
        intent: 'verify_qr',
        outcome: 'answer',
        answer: expect.stringContaining('举报'),
      });
  },
);
it('代学被举报会怎样: asks what comes of it', () => {
  expect(visitor().say('代学被举报会怎样').intent).toBe('refuse_fraud');
});

it.each(['我给他验证码了咋办', '我把身份证照片发给办证的人了怎么办'])(
  '%s: is told what to do at once',
  (text) => {
    expect(visitor().say(text).answer).toMatch(/110.*96110/);
  },
);
it('收不到验证码: is no fraud', () => {
  expect(visitor().say('收不到验证码').intent).toBe('sms_code');
});

it.each(['我的证丢了怎么办', '电子证丢了咋办'])('%s: is answered, and not asked back', (text) => {
  for (const talk of [visitor(), holder()])
    expect(talk.say(text)).toMatchObject({ intent: 'lost_cert', outcome: 'answer' });
});

it('注册完了证书管理里没有我的证: what is asked is answered, besides what is told', () => {
  expect(holder().say('注册完了证书管理里没有我的证')).toMatchObject({
    intent: 'cert_not_found',
    written: [],
  });
});

it.each(['今年要学吗', '我今年还用学不'])(
  '%s, before the exchange: yes, and how much still lacks',
  (text) => {
    expect(holder().say(text).answer).toMatch(/^要：2022年12月31日前要先学满 32 学时.*还差 32 学时/);
  },
);
it('after the exchange it is not this year', () => {
  expect(holder('2022-12-02').say('今年要学吗').answer).toMatch(/^今年不用/);
});

it('不干这个岗位了证还有效吗: hours keep no certificate of who left the post', () => {
  const { answer } = holder('2022-12-02').say('不干这个岗位了证还有效吗');
  expect(answer).not.toContain('只要每年的学时学够');
  expect(answer).toContain('要重新参加培训');
});
