import { formatDay } from '../../calendar';
import { withCategories } from '../cards/categories';
import { cardClauses } from '../cards/clauses';
import type { CardClause } from '../cards/lacking';
import { withoutCount, withoutLeadIn } from '../cards/mentions';
import { renamed } from '../cards/renamed';
import { sharesOf } from '../cards/shares';
import { sumThatFails } from '../cards/sums';
import { certificatesNamed, withoutPlaces } from '../named';
import { saysRefused } from '../refused';
import type { Claim } from '../told/claims';
import { daysIn } from '../told/days';
import { calm, type Ears, type Told } from '../told/heard';
import { hearOut } from '../told/hearing';
import { moodOf } from '../told/moods';
import { plain } from '../told/plain';
import { ownOf, readTold } from '../told/reader';
import { removesCard } from '../told/removals';
import type { ChatContext, ChatHolder, ChatState, Choice, Draft, Fact } from '../types';
import { act, afterwards, isFresh, letGo, offerBack, secondThoughts, takeBack } from './acting';
import { addingTurn } from './adding';
import { besidesSaid, saysByClock, sumBehind } from './answered-whole';
import { withBegun } from './begun';
import { mendedByCard } from './cards-mended';
import { allSaid } from './cards-said';
import { commandOf, saysAdd, saysInstead, saysNo, saysWrong, saysYes } from './commands';
import { completed, isDayAnew, unsaidOf } from './completing';
import { cycleChosen } from './cycle-chosen';
import { asksForRest, completedBegun } from './dangling';
import { draftsOf } from './drafting';
import { all, type Desk } from './drafting/desk';
import { oneCourse } from './drafting/hours';
import { aside, obeyHeld, putAgain } from './held';
import { mends } from './intake/denial';
import {
  groundOf,
  intakeOf,
  isChoice,
  type Lead,
  later,
  obey,
  quiet,
  standingAgain,
  whatIsWrong,
} from './leading';
import { movedCard } from './moving';
import { dayNotKnown } from './not-known';
import { numberAnew } from './number-anew';
import { titleAmong } from './places';
import { certificateOf, type Ground, handOf, propose } from './proposals';
import { EVENTS, OF_TALK, withFacts } from './records';
import { switchedCard } from './switching';
import { leftOf } from './taken-back';
import { saying, type Turn } from './turn';
import { reasonToLetGo } from './unheard';
import { unrecorded } from './unrecorded';
import { answerPending, besides, isDenied, LOOKED_AGAIN } from './waiting';
import { withdrawn } from './withdrawn';
import { SAY } from './words';

/** What stands to be answered, as the reader needs it. */
function earsOf(lead: Lead, state: ChatState, text: string, context: ChatContext): Ears {
  const { course } = lead;
  const { talk, awaiting } = state;
  const certificate = talk?.at === 'way' ? certificateOf(context.holder, talk.certificateId) : undefined;
  // What is told of another certificate is no answer to the question that stands for this one.
  const named = certificatesNamed(text, context.holder?.certificates ?? []);
  const isOfIt = certificate !== undefined && (named.length === 0 || named.includes(certificate));
  const expected = isOfIt && awaiting ? course.standing(context, certificate).expected : null;
  return {
    asOf: context.asOf,
    facts: course.facts,
    trades: course.trades,
    categories: course.categories,
    makesUp: course.makesUp,
    expected,
    foreign: course.foreign,
  };
}

/** What a turn of the talk made of a message. */
export interface Taken {
  turn: Turn;
  /** Something is asked in the message as well, and is to be answered before what the turn says. */
  asks: boolean;
  /** Told by somebody who has not signed in: nothing can be noted, so a question that may be meant comes first. */
  visitor?: boolean;
}

const taken = (turn: Turn | null): Taken | null => turn && { turn, asks: false };

/** Lacks a day, or what was studied. */
const isHalf = (claim: Claim): boolean =>
  claim.tells === 'study' ||
  ((claim.tells === 'event' || claim.tells === 'credit') &&
    claim.day?.is !== 'day' &&
    claim.day?.is !== 'implied');

