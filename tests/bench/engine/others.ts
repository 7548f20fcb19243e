// Packs of other kinds beside JSON logic: a term, and an act by a day of one's cohort. Cycles are measured by the first pack.
import { deepStrictEqual } from 'node:assert';
import { addMonths, addYears, type Day, parseDay } from '@hz/shared/calendar';
import { type Answer, assessLaw, isPartKnown, type LawCase, readPackCase } from '@hz/shared/law';
import { findPack } from '@hz/shared/packs';
import { LogicEngine } from 'json-logic-engine';
import { randomPackCases } from '../../support/second-reading/random-cases';

const CASES = 500;

type Logic = unknown;
type Told = Record<string, unknown>;
/** What both say of a case, in their own order. */
type Said = readonly [state: string, reasons: string[], due: Day | null, ask: string[], next: string | null];

const v = (path: string): Logic => ({ var: path });
const known = (path: string): Logic => ({ '!==': [v(path), null] });
const unknown = (path: string): Logic => ({ '===': [v(path), null] });
const happened = (path: string): Logic => ({ and: [known(path), { '<=': [v(path), v('asOf')] }] });
const listIf = (condition: Logic, name: string): Logic => ({ if: [condition, [name], []] });
const says = (state: string, reasons: Logic, due: Logic, ask: Logic = [], next: Logic = null): Logic => [
  { preserve: state },
  reasons,
  due,
  ask,
  next,
];

/** The renewal of a term: nobody applied in time, or it is not time yet. */
const term: Logic = {
  if: [
    { and: [v('inTime'), { '>': [v('asOf'), v('expiresOn')] }] },
    says('ask', [], null, ['expiresOn']),
    v('inTime'),
    says('done', [], v('expiresOn')),
    { and: [known('expiresOn'), { '>': [v('asOf'), v('expiresOn')] }] },
    says(
      'missed',
      {
        if: [
          { and: [happened('appliedOn'), { '>': [v('appliedOn'), v('expiresOn')] }] },
          ['applied-after-expiry'],
          ['not-renewed-in-time'],
        ],
      },
      v('expiresOn'),
      [],
      'retake',
    ),
    { '===': [v('employed'), false] },
    says('refused', ['no-employment'], v('expiresOn'), [], 'contact-authority'),
    { or: [unknown('expiresOn'), unknown('employed')] },
    says('ask', [], v('expiresOn'), {
      merge: [listIf(unknown('expiresOn'), 'expiresOn'), listIf(unknown('employed'), 'employed')],
    }),
    { '<': [v('asOf'), v('opens')] },
    says('not-yet', ['window-not-open'], v('expiresOn')),
    says('open', [], v('expiresOn'), [], 'apply'),
  ],
};

const bornBy = (limit: string): Logic => ({
  and: [known('birthDate'), { '<=': [v('birthDate'), v(limit)] }],
});
const tooOld: Logic = { or: [bornBy('born61'), { and: [bornBy('born56'), { '===': [v('sex'), 'f'] }] }] };
const isAgeOpen: Logic = {
  and: [
    unknown('sex'),
    { or: [unknown('birthDate'), { and: [bornBy('born56'), { '!': bornBy('born61') }] }] },
  ],
};

/** An exchange by the day of a cohort that may not be known. */
const once: Logic = {
  if: [
    { and: [happened('issuedOn'), { '!': happened('exchangedOn') }] },
    says('not-applicable', ['not-needed'], null),
    happened('exchangedOn'),
    says(
      'done',
      listIf(
        { and: [{ '===': [v('informationComplete'), false] }, { '>': [v('exchangedOn'), v('last')] }] },
        'exchanged-after-deadline',
      ),
      v('due'),
    ),
    { '>': [{ length: v('refusals') }, 0] },
    says('refused', v('refusals'), v('due'), [], 'contact-authority'),
    { and: [{ '===': [v('informationComplete'), false] }, { '>': [v('asOf'), v('last')] }] },
    says('missed', ['deadline-passed'], v('due'), [], 'contact-authority'),
    { '>': [{ length: v('asks') }, 0] },
    says('ask', [], v('due'), v('asks')),
    { '>': [v('asOf'), v('early')] },
    {
      if: [
        { '===': [v('informationComplete'), true] },
        says('open', ['authority-late'], null, [], 'contact-authority'),
        says('open', [], v('due'), [], { if: [happened('registeredOn'), 'claim', 'register'] }),
      ],
    },
    says('open', [], v('due'), [], { if: [happened('registeredOn'), 'claim', 'register'] }),
  ],
};

