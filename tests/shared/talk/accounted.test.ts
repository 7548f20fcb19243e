// All that a message says of days and hours has to come into what is read back of it, or have its reason in the message:
// otherwise something was misread, and nothing is read back.
import type { CertificateTold } from '../../support/certificates';
import { aChat, clerkTalking } from '../../support/chat';

const chat = aChat();
const full = { credits: { '2022-11-20': 16, '2022-11-25': 16 } };
const eightOn = (day: string): CertificateTold => ({ credits: { [day]: 8 } });
const said = (text: string, told: CertificateTold = {}, asOf = '2022-12-05') => {
  const { proposed, written, answer } = clerkTalking(chat, told, asOf).say(text);
  return { answer, facts: [...proposed, ...written].map(({ fact, value, on }) => `${fact} ${value} ${on}`) };
};

describe('of what cannot be placed nothing is read back, and it is said what that is', () => {
  for (const [text, lost, told, asOf] of [
    ['到1号攒了20个，昨天又学了8个', '20个', eightOn('2022-12-04')],
    ['1号学了6，哦，6是2号的', '2号'],
    ['1号学了4学时2号学了8学时，应该是1号8，2号4', '8'],
    ['昨天学了6，不，是前天学的6，昨天学了4', '4'],
    ['1号4学时，2号也是4，哎2号好像是6', '2号'],
    ['我昨天学了6个，老李的是8个，说反了', '8个'],
    ['2号注册的3号申请的，反了', '3号', full],
    ['1号2号各6学时，2号没去', '2号'],
    ['12月3号注册的 哦是12月2号 我翻短信看了', '12月2号'],
    ['昨天学了4个，前天也是，大前天也是', '前天'],
    ['23、24、25三年总共96，今年20', '96', { ...full, exchangedOn: '2022-12-02' }, '2026-11-28'],
  ] as [string, string, CertificateTold?, string?][])
    it(`${text}: “${lost}”`, () => {
      const { answer, facts } = said(text, told, asOf);
      expect(facts).toEqual([]);
      expect(answer).toContain(`“${lost}”`);
      expect(answer).toContain('先不记');
    });
});

describe('what has its reason in the message is left out of what is read back', () => {
  for (const [text, read, told] of [
    ['昨天学了9学时 说秃噜嘴了 7学时', ['credit 7 2022-12-04']],
    ['12月1号换的 记岔了 12月3号', ['exchangedOn 2022-12-03 2022-12-03'], full],
    ['没在12月3号注册 是12月4号注册的', ['registeredOn 2022-12-04 2022-12-04']],
    ['昨天学了4学时 今天还没来得及看', ['credit 4 2022-12-04']],
    ['12月1号交上去的 3号审核过了', ['exchangedOn 2022-12-01 2022-12-01'], full],
    ['昨天没学6学时 学了5学时', ['credit 5 2022-12-04']],
    ['12月1到4号每天4学时 3号除外', ['credit 4 2022-12-01', 'credit 4 2022-12-02', 'credit 4 2022-12-04']],
  ] as [string, string[], CertificateTold?][])
    it(text, () => expect(said(text, told).facts).toEqual(read));
});

describe('days told one by one, each with its hours, are each of their own', () => {
  it.each<[string, string[]]>([
    ['3号下午学了4个，4号休息，今天上午5个', ['credit 4 2022-12-03', 'credit 5 2022-12-05']],
    ['3号4个4号6个5号还没学', ['credit 4 2022-12-03', 'credit 6 2022-12-04']],
    ['前天3个半昨天4个', ['credit 3.5 2022-12-03', 'credit 4 2022-12-04']],
  ])('%s', (text, read) => expect(said(text).facts).toEqual(read));

  it.each(['3号4个4号6个行不行', '3号要学4个4号要学6个', '3号4个证4号6个证'])('%s: not so', (text) =>
    expect(said(text).facts).toEqual([]),
  );
});

describe('what waits while something cannot be placed', () => {
  const then = (text: string) => clerkTalking(chat).sayAll('昨天学了4学时', text);
  it('is put again behind it, and not lost', () => {
    const { answer, proposed } = then('到1号攒了20个，前天又学了8个');
    expect(answer).toMatch(/没对上.*记 资料员 12月4日 4 学时，对吗/s);
    expect(proposed).toMatchObject([{ value: 4, on: '2022-12-04' }]);
  });
  it('waits no longer where the message put it right', () =>
    expect(then('不对，到1号攒了20个，前天又学了8个').proposed).toEqual([]));
  it('is read back with a deed that came off after all', () => {
    const talk = clerkTalking(chat, full);
    expect(
      talk.sayAll('昨天学了4学时', '昨天申请更换，点了提交没动静', '办成了').proposed.map(({ fact }) => fact),
    ).toEqual(['credit', 'exchangedOn']);
  });
});

describe('what is told as well, while hours wait, stands beside them', () => {
  const both = (...texts: string[]) =>
    clerkTalking(chat)
      .sayAll(...texts)
      .proposed.map(({ value, on }) => `${value} ${on}`);
  it.each(['对，前天也学了4', '前天也学了4学时'])('%s', (text) =>
    expect(both('昨天学了4学时', text)).toEqual(['4 2022-12-04', '4 2022-12-03']),
  );
  it('不对，是前天学的4 is in their place', () =>
    expect(both('昨天学了4学时', '不对，是前天学的4')).toEqual(['4 2022-12-03']));
});
