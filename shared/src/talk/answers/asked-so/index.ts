// Questions that their own words tell whole. What was learnt of all questions takes them for something near by: 证多的能不能
// 少学点 is no question of hours left over, 一天能学几个学时 none of how many a year.
import type { Intent } from '../../intents';
import { moodOf } from '../../told/moods';
import { clausesOf, plain } from '../../told/plain';
import type { Draft } from '../draft';
import type { Matter } from '../matter';
import type { AskedSo } from './kind';
import { OF_CERTIFICATES } from './of-certificates';
import { OF_STUDY } from './of-study';
import { OF_THE_REST } from './of-the-rest';
import { OF_THE_WAY } from './of-the-way';

const ALL: readonly AskedSo[] = [...OF_STUDY, ...OF_CERTIFICATES, ...OF_THE_WAY, ...OF_THE_REST];
const LONGEST = 30;
const asks = (said: string): boolean =>
  [said, ...clausesOf(said).map(({ text }) => text)].some((one) => {
    const { asks: does, trouble } = moodOf(one);
    return does || trouble || /(?:吧|不|没|么|呢)[?？]*$/.test(one);
  });

function askedSo(text: string): AskedSo | undefined {
  const said = plain(text).trim();
  if ([...said].length > LONGEST || !asks(said)) return undefined;
  const found = ALL.flatMap((one) => {
    const at = said.search(one.words);
    return at < 0 || one.unless?.test(said) ? [] : [{ one, at }];
  });
  // Of several questions in one message the first.
  return found.sort((one, other) => one.at - other.at)[0]?.one;
}

/** The intent of such a question; null: it is none. */
export const intentAskedSo = (text: string): Intent | null => askedSo(text)?.intent ?? null;

/** The answer to it; null: it is none, or something else answers it for this holder. */
export const ofAskedSo = (matter: Matter, text: string): Draft | null =>
  askedSo(text)?.says(matter, plain(text)) ?? null;

/** The same under another pack: what is asked of it, and what of that its document has no word of. Null: it is none there. */
export function askedSoInPacks(
  text: string,
): { intent: Intent; silent: string | null; ofOwn: boolean } | null {
  const found = askedSo(text);
  if (found?.inPacks === undefined) return null;
  const silent = found.inPacks === true ? null : found.inPacks;
  return { intent: found.intent, silent, ofOwn: found.ofOwn ?? false };
}
