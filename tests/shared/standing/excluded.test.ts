// What the law refuses, told beside the very act that it refuses: one of the two is not so, and nobody is told that it is done.
import { parseDay } from '@hz/shared/calendar';
import { loadPack } from '@hz/shared/packs';
import { standingOfRecord } from '@hz/shared/standing';

const headlineOf = (pack: string, kind: string, facts: Record<string, string | boolean>) => {
  const told = { kind, facts, credits: [], statements: [] };
  const { headline, next } = standingOfRecord(loadPack(pack), told, parseDay('2026-11-20'));
  return { ...headline.words, state: headline.answer.state, said: headline.words.sentences.join(''), next };
};
const exchanged = (facts: object) =>
  headlineOf('yunnan-2023', 'site-professional', { trade: '施工员', exchangedOn: '2023-09-01', ...facts });
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

  it('is nothing where it does not hold, or perhaps does not', () => {
    for (const fact of [{}, { oldValid: true }, { oldIssuedOn: '2018' }, { oldValid: 'unknown' }])
      expect(exchanged(fact).title).not.toContain('核实');
    for (const pack of ['water-abc', 'safety-abc']) expect(renewed(pack, {}).title).not.toContain('核实');
  });
});
