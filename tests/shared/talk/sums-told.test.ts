// What a sum of hours is the sum of: of what is studied for now, of years before, or up to a day.
import { parseDay } from '@hz/shared/calendar';
import type { CertificateTold } from '../../support/certificates';
import { aChat, clerkTalking, type KeptTalking } from '../../support/chat';

const chat = aChat();
const clerk: CertificateTold = { trade: '资料员', specialty: null, registryStatus: 'valid' };
const talking = (asOf: string, told: CertificateTold) => clerkTalking(chat, told, asOf);
const hoursOnRecord = (talk: KeptTalking) =>
  talk.certificates.flatMap(({ facts }) => facts.credits.map(({ tenths }) => tenths / 10));

const exchanged = { ...clerk, exchangedOn: '2022-12-02' };
const forExchange = { credits: { '2022-11-20': 16, '2022-11-25': 16 } };

describe('a sum as large as what was studied before the year', () => {
  it.each([
    ['2023-01-10', '我一共学了32学时'],
    ['2023-01-10', '平台上显示已学32学时'],
    ['2023-12-28', '一共学了40学时'],
    ['2023-12-28', '平台显示累计56学时'],
  ])('%s, %s: of which it is, is asked, and nothing waits for a yes', (asOf, text) => {
    const reply = talking(asOf, { ...exchanged, ...forExchange }).say(text);
    expect([reply.proposed, reply.written]).toEqual([[], []]);
    expect(reply.quickReplies.map(({ label }) => label)).toEqual(['都是今年的', '连以前的一起', '不记']);
    expect(reply.answer).toContain('记在今天');
  });

  it('of this year, where that is said', () => {
    const talk = talking('2023-12-28', { ...exchanged, ...forExchange });
    talk.sayAll('一共学了40学时', '都是今年的', '对');
    expect(hoursOnRecord(talk)).toEqual([16, 16, 40]);
  });

  it('with those of before: each year is asked for', () => {
    const talk = talking('2023-12-28', { ...exchanged, ...forExchange });
    const reply = talk.sayAll('一共学了40学时', '连以前的一起');
    expect(reply.answer).toContain('几年加在一起的分不开');
    expect(hoursOnRecord(talk)).toEqual([16, 16]);
  });

  it.each(['今年一共学了20学时', '一共学了20学时', '今年一共学了40学时'])(
    '%s: this year is said, or it is too few to be all there was',
    (text) => {
      const [fact] = talking('2023-12-28', { ...exchanged, ...forExchange }).say(text).proposed;
      expect(fact?.fact).toBe('total');
    },
  );

  it('is what is on record, before a year of the duty has begun', () => {
    const talk = talking('2022-12-05', { ...exchanged, ...forExchange });
    expect(talk.say('我一共学了32学时')).toMatchObject({
      proposed: [],
      answer: expect.stringContaining('正好'),
    });
  });
});

describe('a sum of several years', () => {
  const later = { ...exchanged, credits: { '2026-05-01': 20 } };
  it.each([
    '23年和24年加起来60',
    '去年和前年一共40',
    '去年和今年一共40学时',
    '从换证到现在一共学了100',
    '这三年一共96',
    '从前年到今年一共84',
    '前年去年加今年96',
    '23年到现在一共116',
    '连去年的一共52',
    '今年连去年40',
    '前两年一共学了60',
  ])('%s is no year’s: it is asked year by year', (text) => {
    const reply = talking('2026-11-28', later).say(text);
    expect([reply.proposed, reply.written]).toEqual([[], []]);
    expect(reply.answer).toContain('几年加在一起的分不开');
  });
});

it('several years told one by one are each heard, this year’s among them', () => {
  const told = talking('2026-11-28', exchanged).say('25年学了12 24年学了12 26年学了8').proposed;
  expect(told.map(({ fact, value, on: day }) => `${fact} ${value} ${day}`).sort()).toEqual([
    'statedCycle 12 2024-01-01',
    'statedCycle 12 2025-01-01',
    'total 8 null',
  ]);
});

describe('a sum up to a day', () => {
  it.each([
    ['到12月1日一共20学时', '2022-12-01', 20],
    ['12月1日为止20学时', '2022-12-01', 20],
    ['到11月底一共学了20学时', '2022-11-30', 20],
    ['到3号学够了20', '2022-12-03', 20],
    ['3号查的时候显示20学时', '2022-12-03', 20],
    ['12月3号的时候就已经学了20了', '2022-12-03', 20],
    ['12月3号累计20学时', '2022-12-03', 20],
  ])('%s: what was studied later comes on top, and the rest is of that day', (text, day, hours) => {
    const talk = talking('2022-12-05', { ...clerk, credits: { '2022-12-04': 8 } });
    const reply = talk.sayAll(text, '对');
    expect(reply.outcome).toBe('noted');
    expect(talk.certificates[0]?.facts.credits).toEqual([
      { on: parseDay('2022-12-04'), tenths: 80 },
      { on: parseDay(day), tenths: hours * 10 },
    ]);
  });

  it('with more that came later in the same message, is told apart from that', () => {
    const talk = talking('2022-12-05', { ...clerk, credits: { '2022-12-04': 8 } });
    const { proposed } = talk.say('12月1日为止20学时，后来又学了8');
    expect(proposed.map(({ fact }) => fact)).not.toContain('total');
  });

  it('takes in what is on record up to then', () => {
    const talk = talking('2022-12-05', { ...clerk, credits: { '2022-11-20': 8, '2022-12-03': 8 } });
    talk.sayAll('到12月1日一共学了20学时', '对');
    expect(hoursOnRecord(talk)).toEqual([8, 8, 12]);
  });

  it('of before this year, is no sum of this year', () => {
    const reply = talking('2023-01-10', { ...exchanged, ...forExchange }).say('到12月31日一共学了40学时');
    expect([reply.proposed, reply.written]).toEqual([[], []]);
  });
});
