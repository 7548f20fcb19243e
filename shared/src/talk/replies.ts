import { formatDay } from '../calendar';
import { MOST_ACTIONS } from './answers';
import { isPersonal, withoutPersonal } from './impersonal';
import { INTENT_TITLES, type Intent } from './intents';
import { NOT_PUBLISHED } from './not-published';
import { ABUSE, type Care } from './phrases/care';
import type { Resolved } from './resolve';
import type { AskedScheme, Unheld } from './scheme';
import { standingAgain } from './turns/leading';
import { placeOf } from './turns/places';
import { proposedOf } from './turns/proposals';
import { titleOf } from './turns/records';
import { GO_ON, type Turn, tap } from './turns/turn';
import type {
  Asked,
  ChatContext,
  ChatReply,
  ChatState,
  Choice,
  HandOver,
  Outcome,
  QuickReply,
} from './types';
import type { Candidate } from './understand/understanding';
import { askedAfter, type Voice, type Voices } from './voice';

/** What every reply is made from. */
export interface Hearing {
  /** How the scheme speaks that the message is about. */
  voice: Voice;
  voices: Voices;
  context: ChatContext;
  /** With this question already among those asked. */
  state: ChatState;
  /** As typed. */
  text: string;
  /** Typed in pinyin. */
  spelt: boolean;
  /** Without identity. */
  anonymous: string;
  resolved: Resolved;
  /** What one clause of it asks for sure, where the whole is not sure. */
  part: Resolved | null;
}

const SHOWN = 3;

const best = ({ resolved }: Hearing): Candidate => resolved.candidates[0] as Candidate;

function base(hearing: Hearing): Omit<ChatReply, 'outcome' | 'answer' | 'state'> {
  return {
    ...best(hearing),
    clauses: [],
    actions: [],
    candidates: hearing.resolved.candidates.slice(0, SHOWN),
    quickReplies: [],
    told: false,
    written: [],
    proposed: proposedOf(hearing.state.pending, hearing.context.asOf),
    unanswered: null,
    handedOver: null,
  };
}

/** A talk that was stopped can be gone on with. */
const goOn = ({ state }: Hearing): QuickReply[] => (state.talk && !state.awaiting ? [tap(GO_ON)] : []);

/** What a draft still waits for: the right words, a yes, or one of several to choose. */
function waitsFor({ pending, choices }: ChatState): string {
  if (pending?.editing) return '应该是什么？';
  return choices.some(({ means }) => means === 'yes') ? '记吗？' : '选一个：';
}

/** What waits, or the talk's own question, put again behind an answer. */
function again({ voice, state, context }: Hearing): { text: string; choices: Choice[] } | null {
  if (state.pending && state.choices.length > 0)
    return { text: `刚才那条还没记，${waitsFor(state)}`, choices: state.choices };
  const standing = standingAgain(voice, state, context);
  return standing && { text: `接着刚才的：${standing.text}`, choices: standing.choices };
}

const refusals: Partial<Record<Intent, Outcome>> = {
  refuse_fraud: 'decline',
  out_of_scope: 'decline',
  human: 'handoff',
};
const NO_QUESTION: readonly Intent[] = ['smalltalk', 'human'];

const LONGEST_KEPT = 60;

/** With the beginning of what the last question was answered. */
function answered({ before }: ChatState, text: string): Asked[] {
  const last = before.at(-1);
  const answer = [...text].slice(0, LONGEST_KEPT).join('');
  return last ? [...before.slice(0, -1), { ...last, answer }] : before;
}

const calmly = ({ before }: ChatState): Asked[] => before.filter(({ question }) => !ABUSE.test(question));

/** Whether people sit behind this document who may be given what this holder asked. */
const takesOver = ({ voice, context: { holder, handsOver = true } }: Hearing): boolean =>
  voice.handsOver && holder !== null && handsOver;

/** Nothing is given to anybody without the holder knowing of it. */
const GIVEN =
  '你问过的话，去掉个人信息，连同证书办到哪一步，转给主管部门的人了；他们看不到是谁问的，有回答会出现在这里。';
const ASKS_FOR_A_PERSON = '转人工';
const MAY_BE_GIVEN = `要我把问过的话转给主管部门的人回答，就说“${ASKS_FOR_A_PERSON}”。`;

const PERSONAL = '〔说的是个人信息〕';

