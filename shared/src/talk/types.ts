import type { Day } from '../calendar';
import type { Ended } from '../law';
import type { Answers, CertificateFacts } from '../v1/guide';
import type { Intent } from './intents';
import type { Candidate } from './understand/understanding';

/** What is known of a certificate under a pack: facts by their names, days as `YYYY-MM-DD`. */
export interface LawRecord {
  pack: string;
  kind: string;
  facts: Record<string, string | boolean | null>;
  credits: { on: string; hours: number; category?: string | null; for?: string | null; adds?: boolean }[];
  /** Hours of the holder's other certificates, also of those put away; not there: those of the ones in hand. */
  others?: LawRecord['credits'];
  /** Hours stated for whole past cycles, by their first days. */
  cycles: { from: string; hours: number }[];
  /** How it is called where it is not valid: by a list, or by its holder. */
  ended?: Ended | undefined;
  /** The facts that an official list tells; not there: none. */
  listed?: readonly string[] | undefined;
}

/** A certificate of the holder, in the order in which they were added. */
export interface ChatCertificate {
  id: string;
  facts: CertificateFacts;
  /** Which of several of the same name it is, from 1; the talk numbers them itself. Not there: the only one. */
  nth?: number;
  /** Set for a certificate of a pack that is no rulebook with steps of its own; `facts` then name it only. */
  law?: LawRecord;
}

/** A certificate that is on record and of which nothing is told today, and why: its pack is not served, or not out yet. */
export interface ApartCertificate {
  certificate: ChatCertificate;
  why: 'not-served' | 'not-published';
}

/** Answers to the first questions of a pack; of the rulebook's own questions, by those. */
export interface WaitingDraft {
  pack: string;
  answers: Readonly<Record<string, string>>;
}

/** What is known of the one who asks; certificates that are archived are left out. */
export interface ChatHolder {
  registeredOn: Day | null;
  certificates: readonly ChatCertificate[];
  /** Certificates beside those, which nothing can be said of; not there: none. */
  apart?: readonly ApartCertificate[];
  /** Answers to the first questions that the holder has given on any face of the product. */
  intake: Answers;
  /** The same by the questions of a pack, with which pack it is; null or not there: none. */
  draft?: WaitingDraft | null;
  /** Answers that were left for those of another place; not there: none. */
  waiting?: readonly WaitingDraft[];
}

/** The world as the chat sees it; `holder` null: nobody has signed in. */
export interface ChatContext {
  asOf: Day;
  holder: ChatHolder | null;
  /** The pack that was chosen, by which another certificate is taken in; not there: that of what is in hand. */
  chosen?: string | undefined;
  /** The packs by which certificates can be taken in; not there: all. */
  served?: readonly string[];
  /** False: what was asked may be given to nobody, as the holder has not agreed to that; not there: it may. */
  handsOver?: boolean;
}

/** Pages that an answer may send to. */
export type ChatPage = 'add' | 'notice' | 'privacy' | 'me' | 'reminders';

/** What a button under an answer does; `label` is what it says. `certificateId` null: no certificate is meant. */
export type ChatAction =
  | { type: 'open-step'; label: string; stepId: string; certificateId: string | null }
  | { type: 'copy'; label: string; text: string }
  | { type: 'dial'; label: string; phone: string }
  | { type: 'add-hours'; label: string; certificateId: string }
  | { type: 'set-reminder'; label: string }
  /** `number`: one that was typed, to be looked up at once. */
  | { type: 'scan'; label: string; number?: string }
  | { type: 'start-guide'; label: string }
  | { type: 'open-page'; label: string; page: ChatPage };

/** JSON as a fact carries it. */
export type FactValue = string | number | boolean | null | GivenAnswer;

/** An answer to the first questions: of a pack, where the talk is led by its own law. */
export interface GivenAnswer {
  question: string;
  value: string;
  pack?: string;
}

/**
 * One thing that is written down, or waits for a yes. `fact` is credit or total (hours), statedCycle (hours of the
 * cycle that begins `on`), reminder, certificate, answer (one to the first questions), or a fact's name; an event's
 * value is its day. `certificate` null: of the holder. Days are `YYYY-MM-DD`; `on` null: no day belongs to it.
 */
export interface Fact {
  op: 'set' | 'add' | 'remove';
  certificate: string | null;
  fact: string;
  value: FactValue;
  on: string | null;
  /** Of a certificate that the first questions of a pack tell of. */
  pack?: string;
  /** Of a credit, where the pack tells categories apart. */
  category?: string;
  /** Of a course that makes up for a cycle before: the first day of that one. */
  for?: string;
  /**
   * Of a total: the hours to add to what is on record, and their day. `instead`: those that a total told before had
   * added on that day, which make room for them.
   */
  missing?: { hours: number; on: string; instead?: number };
}

