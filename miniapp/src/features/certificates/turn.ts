import type { CertificateView } from '@hz/shared/contracts';
import type { Change, Deed } from '../../api/queue';
import { holderId, ofHolder } from '../../api/session';
import { storage } from '../../api/storage';
import { showToast } from '../../ui/Toast';
import type { Tone } from '../../ui/tone';
import type { Undo } from './take-back';
import { words } from './words';

/** How a certificate stands, in a word and a line. */
export interface Stand {
  tone: Tone;
  title: string;
  /** What follows from it. */
  sentences?: readonly string[];
  /** What is to be done next. */
  next?: string | null;
}

/** A change in words, and whether it told something or took back what was told. */
export interface Changed {
  words: string;
  how: 'told' | 'takenBack';
}

export const told = (words: string): Changed => ({ words, how: 'told' });

/** What a change by the queue was; `more` is said after it. */
export const changedBy = ({ key, words }: Deed, more = ''): Changed => ({
  words: `${words}${more}`,
  how: key.startsWith('DELETE ') ? 'takenBack' : 'told',
});

export interface Turn {
  /** The certificate, and its version since then. */
  id: string;
  version: number | null;
  /** How the certificate is called. */
  of: string;
  before: Stand;
  after: Stand;
  /** What was told, or taken back, that made the change. */
  changed: Changed;
  /** Set where the change is an end of the exchange itself. */
  end: { of: 'applied' | 'inHand' | 'received'; after: CertificateView } | null;
  /** Null: there is no way back. */
  undo: Undo | null;
}

/** What waits to be answered is kept: neither the system's back nor a start of the app is an answer. */
const keptAt = () => `turn:${holderId()}`;
const kept = (): Turn | null => (holderId() === null ? null : storage.read<Turn>(keptAt()));

/** The turn that waits to be seen, and said to be meant. */
export const currentTurn = ofHolder<Turn | null>(kept);

function show(turn: Turn): void {
  storage.write(keptAt(), turn);
  currentTurn.set(turn);
}

/** It was answered. */
export function settleTurn(): void {
  storage.remove(keptAt());
  currentTurn.set(null);
}

/** Something runs, whether its day is near or not. */
const sortOf = ({ tone }: Stand) => (tone === 'soon' ? 'go' : tone);

/** Whether a change made something else of how a certificate stands; an answer after which it goes on is no surprise. */
export const isFlipped = (before: Stand, after: Stand): boolean =>
  sortOf(before) !== sortOf(after) && !(sortOf(before) === 'ask' && sortOf(after) === 'go');

/** Whether a step of the exchange is left; hours go on every year. */
const isUnderWay = ({ way }: CertificateView): boolean =>
  way.steps.some(({ marks, state }) => marks !== 'hours' && state !== 'done' && state !== 'not-needed');

const holdingOf = ({ facts }: CertificateView) => facts.find(({ fact }) => fact === 'holding')?.value;

/** Of which end of the exchange a change is: it was open and is applied for, or the last of its steps is done. */
function endOf(before: CertificateView, after: CertificateView): Turn['end'] {
  const [was, is] = [before.assessment.exchange.status, after.assessment.exchange.status];
  if (is !== 'completed') return null;
  // Who says that the new one is in hand has said more than that it was applied for.
  if (was === 'open') return { of: holdingOf(after) === 'exchanged' ? 'inHand' : 'applied', after };
  return was === 'completed' && isUnderWay(before) && !isUnderWay(after) ? { of: 'received', after } : null;
}

/** Whether a change made another certificate of it: that what was waited for is there is no surprise to whoever says so. */
function isTurned(before: CertificateView, after: CertificateView): boolean {
  // Of another kind nothing is asked as it was, however well it stands.
  if (before.family !== after.family) return true;
  const [was, is] = [before, after].map((one) => one.assessment.exchange.status === 'completed');
  if (was !== is) return true;
  if (holdingOf(before) === 'applied' && holdingOf(after) === 'exchanged') return false;
  return isFlipped(before.verdict, after.verdict);
}

/** Shows before and after where a change has made something else of a certificate; says whether it did. */
export function tellOfTurn(
  flip: Omit<Turn, 'end'> & Partial<Turn>,
  isTold = isFlipped(flip.before, flip.after),
): boolean {
  if (isTold) show({ end: null, ...flip });
  return isTold;
}

/** What is to be done next, in a word; that nothing is goes without saying. */
const nextWords = ({ next }: CertificateView): string | null => (next.kind === 'nothing' ? null : next.label);

/** The same, of a certificate of the first kind of pages. */
export function tellOfFlip(
  before: CertificateView,
  after: CertificateView,
  changed: Changed,
  undo: Undo | null,
): boolean {
  const end = endOf(before, after);
  const stood = { tone: before.verdict.tone, title: before.verdict.title };
  return tellOfTurn(
    {
      ...{ id: after.id, version: after.version, of: after.title, before: stood },
      ...{ after: { ...after.verdict, next: nextWords(after) }, changed, undo, end },
    },
    end !== null || isTurned(before, after),
  );
}

/** What takes back a change that was sent late; null where nothing does. */
export const lateUndo = ({ back }: Change): Undo | null => back ?? null;

/** Of a turn that a late change made: where the certificate is not in front, that it is shown there. */
export const sayLate = (of: string, open: () => void): void =>
  showToast({ text: words.flipLate(of), action: { text: words.flipLook, run: open } });
