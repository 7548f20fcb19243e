import type { CertificateView } from '@hz/shared/contracts';
import type { Tone } from '../../ui/tone';
import { words as packWords } from '../packs/words';
import { type Card, isToldWhole } from './cards';
import { words } from './words';

/** How near a last day is: the last three days look different from the last thirty, and those from the rest. */
export type Nearness = 'last' | 'near' | 'far';

const LAST_DAYS = 3;
const NEAR_DAYS = 30;

export function nearnessOf(daysLeft: number): Nearness {
  if (daysLeft <= LAST_DAYS) return 'last';
  return daysLeft <= NEAR_DAYS ? 'near' : 'far';
}

/** Nothing can be done for it here any more, or nothing is left to do; who may have to learn anew has this year's day still. */
export const isSettled = ({ verdict, next }: CertificateView): boolean =>
  (verdict.tone === 'late' && next.kind !== 'retrain') ||
  (verdict.tone === 'done' && next.kind === 'nothing');

/** The new certificate is there, whatever its years still ask for. */
export const isExchanged = ({ verdict: { tone }, way: { steps } }: CertificateView): boolean =>
  tone !== 'late' &&
  tone !== 'ask' &&
  steps.every(({ marks, state }) => marks === 'hours' || state === 'done' || state === 'not-needed');

/** A certificate in the list, whichever pack it is of. */
export interface Listed {
  id: string;
  title: string;
  /** Of what kind it is, and of where. */
  kind: string;
  archived: boolean;
  tone: Tone;
  /** How it stands, in a few words. */
  stands: string;
  daysLeft: number | null;
  settled: boolean;
  view: CertificateView;
  /** Set where only its own pack can speak of it. */
  card: Card | null;
}

/** Why nothing is judged; null where it is. */
export const unjudged = ({ packState }: Card): string | null =>
  packState === 'published'
    ? null
    : packState === 'not-served'
      ? packWords.notServed
      : packWords.notPublished;

function listedCard(view: CertificateView, card: Card): Listed {
  const { headline, next, daysLeft } = card;
  const tone = headline?.tone ?? 'ask';
  return {
    ...{ id: card.id, title: card.title, kind: words.of(card.jurisdiction, card.kindName), view, card },
    ...{ archived: card.archived, tone, stands: headline?.title ?? unjudged(card) ?? '', daysLeft },
    settled: tone === 'late' || (tone === 'done' && next === null),
  };
}

/** The certificates of both lists, each by its own pack; one that is in the first alone is left out until it is in both. */
export const listed = (views: readonly CertificateView[], cards: readonly Card[]): Listed[] =>
  views.flatMap((view): Listed[] => {
    const { id, title, familyName, archived, verdict } = view;
    if (isToldWhole(view))
      return [
        {
          ...{ id, title, kind: familyName, archived, view, card: null },
          ...{ tone: verdict.tone, stands: verdict.title, daysLeft: verdict.daysLeft },
          settled: isSettled(view),
        },
      ];
    const card = cards.find((one) => one.id === id);
    return card ? [listedCard(view, card)] : [];
  });

/** Days until it presses; what presses on no day comes after what does, and settled ones last. */
function urgencyOf({ daysLeft, tone, settled }: Listed): number {
  if (settled) return Number.MAX_SAFE_INTEGER;
  if (daysLeft !== null && daysLeft >= 0) return daysLeft;
  return tone === 'ask' || tone === 'late' ? NEAR_DAYS : Number.MAX_SAFE_INTEGER - 1;
}

/** How many of a list in the order of urgency come before what waits for answers. */
export const beforeAnswers = (list: readonly Listed[]): number =>
  list.filter((one) => urgencyOf(one) <= NEAR_DAYS).length;

/** By urgency; alike ones stay in the order in which they were added. */
export const byUrgency = (list: readonly Listed[]): Listed[] =>
  [...list].sort((one, other) => urgencyOf(one) - urgencyOf(other));