const ANEW = /^(?:那天|[昨今前][天儿])?(?:应该)?是\d+(?:\.\d)?个?半?(?:学时|课时)?$/;

const OTHER_HOUR =
  /^(?:还是|不对|不|要不|那)?[，,\s]*(?:改|换|调)(?:成|到|为)?(?:早上|上午|中午|下午|晚上)?\d{0,2}点?(?:半)?[吧了]?$/;

/** 哦，是6学时, said right after hours were noted: they are meant, unless it is of another day. */
function saidAnew(text: string, state: ChatState, context: ChatContext): string {
  const { asOf } = context;
  const said = plain(text)
    .replace(/^(?:哦|噢|啊|哎呀?|嗯|呃|那个)+[，,\s]*/, '')
    .replace(LOOKED_AGAIN, '')
    // 刚才那个不是4是5
    .replace(/^刚才?(?:那[个笔条]|的|说的|记的)*[，,\s]*(?=不?是)/, '')
    .replace(/^不是\d{1,2}(?:\.\d)?个?(?:学时|课时)?[，,\s]*(?=是\d)/, '');
  const last = state.noted?.facts.at(-1);
  // 改成晚上七点, after 每次在 09:00 提醒
  if (last?.fact === 'reminder' && OTHER_HOUR.test(said)) return `${said}提醒我`;
  if (!isFresh(state)) return text;
  if (last && (last.fact === 'credit' || EVENTS.has(last.fact)) && isDayAnew(said, last.fact, asOf))
    return `不对，${said.startsWith('是') ? '' : '是'}${said}`;
  if (!ANEW.test(said) || (last?.fact !== 'credit' && last?.fact !== 'total')) return text;
  const [day] = daysIn(said, asOf);
  const isOfIt = day?.said.is !== 'day' || formatDay(day.said.day) === last.on;
  return isOfIt ? `不对，${said}` : text;
}

const CARD_STAYS =
  '整本证书在这里删不了，学时也都没动。请打开这本证书，最下面可以收起或者删除。要删的是学时，就说哪天的几学时。';

/** 我那个资料员昨天学了4学时, in the middle of the first questions: it is said that it is to be told again. Null: nothing is told. */
function toldTooEarly(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
  if (!context.holder) return null;
  const { claims, asks } = readTold(text, earsOf(lead, { ...state, talk: null }, text, context));
  const isRecord = claims.some(({ tells }) => tells === 'credit' || tells === 'total' || tells === 'year');
  return isRecord && !asks ? aside(lead, state, NOT_NOW, context) : null;
}

const NOT_NOW = '这个还没有记：先登记好这一本，再说一遍，我就记上。';

/** To somebody who has not signed in nothing is read back, so what is not told plainly is no telling. */
const heardAlone = (text: string, ears: Ears, { holder }: ChatContext): Told =>
  holder ? hearOut(text, ears) : readTold(text, ears);

/** What is told with the message before it, where that was not heard and this is told by halves, or as an answer to what stands. */
function hearBegun(text: string, alone: Told, ears: Ears, state: ChatState, context: ChatContext): Told {
  const isWhole = ({ tells, ...claim }: Claim): boolean =>
    !isHalf({ tells, ...claim } as Claim) && !(tells === 'year' && ears.expected?.kind === 'year');
  if (!context.holder || (alone.claims.length > 0 && alone.claims.every(isWhole))) return alone;
  const together = withBegun(text, state, context);
  if (together === null) return alone;
  const told = hearOut(together, ears);
  return told.claims.length > 0 && !told.claims.some(isHalf) ? told : alone;
}

