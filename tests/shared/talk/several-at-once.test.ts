// Several facts, years or certificates in one message, or beside what waits: nothing is dropped without a word.
import { parseDay } from '@hz/shared/calendar';
import type { CertificateTold } from '../../support/certificates';
import { aChat, KeptTalking, on, signedIn } from '../../support/chat';

const chat = aChat();
const registered = { registeredOn: parseDay('2022-12-01') };
const clerk: CertificateTold = { trade: '资料员', specialty: null, registryStatus: 'valid' };
const builder: CertificateTold = { registryStatus: 'valid' };
const changed = { exchangedOn: '2022-12-02', inPost: true };

const talking = (asOf: string, ...certificates: CertificateTold[]) =>
  new KeptTalking(chat, on(asOf, signedIn(certificates, registered)));
const words = (
  facts: readonly { certificate: string | null; fact: string; value: unknown; on: string | null }[],
) => facts.map(({ certificate, fact, value, on: day }) => [certificate, fact, value, day].join(' '));

describe('several years of one of two certificates', () => {
  const two = () => talking('2026-11-28', { ...clerk, ...changed }, { ...builder, ...changed });
  const years = (id: string) => [`${id} statedCycle 32 2023-01-01`, `${id} statedCycle 30 2024-01-01`];

  it.each([
    ['资料员', 'c1'],
    ['第一本', 'c1'],
    ['第二本', 'c2'],
    ['施工员的', 'c2'],
  ])('%s: every year is kept', (text, id) => {
    const talk = two();
    const asked = talk.say('23年32 24年30');
    expect(asked.quickReplies.map(({ label }) => label)).toEqual(['资料员', '施工员（土建）', '不记']);
    const reply = talk.say(text);
    const { written } = reply.written.length > 0 ? reply : talk.say('对');
    expect(words(written)).toEqual(years(id));
  });

  it('of both, where that is said', () => {
    const talk = two();
    talk.say('23年32 24年30');
    expect(words(talk.say('两个都是').proposed).sort()).toEqual([...years('c1'), ...years('c2')].sort());
  });

  it('the year is put right while the certificate is asked for', () => {
    const talk = two();
    talk.sayAll('23年32', '不对 是24年');
    expect(words(talk.say('施工员（土建）').written)).toEqual(['c2 statedCycle 32 2024-01-01']);
  });

  it('a sum of this year, of both', () => {
    const talk = two();
    talk.say('今年学了20学时');
    expect(words(talk.say('两个都是').proposed)).toEqual(['c1 total 20 ', 'c2 total 20 ']);
  });
});

describe('told beside what waits', () => {
  it('hours of another day, while a day is asked for', () => {
    const talk = talking('2022-12-05', clerk);
    talk.sayAll('上个月学了4学时', '昨天学了3学时');
    expect(words(talk.say('5号').proposed)).toEqual(['c1 credit 4 2022-11-05', 'c1 credit 3 2022-12-04']);
  });

  it('hours of another day, while the certificate is asked for', () => {
    const talk = talking('2022-12-05', clerk, builder);
    talk.sayAll('昨天学了4学时', '前天学了3学时', '第一本');
    expect(words(talk.say('第二本').written)).toEqual(['c1 credit 4 2022-12-04', 'c2 credit 3 2022-12-03']);
  });

  it('hours of a year', () => {
    const talk = talking('2026-11-28', { ...clerk, ...changed, years: { 2023: 32, 2024: 32, 2025: 32 } });
    expect(words(talk.sayAll('今天学了4学时', '25年30').proposed)).toEqual([
      'c1 credit 4 2026-11-28',
      'c1 statedCycle 30 2025-01-01',
    ]);
  });

  it.each(['对 再加昨天2学时', '还有昨天2学时'])('%s', (text) => {
    const talk = talking('2022-12-05', clerk);
    expect(words(talk.sayAll('今天学了4学时', text).proposed)).toEqual([
      'c1 credit 4 2022-12-05',
      'c1 credit 2 2022-12-04',
    ]);
  });

  it('each certificate its own hours', () => {
    const talk = talking('2022-12-05', clerk, builder);
    expect(words(talk.sayAll('昨天学了4学时', '资料员4施工员3').proposed)).toEqual([
      'c1 credit 4 2022-12-04',
      'c2 credit 3 2022-12-04',
    ]);
  });

  it('each deed its own day', () => {
    const talk = new KeptTalking(chat, on('2022-12-05', signedIn([clerk])));
    expect(words(talk.sayAll('注册好了 学了4学时', '昨天注册的 今天学的').proposed)).toEqual([
      ' registeredOn 2022-12-04 2022-12-04',
      'c1 credit 4 2022-12-05',
    ]);
  });

  it('a sum counts what waits, and is not added to it', () => {
    const talk = talking('2022-12-05', clerk);
    talk.sayAll('昨天学了4学时', '一共8学时');
    expect(talk.say('对').answer).toContain('还差 24 学时');
  });
});

