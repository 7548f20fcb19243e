import type { ChatContext, ChatState, Draft } from '../types';
import type { Command } from './commands';
import { groundOf, type Lead, quiet, standingAgain, startTalk } from './leading';
import { propose } from './proposals';
import { OF_TALK } from './records';
import type { Turn } from './turn';
import { unheardWords } from './unheard';

// What is told and waits for a yes is not lost by a word that wants something of the talk: it is put again first.

const EDITING = '应该是什么？直接说对的，比如“是昨天”“是4学时”。';

const LEADS: Partial<Record<Command, string>> = {
  'go-on': '先说定这一条，再往下走。',
  begin: '先说定这一条，再往下走。',
  guide: '先说定这一条，再往下走。',
  back: '还没记下，可以改。',
  skip: '不要这一条就说“不记”。',
  repeat: '',
  simpler: '简单说，说一句“对”就记下，不要就说“不记”：',
  why: '记下前要你说一声“对”，免得听错。',
  intake: '先说定这一条，再登记。',
};

/** Whether a record that was told waits, and nothing of the first questions or of their certificate. */
export const isHeld = ({ pending }: ChatState): boolean =>
  pending?.drafts.some(({ fact }) => fact === 'reminder' || !OF_TALK.has(fact)) ?? false;

const asksForPart = ({ lacks }: Draft): boolean =>
  lacks === null || lacks === 'day' || lacks === 'certificate';

/** What waits is read back, or asked for, once more, with what can be tapped for it. Null: nothing is held. */
export function putAgain(lead: Lead, state: ChatState, context: ChatContext, said: string): Turn | null {
  const { pending, talk, awaiting, choices } = state;
  if (!pending || !context.holder || !isHeld(state)) return null;
  if (pending.editing) return { ...quiet(`${said}${EDITING}`, talk, awaiting, choices), pending };
  const turn = propose(groundOf(lead, state, context, context.holder), {
    ...{ drafts: pending.drafts, said: [], choices: [] },
  });
  // What was offered beside the question is offered again; what it is of was said with it.
  if (!pending.drafts.every(asksForPart))
    return {
      ...turn,
      text: `${said}刚才那条还没记，选一个：`,
      choices: choices.length > 0 ? choices : turn.choices,
    };
  return {
    ...turn,
    text: `${said}${turn.text}`,
    choices: choices.length > turn.choices.length ? choices : turn.choices,
  };
}

/** 继续, 再说一遍, 跳过, said while something waits. Null: nothing is held, or the word lets it go. */
export function obeyHeld(lead: Lead, state: ChatState, command: Command, context: ChatContext): Turn | null {
  const said = LEADS[command];
  if (said !== undefined) return putAgain(lead, state, context, said);
  return command === 'stop' && isHeld(state)
    ? quiet('好，刚才那条没有记，先停在这里，想接着办就说“继续”。', state.talk, false)
    : null;
}

/** Something is said, and nothing of it noted: what waits, or the talk's own question, is put again behind it. */
export function aside(lead: Lead, state: ChatState, said: string, context: ChatContext): Turn {
  const held = putAgain(lead, state, context, said);
  if (held) return held;
  const again = standingAgain(lead, state, context);
  return quiet(`${said}${again?.text ?? ''}`, state.talk, again !== null, again?.choices ?? []);
}

/** What stood once more, when what was said is no answer to it and no question either. */
export function repeatTurn(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn {
  const isAsked = isHeld(state) || standingAgain(lead, state, context) !== null;
  return isAsked ? aside(lead, state, unheardWords(text), context) : startTalk(lead, context);
}
