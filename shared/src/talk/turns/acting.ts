import type { ChatContext, ChatState, Choice, Draft, Fact } from '../types';
import { begunAnew, OF_DRAFT } from '../waiting-drafts';
import { saysChange, saysUnnote } from './commands';
import { onlyOnce } from './drafting/hours';
import { afterAdding } from './intake/asking';
import { groundOf, type Lead, quiet, standingAgain, talkAnswers } from './leading';
import { type Ground, note, propose } from './proposals';
import { stillStands } from './records';
import { GO_ON, type Turn } from './turn';
import { SAY } from './words';

/** Writes what was read back, whatever it is. */
function write(lead: Lead, state: ChatState, context: ChatContext, facts: Fact[]): Turn {
  const [first] = facts;
  if (first?.fact === 'certificate') return afterAdding(facts);
  if (first?.fact === OF_DRAFT) return begunAnew(lead, context, facts);
  if (first?.fact === 'answer')
    return lead.questions.take(talkAnswers(lead, state.talk, context), facts, context);
  if (!context.holder) return quiet('登录以后才能记下来。', state.talk, state.awaiting);
  return note(groundOf(lead, state, context, context.holder), facts);
}

/** After 不记, or when something is let go: the talk's own question again. */
export function letGo(lead: Lead, state: ChatState, context: ChatContext, said: string): Turn {
  // What was heard and read back was not it.
  const talk = state.talk?.at === 'intake' ? { ...state.talk, heard: null } : state.talk;
  if (state.pending?.drafts[0]?.fact === 'certificate')
    return quiet('好，没有加。想加的时候说“继续”。', talk, false);
  const again = standingAgain(lead, state, context);
  return quiet(again ? `${said}${again.text}` : said, talk, again !== null, again?.choices ?? []);
}

const CHANGED_SINCE = '没有撤销：刚才记的那一条，后来在别处改过了。现在记着的不动，要改哪一条直接说。';

/** What was written is taken back; taking back is not itself taken back, or 撤销 said twice would write again. */
function undone(ground: Ground, facts: readonly Fact[], written: readonly Fact[]): Turn {
  if (!written.every((fact) => stillStands(ground.holder, fact)))
    return { ...quiet(CHANGED_SINCE, ground.talk, ground.awaiting), undo: [] };
  const turn = note(ground, facts, '撤销了，跟没记一样。');
  return { ...turn, undo: [], choices: turn.choices.filter(({ act: does }) => does.do !== 'undo') };
}

export function act(lead: Lead, state: ChatState, context: ChatContext, choice: Choice): Turn | null {
  const { act: does } = choice;
  const ground = context.holder ? groundOf(lead, state, context, context.holder) : null;
  switch (does.do) {
    case 'write': {
      const twice =
        ground && !state.pending && choice.label !== SAY.again ? onlyOnce(ground, does.facts) : null;
      return twice && ground ? propose(ground, twice) : write(lead, state, context, does.facts);
    }
    case 'drop':
      return letGo(lead, state, context, '好，没有记。');
    case 'edit':
      return {
        ...quiet('好，应该是什么？直接说对的，比如“是昨天”“是4学时”。', state.talk, state.awaiting, [
          { label: SAY.no, act: { do: 'drop' }, means: 'no' },
        ]),
        pending: state.pending ? { ...state.pending, editing: true } : null,
      };
    case 'other-day': {
      const drafts = (state.pending?.drafts ?? []).map(
        (draft): Draft => (draft.lacks === 'day' ? { ...draft, offered: null } : draft),
      );
      return ground ? propose(ground, { drafts, said: [], choices: [] }) : null;
    }
    case 'draft':
      return ground ? propose(ground, { drafts: does.drafts, said: [], choices: [] }) : null;
    case 'undo':
      return ground ? undone(ground, does.facts, state.noted?.facts ?? []) : null;
    case 'say':
      return null;
  }
}

/** What was just noted, waiting for the right words; only hours, days and numbers can be said anew. */
function changing(state: ChatState, facts: readonly Fact[]): Turn {
  const [fact] = facts;
  const whole = { lacks: null, offered: null };
  const drafts: Draft[] =
    facts.length !== 1 || !fact || fact.op === 'remove' || fact.fact === 'reminder'
      ? []
      : fact.fact === 'credit'
        ? [
            { ...fact, op: 'remove', ...whole, bound: true },
            { ...fact, ...whole, bound: true },
          ]
        : [{ ...fact, ...whole }];
  const undo: Choice = {
    label: SAY.undo,
    act: { do: 'undo', facts: [...(state.noted?.undo ?? [])] },
    means: 'no',
  };
  return {
    ...quiet(
      '好，应该是什么？直接说对的，比如“是昨天”“是4学时”；不要这一条就点“撤销”。',
      state.talk,
      state.awaiting,
      [undo],
    ),
    pending: drafts.length > 0 ? { drafts, editing: true } : null,
  };
}

/** 今天没学, 那是我同事, said of what was just noted: whether it is to be taken back. */
export function offerBack(state: ChatState, why = '没学的不该记着'): Turn {
  const facts = [...(state.noted?.undo ?? [])];
  return quiet(`${why}：刚才记的那一笔，撤销吗？`, state.talk, state.awaiting, [
    { label: SAY.undo, act: { do: 'undo', facts }, means: 'yes' },
    { label: '留着', act: { do: 'say', text: GO_ON }, means: 'no' },
  ]);
}

/** Something was just noted, and can still be taken back with a tap. */
export const isFresh = (state: ChatState): boolean =>
  state.noted !== null && !state.pending && state.choices.some(({ act: { do: does } }) => does === 'undo');

/** 对, said of what is written already. */
export function afterwards(lead: Lead, state: ChatState, context: ChatContext): Turn {
  const again = standingAgain(lead, state, context);
  const text = ['已经记上了。', again?.text ?? ''].join('');
  return quiet(text, state.talk, again !== null, state.choices);
}

/** 改 or 不记, said right after something was noted. */
export function secondThoughts(
  lead: Lead,
  state: ChatState,
  said: string,
  context: ChatContext,
): Turn | null {
  if (!isFresh(state) || !context.holder) return null;
  // 先不记, where it is one of the answers to what is asked now, is no word about what was noted before.
  if (state.choices.some(({ label, act: does }) => label === said && does.do === 'say')) return null;
  if (saysChange(said)) return changing(state, state.noted?.facts ?? []);
  return saysUnnote(said) ? takeBack(lead, state, context) : null;
}

/** The last thing written is taken back by saying so. */
export function takeBack(lead: Lead, state: ChatState, context: ChatContext): Turn | null {
  if (!context.holder) return null;
  const ground = groundOf(lead, state, context, context.holder);
  if (!state.noted || state.noted.undo.length === 0)
    return quiet('没有可以撤销的。要删哪一笔，直接说是哪天的。', state.talk, state.awaiting);
  return undone(ground, state.noted.undo, state.noted.facts);
}
