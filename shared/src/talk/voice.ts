import type { Day } from '../calendar';
import type { Pack } from '../law';
import { findPack, loadPack } from '../packs';
import { sayDay, sayDue } from '../standing';
import { clauseText, phoneText } from '../v1/guide';
import { findRulebook, type Rulebook } from '../v1/rulebook';
import { type Answer, answerOf, MOST_ACTIONS } from './answers';
import { askedSoInPacks } from './answers/asked-so';
import { allAre, contactOf, dial, matterOf } from './answers/matter';
import { isLapsed } from './answers/over';
import { asksOfHours, ownWordsOf, packWordsOf } from './answers/own-words';
import { helpOf } from './answers/product';
import { linesApart } from './apart';
import { allCalled, calledBy } from './called';
import type { Intent } from './intents';
import { lawAnswerOf } from './law/answers';
import { lawCourseOf } from './law/course';
import { lawClauseText } from './law/document';
import { lawQuestionsOf } from './law/intake';
import { asksHowMany, asksMostUrgent, certificatesTold } from './named';
import { NOT_PUBLISHED } from './not-published';
import { asksOfSomebodyElse, STANDING_OF_OTHERS } from './others';
import { asksWhoLeft } from './phrases/left-post';
import { saysLost } from './phrases/lost';
import { SAME_THING } from './phrases/schemes';
import { topicOf } from './phrases/topics';
import { troubleIn } from './phrases/troubles';
import { saysRefused } from './refused';
import {
  applicationIntent,
  cardElsewhere,
  isBareHow,
  postElsewhere,
  schemeIntent,
  type Unheld,
} from './scheme';
import { plain } from './told/plain';
import { type Course, courseOf } from './turns/course';
import { type Questions, questionsOf } from './turns/intake';
import { ofEachPack } from './turns/of-each-pack';
import { placeOf, titleInPlace } from './turns/places';
import { titleOf } from './turns/records';
import { sinceItsFirstDay } from './turns/unpublished';
import type { ChatCertificate, ChatContext } from './types';

/** How one scheme speaks: what it leads by, asks first, answers, and whom it sends to. */
export interface Voice {
  pack: string;
  /** Before this day its first document is not out, and nothing is told of it. */
  from: Day;
  course: Course;
  questions: Questions;
  clause(id: string, asOf: Day): string;
  /** The intent that the scheme's own words tell; null: what was learnt of all questions decides. */
  intentOf(text: string, context: ChatContext): Intent | null;
  answer(intent: Intent, context: ChatContext, text: string): Answer;
  /** Whether the term for the exchange is over for whom the message is from. */
  termIsOver(context: ChatContext): boolean;
  /** Whom to ask in person, with the clause that says so. */
  people(context: ChatContext): Answer;
  /** Whether people sit behind it who take a talk over. */
  handsOver: boolean;
}

