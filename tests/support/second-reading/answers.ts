import { anniversary, type Day, day, monthsFrom, text, yearOf } from './days';

/**
 * The tables of the packs' contract read a second time, row by row, and written down naively: every day is whole,
 * the numbers stand in place. Only to compare the product with.
 */
export interface Course {
  on: Day;
  hours: number;
  category?: string;
  for?: Day;
}
export interface WholeCase {
  pack: string;
  asOf: Day;
  knownOn: Day | null;
  events: Record<string, Day | undefined>;
  dates: Record<string, Day | undefined>;
  states: Record<string, unknown>;
  credits: Course[];
  others: Course[];
  knownCycles: Day[] | null;
}
interface Need {
  required: number;
  done: number;
  remaining: number;
}
export interface Answer {
  state: string;
  reasons: string[];
  opens: string | null;
  due: string | null;
  cycle: { from: string; to: string } | null;
  needs: Record<string, Need>;
  ask: string[];
  effect: string | null;
  next: string | null;
}

export const PACK_DAY: Record<string, Day> = {
  'hubei-2021': day('2021-08-26'),
  'yunnan-2023': day('2023-07-24'),
  'anhui-2021': day('2021-12-18'),
  'water-abc': day('2022-01-01'),
  'safety-abc': day('2014-09-01'),
  'made-up': day('2024-02-29'),
};

const NOTHING: Answer = {
  state: '',
  reasons: [],
  opens: null,
  due: null,
  cycle: null,
  needs: {},
  ask: [],
  effect: null,
  next: null,
};
const tenths = (hours: number): number => Math.round(hours * 10);
const sum = (courses: Course[]): number => courses.reduce((total, { hours }) => total + tenths(hours), 0);
const need = (required: number, done: number): Need => ({
  required: required / 10,
  done: done / 10,
  remaining: Math.max(0, required - done) / 10,
});
const happened = (on: Day | undefined, asOf: Day): on is Day => on !== undefined && on <= asOf;

/** The n-th cycle of a certificate, counted from 0, whether the pack's day allows it or not. */
function cycleAt(pack: string, anchor: Day, exchanged: boolean, n: number): [Day, Day] {
  if (pack === 'hubei-2021' && exchanged) return [anniversary(anchor, n) + 1, anniversary(anchor, n + 1)];
  if (pack === 'hubei-2021') return [anniversary(anchor, n + 1), anniversary(anchor, n + 2) - 1];
  const year = yearOf(anchor) + 1;
  if (pack === 'anhui-2021') return [day(`${year + n}-01-01`), day(`${year + n}-12-31`)];
  return [day(`${year + 3 * n}-07-01`), day(`${year + 3 * n + 3}-06-30`)];
}

