import type { Pack } from '../law';
import type { Rulebook } from '../v1/rulebook';
import { anonymise } from './anonymise';
import { notTakenIn, saidOfApart } from './apart';
import { asOne, isAnswer, MOST_ASKED } from './as-one';
import { beginningSaid, begins } from './beginning';
import { bothAsked } from './both-asked';
import type { Intent } from './intents';
import { certificatesNamed, packOfCertificate } from './named';
import { STANDING_OF_OTHERS } from './others';
import { allPhrases } from './phrases';
import { ABUSE, ANGER, CARES, withoutOaths } from './phrases/care';
import { asksForSome } from './phrases/said-plainly';
import { HOME_PACK } from './phrases/schemes';
import { troubleIn } from './phrases/troubles';
import {
  askBack,
  calmed,
  cared,
  type Hearing,
  handOver,
  NONE_OF_THESE,
  notPublishedYet,
  tell,
  tellEachApart,
  tellScheme,
  tellUnheld,
  turnReply,
} from './replies';
import { isTitle, type Resolved, resolve, surely } from './resolve';
import { withNumbered } from './same-named';
import { namesHomePostToo, otherScheme, unheldIn } from './scheme';
import { eachAnswered } from './several-asked';
import { moodOf } from './told/moods';
import { clausesOf, plain } from './told/plain';
import { takeTurn } from './turns';
import { commandOf } from './turns/commands';
import { aside, putAgain, repeatTurn } from './turns/held';
import { mends } from './turns/intake/denial';
import { quiet } from './turns/leading';
import { placeOf } from './turns/places';
import { nameOf } from './turns/records';
import { severalPosts } from './turns/several-posts';
import { saying } from './turns/turn';
import { isAside, notNoted, ofOthers } from './turns/unheard';
import type { ChatContext, ChatReply, ChatState } from './types';
import { Understanding } from './understand/understanding';
import { packVoice, rulebookVoice, type Voice, Voices } from './voice';
import { draftTurn } from './waiting-drafts';
import { asked, ofScheme, overEitherWay, sameEitherWay } from './which-question';

export interface Chat {
  /** Answers one message. Pure: the same state, text and context always give the same reply. */
  reply(state: ChatState, text: string, context: ChatContext): ChatReply;
}

const LONGEST = 500;
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

/** The question of a message that also tells something: 今天学了3学时，换证咋换. Null: none that is sure by itself. */
function askedPart(understanding: Understanding, text: string): Resolved | null {
  const clauses = clausesOf(plain(text));
  if (clauses.length < 2) return null;
  const asked = clauses.filter((clause) => moodOf(clause.text).asks).at(-1);
  const resolved = asked && resolve(understanding, asked.text, null);
  return resolved?.sure ? resolved : null;
}

const BEGINS: readonly (string | null)[] = ['intake', 'go-on', 'begin', 'guide'];

/** Whether a message is of the first questions: begins them, or goes on with them. */
function isOfIntake({ talk }: ChatState, text: string, { holder }: ChatContext): boolean {
  if (talk?.at === 'intake' || begins(text)) return true;
  const command = commandOf(text.trim());
  return talk === null && holder?.certificates.length === 0 && BEGINS.includes(command);
}

/** Whose first questions are asked: those half answered, those that stand, or those of what was named or chosen. */
function askingVoice(voices: Voices, state: ChatState, text: string, context: ChatContext): Voice | null {
  const { talk, awaiting } = state;
  const draft = voices.ofDraft(context);
  if (draft) return draft;
  const named = beginningSaid(state, text);
  if (named && 'pack' in named) return voices.ofQuestions(named.pack, context);
  const command = commandOf(text.trim());
  if (command === 'intake' && talk?.at !== 'intake') return voices.ofQuestions(context.chosen, context);
  const isMended = !context.holder && mends(text);
  const stands =
    talk?.at === 'intake' && (awaiting || isMended || command === 'go-on' || command === 'intake');
  const leaves = command === 'guide' || command === 'begin';
  return stands && !leaves ? voices.ofQuestions(talk.pack, context) : null;
}

