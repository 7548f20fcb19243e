import { saysRefused } from '../refused';
import type { ChatContext, ChatState, Choice } from '../types';
import { act, afterwards, isFresh, secondThoughts, takeBack } from './acting';
import { addingTurn } from './adding';
import { mendedByCard } from './cards-mended';
import { allSaid } from './cards-said';
import { commandOf, saysAdd, saysInstead, saysNo, saysWrong, saysYes } from './commands';
import { cycleChosen } from './cycle-chosen';
import { asksForRest, completedBegun } from './dangling';
import {
  deniedUnread,
  nothingWaits,
  notMeant,
  remembering,
  rightAfterAll,
  stopped,
  takenBack,
  unsay,
} from './denied';
import { obeyHeld, putAgain } from './held';
import { mends } from './intake/denial';
import { intakeOf, isChoice, type Lead, later, obey, quiet, standingAgain, whatIsWrong } from './leading';
import { movedCard } from './moving';
import { dayNotKnown } from './not-known';
import { numberAnew } from './number-anew';
import { titleAmong } from './places';
import { switchedCard } from './switching';
import { hearTold, type Taken, taken, toldTooEarly } from './telling';
import { unrecorded } from './unrecorded';
import { answerPending } from './waiting';
import { withdrawn } from './withdrawn';
import { SAY } from './words';

export type { Taken };

/** Said to one of the first questions: it is put again, as what comes next hangs on it. */
const DOES_NOT_KNOW = /不知道|不清楚|不记得|忘了/;

const PLACE_IN_LINE = /^(?:是|记|就)?第([一二三四123 4])[个本张](?:那[本个])?(?:证)?(?:上|的|吧|啊)*[。]?$/;

/** 第一本, 两本都是, said to 记在哪一本上: the first, or all, of those that can be tapped. */
function byPlace({ pending, choices }: ChatState, said: string, context: ChatContext): Choice | undefined {
  const place = PLACE_IN_LINE.exec(said)?.[1];
  const titles = (context.holder?.certificates ?? []).map((one, _, all) => titleAmong(one, all));
  const isAsked = pending
    ? pending.drafts.some(({ lacks }) => lacks === 'certificate')
    : titles.includes(choices[0]?.label ?? '');
  if (!isAsked) return undefined;
  if (place === undefined)
    return allSaid(said) === null ? undefined : choices.find(({ label }) => label === SAY.each);
  const at = '一二三四'.indexOf(place);
  const choice = choices[at >= 0 ? at : Number(place) - 1];
  return choice?.means === 'no' ? undefined : choice;
}

/** What a choice says for whoever taps it. */
const spokenBy = ({ act: does }: Choice): string | null => (does.do === 'say' ? does.text : null);

/**
 * The turn of the talk after a text; null when the text is about something else, a question for the most part.
 * `spelt`: typed in pinyin, so no tap. What can be tapped comes first, then what waits, commands, what is told, and an answer to what stands.
 */
export function takeTurn(
  lead: Lead,
  state: ChatState,
  text: string,
  context: ChatContext,
  spelt = false,
): Taken | null {
  const said = text.trim();
  const rest = context.holder ? completedBegun(said, state, context) : null;
  if (rest !== null) return takeTurn(lead, { ...state, before: [] }, rest, context);
  const tapped = spelt
    ? undefined
    : (state.choices.find(({ label }) => label === said) ??
      cycleChosen(state, said) ??
      byPlace(state, said, context));
  const done = tapped && act(lead, state, context, tapped);
  if (done) return taken(done);
  const spoken = tapped && spokenBy(tapped);
  if (spoken && spoken !== said) return takeTurn(lead, state, spoken, context);
  const second = secondThoughts(lead, state, said, context) ?? rightAfterAll(lead, state, text, context);
  if (second) return taken(second);
  const toAdd = state.pending?.drafts[0]?.fact === 'certificate';
  const atIntake = state.talk?.at === 'intake' ? intakeOf(lead, state.talk, context) : null;
  const isJudged = atIntake !== null && !context.holder && !state.awaiting;
  if (atIntake && (toAdd || isJudged) && saysWrong(said))
    return taken(whatIsWrong(lead, state, atIntake, context));
  const meant = saysYes(said) || (toAdd && saysAdd(said)) ? 'yes' : saysNo(said) ? 'no' : null;
  const answer = meant && state.choices.find(({ means }) => means === meant);
  const accepted = answer && act(lead, state, context, answer);
  if (accepted) return taken(meant === 'no' && saysWrong(said) ? remembering(state, accepted) : accepted);
  const agreed = answer && spokenBy(answer);
  if (agreed && agreed !== said) return takeTurn(lead, state, agreed, context);
  const byCard = mendedByCard(lead, state, text, context);
  if (byCard) return taken(byCard);
  const unsaid =
    unsay(lead, state, text, context) ??
    notMeant(lead, state, text, context) ??
    takenBack(lead, state, text, context);
  if (unsaid) return taken(unsaid);
  const waiting = dayNotKnown(lead, state, text, context) ?? answerPending(lead, state, text, context);
  if (waiting) return taken(waiting);
  const moved = movedCard(lead, state, text, context);
  if (moved) return taken(moved);
  if (meant === 'yes' && isFresh(state)) return taken(afterwards(lead, state, context));
  const command = commandOf(said);
  if (command === 'undo') return taken(takeBack(lead, state, context));
  const changes = (saysInstead(said) || (isJudged && mends(said))) && !isFresh(state);
  if (atIntake && (state.awaiting || changes || isChoice(lead, atIntake, said, context))) {
    const turn = lead.questions.answer(atIntake, text, context);
    if (turn) return taken(turn);
  }
  if (atIntake && state.awaiting && command === 'skip' && DOES_NOT_KNOW.test(said))
    return taken(lead.questions.start(atIntake.answers, context, '不要紧，看看手里的证，照着上面说。'));
  const turn = command && (obeyHeld(lead, state, command, context) ?? obey(lead, state, command, context));
  if (turn) return taken(turn);
  const switched = switchedCard(lead, state, said, context);
  if (switched) return taken(putAgain(lead, state, context, '先说定这一条，再换一本。') ?? switched);
  const adding = addingTurn(lead, state, said, context);
  if (adding) return taken(putAgain(lead, state, context, '先说定这一条，再登记。') ?? adding);
  const notApplied = withdrawn(lead, state, text, context);
  // 申请被驳回了: what is to be done is told first.
  if (notApplied) return { turn: notApplied, asks: saysRefused(text) };
  const gone = unrecorded(lead, state, text, context) ?? numberAnew(lead, state, text, context);
  if (gone) return taken(gone);
  const begun = context.holder?.certificates.length && !state.pending ? asksForRest(said, context) : null;
  if (begun)
    return taken(quiet(begun, state.talk, state.awaiting, standingAgain(lead, state, context)?.choices));
  const told = atIntake && state.awaiting ? null : hearTold(lead, state, text, context);
  if (told) return told;
  const early = atIntake && state.awaiting ? toldTooEarly(lead, state, text, context) : null;
  if (early) return taken(early);
  const denied = deniedUnread(lead, state, text, context) ?? stopped(lead, state, text, context);
  if (denied) return taken(denied);
  if (meant === 'yes' && context.holder && !atIntake) return taken(nothingWaits(lead, state, context));
  if (state.talk?.at === 'way' && state.awaiting) return taken(later(lead, state.talk, text, context));
  return null;
}
