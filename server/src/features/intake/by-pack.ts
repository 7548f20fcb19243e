import type { Day } from '@hz/shared/calendar';
import type { PackIntakeView, RequestOf } from '@hz/shared/contracts';
import type { Pack } from '@hz/shared/law';
import { offeredPacks } from '@hz/shared/packs';
import {
  foldPackIntake,
  HOLDING,
  type IntakeAnswers,
  type PackIntake,
  questionsInAll,
  takePackAnswer,
} from '@hz/shared/standing';
import { findRulebook } from '@hz/shared/v1/rulebook';
import { answerInvalid, dateInFuture } from '../../platform/errors';
import { presentAsk, presentDoubts, presentWords } from '../../present/pack';
import type { PackOffer } from '../packs/service';
import { previewV1 } from './presenter';

type Given = RequestOf<'POST /v2/intake/try'>['body'];

const answersIn = (given: readonly { question: string; value: string }[]): IntakeAnswers =>
  Object.fromEntries(given.map(({ question, value }) => [question, value]));

export const folded = (pack: Pack, answers: IntakeAnswers, asOf: Day): PackIntake =>
  foldPackIntake(pack, answers, asOf, offeredPacks());

/** Whether a certificate is added by the very answers that were read before it was agreed to. */
export function isAgreed(
  { answered }: PackIntake,
  read: readonly { question: string; value: string }[],
): boolean {
  const told = answersIn(read);
  return (
    answered.length === Object.keys(told).length &&
    answered.every(({ question, value }) => told[question.id] === value)
  );
}

/** Answers to the first questions of a pack, and where somebody stands with them. */
interface Taken {
  readonly pack: Pack;
  readonly answers: IntakeAnswers;
  readonly intake: PackIntake;
}

/**
 * The answers to the first questions of a pack. The last one is the new answer: it is checked against the others.
 * Throws `pack-not-served`, `answer-invalid`, `date-in-future`.
 */
export function takenAnswers(offer: PackOffer, { pack: id, answers: given = [] }: Given, asOf: Day): Taken {
  const pack = offer.get(id);
  const answers = answersIn(given);
  const [last] = given.slice(-1);
  if (!last) return { pack, answers, intake: folded(pack, answers, asOf) };
  const before = answersIn(given.slice(0, -1));
  const taken = takePackAnswer(pack, before, last.question, last.value, asOf, offeredPacks());
  if ('intake' in taken) return { pack, answers, intake: taken.intake };
  const { code, message } = taken.fault;
  throw code === 'date-in-future' ? dateInFuture('value', message) : answerInvalid(message);
}

/** Where somebody stands in the first questions of a pack; nothing is kept. Throws as `takenAnswers`. */
export const tryIntake = (offer: PackOffer, given: Given, asOf: Day): PackIntakeView =>
  presentPackIntake(offer, takenAnswers(offer, given, asOf), asOf);

export function presentPackIntake(
  offer: PackOffer,
  { pack, answers, intake }: Taken,
  asOf: Day,
): PackIntakeView {
  const { answered, next, doubts, taken } = intake;
  return {
    pack: pack.id,
    state: offer.stateOf(pack.id, asOf),
    answered: answered.map(({ question, value, label }) => ({
      question: presentAsk(pack, question, asOf),
      ...{ value, label },
    })),
    next: next && presentAsk(pack, next, asOf),
    doubts: presentDoubts(doubts),
    step: answered.length + (next ? 1 : 0),
    of: questionsInAll(pack, answers, intake, asOf, offeredPacks()),
    certificate: taken && { pack: pack.id, ...taken, facts: { ...taken.facts } },
    preview: previewOf(pack, intake, asOf),
  };
}

/** Where somebody who is told that it is too late says that it was done in time: at what is in hand, else at its day. */
function afterAllOf({ answered, standing }: PackIntake): { question: string; name: string } | null {
  const { data, answer } = standing?.verdict ?? {};
  if (!data || answer?.state !== 'missed' || !('once' in data.when)) return null;
  const { act } = data.when.once;
  const asked = [HOLDING, act].find((id) => answered.some(({ question }) => question.id === id));
  return asked === undefined ? null : { question: asked, name: data.name };
}

/** What the certificate would be told once it is added, word for word as on its screens. */
function previewOf(pack: Pack, intake: PackIntake, asOf: Day): PackIntakeView['preview'] {
  const { taken, title, standing } = intake;
  if (taken === null || title === null) return null;
  if (standing === null) return { title, words: null };
  const rulebook = findRulebook(pack.id);
  const afterAll = afterAllOf(intake);
  if (!rulebook)
    return { title, words: presentWords(pack, standing.headline.words, asOf), ...(afterAll && { afterAll }) };
  const {
    deadline,
    daysLeft,
    tone,
    title: head,
    sentences,
    clauses,
    reading,
  } = previewV1(rulebook, taken, asOf);
  return {
    title,
    words: { tone, title: head, sentences, clauses, reading, caveat: null },
    ...(deadline !== null && { due: { on: deadline, daysLeft } }),
    ...(afterAll && { afterAll }),
  };
}
