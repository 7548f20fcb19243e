import { type Answer, type Course, OBLIGATIONS, PACK_DAY, type WholeCase } from './answers';
import { anniversary, type Day, day, span, text } from './days';

interface JsonCourse {
  on: string;
  hours: number;
  category?: string;
  for?: string;
}
export interface PackCase {
  id: string;
  pack: string;
  asOf: string;
  facts: Record<string, unknown>;
  credits: JsonCourse[];
  others?: JsonCourse[];
  knownCycles?: string[] | null;
  knownOn?: string;
}

/** Facts of each pack in its order: e an event, d a date, s a state. */
export const FACTS: Record<string, [string, 'e' | 'd' | 's'][]> = {
  'hubei-2021': [
    ['exchangedOn', 'e'],
    ['issuedOn', 'e'],
  ],
  'yunnan-2023': [
    ['trade', 's'],
    ['exchangedOn', 'e'],
    ['issuedOn', 'e'],
    ['registeredOn', 'e'],
    ['oldIssuedOn', 'd'],
    ['oldValid', 's'],
    ['informationComplete', 's'],
    ['sex', 's'],
    ['birthDate', 'd'],
  ],
  'anhui-2021': [
    ['exchangedOn', 'e'],
    ['issuedOn', 'e'],
    ['inPost', 's'],
  ],
  'water-abc': [
    ['trade', 's'],
    ['expiresOn', 'd'],
    ['appliedOn', 'e'],
    ['employed', 's'],
    ['accident', 's'],
  ],
  'safety-abc': [
    ['trade', 's'],
    ['expiresOn', 'd'],
    ['appliedOn', 'e'],
    ['employed', 's'],
  ],
  'made-up': [
    ['issuedOn', 'e'],
    ['expiresOn', 'd'],
    ['appliedOn', 'e'],
    ['examPassedOn', 'e'],
    ['fromOtherProvince', 's'],
  ],
};

const course = (told: JsonCourse): Course => ({
  on: day(told.on),
  hours: told.hours,
  ...(told.category === undefined ? {} : { category: told.category }),
  ...(told.for === undefined ? {} : { for: day(told.for) }),
});

/** Every day that a fact written in part may be; undefined: it has not happened. */
function possible(written: string, kind: 'e' | 'd', pack: string, asOf: Day): (Day | undefined)[] {
  const isUnknown = written === 'unknown';
  const [first, last] = isUnknown ? [anniversary(PACK_DAY[pack] ?? 0, -10), asOf] : span(written);
  const end = kind === 'e' ? Math.min(last, asOf) : last;
  const days: (Day | undefined)[] = Array.from({ length: Math.max(0, end - first + 1) }, (_, n) => first + n);
  return isUnknown || days.length === 0 ? [undefined, ...days] : days;
}

export const isWrittenInPart = (value: unknown, kind: 'e' | 'd' | 's'): value is string =>
  kind !== 's' &&
  typeof value === 'string' &&
  (value.length < 10 ? kind === 'e' || value !== 'unknown' : false);

const BLANK: Omit<Answer, 'state'> = {
  reasons: [],
  opens: null,
  due: null,
  cycle: null,
  needs: {},
  ask: [],
  effect: null,
  next: null,
};

/** Answers by number: one for each pair of days tried, the rows for the first part, the columns for the second. */
interface Grid {
  different: Answer[];
  rows: Int32Array[];
}

/** One answer for all days that the facts may mean: tried out, each day by itself. */
function common({ different, rows }: Grid, names: string[], asOf: string): Answer {
  if (different.length === 1) return different[0] as Answer;
  if (different.every(({ state }) => state === 'missed')) {
    const result: Answer = { ...BLANK, state: 'missed' };
    for (const field of Object.keys(BLANK) as (keyof typeof BLANK)[]) {
      const values = new Set(different.map((answer) => JSON.stringify(answer[field])));
      if (values.size === 1) Object.assign(result, { [field]: different[0]?.[field] });
    }
    return result;
  }
  const firstMatters = rows.some((row) => row.some((answer, column) => answer !== rows[0]?.[column]));
  const secondMatters = rows.some((row) => row.some((answer) => answer !== row[0]));
  const dues = different.flatMap(({ due }) => (due !== null && due >= asOf ? [due] : []));
  return {
    ...BLANK,
    state: 'ask',
    ask: names.filter((_, index) => (index === 0 ? firstMatters : secondMatters)),
    due: dues.sort()[0] ?? null,
  };
}

/** The packs' contract a second time: what `assess` should answer for a case that is none of its errors. */
export function assessPackNaively(told: PackCase) {
  const asOf = day(told.asOf);
  const facts = FACTS[told.pack] ?? [];
  const whole: WholeCase = {
    pack: told.pack,
    asOf,
    knownOn: told.knownOn === undefined ? null : day(told.knownOn),
    events: {},
    dates: {},
    states: {},
    credits: told.credits.map(course),
    others: (told.others ?? []).map(course),
    knownCycles: told.knownCycles?.map(day) ?? null,
  };
  const parts: { name: string; kind: 'e' | 'd'; days: (Day | undefined)[] }[] = [];
  for (const [name, kind] of facts) {
    const value = told.facts[name];
    if (value === null || value === undefined) continue;
    if (kind === 's') {
      if (value !== 'unknown') whole.states[name] = value;
    } else if (isWrittenInPart(value, kind)) {
      parts.push({ name, kind, days: possible(value, kind, told.pack, asOf) });
    } else if (value !== 'unknown') (kind === 'e' ? whole.events : whole.dates)[name] = day(String(value));
  }
  const put = (part: (typeof parts)[number] | undefined, value: Day | undefined) => {
    if (part) (part.kind === 'e' ? whole.events : whole.dates)[part.name] = value;
  };
  const answers = Object.entries(OBLIGATIONS[told.pack] ?? {}).map(([id, answer]) => {
    const [one, other] = parts;
    const numbers = new Map<string, number>();
    const different: Answer[] = [];
    const rows = (one?.days ?? [undefined]).map((first) => {
      put(one, first);
      return Int32Array.from(other?.days ?? [undefined], (second) => {
        put(other, second);
        const given = answer(whole);
        const written = JSON.stringify(given);
        if (!numbers.has(written)) numbers.set(written, different.push(given) - 1);
        return numbers.get(written) ?? -1;
      });
    });
    return [
      id,
      common(
        { different, rows },
        parts.map(({ name }) => name),
        text(asOf),
      ),
    ] as const;
  });
  return { id: told.id, obligations: Object.fromEntries(answers) };
}