/** A certificate of a place that is named is begun with, whatever place was chosen. */
function beginNamed(hearing: Hearing): ChatReply | null {
  const { voice, state, text, context } = hearing;
  const named = beginningSaid(state, text);
  if (!named) return null;
  if ('elsewhere' in named) return tellScheme(hearing, { pack: null, called: named.elsewhere, topic: null });
  if (context.served && !context.served.includes(named.pack))
    return turnReply(hearing, quiet(notTakenIn(named.pack), state.talk, false), null, NEAREST_OF_TALK);
  const { questions } = voice;
  const isAtThis = state.talk?.at === 'intake' && state.talk.pack === voice.pack;
  const talked = isAtThis && state.talk?.at === 'intake' ? state.talk.answers : null;
  const answers = context.holder ? questions.recordOf(context.holder, talked) : (talked ?? {});
  if (named.pack !== voice.pack) {
    const isHalf = Object.keys(answers).length > 0;
    const lead = `你填了一半的是${placeOf(voice.pack)}的证，先接着填这一本。`;
    return isHalf ? turnReply(hearing, questions.start(answers, context, lead), null, NEAREST_OF_TALK) : null;
  }
  const begun = questions.start(answers, context, '好，先问几个问题。');
  const isNew = named.post !== '' && Object.keys(answers).length === 0;
  const post = isNew ? questions.answer({ at: 'intake', answers, heard: null }, named.post, context) : null;
  return turnReply(hearing, post ?? begun, null, NEAREST_OF_TALK);
}

/** Whoever holds a certificate of it is told from which day on there is something to say. */
const isEarly = ({ voice, context: { asOf, holder } }: Hearing): boolean =>
  asOf < voice.from && !holder?.certificates.some(({ law }) => law?.pack === voice.pack);

/** Before a pack's first document is out its questions are asked, and nothing else is said by it. */
function beforeItIsOut(hearing: Hearing): ChatReply {
  const { voice, state, text, context } = hearing;
  const draft = ofDrafts(hearing);
  if (draft) return draft;
  const begun = ofDraftBegun(hearing) ?? beginNamed(hearing);
  if (begun) return begun;
  const asks = isOfIntake(state, text, context) && !moodOf(plain(text)).asks;
  const taken = asks ? takeTurn(voice, state, text, context, hearing.spelt) : null;
  return taken ? turnReply(hearing, taken.turn, null, NEAREST_OF_TALK) : notPublishedYet(hearing);
}

/** The first questions that are half answered are gone on with, whatever place is chosen now; null: they are those of the talk. */
function ofDraftBegun(hearing: Hearing): ChatReply | null {
  const { voice, voices, state, text, context } = hearing;
  const chosen = voices.for(context, null, text);
  const talked = state.talk?.at === 'intake' ? (state.talk.pack ?? null) : null;
  const draft = context.holder?.draft;
  if (!draft || draft.pack !== voice.pack || !isOfIntake(state, text, context)) return null;
  if (talked === voice.pack || (talked === null && chosen.pack === voice.pack)) return null;
  if (state.talk?.at === 'intake' && moodOf(plain(text)).asks) return null;
  const answers = context.holder ? voice.questions.recordOf(context.holder, null) : {};
  const lead = `你填了一半的是${placeOf(voice.pack)}的证，接着填这一本。`;
  return turnReply(hearing, voice.questions.start(answers, context, lead), null, NEAREST_OF_TALK);
}

/** 我要重新填, 云南那本接着填: of first questions that are half answered. */
function ofDrafts(hearing: Hearing): ChatReply | null {
  const { voices, state, text, context } = hearing;
  // What stands to be tapped is not said to the drafts.
  if (state.choices.some(({ label }) => label === text.trim())) return null;
  const taken = draftTurn(voices, text, context);
  return taken && turnReply({ ...hearing, voice: taken.voice }, taken.turn, null, NEAREST_OF_TALK);
}

/** After a visitor's verdict its answers can be put right in the next message; whatever else is said, they are let go. */
function withoutJudged(voices: Voices, state: ChatState, text: string, context: ChatContext): ChatState {
  const { talk, awaiting } = state;
  if (talk?.at !== 'intake' || awaiting || context.holder || mends(text)) return state;
  const { questions } = voices.ofQuestions(talk.pack, context) ?? voices.own;
  return questions.standing(talk.answers, context).asks ? state : { ...state, talk: null };
}