/** 今天4 一共12: first what is told of days, and then the sum, of which that is a part. */
function hearTold(lead: Lead, state: ChatState, typed: string, context: ChatContext): Taken | null {
  const fits = context.holder && sumThatFails(plain(typed), context.asOf) === null;
  const parted = fits ? sumBehind(typed, context.asOf) : null;
  const first = parted && hearClaims(lead, state, parted.told, context);
  const drafts = first?.turn.pending?.drafts ?? [];
  const isCounted = drafts.length > 0 && drafts.every(isWholeCredit);
  if (!parted || !first || !isCounted) return hearClaims(lead, state, typed, context);
  const told = drafts.slice(state.pending?.drafts.length ?? 0);
  const sum = told.reduce((all, { value }) => all + Math.round(Number(value) * 10), 0);
  if (sum === Math.round(parted.hours * 10)) return first;
  const waits: ChatState = { ...state, pending: first.turn.pending, choices: first.turn.choices };
  return hearClaims(lead, waits, `一共${parted.hours}学时`, context) ?? first;
}

/** 4.5, where it is asked how many hours were studied: those, and no fifth of April. */
const isDecimal = (typed: string, lead: Lead, state: ChatState, context: ChatContext): boolean =>
  /^\d{1,2}\.\d$/.test(typed.trim()) && earsOf(lead, state, typed, context).expected?.kind === 'hours';

const isWholeCredit = ({ fact, op, lacks }: Draft): boolean =>
  fact === 'credit' && op === 'add' && lacks === null;

/** Who holds what waits for a yes already: a sum that is told next counts it, too. */
function withWaiting({ pending }: ChatState, claims: readonly Claim[], holder: ChatHolder): ChatHolder {
  if (!pending || pending.editing || !claims.some(({ tells }) => tells === 'total')) return holder;
  return withFacts(holder, pending.drafts.filter(isWholeCredit));
}

/** What was told, read back or asked about; null when nothing was. */
function hearClaims(lead: Lead, state: ChatState, typed: string, context: ChatContext): Taken | null {
  const certificates = context.holder?.certificates ?? [];
  const { trades } = lead.course;
  const own = state.pending && !state.pending.editing ? besidesSaid(typed) : typed;
  const typedHours = isDecimal(own, lead, state, context) ? `学了${own}学时` : own;
  const kinds = withCategories(typedHours, lead.course.categories.length > 0, context.asOf);
  const more = certificates.length > 1 ? withoutLeadIn(kinds, certificates, trades) : kinds;
  const text = certificates.length > 1 ? renamed(more, certificates, trades) : more;
  const fails = context.holder ? sumThatFails(text, context.asOf) : null;
  if (fails) return taken(quiet(fails, state.talk, state.awaiting));
  const shares = sharesOf(text, certificates, trades, context.asOf);
  if (shares && 'says' in shares) return taken(quiet(shares.says, state.talk, state.awaiting));
  const several = shares ?? cardClauses(text, certificates, trades, context.asOf);
  if (several) return hearEach(lead, state, several, context);
  if (context.holder && removesCard(plain(text))) return taken(quiet(CARD_STAYS, state.talk, state.awaiting));
  const ears = earsOf(lead, state, text, context);
  // Of which certificate it is told is chosen by the whole message; what is told is read without the place.
  const placeless = withoutPlaces(text, certificates);
  const bare = certificates.length > 1 ? withoutCount(placeless) : placeless;
  const whole = completed(bare, state, context);
  const told = hearBegun(
    bare,
    heardAlone(whole ?? saidAnew(bare, state, context), ears, context),
    ears,
    state,
    context,
  );
  const { claims } = told;
  if (claims.length === 0) return null;
  // 才看了一半，能先换着后补不: what is asked, or complained of, comes before what is told by halves.
  if (claims.every(isHalf) && (told.asks || moodOf(plain(text)).trouble)) return null;
  if (!context.holder) return told.asks ? null : visitorTold(claims, state);
  const ground = groundOf(lead, state, context, context.holder);
  if (context.holder.certificates.length === 0 && claims.some(({ tells }) => tells !== 'reminder'))
    return taken(
      quiet(
        '你还没有登记证书，我没地方记。先说“我要登记一个证”，几个问题就好。',
        state.talk,
        state.awaiting,
        [saying('我要登记一个证')],
      ),
    );
  const desk = deskOf(lead, state, ground, text);
  const holder = withWaiting(state, claims, ground.holder);
  const counts = holder !== ground.holder;
  const drafted = draftsOf(
    claims,
    counts ? { ...desk, holder, context: { ...desk.context, holder }, waits: true } : desk,
  );
  // 一共4学时, where these 4 wait: it says no more.
  if (counts && drafted.drafts.length === 0 && state.pending)
    return taken(propose(ground, { drafts: state.pending.drafts, said: [], choices: [] }));
  // 查错了，是有效, where that is on record: what waits against it waits no longer.
  const stands =
    drafted.drafts.length === 0 &&
    claims.every(
      (claim) =>
        (claim.tells === 'state' || claim.tells === 'event') &&
        state.pending?.drafts.some(({ fact }) => fact === claim.fact),
    );
  const waits = whole === null && !stands ? state.pending : null;
  const isChange = claims.every(({ tells }) => tells === 'correction');
  const unread = waits && isChange && drafted.drafts.length === 0 && drafted.choices.length === 0;
  const denied = unread ? deniedUnread(lead, state, text, context) : null;
  if (denied) return taken(denied);
  const turn = propose(ground, { ...drafted, drafts: besides(waits, drafted.drafts, text) });
  return { turn: told.asks ? turn : askedAgain(lead, state, context, turn), asks: told.asks };
}

