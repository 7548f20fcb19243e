import { type Day, firstDayOfYear, lastDayOfYear, yearOf } from '@hz/shared/calendar';
import type { Assessment, AssessmentInput } from '@hz/shared/v1/engine';
import { plainTrade, type Rulebook, valueAt } from '@hz/shared/v1/rulebook';
import { LogicEngine } from 'json-logic-engine';

type Logic = unknown;

const v = (path: string): Logic => ({ var: path });
const known = (path: string): Logic => ({
  and: [{ '!==': [v(path), null] }, { '<=': [v(path), v('asOf')] }],
});
const sum = (credits: Logic): Logic => ({
  reduce: [credits, { '+': [v('current.tenths'), v('accumulator')] }, 0],
});
const object = (fields: Record<string, Logic>): Logic => ({ eachKey: fields });
const nothingDue = { deadline: null, daysLeft: null, required: null, done: null, remaining: null };
const due = (deadline: Logic, required: Logic, done: Logic): Record<string, Logic> => ({
  deadline,
  daysLeft: { '-': [deadline, v('asOf')] },
  required,
  done,
  remaining: { max: [0, { '-': [required, done] }] },
});

const closed = (status: string, reasons: Logic, nextStep: Logic): Logic =>
  object({ status, reasons, nextStep, ...nothingDue });
const reasonIf = (condition: Logic, reason: string): Logic => ({ if: [condition, [reason], []] });

const pendingDue = due(v('exchangeDeadline'), v('exchangeHours'), v('exchangeDone'));
const exchange: Logic = {
  if: [
    v('isExchanged'),
    closed(
      'completed',
      reasonIf({ '>': [v('exchangedOn'), v('exchangeDeadline')] }, 'exchanged-after-deadline'),
      null,
    ),
    known('issuedOn'),
    closed('not-needed', [], null),
    { or: [v('isUnmapped'), v('isRefused')] },
    closed(
      'ineligible',
      {
        merge: [
          reasonIf(v('isUnmapped'), 'trade-not-mapped'),
          reasonIf({ '===': [v('registryStatus'), 'cancelled'] }, 'registry-cancelled'),
          reasonIf({ '===': [v('registryStatus'), 'not-found'] }, 'registry-not-found'),
        ],
      },
      { if: [v('isUnmapped'), 'use-provincial-registry', 'contact-authority'] },
    ),
    { '>': [v('asOf'), v('exchangeDeadline')] },
    closed('lapsed', ['deadline-passed'], 'contact-authority'),
    { '===': [v('registryStatus'), null] },
    object({
      status: 'unconfirmed',
      reasons: ['registry-not-checked'],
      nextStep: 'check-registry',
      ...pendingDue,
    }),
    object({
      status: 'open',
      reasons: [],
      nextStep: {
        if: [
          { '!': known('registeredOn') },
          'register',
          { '<': [v('exchangeDone'), v('exchangeHours')] },
          'study',
          'exchange',
        ],
      },
      ...pendingDue,
    }),
  ],
};

const yearDue = { year: v('year'), ...due(v('yearLast'), v('yearRequired'), v('yearDone')) };
const running = (status: string, reasons: Logic): Logic =>
  object({ status, reasons, ...yearDue, yearsToConfirm: v('unconfirmedYears') });
const idle = (status: string, reasons: Logic, year: Logic, years: Logic): Logic =>
  object({ status, reasons, year, ...nothingDue, yearsToConfirm: years });

const education: Logic = {
  if: [
    { '!': v('hasDuty') },
    idle('not-applicable', ['skilled-worker'], null, []),
    { '===': [v('sinceYear'), null] },
    idle('not-applicable', ['no-electronic-certificate'], null, []),
    { '<': [v('year'), v('firstYear')] },
    object({
      status: 'not-started',
      reasons: [],
      year: v('firstYear'),
      ...due(v('firstYearLast'), v('yearlyHours'), 0),
      yearsToConfirm: [],
    }),
    { or: [{ '===': [v('inPost'), false] }, v('pairs.short')] },
    idle(
      'retraining-required',
      {
        merge: [
          reasonIf({ '===': [v('inPost'), false] }, 'not-in-post'),
          reasonIf(v('pairs.short'), 'two-year-shortfall'),
        ],
      },
      v('year'),
      v('unconfirmedYears'),
    ),
    { '>': [{ length: v('unconfirmedYears') }, 0] },
    running('unconfirmed', ['years-not-confirmed']),
    { '>=': [v('yearDone'), v('yearRequired')] },
    running('met', []),
    { '>': [v('yearRequired'), v('yearlyHours')] },
    running('catch-up', ['previous-year-short']),
    running('in-progress', []),
  ],
};

