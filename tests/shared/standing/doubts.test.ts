import { formatDay, parseDay } from '@hz/shared/calendar';
import { loadPack } from '@hz/shared/packs';
import { actFirst, doubtsOf, hoursDoubtsOf } from '@hz/shared/standing';

/** What is questioned of a fact on a day, given what else is known. */
const doubts = (
  pack: string,
  kind: string,
  fact: string,
  told: Record<string, string>,
  asOf: string,
  trade = '施工员',
) =>
  doubtsOf(loadPack(pack), kind, trade, told, parseDay(asOf))
    .filter((one) => one.fact === fact)
    .map(({ before, after, text }) => {
      const bound = before === null ? `after ${formatDay(after as number)}` : `before ${formatDay(before)}`;
      return `${bound}: ${text}`;
    });

const CARD = ['made-up', 'builder'] as const;

describe('days that are questioned', () => {
  it('are those after the last day of something done once, and those before its document', () => {
    expect(doubts('jilin-2022-25', 'site-professional', 'exchangedOn', {}, '2026-11-20')).toEqual([
      'after 2022-12-31: 换证的期限是 2022年12月31日，这一天在期限以后。',
      'before 2022-11-14: 要换证的文件是 2022年11月14日才发的，这一天在那以前。',
    ]);
  });

  it('are those before the document also of what frees of it: the day of an old certificate frees of nothing', () => {
    expect(doubts('jilin-2022-25', 'site-professional', 'issuedOn', {}, '2022-12-05')).toEqual([
      'before 2022-11-14: 要换证的文件是 2022年11月14日才发的，这一天在那以前，那时拿的多半是要换证的旧证书。',
    ]);
  });

  it('are all days of an exchange that the document lets nobody of the post do', () => {
    const first = (pack: string, fact: string, trade: string, asOf: string) =>
      doubts(pack, 'site-professional', fact, {}, asOf, trade)[0];
    const unmapped = 'before 2100-12-31: 这个岗位或工种在新系统里没有对应的名称，换不了。';
    expect(first('jilin-2022-25', 'exchangedOn', '试验员', '2022-12-05')).toBe(unmapped);
    expect(first('jilin-2022-25', 'issuedOn', ' 试 验员', '2022-12-05')).toBe(unmapped);
    expect(first('yunnan-2023', 'exchangedOn', '标准员', '2024-01-05')).toMatch(
      /^before 2100-12-31: 这次只换 施工员、.*这个岗位不在里面。$/,
    );
    // One that was new from the start may be of a post that is not exchanged.
    expect(first('yunnan-2023', 'issuedOn', '标准员', '2024-01-05')).toMatch(/^before 2023-/);
  });

  it('are an application before its window and after the expiry, where that day is known', () => {
    const of = (told: Record<string, string>) =>
      doubts('safety-abc', 'safety-abc', 'appliedOn', told, '2026-11-20');
    expect(of({ expiresOn: '2026-10-10' })).toEqual([
      'before 2026-07-10: 7月10日才可以申请延续，这一天在那以前，不算。',
      'after 2026-10-10: 有效期到 10月10日，这一天在那以后，延续就晚了。',
    ]);
    for (const told of [{}, { expiresOn: 'unknown' }, { expiresOn: '2026' }] as Record<string, string>[])
      expect(of(told)).toEqual([]);
  });

  it('are a card that would expire before it was issued, and one issued after it expired', () => {
    expect(doubts(...CARD, 'expiresOn', { issuedOn: '2025-03-01' }, '2026-11-20')).toEqual([
      expect.stringContaining('after 2030-02-20'),
      'before 2025-03-01: 发卡日期是 2025年3月1日，有效期不会在那以前到。',
    ]);
    expect(doubts(...CARD, 'issuedOn', { expiresOn: '2025-03-01' }, '2026-11-20')).toEqual([
      'after 2025-03-01: 有效期到 2025年3月1日，发卡日期不会在那以后。',
    ]);
  });

  it('are an expiry that no term of the pack reaches, from whichever day it is asked', () => {
    for (const pack of ['safety-abc', 'water-abc'])
      expect(doubts(pack, 'safety-abc', 'expiresOn', {}, '2022-12-05')).toEqual([
        'after 2026-03-05: 有效期一次是 3 年，这一天太远了。',
      ]);
  });

  it('are none of another kind of certificate, and none before the document itself', () => {
    expect(doubts('hubei-2021', 'site-professional', 'exchangedOn', {}, '2026-11-20')).toEqual([]);
    expect(doubts('jilin-2022-25', 'site-professional', 'exchangedOn', {}, '2022-01-01')).toEqual([]);
  });
});

describe('hours and what asks for them first', () => {
  const pack = loadPack('jilin-2022-25');
  const asOf = parseDay('2022-12-10');
  const kept = (hours: Record<string, number>, facts: Record<string, string> = {}) => ({
    ...{ kind: 'site-professional', facts },
    credits: Object.entries(hours).map(([on, each]) => ({
      ...{ on: parseDay(on), tenths: each * 10, category: null, for: null },
    })),
  });

  it('the act is questioned before they were there, with those that there were', () => {
    expect(hoursDoubtsOf(pack, kept({ '2022-12-04': 28, '2022-12-05': 4 }), asOf).at(-1)).toEqual({
      ...{ fact: 'exchangedOn', before: parseDay('2022-12-05'), after: null },
      text: '到那一天你只记了 28 学时，换证要先学满 32 学时。',
    });
    expect(hoursDoubtsOf(pack, kept({ '2022-12-04': 28 }), asOf)).toEqual([]);
  });

  it('and they against the act that is told of, save where an official list tells of it', () => {
    const told = kept({}, { exchangedOn: '2022-12-05' });
    expect(actFirst(pack, told, asOf)).toMatchObject({ on: parseDay('2022-12-05'), tenths: 320 });
    expect(actFirst(pack, { ...told, listed: ['exchangedOn'] }, asOf)).toBeNull();
    expect(actFirst(pack, { ...told, kind: 'skilled-worker' }, asOf)).toBeNull();
    expect(actFirst(pack, kept({}), asOf)).toBeNull();
  });
});