/** 32 学时比一天还多，先不记: what was told comes to nothing, and the question that stood is put again. */
function askedAgain(lead: Lead, state: ChatState, context: ChatContext, turn: Turn): Turn {
  if (turn.pending || turn.choices.length > 0 || !state.awaiting) return turn;
  const again = standingAgain(lead, state, context);
  return again ? { ...turn, text: `${turn.text}${again.text}`, choices: again.choices } : turn;
}

const deskOf = ({ course }: Lead, state: ChatState, ground: Ground, text: string): Desk => ({
  ...{ course, context: ground.context, holder: ground.holder, hand: handOf(ground), text },
  noted: state.noted?.facts ?? [],
});

/** What is told of several certificates, each by its own clause; null: nothing is, in one of them at the least. */
function hearEach(
  lead: Lead,
  state: ChatState,
  clauses: readonly CardClause[],
  context: ChatContext,
): Taken | null {
  const { holder } = context;
  if (!holder) return null;
  const ground = groundOf(lead, state, context, holder);
  const heard = clauses.map(({ name, text: part, of }) => {
    // 施工员明天学4，湖北今天学4: beside another one, of today is told and not planned.
    const text = clauses.length > 1 ? part.replace(/(?<=[今昨前][天儿]|\d[日号])学(?=\d)/, '学了') : part;
    const said = `${name}${part}`;
    const meant = of && holder.certificates.filter(({ id }) => of.includes(id));
    return { said, meant, mood: moodOf(text), told: readTold(text, earsOf(lead, state, said, context)) };
  });
  const asks = heard.some(({ told }) => told.asks);
  const own = ownOf(heard, ({ said }) => said);
  const isTold = own.filter(({ told: { claims } }) => claims.length > 0 && !(asks && claims.every(isHalf)));
  if (isTold.length === 0) return null;
  const drafted = oneCourse(
    all(
      isTold.map(({ said, meant, told }) =>
        draftsOf(told.claims, { ...deskOf(lead, state, ground, said), ...(meant && { meant }) }),
      ),
    ),
    holder,
  );
  // What is not heard of a card is said, and not lost without a word.
  const lost = own.flatMap(({ said, mood, told }) =>
    told.claims.length > 0 || !/\d/.test(said)
      ? []
      : calm(mood)
        ? [`“${said}”没听明白，请再说一遍。`]
        : mood.unreal && !mood.asks
          ? [`“${said}”还没做，先不记。`]
          : [],
  );
  const turn = propose(ground, {
    ...{ ...drafted, said: [...lost, ...drafted.said] },
    drafts: besides(state.pending, drafted.drafts),
  });
  return { turn, asks };
}

