import type { Day } from '../calendar';
import { cyclesOf, type Dated, type ObligationData, type Pack, raisedBy, type Tenths, valueAt } from '../law';
import { isReached, sharedIn, type ToldRecord } from './record';
import type { ObligationStanding, Standing } from './standing';

/** One cycle of a certificate, or year of a term, for the timeline. */
export interface TimelineCycle {
  readonly obligation: string;
  readonly from: Day;
  readonly to: Day;
  /** recorded: hours before anything counts; running: not over, not reached yet. */
  readonly state: 'met' | 'short' | 'unconfirmed' | 'running' | 'recorded';
  /** What it asks for, with what the one before lacked where that is known. */
  readonly required: Tenths | null;
  readonly done: Tenths;
  /** What was told of the whole of it; null: nothing. */
  readonly stated: Tenths | null;
  /** Hours of the holder's other certificates among those that were done. */
  readonly shared: Tenths;
  readonly isOfficial: boolean;
  /** Whether its hours may be told as a whole. */
  readonly canState: boolean;
}

/** What a cycle asked for by itself: the value of its last day, or of today while it runs. */
export function ownHours(pack: Pack, { needs }: ObligationData, kind: string, on: Day): Tenths | null {
  let sum: Tenths | null = null;
  for (const one of needs) {
    if (!('hours' in one)) continue;
    const name = typeof one.hours === 'string' ? one.hours : one.hours[kind];
    const dated = name === undefined ? undefined : pack.values[name];
    if (!dated) continue;
    const hours = valueAt(dated, Math.max(on, pack.from)) as Tenths;
    if (one.category === undefined) return hours;
    sum = (sum ?? 0) + hours;
  }
  return sum;
}

/** What it asked for together with the one before; null: the two are not looked at together. */
function pairHours({ values, from }: Pack, { needs }: ObligationData, on: Day): Tenths | null {
  const pairs = needs.flatMap((one) => ('hours' in one && one.pair ? [one.pair.hours] : []));
  const [name] = pairs;
  // Of several categories it is not told which of them lacked.
  return name === undefined || needs.length > 1
    ? null
    : valueAt(values[name] as Dated<Tenths>, Math.max(on, from));
}

function cyclesFor(
  pack: Pack,
  told: ToldRecord,
  standing: Standing,
  one: ObligationStanding,
): TimelineCycle[] {
  const { data, answer } = one;
  const { asOf } = standing;
  if (!answer.count) return [];
  const timeline: TimelineCycle[] = [];
  for (const cycle of cyclesOf(answer.count).filter(({ from }) => from <= asOf)) {
    const before = timeline[timeline.length - 1];
    const { from, to, tenths } = cycle;
    const running = to >= asOf;
    const isOfficial = !running && told.tells?.(from, to) === true;
    const stated = running ? undefined : told.statements.find((one) => one.from === from)?.tenths;
    const own = ownHours(pack, data, told.kind, Math.min(to, asOf));
    const now = answer.cycle !== null && running ? answer.needs[0]?.required : undefined;
    const pair = pairHours(pack, data, Math.min(to, asOf));
    const required =
      now ??
      (own === null || pair === null
        ? own
        : raisedBy(own, pair, before && before.state !== 'unconfirmed' ? before.done : null));
    const asked = answer.askCycles.includes(from);
    const confirmed =
      !asked && (running || stated !== undefined || isOfficial || isReached(standing, data.id, cycle));
    const reached = tenths >= (required ?? 0);
    const open = running ? 'running' : confirmed ? 'short' : 'unconfirmed';
    timeline.push({
      ...{ obligation: data.id, from, to, required, done: tenths },
      state: reached && confirmed ? 'met' : open,
      stated: stated ?? null,
      shared: sharedIn(one, told.others ?? [], cycle),
      isOfficial,
      canState: !running && !isOfficial,
    });
  }
  return timeline;
}

/** The cycles of a certificate in order, and before them what was studied before anything counts. */
export function timelineOf(standing: Standing, told: ToldRecord): TimelineCycle[] {
  const { pack, asOf, obligations } = standing;
  const cycles = obligations.flatMap((one) => cyclesFor(pack, told, standing, one));
  const first = Math.min(asOf + 1, ...cycles.map(({ from }) => from));
  const before = told.credits.filter(({ on }) => on < first);
  const done = before.reduce((sum, { tenths }) => sum + tenths, 0);
  if (done === 0) return cycles;
  const recorded: TimelineCycle = {
    obligation: (obligations[0] as ObligationStanding).data.id,
    ...{ from: Math.min(...before.map(({ on }) => on)), to: first - 1 },
    ...{
      state: 'recorded',
      required: null,
      done,
      stated: null,
      shared: 0,
      isOfficial: false,
      canState: false,
    },
  };
  return [recorded, ...cycles];
}
