import type { Day } from '../../calendar';
import type { CardClause } from './lacking';
import type { Mention } from './mentions';
import { BEHIND_NAME, clauseOf, dayOfAll, saidHours, tenthsOf, wholeOf } from './whole';

/** 昨天学了8学时 给资料员4 施工员4: each its own part of the whole. `says`: the parts are not the whole. Null: it is not told so. */
export function dealtOut(
  said: string,
  mentions: readonly Mention[],
  asOf: Day,
): CardClause[] | { says: string } | null {
  const [first] = mentions;
  if (!first || mentions.length < 2) return null;
  const whole = wholeOf(said.slice(0, first.from), asOf);
  const parts = mentions.map((mention) => ({ mention, hours: BEHIND_NAME.exec(said.slice(mention.to)) }));
  if (whole === null || parts.some(({ hours }) => hours === null)) return null;
  const tenths = parts.map(({ hours }) => tenthsOf(hours?.[1] as string, hours?.[2]));
  const sum = tenths.reduce((all, one) => all + one, 0);
  if (sum !== whole)
    return {
      says: `一共 ${saidHours(whole)} 学时，分开的加起来是 ${saidHours(sum)} 学时，对不上，先不记。每本各学了几学时？分开说。`,
    };
  const day = dayOfAll(said, asOf);
  return parts.map(({ mention }, i) => clauseOf(mention, day, tenths[i] as number));
}