/** Nothing can be written down for somebody who has not signed in. */
function visitorTold(claims: readonly Claim[], state: ChatState): Taken | null {
  const [first] = claims;
  // Nothing is on record that could be put right: 少算了一门 缺俩学时 is asked about.
  const changes = claims.every(({ tells }) => tells === 'correction' || tells === 'removal');
  if (!first || first.tells === 'study' || changes) return null;
  const turn = quiet(
    '没登录，我记不下来。登录以后再说一遍，就能记上、算还差多少。',
    state.talk,
    state.awaiting,
  );
  // 23年32 24年32, after the verdict, is no question, whatever it looks like.
  return { turn, asks: false, visitor: claims.some(({ tells }) => tells !== 'year') };
}

/**
 * 今天没学, 那是我同事学的: said of hours that wait, they are let go; said of hours just noted, it is offered to take
 * them back. Never are they changed into themselves.
 */
function unsay(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
  const { pending, noted } = state;
  const drafts: readonly Fact[] = pending?.drafts ?? (isFresh(state) ? (noted?.facts ?? []) : []);
  const [old, ...more] = drafts.filter(({ op }, i) => i === 0 || op === 'remove');
  const isChanged = drafts.length === 2 && old?.op === 'remove' && drafts[1]?.op === 'add';
  if (!context.holder || !old || old.fact !== 'credit' || more.length > 0) return null;
  if (!isChanged && (drafts.length > 1 || old.op !== 'add')) return null;
  const unsaid = unsaidOf(text, old, context);
  if (unsaid === null) return null;
  if (pending && !isChanged) return letGo(lead, state, context, '好，没有记。');
  const isLast =
    noted?.facts.length === 1 && noted.facts[0]?.on === old.on && noted.facts[0]?.value === old.value;
  if (unsaid === 'none' && isLast) return offerBack(state);
  const ground = groundOf(lead, state, context, context.holder);
  const gone: Draft = { ...old, op: 'remove', lacks: null, offered: null };
  return propose(ground, { drafts: [gone], said: [], choices: [] });
}

/** 今天那个不算 没学完, said of what waits: nothing of it stays proposed but what is of another day. */
function takenBack(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
  const { pending } = state;
  if (!pending || !context.holder) return null;
  const drafts = leftOf(text, pending.drafts, context);
  if (drafts === null) return null;
  if (drafts.length === 0) return letGo(lead, state, context, '好，没有记。');
  return propose(groundOf(lead, state, context, context.holder), { drafts, said: [], choices: [] });
}

/** 不对, said to what is read back: nothing of it waits, and what is right of it may be said next. */
function remembering({ pending }: ChatState, turn: Turn): Turn {
  const drafts = pending?.drafts ?? [];
  const isTold = drafts.length > 0 && drafts.every(({ fact, op }) => !OF_TALK.has(fact) && op !== 'remove');
  return isTold ? { ...turn, denied: drafts } : turn;
}

const AGAIN = '好，刚才那条没有记。对的是什么？整句再说一遍，我再记。';

/** What waits is said to be wrong, and not what is right in words that were understood: it is not read back again. */
function deniedUnread(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
  const { drafts } = state.pending ?? { drafts: [] };
  const isTold =
    drafts.length === 1 &&
    drafts.every(({ fact, op, lacks }) => !OF_TALK.has(fact) && op !== 'remove' && !lacks);
  if (!context.holder || !isTold || !isDenied(text)) return null;
  return remembering(state, letGo(lead, state, context, AGAIN));
}

const WAITS_FOR_ELSE =
  /[说记弄搞看打听写算报]?(?:错|岔|混|串|反|拧)(?:了|本|啦)?|不对|^不是|等等|等会儿?|等一?下|慢着|再(?:看看|想想|说)|我?看看|没有|不算|先别|撤|重新/;
const PUT_OFF =
  /(?:明天|后天|回头|以后|改天|晚点|过几天|待会儿?|等会儿?|下次)再(?:说|讲|记|弄|告诉)|没空|再说吧/;

const BY_CLOCK = '好，刚才那条没有记：小时、分钟不一定等于学时。平台上显示是几学时，照着说，我再记。';