/** A fact that lacks something, which is asked for before it can be read back. */
export interface Draft extends Fact {
  lacks: 'day' | 'hours' | 'certificate' | 'value' | null;
  /** A day that may be meant; taken only with a tap. */
  offered: string | null;
  /** The year or month that was said of the day, as YYYY or YYYY-MM. */
  within?: string;
  /** It was said that it was applied for: what that is of a certificate, its document says. */
  applied?: true;
  /** A course that was said to make up for the cycle before. */
  makeUp?: true;
  /** The certificates of which one is meant, where the message leaves open no others. */
  among?: string[];
  /** How many of them, where it was said: 两本. */
  many?: number;
  /** Of two halves of a correction, and of hours of several certificates: they stand or fall together. */
  bound?: boolean;
}

/** What is read back or asked, and waits. `editing`: 改 was tapped, and the new words are to come. */
export interface Pending {
  drafts: Draft[];
  editing: boolean;
}

/** What a tap does beside being said. */
type ChoiceAct =
  | { do: 'write'; facts: Fact[] }
  | { do: 'drop' }
  | { do: 'edit' }
  | { do: 'other-day' }
  | { do: 'draft'; drafts: Draft[] }
  | { do: 'undo'; facts: Fact[] }
  | { do: 'say'; text: string };

/** Something that can be tapped; `yes` and `no`: what 好 and 不 mean while it is shown. */
export interface Choice {
  label: string;
  act: ChoiceAct;
  means?: 'yes' | 'no';
}

/**
 * answer: told; clarify: asked back; handoff: to a person; decline: a polite no, or off topic. Of what is told:
 * noted: written down; proposed: read back, waits for a yes; asked: something is missing, and asked for.
 */
export type Outcome = 'answer' | 'clarify' | 'handoff' | 'decline' | 'noted' | 'proposed' | 'asked';

/** A talk through the way: the first questions, or the steps of one certificate. */
export type Talk =
  /** `heard`: what was said of an answer of which more must be said (施工员, of which kind?). */
  /** `pack`: whose questions they are. */
  | { at: 'intake'; answers: Readonly<Record<string, string>>; heard: string | null; pack?: string }
  /** `certificateId` null: the one that the first questions have just added. */
  | { at: 'way'; certificateId: string | null };

/** What the holder said, without identity, and the beginning of what it was answered; null: nothing that helped. */
export interface Asked {
  question: string;
  answer: string | null;
}

/**
 * What a person needs who takes the talk over, whole by itself so that it can be stored and shown later: what was said,
 * where the certificates stood on that day, and why the helper gave up. It holds no name, identity number or telephone,
 * no day of birth and no sex, and no words of anger.
 */
export interface HandOver {
  /** wanted: the holder asked for a person; lost: the helper did not understand, twice (so in what was kept before that was asked about first). */
  why: 'wanted' | 'lost';
  /** The law's day, `YYYY-MM-DD`. */
  asOf: string;
  /** Since the last hand-over, oldest first, at most eight; what still wants an answer is the last without one. */
  asked: Asked[];
  /** Each certificate of the document that people sit behind, with its title and standing in the words of the screens. */
  certificates: { id: string; title: string; standing: string }[];
}

/** What the chat must remember between two messages; small, plain JSON, without identity. */
export interface ChatState {
  /** The last question that was understood, for a follow-up that leans on it. */
  last: { intent: Intent; text: string } | null;
  /** The questions offered when the helper last asked back; it does so once. */
  asked: Intent[] | null;
  /** The second of two questions in one message, offered and not yet answered. */
  offered: { intent: Intent; text: string } | null;
  /** What was said since the last handoff, oldest first. */
  before: Asked[];
  talk: Talk | null;
  /** Whether the talk's own question stands: it is put again after a side question, and still listens. */
  awaiting: boolean;
  pending: Pending | null;
  /** What waited until it was said to be wrong: the right words may come next. Not there: nothing. */
  denied?: Draft[];
  /** What was written last, and what takes it back. */
  noted: { facts: Fact[]; undo: Fact[] } | null;
  /** What can be tapped under the last answer. */
  choices: Choice[];
}

export interface QuickReply {
  label: string;
  /** What is sent when it is tapped. */
  text: string;
}

export interface ChatReply {
  state: ChatState;
  outcome: Outcome;
  /** The nearest intent, whatever the outcome; of what is told, see `told`. */
  intent: Intent;
  /** Whether the message told something or answered the talk, so that no question was answered. */
  told: boolean;
  /** How sure the helper is of the intent, 0 to 1. */
  confidence: number;
  answer: string;
  /** The clauses that the answer rests on, in plain words. */
  clauses: { id: string; text: string }[];
  actions: ChatAction[];
  /** The three nearest intents, best first. */
  candidates: Candidate[];
  quickReplies: QuickReply[];
  /** What this message changes; whoever holds the records writes it down, where somebody has signed in. */
  written: Fact[];
  /** What waits for a yes. */
  proposed: Fact[];
  /** Set when the question could not be answered: without identity or personal facts, for those who write answers. */
  unanswered: string | null;
  /** Set on a handoff to a person who may answer later. */
  handedOver: HandOver | null;
}