function cycles(told: WholeCase): Answer {
  const { pack, asOf } = told;
  const madeUp = pack === 'made-up';
  const exchangedOn = happened(told.events.exchangedOn, asOf) ? told.events.exchangedOn : undefined;
  const issuedOn = happened(told.events.issuedOn, asOf) ? told.events.issuedOn : undefined;
  const anchor = exchangedOn ?? issuedOn;
  if (anchor === undefined)
    return {
      ...NOTHING,
      state: 'not-applicable',
      reasons: [madeUp ? 'no-certificate' : 'no-electronic-certificate'],
    };

  const all: [Day, Day][] = [];
  for (let n = 0; all.length === 0 || (all.at(-1)?.[1] ?? 0) < asOf; n++) {
    const cycle = cycleAt(pack, anchor, exchangedOn !== undefined, n);
    if (cycle[1] >= (PACK_DAY[pack] ?? 0)) all.push(cycle);
  }
  const now = all.length - 1;
  const [from, to] = all[now] as [Day, Day];

  const makeUp = pack === 'hubei-2021' ? 1 : 0;
  const studied = [
    ...told.credits,
    ...(pack === 'anhui-2021' ? told.others.filter(({ category }) => category === 'common') : []),
  ].filter(({ on }) => on <= asOf);
  const inCycle = (index: number): Course[] =>
    studied.filter((course) => {
      const lies = all.findIndex(([first, last]) => first <= course.on && course.on <= last);
      if (lies < 0) return false;
      const meant = course.for === undefined ? -1 : all.findIndex(([first]) => first === course.for);
      const counts = meant >= 0 && meant <= lies && lies - meant <= makeUp ? meant : lies;
      return counts === index;
    });
  const hoursOf = all.map((_, index) => sum(inCycle(index)));
  const known = (index: number): boolean =>
    told.knownCycles === null || told.knownCycles.includes(all[index]?.[0] ?? Number.NaN);

  const needs: Record<string, Need> = {};
  let raised = false;
  let closedShort = false;
  if (madeUp) {
    const later = told.knownOn === null || told.knownOn >= day('2025-03-01');
    const compulsory = later && asOf >= day('2025-01-01') ? 450 : 600;
    const of = (category: string) => sum(inCycle(now).filter((course) => course.category === category));
    needs.compulsory = need(compulsory, of('compulsory'));
    needs.elective = need(600, of('elective'));
  } else {
    const before = now > 0 && known(now - 1) ? hoursOf[now - 1] : undefined;
    const required = before === undefined ? 320 : Math.max(320, 640 - before);
    raised = required > 320;
    needs.hours = need(required, hoursOf[now] ?? 0);
    if (pack === 'anhui-2021')
      needs.specialty = need(220, sum(inCycle(now).filter(({ category }) => category === 'specialty')));
    for (let first = 0; first + 1 < now; first++) {
      if (!known(first) || !known(first + 1)) continue;
      const together = (hoursOf[first] ?? 0) + (hoursOf[first + 1] ?? 0);
      if (together >= 640) continue;
      if (first + 1 + makeUp < now) closedShort = true;
      else needs.pair = need(640, together);
    }
  }

  const span = { opens: text(from), due: text(to), cycle: { from: text(from), to: text(to) }, needs };
  if (asOf < from) return { ...NOTHING, ...span, state: 'not-yet' };
  const ask = all.slice(0, now).flatMap(([first], index) => (known(index) ? [] : [text(first)]));
  const lost = [
    ...(pack === 'anhui-2021' && told.states.inPost === false ? ['not-in-post'] : []),
    ...(closedShort ? [pack === 'anhui-2021' ? 'two-year-shortfall' : 'two-cycle-shortfall'] : []),
  ];
  if (lost.length > 0) {
    const effect = pack === 'hubei-2021' ? 'status-not-continued' : 'retrain';
    return { ...NOTHING, ...span, state: 'missed', reasons: lost, ask, effect };
  }
  if (ask.length > 0) return { ...NOTHING, ...span, state: 'ask', reasons: ['cycles-not-confirmed'], ask };
  if (Object.values(needs).every(({ remaining }) => remaining === 0))
    return { ...NOTHING, ...span, state: 'done' };
  const short = raised || needs.pair !== undefined;
  return {
    ...NOTHING,
    ...span,
    state: 'open',
    reasons: short ? ['previous-cycle-short'] : [],
    next: 'study',
  };
}

function renewal(told: WholeCase): Answer {
  const { pack, asOf, states } = told;
  const [madeUp, water] = [pack === 'made-up', pack === 'water-abc'];
  const issuedOn = happened(told.events.issuedOn, asOf) ? told.events.issuedOn : undefined;
  if (madeUp && issuedOn === undefined)
    return { ...NOTHING, state: 'not-applicable', reasons: ['no-certificate'] };
  let due = told.dates.expiresOn;
  if (madeUp && due === undefined && issuedOn !== undefined) due = anniversary(issuedOn, 3) - 1;
  const opens = due === undefined ? undefined : monthsFrom(due, -3);
  const appliedOn = happened(told.events.appliedOn, asOf) ? told.events.appliedOn : undefined;
  const unknownTerm: Record<string, Need> = water ? { training: need(360, 0) } : {};

  const years: [Day, Day][] = [];
  if (water && due !== undefined)
    for (const back of [2, 1, 0]) {
      const year: [Day, Day] = [anniversary(due, -back - 1) + 1, anniversary(due, -back)];
      if (year[1] >= (PACK_DAY[pack] ?? 0)) years.push(year);
    }
  const hoursOf = ([from, to]: [Day, Day]): number =>
    sum(told.credits.filter(({ on }) => from <= on && on <= to && on <= asOf));
  const needs: Record<string, Need> = !water
    ? {}
    : due === undefined
      ? unknownTerm
      : {
          training: need(
            120 * years.length,
            years.reduce((total, year) => total + Math.min(120, hoursOf(year)), 0),
          ),
        };
  const days = {
    opens: opens === undefined ? null : text(opens),
    due: due === undefined ? null : text(due),
    needs,
  };

  if (due !== undefined && opens !== undefined) {
    const inTime = appliedOn !== undefined && opens <= appliedOn && appliedOn <= due;
    if (inTime && asOf <= due) return { ...NOTHING, ...days, state: 'done' };
    if (inTime) return { ...NOTHING, state: 'ask', ask: ['expiresOn'], needs: unknownTerm };
    if (asOf > due) {
      const late = appliedOn !== undefined && appliedOn > due;
      const reasons = [late ? 'applied-after-expiry' : 'not-renewed-in-time'];
      return { ...NOTHING, ...days, state: 'missed', reasons, effect: 'lapse', next: 'retake' };
    }
  }
  const past = years.filter(([, to]) => to < asOf);
  const known = ([from]: [Day, Day]): boolean => told.knownCycles === null || told.knownCycles.includes(from);
  const refused = [
    ...(!madeUp && states.employed === false ? ['no-employment'] : []),
    ...(water && states.accident === true ? ['accident'] : []),
    ...(past.some((year) => known(year) && hoursOf(year) < 120) ? ['training-year-short'] : []),
  ];
  if (refused.length > 0)
    return { ...NOTHING, ...days, state: 'refused', reasons: refused, next: 'contact-authority' };
  const unknownYears = past.filter((year) => !known(year)).map(([from]) => text(from));
  const ask = [
    ...(due === undefined ? ['expiresOn'] : []),
    ...(!madeUp && typeof states.employed !== 'boolean' ? ['employed'] : []),
    ...(water && typeof states.accident !== 'boolean' ? ['accident'] : []),
    ...unknownYears,
  ];
  if (ask.length > 0)
    return {
      ...NOTHING,
      ...days,
      state: 'ask',
      reasons: unknownYears.length > 0 ? ['cycles-not-confirmed'] : [],
      ask,
    };
  if (opens !== undefined && asOf < opens)
    return { ...NOTHING, ...days, state: 'not-yet', reasons: ['window-not-open'] };
  const toStudy = (needs.training?.remaining ?? 0) > 0;
  const toPass = madeUp && !happened(told.events.examPassedOn, asOf);
  return { ...NOTHING, ...days, state: 'open', next: toStudy ? 'study' : toPass ? 'exam' : 'apply' };
}

