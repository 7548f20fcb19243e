import { assessCases, CaseError } from '@hz/shared/v1/engine';

const right = {
  id: 'one',
  pack: 'water-abc',
  asOf: '2024-07-01',
  facts: { kind: 'safety-abc', trade: 'C1', expiresOn: '2024-09-30', employed: true, accident: false },
  credits: [{ on: '2024-03-01', hours: 12 }],
};

/** The right case with a field set (a path of keys), or taken away. */
function changed(path: string, value?: unknown): unknown {
  const told = structuredClone(right) as unknown as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop() as string;
  const at = keys.reduce<Record<string, unknown>>((here, key) => here[key] as Record<string, unknown>, told);
  if (value === undefined) delete at[last];
  else at[last] = value;
  return told;
}

const errorOf = (cases: unknown[]): CaseError => {
  try {
    assessCases(cases);
  } catch (error) {
    if (error instanceof CaseError) return error;
    throw error;
  }
  throw new Error('no error');
};

describe('a wrong case of a pack is named with its field', () => {
  it.each([
    ['pack', 'nowhere-2020'],
    ['pack', 'jilin'],
    ['id', ''],
    ['asOf', '2021-12-31'],
    ['asOf', '2024-02-30'],
    ['knownOn', '2021-12-31'],
    ['knownOn', null],
    ['facts.kind', undefined],
    ['facts.kind', 'site-professional'],
    ['facts.kind', null],
    ['facts.trade', 'D'],
    ['facts.trade', ' '],
    ['facts.trade', true],
    ['facts.birthDate', '1980-01-01'],
    ['facts.constructor', '1980-01-01'],
    ['facts.expiresOn', 'soon'],
    ['facts.expiresOn', '2024-13'],
    ['facts.expiresOn', '0000'],
    ['facts.expiresOn', true],
    ['facts.employed', 'yes'],
    ['facts.employed', '2024'],
    ['facts.appliedOn', '2024-02-30'],
    ['credits', undefined],
    ['credits', null],
    ['credits.0.hours', 0],
    ['credits.0.hours', 0.05],
    ['credits.0.hours', -1],
    ['credits.0.category', null],
    ['credits.0.for', null],
    ['credits.0.for', '2024'],
    ['credits.0.on', '2024-02-30'],
    ['credits.0.place', 'x'],
    ['others', null],
    ['knownCycles', ['2024']],
    ['colour', 1],
  ])('%s: %j', (path, value) => {
    const error = errorOf([changed(path, value)]);
    const last = path.split('.').at(-1) as string;
    expect(error.message).toContain(last === '0' ? path : last);
    expect(error.message).toContain(path === 'id' ? '[0]' : 'case "one" [0]');
  });

  it('more than two facts known in part, whatever they turn out to be', () => {
    const facts = { kind: 'builder', issuedOn: '2030', appliedOn: 'unknown', examPassedOn: '2031-01' };
    const told = { id: 'one', pack: 'made-up', asOf: '2024-03-01', facts, credits: [] };
    expect(errorOf([told]).message).toContain('facts: at most 2');
    expect(assessCases([{ ...told, facts: { ...facts, examPassedOn: null } }])).toHaveLength(1);
  });

  it('an id that came before, also of the other contract', () => {
    expect(errorOf([right, right]).message).toContain('case "one" [1]: id: came before');
  });

  it('and a right one is none', () => expect(assessCases([right])).toHaveLength(1));
});
