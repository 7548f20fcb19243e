import type { Day } from '@hz/shared/calendar';
import type { PackIntakeView, RequestOf } from '@hz/shared/contracts';
import type { Pack } from '@hz/shared/law';
import { offeredPacks } from '@hz/shared/packs';
import { checkPackAnswer, foldPackIntake, type IntakeAnswers } from '@hz/shared/standing';
import { answerInvalid, dateInFuture } from '../../platform/errors';
import { presentAsk, presentDoubts, presentWords } from '../../present/pack';
import type { PackOffer } from './service';

type Given = RequestOf<'POST /v2/intake/try'>['body'];

const answersIn = (given: readonly { question: string; value: string }[]): IntakeAnswers =>
  Object.fromEntries(given.map(({ question, value }) => [question, value]));

/**
 * Where somebody stands in the first questions of a pack; nothing is kept. The last answer is the new one: it is checked
 * against the others. Throws `pack-not-served`, `answer-invalid`, `date-in-future`.
 */
export function tryIntake(offer: PackOffer, { pack: id, answers = [] }: Given, asOf: Day): PackIntakeView {
  const pack = offer.get(id);
  const [last] = answers.slice(-1);
  if (last) {
    const before = answersIn(answers.slice(0, -1));
    const fault = checkPackAnswer(pack, before, last.question, last.value, asOf, offeredPacks());
    if (fault?.code === 'date-in-future') throw dateInFuture('value', fault.message);
    if (fault) throw answerInvalid(fault.message);
  }
  return presentIntake(offer, pack, answersIn(answers), asOf);
}

function presentIntake(offer: PackOffer, pack: Pack, answers: IntakeAnswers, asOf: Day): PackIntakeView {
  const { answered, next, doubts, taken, title, standing } = foldPackIntake(
    pack,
    answers,
    asOf,
    offeredPacks(),
  );
  const step = answered.length + (next ? 1 : 0);
  return {
    pack: pack.id,
    state: offer.stateOf(pack.id, asOf),
    answered: answered.map(({ question, value, label }) => ({
      question: presentAsk(pack, question, asOf),
      ...{ value, label },
    })),
    next: next && presentAsk(pack, next, asOf),
    doubts: presentDoubts(doubts),
    ...{ step, of: step },
    certificate: taken && { pack: pack.id, ...taken, facts: { ...taken.facts } },
    preview:
      title === null ? null : { title, words: standing && presentWords(pack, standing.headline.words, asOf) },
  };
}