/**
 * What a person is given: what was said, but for words of anger and for what is nobody's but the holder's, and where
 * the certificates of their own document stand. Null: nobody takes it over.
 */
function handOverOf(hearing: Hearing): HandOver | null {
  const { voice, voices, context, state } = hearing;
  if (!takesOver(hearing)) return null;
  const certificates = context.holder?.certificates ?? [];
  return {
    why: 'wanted',
    asOf: formatDay(context.asOf),
    asked: calmly(state).map(({ question, answer }) => ({
      question: withoutPersonal(question),
      answer: answer !== null && isPersonal(answer) ? PERSONAL : answer,
    })),
    certificates: certificates
      .filter((one) => voices.ofCertificate(one).pack === voice.pack)
      .map((certificate) => ({
        id: certificate.id,
        title: titleOf(certificate),
        standing: voices.ofCertificate(certificate).course.summary(context, certificate),
      })),
  };
}

/** What the answer to the first question says, too, or nothing that goes with it. */
const SAID_WITH: Partial<Record<Intent, readonly Intent[]>> = {
  ce_hours_short: ['exchange_deadline', 'ce_hours_required'],
  ce_multi_cert: ['ce_hours_required'],
  exchange_deadline: ['exchange_overdue'],
  exchange_scope: ['exchange_deadline'],
  exchange_overdue: ['exchange_deadline'],
  retrain: ['exchange_overdue', 'my_status', 'validity'],
};

/** The answer to the second of two questions, without what was said already; null: there is none, or all of it was. */
function secondAnswer({ voice, voices, context, resolved, text }: Hearing, first: Intent, said: string) {
  const { second } = resolved;
  if (!second || second.intent === first || refusals[first] || SAID_WITH[first]?.includes(second.intent))
    return null;
  const asked = askedAfter(text, second.text, context);
  const answer = voices.answer(voice, second.intent, asked, second.text);
  const rest = answer.text.split(/(?<=[。\n])/).filter((sentence) => !said.includes(sentence.trim()));
  return rest.length === 0 ? null : { ...answer, text: rest.join('') };
}

/** The answer, to both of two questions. */
export function tell(
  hearing: Hearing,
  intent: Intent = best(hearing).intent,
  text = hearing.text,
): ChatReply {
  const { voice, voices, context, state, anonymous } = hearing;
  const answer = voices.answer(voice, intent, context, text);
  const outcome = refusals[intent] ?? 'answer';
  const second = secondAnswer(hearing, intent, answer.text);
  const handedOver = outcome === 'handoff' ? handOverOf(hearing) : null;
  const given = handedOver ? GIVEN : '';
  const standing = again(hearing);
  return {
    ...base(hearing),
    intent,
    outcome,
    answer: [
      `${answer.text}${given}`,
      ...(second ? [second.text] : []),
      ...(standing ? [standing.text] : []),
    ].join('\n'),
    clauses: [...answer.clauses, ...(second?.clauses ?? [])].filter(
      ({ id }, at, all) => all.findIndex((one) => one.id === id) === at,
    ),
    actions: [...answer.actions, ...(second?.actions ?? [])]
      .filter(({ label }, at, all) => all.findIndex((one) => one.label === label) === at)
      .slice(0, MOST_ACTIONS),
    quickReplies: [...(standing?.choices ?? []).map(({ label }) => tap(label)), ...goOn(hearing)],
    handedOver,
    state: {
      ...state,
      last: NO_QUESTION.includes(intent) ? state.last : { intent, text: anonymous },
      asked: null,
      offered: null,
      before: handedOver ? [] : answered(state, answer.text),
      choices: standing?.choices ?? [],
    },
  };
}

/** Questions that are worth offering when the helper asks back. */
const NOT_OFFERED: readonly Intent[] = ['other_scheme', 'out_of_scope', 'smalltalk', 'human', 'refuse_fraud'];
const WORTH = 0.03;
const FEWEST = 2;

function nearest({ candidates }: Resolved): Intent[] {
  const offered = candidates.filter(({ intent }) => !NOT_OFFERED.includes(intent)).slice(0, SHOWN);
  return offered.filter(({ confidence }, i) => i < FEWEST || confidence >= WORTH).map(({ intent }) => intent);
}

export const NONE_OF_THESE = '都不是';