const SIX_POSTS = ['施工员', '质量员', '机械员', '材料员', '劳务员', '资料员'];

function exchange(told: WholeCase): Answer {
  const { asOf, states } = told;
  const [systems, last] = [day('2023-10-01'), day('2024-03-31')];
  const exchangedOn = happened(told.events.exchangedOn, asOf) ? told.events.exchangedOn : undefined;
  if (exchangedOn === undefined && happened(told.events.issuedOn, asOf))
    return { ...NOTHING, state: 'not-applicable', reasons: ['not-needed'] };
  const complete = typeof states.informationComplete === 'boolean' ? states.informationComplete : null;
  const due =
    complete === true
      ? asOf > systems
        ? null
        : systems
      : complete === false
        ? last
        : asOf > last
          ? null
          : asOf > systems
            ? last
            : systems;
  const base = { ...NOTHING, due: due === null ? null : text(due) };
  if (exchangedOn !== undefined) {
    const late = exchangedOn > last && complete === false;
    return { ...base, state: 'done', reasons: late ? ['exchanged-after-deadline'] : [] };
  }

  const { oldIssuedOn, birthDate } = told.dates;
  const trade =
    typeof states.trade === 'string' ? states.trade.normalize('NFKC').replace(/\s/gu, '') : undefined;
  let age: number | undefined;
  if (birthDate !== undefined) {
    age = yearOf(asOf) - yearOf(birthDate);
    if (anniversary(birthDate, age) > asOf) age--;
  }
  const refused = [
    ...(trade !== undefined && !SIX_POSTS.includes(trade) ? ['post-not-exchanged'] : []),
    ...(oldIssuedOn !== undefined && oldIssuedOn >= day('2018-12-13') ? ['issued-too-late'] : []),
    ...(states.oldValid === false ? ['not-in-force'] : []),
    ...(age !== undefined && age < 18 ? ['too-young'] : []),
    ...(age !== undefined && (age > 60 || (states.sex === 'f' && age > 55)) ? ['too-old'] : []),
  ];
  const refer = 'contact-authority';
  if (refused.length > 0) return { ...base, state: 'refused', reasons: refused, next: refer };
  if (asOf > last && complete === false)
    return { ...base, state: 'missed', reasons: ['deadline-passed'], effect: 'void', next: refer };
  const sexMatters = age === undefined || (age >= 56 && age <= 60);
  const ask = [
    ...(trade === undefined ? ['trade'] : []),
    ...(oldIssuedOn === undefined ? ['oldIssuedOn'] : []),
    ...(typeof states.oldValid === 'boolean' ? [] : ['oldValid']),
    ...(complete === null ? ['informationComplete'] : []),
    ...(sexMatters && states.sex !== 'm' && states.sex !== 'f' ? ['sex'] : []),
    ...(age === undefined ? ['birthDate'] : []),
  ];
  if (ask.length > 0) return { ...base, state: 'ask', ask };
  if (complete === true && asOf > systems)
    return { ...base, state: 'open', reasons: ['authority-late'], next: refer };
  return { ...base, state: 'open', next: happened(told.events.registeredOn, asOf) ? 'claim' : 'register' };
}

/** What each obligation of a pack answers for a case in which every day is whole. */
export const OBLIGATIONS: Record<string, Record<string, (told: WholeCase) => Answer>> = {
  'hubei-2021': { yearly: cycles },
  'yunnan-2023': { exchange },
  'anhui-2021': { yearly: cycles },
  'water-abc': { renewal },
  'safety-abc': { renewal },
  'made-up': { study: cycles, renewal },
};