/** 记错本了, 等等我再看看, 明天再说: said to what is read back and not understood: it waits no longer for a stray 对. */
function stopped(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
  const { pending } = state;
  const drafts = pending?.drafts ?? [];
  const isTold = drafts.length > 0 && drafts.every(({ fact }) => !OF_TALK.has(fact));
  const said = plain(text);
  if (!context.holder || !isTold || moodOf(said).asks) return null;
  if (saysByClock(said, drafts)) return letGo(lead, state, context, BY_CLOCK);
  const reason = reasonToLetGo(text, context);
  if (reason) return letGo(lead, state, context, `好，刚才那条没有记。${reason}`);
  if (PUT_OFF.test(said)) return letGo(lead, state, context, '好，先不记。');
  if (!WAITS_FOR_ELSE.test(said)) return null;
  return remembering(state, letGo(lead, state, context, AGAIN));
}

/** 对, where nothing is read back: what is asked for is put again; where nothing stands, it is said that nothing waits. */
function nothingWaits(lead: Lead, state: ChatState, context: ChatContext): Turn {
  const { pending } = state;
  // 改, and then 对: nothing of it is another, and it is read back as it was.
  const [first] = pending?.drafts ?? [];
  if (pending?.editing && first?.op === 'remove') return letGo(lead, state, context, '好，没有改。');
  const held = pending && { ...state, pending: { ...pending, editing: false }, choices: [] };
  const put = held && putAgain(lead, held, context, '');
  if (put) return put;
  const again = standingAgain(lead, state, context);
  return again
    ? quiet(again.text, state.talk, true, again.choices)
    : quiet('现在没有等着记的，什么都没记。要记的直接说，要问的直接问。', state.talk, false);
}

/** 是安徽质量员, 应该是5, said after 不对: of what had waited. */
function rightAfterAll(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
  const { denied, pending } = state;
  if (!denied || pending || moodOf(plain(text)).asks) return null;
  const before: ChatState = { ...state, pending: { drafts: denied, editing: false }, choices: [] };
  return mendedByCard(lead, before, text, context) ?? answerPending(lead, before, text, context);
}

/** Said to one of the first questions: it is put again, as what comes next hangs on it. */
const DOES_NOT_KNOW = /不知道|不清楚|不记得|忘了/;

const PLACE_IN_LINE = /^(?:是|记|就)?第([一二三四123 4])[个本张](?:那[本个])?(?:证)?(?:上|的|吧|啊)*[。]?$/;

/** 第一本, 两本都是, said to 记在哪一本上: the first, or all, of those that can be tapped. */
function byPlace({ pending, choices }: ChatState, said: string, context: ChatContext): Choice | undefined {
  const place = PLACE_IN_LINE.exec(said)?.[1];
  const titles = (context.holder?.certificates ?? []).map((one, _, all) => titleAmong(one, all));
  const isAsked = pending
    ? pending.drafts.some(({ lacks }) => lacks === 'certificate')
    : titles.includes(choices[0]?.label ?? '');
  if (!isAsked) return undefined;
  if (place === undefined)
    return allSaid(said) === null ? undefined : choices.find(({ label }) => label === SAY.each);
  const at = '一二三四'.indexOf(place);
  const choice = choices[at >= 0 ? at : Number(place) - 1];
  return choice?.means === 'no' ? undefined : choice;
}

/** What a choice says for whoever taps it. */
const spokenBy = ({ act: does }: Choice): string | null => (does.do === 'say' ? does.text : null);

/**
 * The turn of the talk after a text; null when the text is about something else, a question for the most part.
 * `spelt`: typed in pinyin, so no tap. What can be tapped comes first, then what waits, commands, what is told, and an answer to what stands.
 */