describe('in one message', () => {
  it.each([
    ['昨天学了《施工安全》2学时 《质量》3学时', ['c1 credit 2 2022-12-04', 'c1 credit 3 2022-12-04']],
    ['12月1到4号每天4学时 3号除外', ['1', '2', '4'].map((day) => `c1 credit 4 2022-12-0${day}`)],
    ['剩下的12学时昨天学完了', ['c1 credit 12 2022-12-04']],
    ['昨天8今天4 一共12', ['c1 credit 8 2022-12-04', 'c1 credit 4 2022-12-05']],
    ['45分钟一学时 昨天学了3小时', []],
  ])('%s', (text, want) => {
    expect(words(talking('2022-12-05', clerk).say(text).proposed)).toEqual(want);
  });

  it('hours that are dealt out to several certificates', () => {
    const talk = talking('2022-12-05', clerk, builder);
    expect(words(talk.say('昨天学了8学时 给资料员4 施工员4').proposed)).toEqual([
      'c1 credit 4 2022-12-04',
      'c2 credit 4 2022-12-04',
    ]);
    expect(talking('2022-12-05', clerk, builder).say('昨天学了8学时 给资料员4 施工员3').proposed).toEqual([]);
  });

  it('deeds without a mark between, and the number', () => {
    const talk = talking('2022-12-05', { ...clerk, credits: { '2022-11-20': 16, '2022-11-21': 16 } });
    expect(talk.say('换好了下载好了编号吉0221310500001234').proposed.map(({ fact }) => fact)).toEqual(
      expect.arrayContaining(['exchangedOn', 'downloadedOn', 'newNumber']),
    );
  });
});

describe('hours that cannot well be meant', () => {
  it('a day that would be longer than a day is written by no yes; what is right is', () => {
    const kept = talking('2022-12-05', { ...clerk, credits: { '2022-12-04': 20 } });
    expect(kept.say('昨天学了6学时').proposed).toEqual([]);
    expect(kept.say('对')).toMatchObject({ written: [], proposed: [] });
    expect(words(kept.sayAll('是4学时', '对').written)).toEqual(['c1 credit 4 2022-12-04']);
  });

  it('a day that would be longer than a day is asked about', () => {
    const talk = talking('2022-12-05', { ...clerk, credits: { '2022-12-04': 20 } });
    expect(talk.say('昨天学了6学时').answer).toContain('12月4日加起来有 26 学时，比一天还多，先不记');
    expect(talking('2022-12-05', clerk).say('昨天上午14学时下午14学时').answer).toContain(
      '28 学时，比一天还多',
    );
    expect(talking('2022-12-05', clerk).say('昨天学了6学时').answer).not.toContain('比一天还多');
  });

  it.each(['今年又学了20学时', '今年多学了6学时'])('%s: one course more, and no sum', (text) => {
    const certificate = { ...clerk, ...changed, credits: { '2026-05-01': 20 } };
    const reply = talking('2026-11-28', { ...certificate, years: { 2023: 32, 2024: 32, 2025: 32 } }).say(
      text,
    );
    expect(reply.answer).toMatch(/学时，是哪一天/);
  });
});

it('a month is of the year that was said', () => {
  const talk = talking('2026-11-28', clerk);
  talk.sayAll('23年直接拿的电子证', '8月');
  expect(words(talk.say('15号').proposed)).toEqual(['c1 issuedOn 2023-08-15 2023-08-15']);
});

describe('the hours of several years, asked for at once', () => {
  const three = () => {
    const talk = talking('2026-11-28', { ...builder, ...changed });
    talk.say('2023年到2025年每年都学满了');
    return talk;
  };

  it('go to the year that is said, and the others are still asked for by their names', () => {
    const talk = three();
    const reply = talk.say('2024年只学了20学时');
    expect(words(reply.proposed)).toEqual(['c1 statedCycle 20 2024-01-01']);
    expect(reply.answer).toContain('2023 年一共学了几学时');
    expect(words(talk.sayAll('32', '30', '对').written)).toEqual([
      'c1 statedCycle 32 2023-01-01',
      'c1 statedCycle 20 2024-01-01',
      'c1 statedCycle 30 2025-01-01',
    ]);
  });

  it.each(['都是32', '每年都32学时'])('%s: of each', (text) => {
    expect(words(three().say(text).proposed)).toEqual(
      [2023, 2024, 2025].map((year) => `c1 statedCycle 32 ${year}-01-01`),
    );
  });
});

it('what two years are asked for by the law is no year’s hours', () => {
  const talk = talking('2026-11-28', { ...builder, ...changed });
  expect(talk.say('两年64学时，去年32今年还差多少').proposed.map(({ value }) => value)).not.toContain(64);
});
