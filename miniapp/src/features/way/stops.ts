import { formatPartChinese, parseDay } from '@hz/shared/calendar';
import type { CertificateView } from '@hz/shared/contracts';
import type { Stop } from '../../ui/WayMap';
import { dayWords } from '../dates';
import { seenWords } from '../registry';
import { words } from './words';

export type Step = CertificateView['way']['steps'][number];

/** What the registry says can be looked up on any day, whatever of the way is closed. */
const walkable = (step: Step): Step =>
  step.marks === 'registry' && step.state === 'blocked' ? { ...step, state: 'upcoming' } : step;

/** What the registry showed, where a step is the look at it. */
export const foundAt = ({ registryStatus }: CertificateView, { marks }: Step): string | null =>
  marks === 'registry' && registryStatus !== null ? seenWords[registryStatus] : null;

/** The steps as stops on the map, each with its state in words; what was looked up and speaks against it is no success. */
export function stopsOf(certificate: CertificateView): Stop[] {
  const { way, asOf, registryStatus } = certificate;
  const blocked = way.steps.filter(({ state }) => state === 'blocked').map(({ id }) => id);
  return way.steps.map(walkable).map((step): Stop => {
    const isStillOpen = step.state === 'upcoming' && blocked.includes(step.id);
    const { id, title, state, marks, doneOn, donePart } = step;
    if (state === 'done' && marks === 'registry' && registryStatus !== null && registryStatus !== 'valid')
      return { id, title, state: 'blocked', note: words.lookedUp(seenWords[registryStatus]) };
    if (step.concluded) return { id, title, state: 'concluded', note: words.notes.concluded };
    return {
      id,
      title,
      state,
      note:
        state === 'done'
          ? doneWords({ doneOn, donePart }, asOf)
          : isDayMissing({ state, donePart })
            ? words.dayWanted
            : isStillOpen
              ? words.stillOpen
              : words.notes[state],
    };
  });
}

/** Whether a step was told as done, and what there is to do is to say when. */
export const isDayMissing = ({ state, donePart }: Pick<Step, 'state' | 'donePart'>): boolean =>
  state === 'current' && donePart !== null;

/** From then on what was looked up may long be otherwise. */
const OLD_LOOK_DAYS = 31;

/** Whether a step is a look of which the day is long ago, or not known: today it may show something else. */
export const isLookOld = (
  { asOf }: Pick<CertificateView, 'asOf'>,
  { marks, state, doneOn }: Pick<Step, 'marks' | 'state' | 'doneOn'>,
): boolean =>
  marks === 'registry' &&
  state === 'done' &&
  (doneOn === null || parseDay(asOf) - parseDay(doneOn) >= OLD_LOOK_DAYS);

/** That a step is done, and what is known of its day. */
function doneWords({ doneOn, donePart }: Pick<Step, 'doneOn' | 'donePart'>, asOf: string): string {
  if (doneOn) return words.doneOn(dayWords(doneOn, asOf));
  return donePart ? words.donePart(formatPartChinese(donePart)) : words.notes.done;
}

/** The step that is due now, where it comes before this one on the way; null: nothing has to be done first. */
export function dueBefore({ way }: CertificateView, { id, state }: Step): Step | null {
  if (state !== 'upcoming') return null;
  const placeOf = (step: string | null) => way.steps.findIndex((each) => each.id === step);
  const at = placeOf(way.currentStepId);
  return at >= 0 && at < placeOf(id) ? (way.steps[at] as Step) : null;
}

/** The step whose day the exchange's deadline is about. */
const APPLYING = 'exchange';

/** Whether the deadline of applying is about a step: about those up to it; what comes after has no last day. */
export const isBeforeDeadline = ({ way }: CertificateView, { id }: Pick<Step, 'id'>): boolean => {
  const placeOf = (step: string) => way.steps.findIndex((each) => each.id === step);
  return placeOf(id) <= placeOf(APPLYING);
};

/** A step, its place in the way, and the one that is due now. */
export function stepIn({ way }: CertificateView, stepId: string | null) {
  const at = way.steps.findIndex(({ id }) => id === stepId);
  const found = way.steps[at];
  const step = found ? walkable(found) : null;
  const current = way.steps.find(({ id }) => id === way.currentStepId) ?? null;
  return { step, place: at + 1, total: way.steps.length, current };
}