/** The same rules as the engine's, in the order in which each needs the ones before it. */
const stages: readonly (readonly [name: string, logic: Logic])[] = [
  ['isExchanged', known('exchangedOn')],
  ['isUnmapped', { in: [v('trade'), v('unmappable')] }],
  ['isRefused', { in: [v('registryStatus'), ['cancelled', 'not-found']] }],
  ['exchangeDone', sum({ filter: [v('credits'), { '<=': [v('on'), v('../../asOf')] }] })],
  ['exchange', exchange],
  ['sinceYear', { if: [v('isExchanged'), v('exchangedYear'), known('issuedOn'), v('issuedYear'), null] }],
  ['firstYear', { max: [v('earliestYear'), { '+': [v('sinceYear'), 1] }] }],
  ['firstYearLast', { val: ['lastDays', v('firstYear')] }],
  [
    'past',
    {
      map: [
        {
          filter: [
            v('years'),
            { and: [{ '>=': [v('year'), v('../../firstYear')] }, { '<': [v('year'), v('../../year')] }] },
          ],
        },
        object({
          year: v('year'),
          known: {
            or: [{ '===': [v('../../knownYears'), null] }, { in: [v('year'), v('../../knownYears')] }],
          },
          tenths: sum({
            filter: [
              v('../../credits'),
              { and: [{ '>=': [v('on'), v('../../first')] }, { '<=': [v('on'), v('../../last')] }] },
            ],
          }),
        }),
      ],
    },
  ],
  ['unconfirmedYears', { map: [{ filter: [v('past'), { '!': v('known') }] }, v('year')] }],
  [
    'pairs',
    {
      reduce: [
        v('past'),
        object({
          previous: { if: [v('current.known'), v('current.tenths'), null] },
          short: {
            or: [
              v('accumulator.short'),
              {
                and: [
                  { '!==': [v('accumulator.previous'), null] },
                  v('current.known'),
                  { '<': [{ '+': [v('accumulator.previous'), v('current.tenths')] }, 640] },
                ],
              },
            ],
          },
        }),
        { preserve: { previous: null, short: false } },
      ],
    },
  ],
  [
    'yearDone',
    sum({
      filter: [
        v('credits'),
        { and: [{ '>=': [v('on'), v('../../yearFirst')] }, { '<=': [v('on'), v('../../asOf')] }] },
      ],
    }),
  ],
  [
    'yearRequired',
    {
      if: [
        { '===': [v('pairs.previous'), null] },
        v('yearlyHours'),
        { max: [v('yearlyHours'), { '-': [v('pairHours'), v('pairs.previous')] }] },
      ],
    },
  ],
  ['continuingEducation', education],
];

const FIRST = 2023;
const LAST = 2031;
const years = Array.from({ length: LAST - FIRST + 1 }, (_, index) => {
  const year = FIRST + index;
  return { year, first: firstDayOfYear(year), last: lastDayOfYear(year) };
});

/** What JSON logic cannot do is done for it: the calendar, the look-ups in the rulebook, the plain trade. */
export function prepare(
  rulebook: Rulebook,
  { asOf, certificate, holder, credits, knownYears }: AssessmentInput,
) {
  const family = rulebook.families[certificate.family];
  const duty = rulebook.families['site-professional'].yearlyDuty as NonNullable<typeof family.yearlyDuty>;
  const yearOrNull = (day: Day | null) => (day === null ? null : yearOf(day));
  return {
    asOf,
    ...certificate,
    ...holder,
    trade: plainTrade(certificate.trade),
    credits,
    knownYears,
    years,
    year: yearOf(asOf),
    yearFirst: firstDayOfYear(yearOf(asOf)),
    yearLast: lastDayOfYear(yearOf(asOf)),
    lastDays: Object.fromEntries(years.map(({ year, last }) => [year, last])),
    exchangedYear: yearOrNull(certificate.exchangedOn),
    issuedYear: yearOrNull(certificate.issuedOn),
    unmappable: valueAt(rulebook.exchange.unmappableTrades, asOf),
    exchangeDeadline: valueAt(rulebook.exchange.deadline, asOf),
    exchangeHours: valueAt(family.exchangeHours, asOf),
    hasDuty: family.yearlyDuty !== null,
    earliestYear: valueAt(duty.earliestYear, asOf),
    yearlyHours: valueAt(duty.hours, asOf),
    pairHours: valueAt(duty.pairHours, asOf),
    ...Object.fromEntries(stages.map(([name]) => [name, null])),
  };
}

/** The rules compiled by json-logic-engine, as a function of prepared facts. */
export function compileJsonLogic(): (facts: ReturnType<typeof prepare>) => Assessment {
  const engine = new LogicEngine();
  const compiled = stages.map(([name, logic]) => [name, engine.build(logic)] as const);
  return (facts) => {
    // Written into the facts themselves, which have room for it: a copy would cost the peer time.
    const scope: Record<string, unknown> = facts;
    for (const [name, rule] of compiled) scope[name] = rule(scope);
    return { exchange: scope.exchange, continuingEducation: scope.continuingEducation } as Assessment;
  };
}
