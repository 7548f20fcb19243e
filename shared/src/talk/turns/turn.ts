import type { ChatAction, Choice, Draft, Fact, Pending, QuickReply, Talk } from '../types';

/** One turn of a talk: what is said, what can be tapped, what is written down, and where the talk stands. */
export interface Turn {
  text: string;
  clauses: string[];
  actions: ChatAction[];
  choices: Choice[];
  written: Fact[];
  /** What takes `written` back. */
  undo: Fact[];
  pending: Pending | null;
  /** What waited and was said to be wrong; not there: nothing. */
  denied?: Draft[];
  /** The certificate by whose pack it speaks; not there: by what the message was heard with. */
  about?: string;
  /** Null: no talk is on. */
  talk: Talk | null;
  /** Whether the talk's own question stands after this turn. */
  asks: boolean;
}

export const tap = (label: string): QuickReply => ({ label, text: label });

/** A choice that is no more than being said. */
export const saying = (label: string): Choice => ({ label, act: { do: 'say', text: label } });

/** What goes on with a talk that another question has interrupted. */
export const GO_ON = '继续';
