import type { Day } from '../calendar';
import { cyclesOf, type Tenths } from '../law';
import { ownHours } from './cycles';
import type { Standing } from './standing';

/** The year of a term that runs on the day asked about: what it asks for by itself, whatever the whole term has. */
export interface TermYear {
  readonly last: Day;
  readonly required: Tenths;
  readonly done: Tenths;
  readonly remaining: Tenths;
}

/** The running year of a term whose every year asks for hours; null: the obligation in hand is none, or none of them runs. */
export function termYearOf(
  { pack, asOf, headline: { data, answer } }: Standing,
  kind: string,
): TermYear | null {
  const each = data.needs.some((one) => 'hours' in one && one.eachYears !== undefined);
  if (!('term' in data.when) || !each || !answer.count) return null;
  const now = cyclesOf(answer.count).find(({ from, to }) => from <= asOf && asOf <= to);
  const required = now && ownHours(pack, data, kind, asOf);
  if (!now || !required) return null;
  return { last: now.to, required, done: now.tenths, remaining: Math.max(0, required - now.tenths) };
}
