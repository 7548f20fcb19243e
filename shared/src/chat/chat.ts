import type { Rulebook } from '../rulebook';
import { anonymise } from './anonymise';
import type { Intent } from './intents';
import { allPhrases } from './phrases';
import { askBack, type Hearing, handOver, NONE_OF_THESE, tell, turnReply } from './replies';
import { isTitle, resolve } from './resolve';
import { type Lead, leadBy, repeatTurn, takeTurn } from './talk';
import type { ChatContext, ChatReply, ChatState } from './types';
import { Understanding } from './understand/understanding';

export interface Chat {
  /** Answers one message. Pure: the same state, text and context always give the same reply. */
  reply(state: ChatState, text: string, context: ChatContext): ChatReply;
}

const LONGEST = 500;
const MOST_QUESTIONS = 8;
const YES = /^(要|好|好的|行|可以|嗯|说|说说|接着说|继续说|对|是的?|请说|讲讲)[吧啊呀呢]*$/;
const ORDINALS = /^第?([一二三123])[个项]?$/;
const ORDINAL_DIGITS = '一二三';

/** The one of the questions offered that a text picks by its place. */
function pickedOf(asked: readonly Intent[], text: string): Intent | undefined {
  const at = ORDINALS.exec(text.trim())?.[1];
  if (at === undefined) return undefined;
  const index = ORDINAL_DIGITS.indexOf(at);
  return asked[index >= 0 ? index : Number(at) - 1];
}

function hear(
  understanding: Understanding,
  lead: Lead,
  state: ChatState,
  typed: string,
  context: ChatContext,
): Hearing {
  const text = [...typed].slice(0, LONGEST).join('');
  const anonymous = anonymise(text);
  // What is said to the talk's own question leans on that, not on what was asked before it.
  const resolved = resolve(understanding, text, state.awaiting ? null : state.last);
  const asks = anonymous !== '' && text.trim() !== NONE_OF_THESE;
  const questions = asks ? [...state.questions, anonymous].slice(-MOST_QUESTIONS) : state.questions;
  return {
    lead,
    rulebook: lead.rulebook,
    context,
    text,
    anonymous,
    resolved,
    state: { ...state, questions },
  };
}

/** Replies to what the helper itself has just offered or asked; null when the text is something else. */
function answerToOffer(hearing: Hearing): ChatReply | null {
  const { state, text } = hearing;
  const picked = state.asked && pickedOf(state.asked, text);
  if (picked) return tell(hearing, picked);
  if (state.asked && text.trim() === NONE_OF_THESE) return handOver(hearing);
  if (state.offered && YES.test(text.trim())) return tell(hearing, state.offered.intent, state.offered.text);
  return null;
}

const NEAREST_OF_TALK: Intent = 'exchange_how';

function replyTo(hearing: Hearing): ChatReply {
  const { lead, state, text, context, resolved } = hearing;
  const offered = answerToOffer(hearing);
  if (offered) return offered;
  const taken = isTitle(text) ? null : takeTurn(lead, state, text, context);
  if (taken) {
    const answered =
      taken.asks && resolved.sure
        ? tell({ ...hearing, state: { ...state, awaiting: false, pending: null } })
        : null;
    return turnReply(
      hearing,
      taken.turn,
      answered,
      resolved.sure ? (resolved.candidates[0]?.intent as Intent) : NEAREST_OF_TALK,
    );
  }
  if (resolved.sure) return tell(hearing);
  if (state.talk && state.awaiting)
    return turnReply(hearing, repeatTurn(lead, state, context), null, NEAREST_OF_TALK);
  return state.asked ? handOver(hearing) : askBack(hearing);
}

/** Learns the phrases, once, and answers under a rulebook from then on. */
export function createChat(rulebook: Rulebook, understanding = new Understanding(allPhrases())): Chat {
  const lead = leadBy(rulebook);
  return {
    reply: (state, text, context) => replyTo(hear(understanding, lead, state, text, context)),
  };
}
