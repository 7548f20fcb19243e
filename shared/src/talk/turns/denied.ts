import { moodOf } from '../told/moods';
import { plain } from '../told/plain';
import type { ChatContext, ChatState, Draft, Fact } from '../types';
import { isFresh, letGo, offerBack } from './acting';
import { saysByClock } from './answered-whole';
import { mendedByCard } from './cards-mended';
import { unsaidOf } from './completing';
import { putAgain } from './held';
import { groundOf, type Lead, quiet, standingAgain } from './leading';
import { propose } from './proposals';
import { OF_TALK } from './records';
import { leftOf } from './taken-back';
import type { Turn } from './turn';
import { reasonToLetGo } from './unheard';
import { answerPending, isDenied } from './waiting';

// What waits, or was just noted, and is said to be wrong, none, or somebody else's.

/**
 * 今天没学, 那是我同事学的: said of hours that wait, they are let go; said of hours just noted, it is offered to take
 * them back. Never are they changed into themselves.
 */
export function unsay(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
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

const FIRST = '^(?:不对|不是|[说记弄]?错了|啊|哦|哎呀?|[，,。\\s])*';
/** 我是说准备申请, 我说的是打算 */
const WAS_PLAN = new RegExp(
  `${FIRST}(?:我|刚才)*(?:是说|是想说|说的是?|讲的是?|的?意思是)(?:我|快|要|想|准备|打算|计划|明天|后天|下周|下个?月|以后|还没)+|${FIRST}(?:我)?(?:那是|这是|就是|只是)(?:我)?(?:快要|想|准备|打算|计划|明天|后天|下周|下个?月|以后)|${FIRST}(?:我)?(?:是)?(?:[开闹]个?玩笑|逗你|逗着?玩|瞎说|骗你|闹着玩|说着玩|胡说|说梦话|吹牛)|${FIRST}我(?:是)?(?:打算|准备|想|计划)(?:明天|后天|下周|下个?月|过几天|去)|${FIRST}我?还没(?:有)?(?:学|看|申请|注册|下载|弄|办)(?:呢|了|完)?[。.!！]*$`,
);
/** 那是我同事, 说的是我爸的 */
const WAS_THEIRS = new RegExp(
  `${FIRST}不是我[，,\\s]*是[^，,。\\s\\d是]{1,5}的?[。.!！]*$|${FIRST}(?:那|这|刚才|我|说的|那个|这个)*是(?:我|俺|咱)?们?[^，,。\\s\\d是]{1,5}的?[。.!！]*$`,
);

/** What was told was a plan, or somebody else's: it waits no longer, and of what was just noted it is asked. */
export function notMeant(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
  const said = plain(text);
  const { asks, others } = moodOf(said);
  const isPlan = WAS_PLAN.test(said);
  if (!context.holder || asks || !(isPlan || (others && WAS_THEIRS.test(said)))) return null;
  const drafts: readonly Fact[] = state.pending?.drafts ?? (isFresh(state) ? (state.noted?.facts ?? []) : []);
  if (drafts.length === 0 || drafts.some(({ fact, op }) => OF_TALK.has(fact) || op === 'remove')) return null;
  const why = isPlan ? '还没做的不该记着' : '别人的证不记在你名下';
  return state.pending ? letGo(lead, state, context, `好，没有记。${why}。`) : offerBack(state, why);
}

/** 今天那个不算 没学完, said of what waits: nothing of it stays proposed but what is of another day. */
export function takenBack(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
  const { pending } = state;
  if (!pending || !context.holder) return null;
  const drafts = leftOf(text, pending.drafts, context);
  if (drafts === null) return null;
  if (drafts.length === 0) return letGo(lead, state, context, '好，没有记。');
  return propose(groundOf(lead, state, context, context.holder), { drafts, said: [], choices: [] });
}

/** 不对, said to what is read back: nothing of it waits, and what is right of it may be said next. */
export function remembering({ pending }: ChatState, turn: Turn): Turn {
  const drafts = pending?.drafts ?? [];
  const isTold = drafts.length > 0 && drafts.every(({ fact, op }) => !OF_TALK.has(fact) && op !== 'remove');
  return isTold ? { ...turn, denied: drafts } : turn;
}

const AGAIN = '好，刚才那条没有记。对的是什么？整句再说一遍，我再记。';

/** What waits is said to be wrong, and not what is right in words that were understood: it is not read back again. */
export function deniedUnread(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
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
export function stopped(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
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
export function nothingWaits(lead: Lead, state: ChatState, context: ChatContext): Turn {
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
export function rightAfterAll(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
  const { denied, pending } = state;
  if (!denied || pending || moodOf(plain(text)).asks) return null;
  const before: ChatState = { ...state, pending: { drafts: denied, editing: false }, choices: [] };
  return mendedByCard(lead, before, text, context) ?? answerPending(lead, before, text, context);
}