/** Asks back, once, with the nearest questions; what stood still stands behind it. */
export function askBack(hearing: Hearing): ChatReply {
  const { state, anonymous, resolved } = hearing;
  const asked = nearest(resolved);
  const titles = asked.map((intent) => INTENT_TITLES[intent]);
  const standing = again(hearing);
  const choices = standing?.choices ?? [];
  const question = `我不太确定你问的是哪件事。是不是：${titles.map((title) => `“${title}”`).join('，还是')}？`;
  return {
    ...base(hearing),
    outcome: 'clarify',
    answer: [question, ...(standing ? [standing.text] : [])].join('\n'),
    quickReplies: [...titles, NONE_OF_THESE, ...choices.map(({ label }) => label)].map(tap),
    unanswered: withoutPersonal(anonymous),
    // What comes next answers this, and no longer leans on what was asked before.
    state: { ...state, last: null, asked, offered: null, choices },
  };
}

/** Sends to a person, to whom what was asked is given only if that is wanted; words of anger are not read back. */
export function handOver(hearing: Hearing): ChatReply {
  const { voice, context, state, anonymous } = hearing;
  const people = voice.people(context);
  const mayBeGiven = takesOver(hearing);
  const asked = calmly(state)
    .map(({ question }) => `“${question}”`)
    .join('、');
  const toRead = asked === '' ? '' : `你问过的话可以照着念：${asked}。`;
  // What waits for a yes is put again; the talk's own question is left, as a person is asked now.
  const held = state.pending ? again(hearing) : null;
  const choices = held?.choices ?? [];
  return {
    ...base(hearing),
    outcome: 'handoff',
    answer: [
      `这个我没弄明白${voice.handsOver ? '，找人说更快：' : '。'}${people.text}${toRead}${mayBeGiven ? MAY_BE_GIVEN : ''}`,
      ...(held ? [held.text] : []),
    ].join('\n'),
    clauses: people.clauses,
    actions: people.actions,
    quickReplies: [
      ...(mayBeGiven ? [tap(ASKS_FOR_A_PERSON)] : []),
      ...choices.map(({ label }) => tap(label)),
      ...goOn(hearing),
    ],
    unanswered: withoutPersonal(anonymous),
    state: {
      ...state,
      ...{ asked: null, awaiting: false, choices, before: mayBeGiven ? state.before : [] },
      offered: mayBeGiven ? { intent: 'human', text: ASKS_FOR_A_PERSON } : null,
    },
  };
}

/** Something that comes before every question: said calmly, with numbers to dial; what stood still stands. */
export function cared(hearing: Hearing, { intent, outcome, answer, dial, people }: Care): ChatReply {
  const { text, clauses, actions } = people
    ? hearing.voice.people(hearing.context)
    : { text: '', clauses: [], actions: [] };
  return {
    ...base(hearing),
    intent,
    confidence: 1,
    outcome,
    answer: `${answer}${text}`,
    clauses,
    actions: [...dial.map(({ label, phone }) => ({ type: 'dial' as const, label, phone })), ...actions].slice(
      0,
      MOST_ACTIONS,
    ),
    state: { ...hearing.state, before: hearing.state.before.slice(0, -1) },
  };
}

/** The same to words of anger, behind which what stood is put again. */
export function calmed(hearing: Hearing, care: Care): ChatReply {
  const reply = cared(hearing, care);
  const standing = again(hearing);
  const choices = standing?.choices ?? [];
  return {
    ...reply,
    answer: [reply.answer, ...(standing ? [standing.text] : [])].join('\n'),
    quickReplies: choices.map(({ label }) => tap(label)),
    state: { ...reply.state, asked: null, offered: null, choices },
  };
}

/** Before a pack's first document is out: nothing that it will say; what stands still stands. */
export function notPublishedYet(hearing: Hearing): ChatReply {
  const { state } = hearing;
  const standing = again(hearing);
  const choices = standing?.choices ?? [];
  return {
    ...base(hearing),
    intent: 'notice_source',
    confidence: 1,
    outcome: 'answer',
    answer: [NOT_PUBLISHED, ...(standing ? [standing.text] : [])].join('\n'),
    quickReplies: choices.map(({ label }) => tap(label)),
    candidates: [],
    state: { ...state, before: answered(state, NOT_PUBLISHED), choices },
  };
}