function hear(
  understanding: Understanding,
  voices: Voices,
  before: ChatState,
  typed: string,
  context: ChatContext,
): Hearing {
  const cut = [...typed].slice(0, LONGEST).join('');
  const words = understanding.spelling.read(cut);
  const text = withoutOaths(words ?? cut);
  const anonymous = anonymise(text);
  const state = withoutJudged(voices, before, text, context);
  // Right after one was added, that is the one in hand.
  const last = context.holder?.certificates.at(-1)?.id ?? null;
  const hand = state.talk?.at === 'way' ? (state.talk.certificateId ?? last) : null;
  const spoken = voices.for(context, hand, text);
  const asking = (isOfIntake(state, text, context) && askingVoice(voices, state, text, context)) || spoken;
  const voice = voices.amongAll(asking, context, state.awaiting ? hand : null, text);
  // What is said to the talk's own question leans on that, not on what was asked before it.
  const resolved = asked(understanding, voice, state, text, context);
  const asks = anonymous !== '' && text.trim() !== NONE_OF_THESE;
  const said = { question: anonymous, answer: null };
  const questions = asks ? [...state.before, said].slice(-MOST_ASKED) : state.before;
  return {
    voice,
    voices,
    context,
    text,
    spelt: words !== null,
    anonymous,
    resolved,
    part: resolved.sure ? null : askedPart(understanding, text),
    state: { ...state, before: questions },
  };
}

/** Replies to what the helper itself has just offered or asked; null when the text is something else. */
function answerToOffer(hearing: Hearing): ChatReply | null {
  const { state, text } = hearing;
  const picked = state.asked && pickedOf(state.asked, text);
  if (picked) return tell(hearing, picked);
  if (state.asked && text.trim() === NONE_OF_THESE) return handOver(hearing);
  // What waits for a yes was put last, and it is that which 对 is said to.
  const waits = state.choices.some(({ means }) => means === 'yes');
  if (state.offered && !waits && YES.test(text.trim()))
    return tell(hearing, state.offered.intent, state.offered.text);
  return null;
}

const NEAREST_OF_TALK: Intent = 'exchange_how';

/** What must be met before anything else; what stands still stands. */
function careFor(hearing: Hearing): ChatReply | null {
  const care = CARES.find(({ words, not }) => words.test(hearing.text) && !not?.test(hearing.text));
  return care ? cared(hearing, care) : null;
}

/** What may be told or asked in a message, however angry it is. */
const HAS_SOMETHING = /[\d一二三四五六七八九十]|学|课|换|申请|注册|登录|下载|有效|注销|查|记|提醒|证/;
const NOTHING_ASKED: readonly Intent[] = ['smalltalk', 'out_of_scope'];

/** Words of anger, and nothing else that could be heard: met calmly, with whom to call. */
function ofAnger(hearing: Hearing): ChatReply | null {
  const { text, resolved, part } = hearing;
  if (!ABUSE.test(text)) return null;
  const [best] = resolved.candidates;
  const asks = resolved.sure && best !== undefined && !NOTHING_ASKED.includes(best.intent);
  return asks || part ? null : calmed(hearing, ANGER);
}

const WHICH =
  '是哪一件？要把手里的证登记到助手里，说“我要登记一个证”；要把旧证换成电子证，说“帮我换证”。没考过、没学过就拿证的，这里办不了。';

/** 帮我弄个证 may be meant in three ways, of which one only is refused. */
function ofSomeCard(hearing: Hearing): ChatReply | null {
  const { state, text } = hearing;
  if (state.pending || (state.talk !== null && state.awaiting) || !asksForSome(text)) return null;
  const turn = quiet(WHICH, state.talk, false, [saying('我要登记一个证'), saying('帮我换证')]);
  return turnReply(hearing, turn, null, NEAREST_OF_TALK);
}

