import type { ChatAction } from '../types';

/** An answer before it is filled: what it says, what it rests on, what can be tapped. */
export interface Draft {
  /** Two or three short sentences; `{path}`, `{system:id}` and `{contact:id}` stand for values of the rulebook. */
  sentences: string[];
  clauses: readonly string[];
  actions: ChatAction[];
}
