import type { Day } from '../calendar';
import { clauseText, phoneText } from '../guide';
import type { Pack } from '../law';
import { findPack, loadPack } from '../packs';
import type { Rulebook } from '../rulebook';
import { type Answer, answerOf } from './answers';
import { contactOf, dial, matterOf } from './answers/matter';
import type { Intent } from './intents';
import { lawAnswerOf, lawClauseText } from './law/answers';
import { lawCourseOf } from './law/course';
import { lawQuestionsOf } from './law/intake';
import { topicOf } from './phrases/topics';
import { applicationIntent, schemeIntent } from './scheme';
import { type Course, courseOf } from './talk/course';
import { type Questions, questionsOf } from './talk/intake';
import type { ChatCertificate, ChatContext } from './types';

/** How one scheme speaks: what it leads by, asks first, answers, and whom it sends to. */
export interface Voice {
  pack: string;
  course: Course;
  questions: Questions;
  clause(id: string, asOf: Day): string;
  /** The intent that the scheme's own words tell; null: what was learnt of all questions decides. */
  intentOf(text: string): Intent | null;
  answer(intent: Intent, context: ChatContext, text: string): Answer;
  /** Whom to ask in person, with the clause that says so. */
  people(context: ChatContext): Answer;
}

export const rulebookVoice = (rulebook: Rulebook): Voice => ({
  pack: rulebook.id,
  course: courseOf(rulebook),
  questions: questionsOf(rulebook),
  intentOf: (text) => topicOf(text)?.intent ?? null,
  clause: (id, asOf) => clauseText(rulebook, id, asOf),
  answer: (intent, context, text) => answerOf(rulebook, intent, context, text),
  people(context) {
    const matter = matterOf(rulebook, context);
    const desk = contactOf(matter, 'help-desk');
    const authority = contactOf(matter, 'authority');
    const { clauses } = answerOf(rulebook, 'human', context);
    return {
      text: `技术问题打${desk.name} ${phoneText(desk)}，文件的问题打${authority.name} ${phoneText(authority)}。`,
      clauses,
      actions: [dial(matter, 'help-desk'), dial(matter, 'authority')],
    };
  },
});

export const packVoice = (pack: Pack): Voice => ({
  pack: pack.id,
  course: lawCourseOf(pack),
  questions: lawQuestionsOf(pack),
  intentOf: (text) =>
    topicOf(text)?.intent ??
    applicationIntent(
      text,
      pack.said.obligations.some(({ when }) => 'term' in when),
    ) ??
    schemeIntent(
      text,
      pack.said.obligations.some(({ when }) => 'term' in when),
    ),
  clause: (id, asOf) => lawClauseText(pack, id, asOf),
  answer: (intent, context, text) => lawAnswerOf(pack, intent, context, text),
  people: (context) => lawAnswerOf(pack, 'human', context, ''),
});

/** The voices of a chat: the one that it speaks with by itself, and those of other packs when they are spoken to. */
export class Voices {
  private readonly known = new Map<string, Voice>();

  constructor(readonly own: Voice) {
    this.known.set(own.pack, own);
  }

  of(pack: string): Voice {
    const voice = this.known.get(pack) ?? packVoice(loadPack(pack));
    this.known.set(pack, voice);
    return voice;
  }

  /** What a pack answers to somebody who holds nothing of it. */
  schemeAnswer(pack: string, topic: Intent | null, { asOf }: ChatContext, text: string): Answer {
    const said = findPack(pack);
    const day = said ? Math.max(asOf, said.from) : asOf;
    const { jurisdiction = '' } = said?.said ?? {};
    const answer = this.of(pack).answer(topic ?? 'exchange_deadline', { asOf: day, holder: null }, text);
    return { ...answer, text: `按${jurisdiction}的文件：${answer.text}` };
  }

  ofCertificate({ law }: ChatCertificate): Voice {
    return this.of(law?.pack ?? this.own.pack);
  }

  /** The voice of whom a message is from: of the certificate in hand, else of the only pack, else the chat's own. */
  for({ holder }: ChatContext, hand: string | null): Voice {
    const certificates = holder?.certificates ?? [];
    const at = certificates.find(({ id }) => id === hand);
    if (at) return this.ofCertificate(at);
    const packs = new Set(certificates.map(({ law }) => law?.pack ?? this.own.pack));
    return packs.size === 1 ? this.of([...packs][0] as string) : this.own;
  }
}