export function takeTurn(
  lead: Lead,
  state: ChatState,
  text: string,
  context: ChatContext,
  spelt = false,
): Taken | null {
  const said = text.trim();
  const rest = context.holder ? completedBegun(said, state, context) : null;
  if (rest !== null) return takeTurn(lead, { ...state, before: [] }, rest, context);
  const tapped = spelt
    ? undefined
    : (state.choices.find(({ label }) => label === said) ??
      cycleChosen(state, said) ??
      byPlace(state, said, context));
  const done = tapped && act(lead, state, context, tapped);
  if (done) return taken(done);
  const spoken = tapped && spokenBy(tapped);
  if (spoken && spoken !== said) return takeTurn(lead, state, spoken, context);
  const second = secondThoughts(lead, state, said, context) ?? rightAfterAll(lead, state, text, context);
  if (second) return taken(second);
  const toAdd = state.pending?.drafts[0]?.fact === 'certificate';
  const atIntake = state.talk?.at === 'intake' ? intakeOf(lead, state.talk, context) : null;
  const isJudged = atIntake !== null && !context.holder && !state.awaiting;
  if (atIntake && (toAdd || isJudged) && saysWrong(said))
    return taken(whatIsWrong(lead, state, atIntake, context));
  const meant = saysYes(said) || (toAdd && saysAdd(said)) ? 'yes' : saysNo(said) ? 'no' : null;
  const answer = meant && state.choices.find(({ means }) => means === meant);
  const accepted = answer && act(lead, state, context, answer);
  if (accepted) return taken(meant === 'no' && saysWrong(said) ? remembering(state, accepted) : accepted);
  const agreed = answer && spokenBy(answer);
  if (agreed && agreed !== said) return takeTurn(lead, state, agreed, context);
  const byCard = mendedByCard(lead, state, text, context);
  if (byCard) return taken(byCard);
  const unsaid = unsay(lead, state, text, context) ?? takenBack(lead, state, text, context);
  if (unsaid) return taken(unsaid);
  const waiting = dayNotKnown(lead, state, text, context) ?? answerPending(lead, state, text, context);
  if (waiting) return taken(waiting);
  const moved = movedCard(lead, state, text, context);
  if (moved) return taken(moved);
  if (meant === 'yes' && isFresh(state)) return taken(afterwards(lead, state, context));
  const command = commandOf(said);
  if (command === 'undo') return taken(takeBack(lead, state, context));
  const changes = (saysInstead(said) || (isJudged && mends(said))) && !isFresh(state);
  if (atIntake && (state.awaiting || changes || isChoice(lead, atIntake, said, context))) {
    const turn = lead.questions.answer(atIntake, text, context);
    if (turn) return taken(turn);
  }
  if (atIntake && state.awaiting && command === 'skip' && DOES_NOT_KNOW.test(said))
    return taken(lead.questions.start(atIntake.answers, context, '不要紧，看看手里的证，照着上面说。'));
  const turn = command && (obeyHeld(lead, state, command, context) ?? obey(lead, state, command, context));
  if (turn) return taken(turn);
  const switched = switchedCard(lead, state, said, context);
  if (switched) return taken(putAgain(lead, state, context, '先说定这一条，再换一本。') ?? switched);
  const adding = addingTurn(lead, state, said, context);
  if (adding) return taken(putAgain(lead, state, context, '先说定这一条，再登记。') ?? adding);
  const notApplied = withdrawn(lead, state, text, context);
  // 申请被驳回了: what is to be done is told first.
  if (notApplied) return { turn: notApplied, asks: saysRefused(text) };
  const gone = unrecorded(lead, state, text, context) ?? numberAnew(lead, state, text, context);
  if (gone) return taken(gone);
  const begun = context.holder?.certificates.length && !state.pending ? asksForRest(said, context) : null;
  if (begun)
    return taken(quiet(begun, state.talk, state.awaiting, standingAgain(lead, state, context)?.choices));
  const told = atIntake && state.awaiting ? null : hearTold(lead, state, text, context);
  if (told) return told;
  const early = atIntake && state.awaiting ? toldTooEarly(lead, state, text, context) : null;
  if (early) return taken(early);
  const denied = deniedUnread(lead, state, text, context) ?? stopped(lead, state, text, context);
  if (denied) return taken(denied);
  if (meant === 'yes' && context.holder && !atIntake) return taken(nothingWaits(lead, state, context));
  if (state.talk?.at === 'way' && state.awaiting) return taken(later(lead, state.talk, text, context));
  return null;
}
