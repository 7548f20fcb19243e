// What is told and asked once a term is over: of the new card, of an application that nobody remembers, and of what had ended before the document was there.
import { formatDay, parseDay } from '@hz/shared/calendar';
import type { Known } from '@hz/shared/law';
import { loadPack } from '@hz/shared/packs';
import { standingOfRecord, upcomingPackRows } from '@hz/shared/standing';

const CARD = { trade: 'A', employed: true, accident: false };
const recordOf = (facts: Record<string, Known>) => ({
  ...{ kind: 'safety-abc', facts: { ...CARD, ...facts }, credits: [] },
  statements: [
    { from: parseDay('2021-06-01'), tenths: 120 },
    { from: parseDay('2022-06-01'), tenths: 120 },
  ],
});
const told = (pack: string, facts: Record<string, Known>, day: string) => {
  const { headline, next } = standingOfRecord(loadPack(pack), recordOf(facts), parseDay(day));
  const { title, sentences } = headline.words;
  return { next, state: headline.answer.state, words: `${title}。${sentences.join('')}` };
};
const remindedOf = (pack: string, facts: Record<string, Known>, from: string, until: string) =>
  upcomingPackRows(
    { pack: loadPack(pack), told: recordOf(facts), addedOn: parseDay(from) },
    [],
    parseDay(from),
    parseDay(until),
  ).map(({ rule, day }) => `${formatDay(day)} ${rule}`);

describe.each(['water-abc', 'safety-abc'])('a card that was renewed in time: %s', (pack) => {
  const facts = { expiresOn: '2024-05-31', appliedOn: '2024-04-01' };

  it('is asked the new day from the day after the old one, and reminded of it three times', () => {
    const { next, words } = told(pack, facts, '2024-06-01');
    expect(next).toMatchObject({ kind: 'fact', fact: 'expiresOn' });
    expect(words).toMatch(/^先说说新(的)?证/);
    expect(remindedOf(pack, facts, '2024-04-01', '2025-03-31')).toEqual([
      '2024-06-01 renewed',
      '2024-07-01 renewed',
      '2024-07-31 renewed',
    ]);
  });

  it('is not asked any more once the new day is there', () => {
    const renewed = { ...facts, expiresOn: '2027-05-31' };
    expect(remindedOf(pack, renewed, '2024-06-02', '2025-03-31')).toEqual([]);
  });

  it('of which only the month is known is asked when the month is over', () => {
    const inPart = { expiresOn: '2024-05', appliedOn: '2024-04-20' };
    const days = remindedOf(pack, inPart, '2024-04-21', '2024-12-31');
    expect(days.filter((day) => day.endsWith('renewed'))[0]).toBe('2024-06-01 renewed');
  });
});

describe('an application of which nobody remembers the day', () => {
  const facts = { expiresOn: '2024-05-31', appliedOn: 'unknown' };

  it('leaves the last day what it is', () => {
    expect(told('water-abc', facts, '2024-04-01').words).toContain('期限是 5月31日（还剩60天）。');
    expect(told('water-abc', facts, '2024-05-31').words).toContain('最后一天就是今天');
  });

  it('is asked for after it, with what hangs on it', () => {
    const { words, next } = told('water-abc', facts, '2024-06-01');
    expect(next).toMatchObject({ kind: 'fact', fact: 'appliedOn' });
    expect(words).toMatch(/有效期到 5月31日，已经过了：按时申请了延续的，等新证书；没有按时申请的，/);
    expect(remindedOf('water-abc', facts, '2024-06-01', '2025-03-31')).toHaveLength(3);
  });
});

describe('a card that had ended before its document was there', () => {
  const facts = { expiresOn: '2021-12-05' };

  it('is told when it ended, and nothing that the document lets follow', () => {
    const { state, words, next } = told('water-abc', facts, '2022-01-01');
    expect(state).toBe('missed');
    expect(words).toContain('2021年12月5日');
    expect(words).toContain('文件不管以前的事');
    expect(words).not.toMatch(/失效。|文件写的是|重新考核/);
    expect(words.match(/2021年12月5日/g)).toHaveLength(1);
    expect(next).toMatchObject({ kind: 'advice', id: 'contact-authority' });
  });

  it('is reminded of nothing, while one that ended on the first day is', () => {
    expect(remindedOf('water-abc', facts, '2021-11-01', '2022-12-31')).toEqual([]);
    const onIt = remindedOf('water-abc', { expiresOn: '2022-01-01' }, '2021-11-01', '2022-12-31');
    expect(onIt.at(-1)).toBe('2022-01-02 lapsed');
    expect(told('water-abc', { expiresOn: '2022-01-01' }, '2022-01-02').words).toContain('失效');
  });
});

test('of two last days that hang on an answer, those that are over are said to be', () => {
  const { headline } = standingOfRecord(
    loadPack('yunnan-2023'),
    {
      ...{ kind: 'site-professional', credits: [], statements: [] },
      facts: {
        trade: '施工员',
        oldIssuedOn: '2017-01-01',
        oldValid: true,
        sex: 'm',
        birthDate: '1980-01-01',
      },
    },
    parseDay('2024-04-01'),
  );
  expect(headline.words.sentences.join('')).toContain(
    '答是，期限是 2023年10月1日，已经过了；答不是，期限是 3月31日，已经过了。',
  );
});
