import { formatDay } from '../../calendar';
import { withCategories } from '../cards/categories';
import { cardClauses } from '../cards/clauses';
import type { CardClause } from '../cards/lacking';
import { withoutCount, withoutLeadIn } from '../cards/mentions';
import { renamed } from '../cards/renamed';
import { sharesOf } from '../cards/shares';
import { sumThatFails } from '../cards/sums';
import { certificatesNamed, withoutPlaces } from '../named';
import { withoutNth } from '../same-named';
import { WRONG } from '../told/changes';
import type { Claim } from '../told/claims';
import { daysIn } from '../told/days';
import { calm, type Ears, type Told } from '../told/heard';
import { hearOut } from '../told/hearing';
import { moodOf } from '../told/moods';
import { plain } from '../told/plain';
import { ownOf, readTold } from '../told/reader';
import { removesCard } from '../told/removals';
import type { ChatContext, ChatHolder, ChatState, Draft } from '../types';
import { isFresh } from './acting';
import { besidesSaid, sumBehind } from './answered-whole';
import { withBegun } from './begun';
import { completed, isDayAnew } from './completing';
import { deniedUnread } from './denied';
import { draftsOf } from './drafting';
import { all, type Desk } from './drafting/desk';
import { oneCourse } from './drafting/hours';
import { aside } from './held';
import { groundOf, type Lead, quiet, standingAgain } from './leading';
import { insteadOf, type Said } from './not-read-back';
import { certificateOf, type Ground, handOf, propose } from './proposals';
import { EVENTS, withFacts } from './records';
import { saying, type Turn } from './turn';
import { besides, LOOKED_AGAIN } from './waiting';

// What is told in a message, of one certificate or of several, as it becomes what is read back or asked.

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

export const taken = (turn: Turn | null): Taken | null => turn && { turn, asks: false };

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
export function toldTooEarly(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
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
export function hearTold(lead: Lead, state: ChatState, typed: string, context: ChatContext): Taken | null {
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
  if (several) return hearEach(lead, state, several, own, context);
  if (context.holder && removesCard(plain(text))) return taken(quiet(CARD_STAYS, state.talk, state.awaiting));
  const ears = earsOf(lead, state, text, context);
  // Of which certificate it is told is chosen by the whole message; what is told is read without the place.
  const placeless = withoutPlaces(text, certificates);
  const bare = certificates.length > 1 ? withoutNth(withoutCount(placeless), certificates) : placeless;
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
  const drafts = besides(waits, drafted.drafts, text);
  const instead = insteadOf(own, { claims, facts: drafted.drafts }, ears, ground.holder, drafts);
  if (instead) return taken(saidInstead(lead, state, instead, own, context));
  const turn = propose(ground, { ...drafted, drafts });
  return { turn: told.asks ? turn : askedAgain(lead, state, context, turn), asks: told.asks };
}

/** What waited before is put again behind what is said, unless the message put it right: a stray 对 is not to write it. */
function saidInstead(
  lead: Lead,
  state: ChatState,
  { text, choices }: Said,
  typed: string,
  context: ChatContext,
): Turn {
  const isKept = choices.length === 0 && !WRONG.test(plain(typed));
  return isKept ? aside(lead, state, text, context) : quiet(text, state.talk, state.awaiting, choices);
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
  typed: string,
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
  const claims = isTold.flatMap(({ told }) => told.claims);
  const ears = earsOf(lead, state, typed, context);
  const drafts = besides(state.pending, drafted.drafts);
  const instead = insteadOf(typed, { claims, facts: drafted.drafts }, ears, ground.holder, drafts);
  if (instead) return taken(saidInstead(lead, state, instead, typed, context));
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
    drafts,
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
