// What the law refuses, told beside the very act that it refuses: one of the two is not so, and nobody is told that it is done.
import { parseDay } from '@hz/shared/calendar';
import { loadPack } from '@hz/shared/packs';
import { standingOfRecord } from '@hz/shared/standing';

const headlineOf = (
  pack: string,
  kind: string,
  facts: Record<string, string | boolean>,
  on = '2026-11-20',
) => {
  const told = { kind, facts, credits: [], statements: [] };
  const { headline, next } = standingOfRecord(loadPack(pack), told, parseDay(on));
  const { state, due } = headline.answer;
  return { ...headline.words, state, due, said: headline.words.sentences.join(''), next };
};
const exchanged = (facts: object, on?: string) =>
  headlineOf(
    'yunnan-2023',
    'site-professional',
    { trade: '施工员', exchangedOn: '2023-09-01', ...facts },
    on,
  );
const renewed = (pack: string, facts: object) =>
  headlineOf(pack, 'safety-abc', {
    ...{ trade: 'C', expiresOn: '2027-01-10', appliedOn: '2026-11-10', employed: true, accident: false },
    ...facts,
  });

describe('what excludes an exchange or a renewal, told beside it', () => {
  it.each([
    ['the old certificate was not in force', { oldValid: false }],
    ['it was issued too late', { oldIssuedOn: '2019-05-01' }],
    ['it was issued too late, whichever day of its year it was', { oldIssuedOn: '2019' }],
  ])('makes an exchange doubtful: %s', (_what, fact) => {
    const one = exchanged(fact);
    expect(one).toMatchObject({ state: 'done', tone: 'ask', title: '换证办没办成要先核实' });
    expect(one.said).toContain('问发证的主管部门');
    expect(one.next).toMatchObject({ kind: 'advice', id: 'contact-authority' });
  });

  it.each([
    ['water-abc', { employed: false }],
    ['safety-abc', { employed: false }],
    ['water-abc', { accident: true }],
  ])('makes a renewal of %s doubtful: %p', (pack, fact) => {
    const one = renewed(pack, fact);
    expect(one).toMatchObject({ state: 'done', tone: 'ask', title: '延续办没办成要先核实' });
    expect(one.next).toMatchObject({ kind: 'advice', id: 'contact-authority' });
  });

  it('makes a renewal doubtful whichever day it was applied for on, and after the old term has ended', () => {
    for (const [pack, fact] of [
      ['safety-abc', { employed: false }],
      ['water-abc', { accident: true }],
    ] as const)
      for (const days of [{ appliedOn: 'unknown' }, { expiresOn: '2026-11-15', appliedOn: '2026-11-10' }]) {
        const one = renewed(pack, { ...days, ...fact });
        expect(one).toMatchObject({ state: 'ask', tone: 'ask', title: '延续办没办成要先核实' });
        expect(one.next).toMatchObject({ kind: 'advice', id: 'contact-authority' });
        expect(renewed(pack, days).title).not.toContain('核实');
      }
  });

  it('makes an exchange doubtful of which only the day is not known, and leaves it no last day', () => {
    for (const fact of [{ oldValid: false }, { oldIssuedOn: '2019-05-01' }, { trade: '标准员' }]) {
      const one = exchanged({ exchangedOn: 'unknown', ...fact }, '2023-09-10');
      expect(one).toMatchObject({ state: 'ask', title: '换证办没办成要先核实', due: null });
      expect(one.said).not.toContain('期限');
    }
    expect(exchanged({ exchangedOn: 'unknown' }, '2023-09-10').due).toBe(parseDay('2023-10-01'));
  });

  it('is a new certificate that was there before the exchange, on every day that each may have been', () => {
    for (const [exchangedOn, issuedOn] of [
      ['2023-09-01', '2023-08-31'],
      ['2023-09', '2023-08'],
    ]) {
      const one = exchanged({ exchangedOn, issuedOn });
      expect(one).toMatchObject({ state: 'done', tone: 'ask', title: '换证办没办成要先核实' });
      expect(one.said).toContain('总有一个日子不对');
    }
    for (const issuedOn of ['2023-09-01', '2023', '2023-09', 'unknown'])
      expect(exchanged({ exchangedOn: '2023-09-01', issuedOn }).title).toBe('换证办好了');
  });

  it('leaves no last day to whoever may have the new certificate, and cannot exchange else: that is said', () => {
    const perhaps = exchanged({ exchangedOn: undefined, issuedOn: 'unknown', oldValid: false }, '2023-09-10');
    expect(perhaps).toMatchObject({ state: 'ask', due: null });
    expect(perhaps.said).toContain('换证现在办不了：旧证书已经不在有效期里。');
    const there = exchanged({ exchangedOn: 'unknown', issuedOn: '2023-08-01' }, '2023-09-10');
    expect(there).toMatchObject({ state: 'ask', due: null });
  });

  it('is nothing where it does not hold, or perhaps does not', () => {
    for (const fact of [{}, { oldValid: true }, { oldIssuedOn: '2018' }, { oldValid: 'unknown' }])
      expect(exchanged(fact).title).not.toContain('核实');
    for (const pack of ['water-abc', 'safety-abc']) expect(renewed(pack, {}).title).not.toContain('核实');
  });
});