/** 买个C证多少钱, 安全员证能买到不: whatever scheme the card is of. */
const BUYS_CARD =
  /买(?:[一1两2])?(?:个|本|张)?(?:[^，,。\s买]{0,6}[员工])?[A-Ca-c]?\d?(?:类)?证(?!书?(?:的|被))|证(?:书)?(?:在哪[儿里]?|哪[儿里]|能不能|可以|能)?买(?:到|得到|得着|着)?(?:吗|不|么)?$/;
/** Who was cheated, reports it, or tells of somebody. */
const OF_A_SELLER = /骗|举报|上当|假|有人|人家|别人|卖给|同事|工友|老板/;

/** A question about another scheme than the one that is spoken of, answered by its pack. */
function elsewhere(hearing: Hearing): ChatReply | null {
  const { text, voice, voices, context, state, resolved } = hearing;
  // A card that is to be bought is refused under any document.
  if (resolved.sure && resolved.candidates[0]?.intent === 'refuse_fraud') return null;
  if (BUYS_CARD.test(text) && !OF_A_SELLER.test(text)) return tell(hearing, 'refuse_fraud');
  const asked = voices.namesSeveral(text, context) ? null : otherScheme(text, voice.pack);
  if (!asked) return null;
  const post = asked.pack !== null && voice.pack === HOME_PACK ? namesHomePostToo(text) : null;
  if (post === null) return tellScheme(hearing, asked);
  // 我有安全员证和施工员证，都怎么弄: of two kinds each is told by its own document.
  const own = tell(hearing, asked.topic ?? 'exchange_how');
  const first = { ...own, answer: `${post}证：${own.answer}` };
  return asOne(first, tellScheme(hearing, asked), state, text);
}

/** 注册完了证书管理里没有我的证: told with what was done, and what is asked is why. */
const MISSES_CARD =
  /注册.{0,12}(?:证书管理|个人中心|名下|里头?|里面|上).{0,4}(?:没有?|看不[到见着]|找不[到着]|没(?:看|见)[到着]|不显示|不见).{0,3}(?:我的?)?(?:[一-龥]{2,3}员)?证|注册.{0,12}(?:看不[到见着]|找不[到着]|没(?:看|见)[到着])(?:我的?)?(?:[一-龥]{2,3}员)?证/;

/** 湖北学的能算安徽的吗, 公共学时能算到湖北吗. */
const COUNTS_THERE =
  /(?:能|可以|算不算|能不能|可不可以|是不是).{0,4}(?:算|顶|抵|认|当)(?!超)|(?:共用|通用|互认)/;

/** 安徽质量员学够了吗，还有湖北的到哪天: asked of several of the holder's own, each is told of by its own document. */
function ofSeveral(hearing: Hearing): ChatReply | null {
  const { voices, context, text, resolved } = hearing;
  if (!voices.namesSeveral(text, context)) return null;
  if (COUNTS_THERE.test(plain(text))) return tellEachApart(hearing);
  return resolved.sure || !moodOf(plain(text)).asks ? null : tell(hearing, 'my_status');
}

/** Said of a certificate that nothing is told of today; an answer to the first questions is none. */
function ofApart(hearing: Hearing): ChatReply | null {
  const { state, text, context } = hearing;
  if (state.pending || isOfIntake(state, text, context)) return null;
  const said = saidOfApart(text, context);
  if (said === null) return null;
  return turnReply(hearing, quiet(said, state.talk, false), null, NEAREST_OF_TALK);
}

/** Another certificate is begun with once what waits for a yes is settled; null: nothing waits. */
function heldFirst(hearing: Hearing): ChatReply | null {
  const { voice, state, context } = hearing;
  const put = putAgain(voice, state, context, '先说定这一条，再登记。');
  return put && turnReply(hearing, put, null, NEAREST_OF_TALK);
}