export const rulebookVoice = (rulebook: Rulebook): Voice => ({
  pack: rulebook.id,
  handsOver: true,
  from: rulebook.source.issuedOn,
  course: sinceItsFirstDay(courseOf(rulebook), rulebook.source.issuedOn),
  questions: questionsOf(rulebook),
  intentOf: (text, context) => ownWordsOf(rulebook, text, context) ?? topicOf(text)?.intent ?? null,
  clause: (id, asOf) => clauseText(rulebook, id, asOf),
  answer(intent, context, text) {
    if (context.asOf >= rulebook.source.issuedOn) return answerOf(rulebook, intent, context, text);
    if (intent === 'human' || intent === 'hotline') return this.people(context);
    const of = { jurisdiction: rulebook.pack.said.jurisdiction, isSeenWhole: true };
    return { text: NOT_PUBLISHED, actions: [], ...helpOf(intent, text, of), clauses: [] };
  },
  termIsOver(context) {
    if (context.asOf < rulebook.source.issuedOn) return false;
    const matter = matterOf(rulebook, context);
    return matter.standings.length === 0 ? matter.late : allAre(matter, isLapsed);
  },
  people(context) {
    if (context.asOf < rulebook.source.issuedOn)
      return { text: `${NOT_PUBLISHED}可以问发证的主管部门。`, clauses: [], actions: [] };
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

const holdsOf = ({ id }: Pack, { holder }: ChatContext): boolean =>
  holder?.certificates.some(({ law }) => law?.pack === id) ?? false;

const asksStudy = ({ said }: Pack): boolean =>
  said.obligations.some(({ needs }) => needs.some((need) => 'hours' in need));

/** 明年2月再学6够不够 counts with hours, and does not ask whether next year asks for study. */
const countsHours = (pack: Pack, text: string, context: ChatContext): Intent | null =>
  holdsOf(pack, context) && asksStudy(pack) && !asksOfSomebodyElse(text) && asksOfHours(text, context.asOf)
    ? 'ce_hours_short'
    : null;

/** What a text asks of the holder's own certificates of a pack by its own words; null: they have none, or it names nothing so. */
function ownPackWords(pack: Pack, text: string, context: ChatContext): Intent | null {
  if (!holdsOf(pack, context)) return null;
  const { obligations } = pack.said;
  return packWordsOf(text, context.asOf, {
    exchanges: obligations.some(({ when }) => 'once' in when || 'term' in when),
    studies: asksStudy(pack),
  });
}

export const packVoice = (pack: Pack): Voice => ({
  pack: pack.id,
  handsOver: false,
  from: pack.from,
  course: lawCourseOf(pack),
  questions: lawQuestionsOf(pack),
  intentOf: (text, context) =>
    (isBareHow(text, pack.id) ? 'my_status' : null) ??
    (saysRefused(text) ? 'exchange_overdue' : null) ??
    (asksWhoLeft(plain(text)) ? 'retrain' : null) ??
    troubleIn(plain(text)) ??
    (saysLost(plain(text)) ? 'lost_cert' : null) ??
    askedSoInPacks(text)?.intent ??
    countsHours(pack, text, context) ??
    topicOf(text)?.intent ??
    ownPackWords(pack, text, context) ??
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
  termIsOver: () => false,
  people: (context) => lawAnswerOf(pack, 'human', context, ''),
});

/** Whose document it is (按某部令第几号（全国，…）): by its number where it was seen. */
const byDocument = (pack: Pack | undefined, place: string, clause = ''): string => {
  const number = pack?.said.documents[0]?.number;
  return number ? `按${place}的文件（${number}${clause}）：` : `按${place}的文件：`;
};

/** 安全员B证 may be of either of two schemes: that the other has a document of its own, and how to ask for it. */
function orOfTheOther(pack: string, text: string): string {
  if (calledBy(pack)?.apart?.test(text)) return '';
  const others = allCalled().filter(({ beside, apart }) => beside === pack && !apart?.test(text));
  return others
    .map((one) => {
      const { jurisdiction, clauses } = loadPack(one.pack).said;
      const whose = /（(.+)）/.exec(jurisdiction)?.[1] ?? jurisdiction;
      const ids = clauses.map(({ id }) => id).join('、');
      return `${whose}的${one.card}另有文件（${ids}），问的时候带上“${whose}”。`;
    })
    .join('');
}

const ofOthers = (place: string): string =>
  `这是按${place}的文件说的；别的证各按各的文件，问的时候带上证的名字。`;

/** Who and what a text is about: 我媳妇的证 is none of the holder's, 资料员还差多少 is about that one of two. */
function spokenOf(context: ChatContext, text: string): ChatContext {
  const { asOf, holder } = context;
  if (!holder) return context;
  if (asksOfSomebodyElse(text)) return { asOf, holder: null };
  const { named } = certificatesTold(text, holder.certificates);
  const certificates = named.map((one) => withOthers(one, holder.certificates));
  return named.length === 0 ? context : { asOf, holder: { ...holder, certificates } };
}

/** Of two questions the second is of the certificate that the first named, where it names none itself. */
export function askedAfter(whole: string, second: string, context: ChatContext): ChatContext {
  const { certificates = [] } = context.holder ?? {};
  return certificatesTold(second, certificates).named.length > 0 ? context : spokenOf(context, whole);
}

/** One of several, with the hours of the others that may count for it: told of alone it stands as beside them. */
function withOthers(one: ChatCertificate, all: readonly ChatCertificate[]): ChatCertificate {
  const { law } = one;
  if (!law || law.others) return one;
  const others = all.filter(({ id, law: other }) => id !== one.id && other?.pack === law.pack);
  return { ...one, law: { ...law, others: others.flatMap(({ law: other }) => other?.credits ?? []) } };
}

/** What is asked of one certificate, so that another one's standing is no answer. */
const OF_THE_NAMED: readonly Intent[] = [
  'exchange_how',
  'exchange_deadline',
  'exchange_scope',
  'exchange_overdue',
  'unmappable_post',
  'validity',
  'my_status',
];

/** What is asked of rules, where a post that is named decides whose: told as to anybody, where it is not the holder's. */
const OF_THE_RULES: readonly Intent[] = [
  'post_renamed',
  'number_changed',
  'ce_hours_required',
  'ce_cycle',
  'ce_ahead',
  'ce_makeup',
  'ce_multi_cert',
];

/** Questions that are of each certificate by itself, and that several documents rule. */
const OF_EACH: readonly Intent[] = [
  'ce_hours_required',
  'ce_hours_short',
  'ce_cycle',
  'ce_makeup',
  'ce_ahead',
  'ce_multi_cert',
  'retrain',
  'validity',
];

/** Whether an answer rests on a pack's documents, or sends somebody to its places and numbers. */
function isOf(pack: string, { clauses, text }: Answer): boolean {
  const { contacts = [], systems = [] } = findPack(pack)?.said ?? {};
  const names = [...contacts, ...systems].map(({ name }) => name);
  return clauses.length > 0 || names.some((name) => text.includes(name));
}

const hasTerm = (pack: string): boolean =>
  findPack(pack)?.said.obligations.some(({ when }) => 'term' in when) ?? false;

/** Answers of several schemes as one, each under its place. */
function together(answers: readonly (readonly [place: string, answer: Answer])[]): Answer {
  const clauses = answers.flatMap(([, answer]) => answer.clauses);
  return {
    text: answers.map(([place, { text }]) => `${place}：${text}`).join('\n'),
    // Clauses are opened by their id: of two with the same the first is shown.
    clauses: clauses.filter(({ id }, at) => clauses.findIndex((one) => one.id === id) === at),
    actions: answers.flatMap(([, { actions }]) => actions).slice(0, MOST_ACTIONS),
  };
}

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

  /** The packs of which a holder has certificates, in their order. */
  private packsOf({ holder }: ChatContext): string[] {
    return [...new Set((holder?.certificates ?? []).map(({ law }) => law?.pack ?? this.own.pack))];
  }

  /** The packs whose certificates a text calls by place, scheme or post: the same post may be held in two places. */
  private packsNamedIn(text: string, { holder }: ChatContext): string[] {
    const { named } = certificatesTold(text, holder?.certificates ?? []);
    return [...new Set(named.map(({ law }) => law?.pack ?? this.own.pack))];
  }

  /** Whether a text is about certificates of several places at once, each of which the holder has. */
  namesSeveral(text: string, context: ChatContext): boolean {
    return !asksOfSomebodyElse(text) && this.packsNamedIn(text, context).length > 1;
  }

  private packNamedIn(text: string, context: ChatContext): string | null {
    const [pack, ...others] = this.packsNamedIn(text, context);
    return others.length === 0 ? (pack ?? null) : null;
  }

  /**
   * What a holder is told: by the scheme of the certificate that the text names; asked how everything stands, by each
   * scheme of theirs; else by the voice that speaks, which says that the others have documents of their own.
   */
  answer(voice: Voice, intent: Intent, asked: ChatContext, text: string): Answer {
    const all = intent === 'my_status' ? this.ofAll(asked, text) : null;
    return all ?? this.ofAnother(voice, intent, asked, text) ?? this.ofOwn(voice, intent, asked, text);
  }

  /** 施工员证怎么换, asked by whoever has none: told of that one, and then how it is with their own; null: it is theirs. */
  private ofAnother(voice: Voice, intent: Intent, asked: ChatContext, text: string): Answer | null {
    const { asOf, holder } = asked;
    // 我媳妇的资料员证还能换不 is none of the holder's: theirs says nothing of it.
    if (!holder || holder.certificates.length === 0 || asksOfSomebodyElse(text)) return null;
    if (OF_THE_RULES.includes(intent) && postElsewhere(text, holder.certificates))
      return voice.answer(intent, { asOf, holder: null }, text);
    // 资料员再学20够不够: the hours of another certificate say nothing of it.
    if (intent === 'ce_hours_short' && postElsewhere(text, holder.certificates)) {
      const answer = voice.answer(intent, { asOf, holder: null }, text);
      return { ...answer, text: `${answer.text}你登记的证里没有这一本，上面是照文件说的，不是照你的记录。` };
    }
    if (!OF_THE_NAMED.includes(intent)) return null;
    const other = cardElsewhere(text, holder.certificates);
    if (other === null) return null;
    // Nor does a document of cards that are told apart by letters say anything of a post.
    if (other.isOfOtherKind || (other.lettered === null && calledBy(voice.pack)?.isLettered))
      return {
        text: `${other.called}证是另外的证，各省有各省的文件，照发证的那个省。是哪个省发的？手头有文件的，我照它答。`,
        clauses: [],
        actions: [],
      };
    if (other.lettered !== null) return this.ofOtherCard(other.lettered, other.called, intent, asked, text);
    const answer: Answer =
      intent === 'my_status'
        ? {
            text: `你登记的证里没有${other.called}证，助手不知道它怎样了；要算它，先加上。`,
            clauses: [],
            actions: [],
          }
        : voice.answer(intent, { asOf, holder: null }, text);
    // Of a post that is never exchanged the holder's own says nothing.
    const first = intent === 'unmappable_post' ? [] : holder.certificates.slice(0, 1);
    const own = first.map((one) => {
      const standing = this.ofCertificate(one).course.summary(asked, one);
      return `你自己的${titleOf(one)}：${standing.replace(/。$/, '')}。`;
    });
    return { ...answer, text: `${answer.text}${own.join('')}` };
  }

  /** B证什么时候到期, asked by who holds a C card: what the document says to anybody, and where to look. */
  private ofOtherCard(
    pack: string,
    called: string,
    intent: Intent,
    { asOf }: ChatContext,
    text: string,
  ): Answer {
    const answer = this.of(pack).answer(intent, { asOf, holder: null }, text);
    return { ...answer, text: `按${placeOf(pack)}的文件：${answer.text}到期的日子看那本${called}。` };
  }

  private ofOwn(voice: Voice, intent: Intent, asked: ChatContext, text: string): Answer {
    const context = spokenOf(asked, text);
    if (context.holder === null && asked.holder?.certificates.length)
      return this.ofSomebodyElse(this.renewing(voice, intent, asked), intent, context, text);
    const packs = this.packsOf(context);
    const named = this.packsNamedIn(text, context);
    if (packs.length < 2) return this.of(named[0] ?? voice.pack).answer(intent, context, text);
    if (named.length === 1) return this.of(named[0] as string).answer(intent, context, text);
    if (named.length > 1 || intent === 'my_status')
      return together(
        (named.length > 1 ? named : packs).map(
          (pack) => [placeOf(pack), this.of(pack).answer(intent, context, text)] as const,
        ),
      );
    const silent = packs.filter((pack) => this.isSilent(pack, intent, context, text));
    if (silent.length > 0 && silent.length < packs.length)
      return this.besideSilent(voice, packs, silent, intent, context, text);
    const ofEach = this.ofEach(packs, intent, context, text);
    const speaking = packs.includes(voice.pack) ? voice : this.of(packs[0] as string);
    if (ofEach) return ofEach;
    const answer = speaking.answer(intent, context, text);
    if (!isOf(speaking.pack, answer)) return answer;
    return { ...answer, text: `${answer.text}${ofOthers(placeOf(speaking.pack))}` };
  }

  /**
   * What documents that are out say, each under its place, and of the others that they are not: one that speaks alone
   * would be taken for the answer of all.
   */
  private besideSilent(
    voice: Voice,
    packs: readonly string[],
    silent: readonly string[],
    intent: Intent,
    context: ChatContext,
    text: string,
  ): Answer {
    const out = packs.filter((pack) => !silent.includes(pack));
    const all = OF_EACH.includes(intent) ? out : [out.includes(voice.pack) ? voice.pack : (out[0] as string)];
    const told = together(
      all.map((pack) => [placeOf(pack), this.of(pack).answer(intent, context, text)] as const),
    );
    return { ...told, text: `${told.text}\n${silent.map(placeOf).join('、')}：${NOT_PUBLISHED}` };
  }

  /** Whether a pack's document would have to answer, and is not out yet. */
  private isSilent(pack: string, intent: Intent, context: ChatContext, text: string): boolean {
    const voice = this.of(pack);
    return context.asOf < voice.from && voice.answer(intent, context, text).text.startsWith(NOT_PUBLISHED);
  }

  /** 还能延续吗 is of what is renewed: of the holder's documents the one that knows of it speaks. */
  private renewing(voice: Voice, intent: Intent, asked: ChatContext): Voice {
    if (intent !== 'validity' || hasTerm(voice.pack)) return voice;
    const pack = this.packsOf(asked).find(hasTerm);
    return pack === undefined ? voice : this.of(pack);
  }

  /** What the rules say to anybody, and by which document: of somebody else nothing is on record. */
  private ofSomebodyElse(voice: Voice, intent: Intent, context: ChatContext, text: string): Answer {
    if (intent === 'my_status') return { text: STANDING_OF_OTHERS.join(''), clauses: [], actions: [] };
    const answer = voice.answer(intent, context, text);
    if (!isOf(voice.pack, answer)) return answer;
    return { ...answer, text: `别人的证这里没有记，按${placeOf(voice.pack)}的文件说：${answer.text}` };
  }

  /** A question that the documents of several places rule, or one that is not the first: by each that has something of it. */
  private ofEach(packs: string[], intent: Intent, context: ChatContext, text: string): Answer | null {
    const ofCategory = packs.filter((pack) =>
      this.of(pack).course.categories.some(([, words]) => words.test(text)),
    );
    const among = ofCategory.length > 0 ? ofCategory : OF_EACH.includes(intent) ? packs : [];
    const answers = among
      .map((pack) => [placeOf(pack), this.of(pack).answer(intent, context, text)] as const)
      .filter(([, { clauses, text: told }]) => clauses.length > 0 || told.includes('助手的理解'));
    const [first, ...more] = answers;
    if (!first) return null;
    const [place, answer] = first;
    return more.length > 0 ? together(answers) : { ...answer, text: `${answer.text}${ofOthers(place)}` };
  }

  /** 我有几本证, 哪本最急: all of the holder's, by the last day where that is asked. Null: neither is. */
  private ofAll(context: ChatContext, text: string): Answer | null {
    const held = context.holder?.certificates ?? [];
    const urgent = asksMostUrgent(text);
    const { named } = certificatesTold(text, held);
    // 水利A证和安全员C证哪个先到期: those that are named are compared.
    const certificates = urgent && named.length > 1 ? named : held;
    if (certificates.length === 0 || !(urgent || asksHowMany(text))) return null;
    const several = this.packsOf(context).length > 1;
    const all = certificates.map((one) => {
      const { pack, course } = this.ofCertificate(one);
      const called = several ? titleInPlace(pack, one) : titleOf(one);
      return { called, due: course.due(context, one), words: course.summary(context, one) };
    });
    const until = ({ due, words }: (typeof all)[0]): string => {
      const day = urgent && due?.isLast ? sayDay(due.on, context.asOf) : null;
      return day === null || words.includes(day) ? '' : `最晚到 ${day}。`;
    };
    const lines = (some: typeof all) => some.map((one) => `${one.called}：${one.words}${until(one)}`);
    const apart = urgent ? [] : linesApart(context);
    const head = `你登记了 ${all.length + apart.length} 本证。`;
    const dated = all.filter(({ due }) => due !== null).sort((a, b) => Number(a.due?.on) - Number(b.due?.on));
    const [first] = dated;
    const rest = all.filter(({ due }) => due === null);
    const told = !urgent
      ? [head, ...lines(all), ...apart]
      : !first?.due
        ? ['现在没有看到要赶的日子。', ...lines(rest)]
        : [
            first.due.isLast
              ? `日子最近的是${first.called}，${sayDue(first.due.on, context.asOf)}。`
              : `日子最近的可能是${first.called}：期限是哪一天还说不准，最早可能到${sayDay(first.due.on, context.asOf)}。`,
            ...lines(dated),
            ...lines(rest),
          ];
    return { text: told.join('\n'), clauses: [], actions: [] };
  }

  /** What another pack answers: to whoever holds a certificate of it, of that; else as to anybody. */
  schemeAnswer(pack: string, topic: Intent | null, context: ChatContext, text: string): Answer {
    const other = cardElsewhere(text, context.holder?.certificates ?? []);
    if (other?.lettered === pack)
      return this.ofOtherCard(pack, other.called, topic ?? 'validity', context, text);
    if (this.packsOf(context).includes(pack))
      return this.of(pack).answer(topic ?? 'my_status', spokenOf(context, text), text);
    const { asOf } = context;
    const said = findPack(pack);
    const { jurisdiction = '' } = said?.said ?? {};
    const answer = this.of(pack).answer(topic ?? 'exchange_deadline', { asOf, holder: null }, text);
    const by =
      said && asOf < said.from
        ? `${jurisdiction}：`
        : byDocument(said, jurisdiction, answer.clauses.length === 1 ? answer.clauses[0]?.id : undefined);
    const apart = SAME_THING.test(plain(text)) ? '不是一回事，各有各的文件。' : '';
    return { ...answer, text: `${apart}${by}${answer.text}${orOfTheOther(pack, text)}` };
  }

  /** What a place's document says of a post of which the holder has no certificate there: none of another one's. */
  unheldAnswer({ pack, post, topic }: Unheld, { asOf }: ChatContext, text: string): Answer {
    const { said, from } = loadPack(pack);
    const { jurisdiction, obligations } = said;
    const bare = !obligations.some(({ when }) => 'cycle' in when)
      ? (['exchange_deadline'] as const)
      : (['ce_hours_required', 'exchange_deadline'] as const);
    const answers = (topic === null ? bare : [topic]).map((intent) =>
      this.of(pack).answer(intent, { asOf, holder: null }, text),
    );
    const by = asOf < from ? `${jurisdiction}：` : `按${jurisdiction}的文件：`;
    return {
      text: `${by}${answers.map((answer) => answer.text).join('')}你登记的证里没有${jurisdiction}的${post}，要算它的日子和学时，先加上。`,
      clauses: answers.flatMap(({ clauses }) => clauses),
      actions: [],
    };
  }

  /** The voice of the pack whose first questions a holder has begun to answer; null: none, or only begun. */
  ofDraft({ holder, asOf }: ChatContext): Voice | null {
    const draft = holder?.draft;
    if (!draft || Object.keys(draft.answers).length === 0) return null;
    return this.asking(draft.pack, asOf);
  }

  /** The voice that asks the first questions of a pack; null: there is none such, or it is not served. */
  ofQuestions(pack: string | undefined, { asOf, served }: ChatContext): Voice | null {
    const isThere = pack !== undefined && findPack(pack) !== undefined && (served?.includes(pack) ?? true);
    return isThere ? this.asking(pack, asOf) : null;
  }

  /** A rulebook judges from its first day on; until then its questions are asked by its pack. */
  private asking(pack: string, asOf: Day): Voice {
    const rulebook = findRulebook(pack);
    if (!rulebook) return this.of(pack);
    if (asOf < rulebook.source.issuedOn) return packVoice(loadPack(pack));
    return pack === this.own.pack ? this.own : rulebookVoice(rulebook);
  }

  ofCertificate({ law }: ChatCertificate): Voice {
    return this.of(law?.pack ?? this.own.pack);
  }

  /**
   * The voice of whom a message is from: of the certificate that the text names, else of the one in hand, else the
   * chat's own. Whoever has no certificate of that one's pack is never spoken to by it.
   */
  for(context: ChatContext, hand: string | null, text: string): Voice {
    const named = this.packNamedIn(text, context);
    if (named !== null) return this.of(named);
    const at = context.holder?.certificates.find(({ id }) => id === hand);
    if (at) return this.ofCertificate(at);
    const packs = this.packsOf(context);
    // What nothing can be said of yet does not speak for what stands beside it.
    const out = packs.filter((pack) => context.asOf >= this.of(pack).from);
    const able = out.length > 0 ? out : packs;
    return able.length === 0 || able.includes(this.own.pack) ? this.own : this.of(able[0] as string);
  }

  /** A voice that takes each of a holder's certificates by its own pack, and hears the categories of those that a text may mean. */
  amongAll(voice: Voice, context: ChatContext, hand: string | null, text: string): Voice {
    const certificates = context.holder?.certificates ?? [];
    if (this.packsOf(context).length < 2) return voice;
    const { named } = certificatesTold(text, certificates);
    const inHand = certificates.filter(({ id }) => id === hand);
    const meant = named.length > 0 ? named : inHand.length > 0 ? inHand : certificates;
    const courseOf = (one: ChatCertificate) => this.ofCertificate(one).course;
    return { ...voice, course: ofEachPack(voice.course, courseOf, meant) };
  }
}