const lastOpen = (limit: string, otherwise: Logic): Logic => ({
  if: [{ '<=': [v('asOf'), v(limit)] }, v(limit), otherwise],
});
const stagesOfOnce: readonly (readonly [string, Logic])[] = [
  [
    'due',
    {
      if: [
        { '===': [v('informationComplete'), true] },
        lastOpen('early', null),
        { '===': [v('informationComplete'), false] },
        v('last'),
        lastOpen('early', lastOpen('last', null)),
      ],
    },
  ],
  [
    'refusals',
    {
      merge: [
        listIf({ and: [known('trade'), { '!': { in: [v('trade'), v('posts')] } }] }, 'post-not-exchanged'),
        listIf({ and: [known('oldIssuedOn'), { '>=': [v('oldIssuedOn'), v('border')] }] }, 'issued-too-late'),
        listIf({ '===': [v('oldValid'), false] }, 'not-in-force'),
        listIf({ and: [known('birthDate'), { '>': [v('birthDate'), v('born18')] }] }, 'too-young'),
        listIf(tooOld, 'too-old'),
      ],
    },
  ],
  [
    'asks',
    {
      merge: [
        ...['trade', 'oldIssuedOn', 'oldValid', 'informationComplete'].map((name) =>
          listIf(unknown(name), name),
        ),
        listIf(isAgeOpen, 'sex'),
        listIf(unknown('birthDate'), 'birthDate'),
      ],
    },
  ],
  ['said', once],
];
const stagesOfTerm: readonly (readonly [string, Logic])[] = [
  [
    'inTime',
    {
      and: [
        happened('appliedOn'),
        known('expiresOn'),
        { '>=': [v('appliedOn'), v('opens')] },
        { '<=': [v('appliedOn'), v('expiresOn')] },
      ],
    },
  ],
  ['said', term],
];

/** The last day of birth with which somebody is so old. */
function lastBirth(age: number, asOf: Day): Day {
  const birth = addYears(asOf, -age);
  return addYears(birth + 1, age) <= asOf ? birth + 1 : birth;
}

/** What JSON logic cannot do is done for it: the calendar and the values of the pack. */
function prepared({ asOf, facts }: LawCase, names: readonly string[]): Told {
  const due = facts.expiresOn as Day | null | undefined;
  return {
    ...Object.fromEntries(names.map((name) => [name, facts[name] ?? null])),
    asOf,
    opens: due == null ? null : addMonths(due, -3),
    ...{ born18: lastBirth(18, asOf), born56: lastBirth(56, asOf), born61: lastBirth(61, asOf) },
    ...{ early: parseDay('2023-10-01'), last: parseDay('2024-03-31'), border: parseDay('2018-12-13') },
    posts: ['施工员', '质量员', '机械员', '材料员', '劳务员', '资料员'],
    ...{ inTime: null, refusals: null, asks: null, said: null },
    // `due` of a term is the day of expiry itself.
    due: null,
  };
}

const saidOf = ({ state, reasons, due, ask, next }: Answer): Said => [
  state,
  [...reasons],
  due,
  [...ask],
  next,
];

interface Contest {
  agree(): number;
  byJsonLogic(index: number): unknown;
  byPack(index: number): unknown;
  cases: number;
}

function contest(id: string, stages: readonly (readonly [string, Logic])[]): Contest {
  const pack = findPack(id);
  if (!pack) throw new RangeError(`there is no pack ${id}`);
  const told = randomPackCases(id, 1_500, 20_221_114, 0.1)
    .map((one) => readPackCase(one, () => pack).told)
    // Days known in part are nothing that the peer can be asked.
    .filter(({ facts }) => !Object.values(facts).some(isPartKnown))
    .slice(0, CASES);
  const facts = told.map((one) => prepared(one, pack.factNames));
  const engine = new LogicEngine();
  const rules = stages.map(([name, logic]) => [name, engine.build(logic)] as const);
  function byJsonLogic(index: number): unknown {
    const scope = facts[index] as Told;
    for (const [name, rule] of rules) scope[name] = rule(scope);
    return scope.said;
  }
  const byPack = (index: number) => assessLaw(pack, told[index] as LawCase);
  return {
    byJsonLogic,
    byPack,
    cases: told.length,
    agree() {
      told.forEach((one, index) => {
        deepStrictEqual(byJsonLogic(index), saidOf(byPack(index)[0] as Answer), JSON.stringify(one));
      });
      return told.length;
    },
  };
}

/** By pack: its rules in JSON logic and by its own engine. */
export const contests = {
  'safety-abc': contest('safety-abc', stagesOfTerm),
  'yunnan-2023': contest('yunnan-2023', stagesOfOnce),
};