/** What another document says, in between: what stood still stands behind it. */
function ofAnotherScheme(
  hearing: Hearing,
  told: Pick<ChatReply, 'clauses' | 'actions'> & { text: string },
  offers: readonly string[] = [],
): ChatReply {
  const { state, anonymous } = hearing;
  const standing = again(hearing);
  const choices = standing?.choices ?? [];
  return {
    ...base(hearing),
    intent: 'other_scheme',
    confidence: 1,
    outcome: 'answer',
    answer: [told.text, ...(standing ? [standing.text] : [])].join('\n'),
    clauses: told.clauses,
    actions: told.actions,
    quickReplies: [...offers, ...choices.map(({ label }) => label)].map(tap),
    state: {
      ...state,
      last: { intent: 'other_scheme', text: anonymous },
      before: answered(state, told.text),
      ...{ asked: null, offered: null, choices },
    },
  };
}

/** The answer of another scheme's pack; of one that is not at hand, that it is not. */
export function tellScheme(hearing: Hearing, { pack, called, topic }: AskedScheme): ChatReply {
  const { voices, context, text } = hearing;
  if (pack !== null) return ofAnotherScheme(hearing, voices.schemeAnswer(pack, topic, context, text));
  const none = `手头没有${called}的文件，不能照别处的办，可以问${called}发证的主管部门。`;
  return ofAnotherScheme(hearing, { text: none, clauses: [], actions: [] });
}

const EACH_APART =
  '各地的文件各管各的证：在一边学的，另一边算不算，手头的文件没有写，助手分开记。可以问发证的主管部门。';
/** Whether hours of one document's certificate count for another one's. */
export const tellEachApart = (hearing: Hearing): ChatReply =>
  ofAnotherScheme(hearing, { text: EACH_APART, clauses: [], actions: [] });

/** Of a certificate that is not on record: what its place's document says, and that it can be added. */
export function tellUnheld(hearing: Hearing, unheld: Unheld): ChatReply {
  const { voices, context, text } = hearing;
  const told = { ...voices.unheldAnswer(unheld, context, text), actions: [] };
  const isServed = context.served?.includes(unheld.pack) ?? true;
  // What is not taken in here is not offered.
  if (!isServed) {
    const text = told.text.replace(
      /要算它的日子和学时，先加上。$/,
      `${placeOf(unheld.pack)}的证这里现在不办，加不了。`,
    );
    return ofAnotherScheme(hearing, { ...told, text });
  }
  return ofAnotherScheme(hearing, told, [`登记${placeOf(unheld.pack)}的${unheld.post}证`]);
}

const outcomeOf = ({ written, pending, choices }: Turn): Outcome => {
  if (written.length > 0) return 'noted';
  if (pending) return pending.drafts.some(({ lacks }) => lacks !== null) ? 'asked' : 'proposed';
  return choices.length > 0 ? 'asked' : 'answer';
};

/** A turn of the talk, behind the answer to what was asked in the same message. */
export function turnReply(hearing: Hearing, turn: Turn, told: ChatReply | null, intent: Intent): ChatReply {
  const { voice, voices, context, anonymous } = hearing;
  const { denied: _denied, ...state } = hearing.state;
  const about = context.holder?.certificates.find(({ id }) => id === turn.about);
  const speaking = about ? voices.ofCertificate(about) : voice;
  const clauses = turn.clauses.map((id) => ({ id, text: speaking.clause(id, context.asOf) }));
  return {
    ...base(hearing),
    intent,
    told: told === null,
    outcome: outcomeOf(turn),
    answer: told ? `${told.answer}\n${turn.text}` : turn.text,
    clauses: told ? told.clauses : clauses,
    actions: told ? told.actions : turn.actions,
    quickReplies: turn.choices.map(({ label }) => tap(label)),
    written: turn.written,
    proposed: proposedOf(turn.pending, context.asOf),
    state: {
      ...state,
      last: told ? told.state.last : (state.last ?? { intent, text: anonymous }),
      before: told ? told.state.before : answered(state, turn.text),
      asked: null,
      offered: null,
      talk: turn.talk?.at === 'intake' ? { ...turn.talk, pack: voice.pack } : turn.talk,
      awaiting: turn.asks,
      pending: turn.pending,
      ...(turn.denied && { denied: turn.denied }),
      noted: turn.written.length > 0 ? { facts: turn.written, undo: turn.undo } : state.noted,
      choices: turn.choices,
    },
  };
}