function replyTo(heard: Hearing): ChatReply {
  const care = careFor(heard);
  if (care) return care;
  const apart = ofApart(heard);
  if (apart) return apart;
  if (isEarly(heard)) return beforeItIsOut(heard);
  const hearing = ofScheme(heard);
  const { voice, state, text, context, resolved } = hearing;
  const offered = answerToOffer(hearing);
  if (offered) return offered;
  const angry = HAS_SOMETHING.test(text) ? null : ofAnger(hearing);
  if (angry) return angry;
  const some = ofSomeCard(hearing);
  if (some) return some;
  const posts = severalPosts(state, text);
  if (posts) return turnReply(hearing, posts, null, NEAREST_OF_TALK);
  const begun = ofDrafts(hearing) ?? ofDraftBegun(hearing) ?? beginNamed(hearing);
  if (begun) return heldFirst(hearing) ?? begun;
  const taken = isTitle(text) ? null : takeTurn(voice, state, text, context, hearing.spelt);
  if (taken && !(taken.visitor && resolved.sure)) {
    const misses = MISSES_CARD.test(plain(text));
    const asked = misses ? surely(resolved, 'cert_not_found') : resolved.sure ? resolved : hearing.part;
    const removes = taken.turn.pending?.drafts.some(({ op }) => op === 'remove') ?? false;
    const intent = asked?.candidates[0]?.intent;
    // 记吧, 删了吧 ask nothing.
    const doubts = /吧[?？]*$/.test(text) && !removes && !(intent && NOTHING_ASKED.includes(intent));
    const answered =
      (taken.asks || misses || (resolved.sure && (doubts || troubleIn(plain(text)) !== null))) && asked
        ? tell({ ...hearing, resolved: asked, state: { ...state, awaiting: false, pending: null } })
        : null;
    return turnReply(hearing, taken.turn, answered, asked?.candidates[0]?.intent ?? NEAREST_OF_TALK);
  }
  // 我徒弟学了4学时 looks like a question about hours, and is none.
  const theirs = context.holder && ofOthers(text, context);
  if (theirs) return turnReply(hearing, aside(voice, state, theirs, context), null, NEAREST_OF_TALK);
  const stillAngry = ofAnger(hearing);
  if (stillAngry) return stillAngry;
  const unheld = context.holder && unheldIn(text, context.holder.certificates);
  if (unheld) return tellUnheld(hearing, unheld);
  const several = ofSeveral(hearing);
  if (several) return several;
  const other = elsewhere(hearing);
  if (other) return other;
  const repeats = state.talk !== null && state.awaiting;
  if (resolved.sure && !(repeats && isAside(text, context))) return tell(hearing);
  if (repeats && !moodOf(text).asks)
    return turnReply(hearing, repeatTurn(voice, state, text, context), null, NEAREST_OF_TALK);
  const unnoted = context.holder && notNoted(text, context);
  if (unnoted) return turnReply(hearing, aside(voice, state, unnoted, context), null, NEAREST_OF_TALK);
  const either = overEitherWay(hearing) ?? sameEitherWay(hearing);
  if (either) return tell(hearing, either);
  return state.asked ? handOver(hearing) : askBack(hearing);
}

/** Learns the phrases, once, and answers under a rulebook, or a pack, from then on. */
export function createChat(law: Rulebook | Pack, understanding = new Understanding(allPhrases())): Chat {
  const voices = new Voices('said' in law ? packVoice(law) : rulebookVoice(law));
  const replyToOne: Chat['reply'] = (state, text, context) =>
    replyTo(hear(understanding, voices, state, text, context));
  const reply = eachAnswered(replyToOne);
  return {
    reply(state, text, world) {
      const context = withNumbered(world, (one) => `${packOfCertificate(one)} ${nameOf(one)}`);
      const both = context.holder?.certificates.length && !state.pending ? bothAsked(text) : null;
      if (!both || certificatesNamed(both.other, context.holder?.certificates ?? []).length > 0)
        return reply(state, text, context);
      const own = reply(state, both.own, context);
      const other = reply(state, both.other, context);
      if (!isAnswer(own)) return reply(state, text, context);
      if (isAnswer(other)) return asOne(own, other, state, text);
      // Of somebody else's nothing is known, and only they can be told.
      return both.isPerson
        ? asOne(own, { ...other, answer: STANDING_OF_OTHERS.join(''), clauses: [], actions: [] }, state, text)
        : reply(state, text, context);
    },
  };
}
