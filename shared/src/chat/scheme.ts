import { packIds } from '../packs';
import { plainTyped } from '../text';
import { ELSEWHERE, IS_THERE, SCHEME_TOPICS, SCHEMES, type SchemeTopic } from './phrases/schemes';
import { moodOf } from './told/moods';

/** A scheme that a question is about; `pack` null: none of it is at hand. */
export interface AskedScheme {
  pack: string | null;
  /** How it was called, where no pack is at hand. */
  called: string;
  topic: SchemeTopic | null;
}

const topicOf = (text: string): SchemeTopic | null =>
  SCHEME_TOPICS.find(([, words]) => words.test(text))?.[0] ?? null;

/** Another scheme than `own` that a text asks about; null: none. */
export function otherScheme(text: string, own: string): AskedScheme | null {
  const said = plainTyped(text).toLowerCase();
  if (IS_THERE.test(said)) return null;
  const named = SCHEMES.find(([pack, words]) => words.test(said) && packIds().includes(pack))?.[0];
  if (named === own) return null;
  const topic = topicOf(said);
  if (named !== undefined) return { pack: named, called: '', topic };
  const place = ELSEWHERE.exec(said)?.[1];
  const asksOfIt = topic !== null || /证/.test(said);
  return place !== undefined && asksOfIt && (moodOf(said).asks || topic !== null)
    ? { pack: null, called: place, topic }
    : null;
}

/** What a question asks of a scheme of its own, in the scheme's own words; null: nothing that they tell. */
export function schemeIntent(text: string, hasTerm: boolean): SchemeTopic | null {
  const said = plainTyped(text).toLowerCase();
  if (!moodOf(said).asks && !/怎|吗|呢/.test(said)) return null;
  const topic = topicOf(said);
  if (topic === 'exchange_scope' || topic === 'notice_source') return topic;
  return hasTerm && topic === 'validity' ? topic : null;
}
