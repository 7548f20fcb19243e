import type { MessageLine } from './message';

/** What a company reminds a holder of, in words. */
export interface Nudge {
  /** The message's title, where it comes alone. */
  title: string;
  line: MessageLine;
}

/** Where companies' reminders come from: the office, which comes to be after the reminders and before their jobs. */
export interface NudgeSource {
  /** What is still to be told, by the nudge's id: without consent, or with nothing owed, it is not among them. */
  standing(ids: readonly string[]): Promise<ReadonlyMap<string, Nudge>>;
}
