// Which question a text asks by its own words, where the record or one clause answers it: what was learnt of all
// questions hears 够32了没 and 1月2号再弄行不 too seldom to be sure of them.
import { type Day, lastDayOfYear, yearOf } from '../../calendar';
import { entryAt, type Rulebook } from '../../v1/rulebook';
import { aheadIn } from '../ahead';
import { appliedIn } from '../applied';
import type { Intent } from '../intents';
import { asksDutyNow } from '../phrases/asks-duty';
import { asksWhoLeft } from '../phrases/left-post';
import { saysLost } from '../phrases/lost';
import { topicOf } from '../phrases/topics';
import { troubleIn } from '../phrases/troubles';
import { isOfSomebodyElse, moodOf } from '../told/moods';
import { clausesOf, plain } from '../told/plain';
import type { ChatContext } from '../types';
import { intentAskedSo } from './asked-so';
import { cardsNamed } from './cards-named';
import { asksPace } from './enough';
import { hoursSaid, twoYearsSum } from './hours-said';
import { liesTo } from './named-day';
import { asksOfAll } from './of-all';
import { premiseIntent } from './premises';

const LONGEST = 40;
const LONGEST_STORY = 120;

const END = '(?:了|的)*(?:吗|么|不|没有?|吧|嘛|行不行|呢)?[呀啊哈]*[?？。!]*$';
const BEGIN =
  '^(?:请问|哎|那么?|我说|急死(?:我)?了|我的天|到底|是不是|是否|也就是说)?[，,\\s]*(?:我|俺)?(?:的|这个?|这本|那本|手里的|老|旧)*(?:证(?:书)?)?(?:现在|今天|今儿|眼下|这会儿|这下|到底|是不是|应该)*(?:我)?(?:就|也|都|还)*';

/** 现在能换了吧, 我可以申请换证了吗, 急死我了到底能不能换. */
const MAY_EXCHANGE = new RegExp(
  `${BEGIN}(?:能不能|可不可以|能|可以|该|算是?能)(?:直接|马上|去|来|点)?(?:申请)?(?:换|更换|换证|申请|办|延|续)(?:证|新证|电子证|换证|更换|期|续|了)*${END}`,
);
/** 今天才知道还来得及不. */
const IN_TIME =
  /^(?!.*(?:学|课)).{0,16}(?:还|就|都|换|办|弄|申请|才知道|才看到)(?:再|去)?(?:还)?(?:来得?及|赶得上|赶趟|晚不晚|来不来得及)(?:不|吗|么|没|吧|嘛)?[?？]*$/;
/** 够32了没, 20学时算不算够, 我学够了吧. */
const ENOUGH =
  /(?:够不够|算不算够|(?:学|看)?够(?:了)?(?:\d+)?(?:个)?(?:学时|课时)?(?:了)?(?:没有?|吗|么|不|吧)|(?:学|看)(?:满|够)(?:了)?(?:没有?|吗|吧))[?？]*$/;
const OF_MONEY = /钱|块|岁|年龄|流量|内存|电/;
/** 再学22个就行了吧, 学满64是不是就不用了. */
const THEN_ENOUGH =
  /(?:再|还|今年)?(?:学|补|看)(?:够|满|完|上)?(?:个)?(\d+(?:\.\d)?)(?!次|遍|年|天|岁|本)(?:个)?(?:学时|课时)?.{0,6}(?:就|是不是|能|够|行|可以)/;
/** 系统还显示有效，是不是没作废: what the registry shows now, once the last day is over. */
const STILL_SHOWN =
  /(?:系统|网上|省里|平台|查|显示|写).{0,10}(?:有效(?!期)|正常).{0,10}(?:没事|没作废|没失效|还能|能|有效|作废|失效|算|行|管用|有用|就没|不影响|放心|不用(?:再)?(?:管|操心|惦记)|甭管|不用换|用不着).{0,4}(?:吧|吗|不|么|没|了)?[?？]*$/;
/** 我两个证都有效吧. */
const STILL_VALID =
  /^(?:那)?(?:我|俺)(?:的|这|那|手里|手上)*(?:[两二三俩几\d]?(?:个|本|张)?)?证(?:书)?(?:现在)?(?:都|还|是不是|应该)*(?:都|还)?(?:有效|作数|好使|管用|能用|没失效|没作废|没过期|没问题)(?:着|的)?(?:吧|吗|么|不|没)?[?？]*$/;
/** 还能使不, 证照样算数吧, 手上这个电工本还顶用吗, 证总不会作废吧. */
const OF_USE =
  /^(?!.*(?:照片|手机|密码|流量|学时|验证码|账号|电脑|下载|打印)).{0,22}?(?:(?:管不管用|作不作数|算不算数|好不好使|顶不顶用|还认不认?|能不能使|有没有用)[?？]*$|(?:还|仍|照样|照旧|总|就|也|应该|到底|会)(?:不|还|能|能不能|可以|是|算)*(?:能用|能使|使|用得|顶用|管用|好使|算数|作数|顶事|有用)(?:得?着)?(?:的|呢)?(?:吧|吗|不|么|没|不了|嘛)[?？]*$)/;
const NOT_VOID =
  /(?:证|本|.)(?:书)?.{0,8}(?:总|该|应该|也|就)?(?<![会能])不(?:会|能|至于)(?:就|给)?(?:作废|失效|废|过期)(?:了|掉)?(?:的)?(?:吧|吗)?[?？]*$|(?:证|本).{0,6}(?:作废|失效|废)不了(?:吧|吗)?[?？]*$|(?:证|本)(?:书)?儿?(?:是不是)?(?:过没过期|到没到期|失没失效|作没作废|废没废)/;
/** 我那张架子工的要不要抓紧换. */
const HAS_TO =
  /(?:要不要|用不用|该不该|需不需要|得不得)(?:抓紧|赶紧|赶快|快点?|马上|趁早|尽快)?(?:去)?换(?!单位|公司|照片|手机|号|密码)/;
/** 2025年我一堂课没上，证会不会出事, 发证那年没听课要紧不. */
const NOT_STUDIED =
  /(?:年).{0,8}(?:没(?:怎么)?(?:学|听课|上课|看课)|[一1](?:堂|节|天|门|个学时)课?(?:都|也)?没(?:学|听|上|看)).{0,10}(?:会不会|要紧|碍事|有事|没事|影响|出事|出问题|咋样|怎么样|行不|有没有)/;
/** 差的那点学时元旦前能补上不. */
const MAKES_GOOD =
  /(?:差|缺|欠|短|剩|少).{0,8}(?:学时|课时|课|那点|几个).{0,14}(?:能|可以|来得及)?(?:补|学|赶|凑)(?:得)?(?:上|完|够|满|齐)(?:吗|不|么|没|吧)?[?？]*$/;

/** 注销的还能恢复吗. */
const REVIVE =
  /(?:注销|作废|失效|过期)(?:了)?(?:的|以后|之后)?(?:证)?.{0,4}(?:能|可以|可不可以|能不能).{0,4}(?:恢复|激活|弄回|救|改回)/;

/** 我62了还能换吗, 没有单位能换不, 学历初中能换不: whether it can be exchanged by whoever one is. */
const OF_PERSON =
  /(?:\d{2}(?:岁|了|多岁|周岁)|岁数|年龄|年纪|退休|(?:没有?|无|不在)(?:工作)?单位|学历|初中|小学|没文化).{0,6}(?:还)?(?:能|可以|不能|让|给)(?:不能|不可以)?(?:换|申请)(?:证)?(?:吗|不|么|没|吧)?[?？]*$/;
/** 元旦后学来得及吗, 过完年再补行不. */
const STUDIES_THEN = /(?:学|补)(?:完|上|够)?.{0,6}(?:来得?及|赶趟|赶得上|行|可以|成|晚)/;
/** 我能不能明年一起补, 过完年再补行不. */
const MAKES_UP_THEN =
  /(?:明年|来年|下一年|过完年|年后|元旦后).{0,6}补(?!办|发|贴|考).{0,4}(?:吗|么|不|没|吧|行|可以)?[?？]*$/;
/** 我的证会不会作废, 我这证是不是废了. */
const IS_VOID =
  /^(?:那)?(?:我|俺)(?:的|这|那)*(?:个|本|张)?证(?:书)?(?:现在)?(?:是不是|会不会|算不算)(?:就|要|已经)?(?:作废|失效|废|没用)(?:掉|了)*(?:吗|啊|呀|呢)?[?？]*$/;
/** 我有没有作废的证, 我的证作废没. */
const ANY_VOID =
  /^(?:我|俺)(?:的|这)?(?:有没有|有)?(?:证)?(?:是不是)?(?:作废|失效)(?:了)?(?:的证)?(?:没有?|吗|么|不)?[?？]*$/;

/** What is asked of one's own in so many words, where the record answers it. */
const OF_ONES_OWN: readonly (readonly [RegExp, Intent])[] = [
  // 我是不是不用管它了
  [
    /^(?:我|俺|那)*(?:现在|以后)?(?:是不是|是否|就|可以)+(?:不用|甭|不必|用不着)(?:再)?(?:管|操心|惦记)(?:它|这个|这事|这证)?(?:了)?(?:吧|吗|啊)?[?？]*$/,
    'my_status',
  ],
  // 我学时够了能换了吧
  [
    /(?:学时|课|学)(?:都|也)?(?:够|满|完)(?:了)?.{0,4}(?:能|可以|是不是能)(?:申请)?换(?:证)?(?:了)?(?:吧|吗|不|么)?[?？]*$/,
    'exchange_scope',
  ],
  // 需要重新考吗
  [
    /^(?:我|俺|那|这)*(?:是不是|还)?(?:需要|要|得|用)(?:不要)?重新考(?:试|核|证)?(?:吗|么|不|没)?[?？]*$/,
    'ce_exam',
  ],
];
/** 两年加起来够64就行是吧. */
const TWO_YEARS_DO =
  /[两2二]年.{0,4}(?:加起来|一共|总共|合起来)?.{0,2}(?:够|满|到|学|凑).{0,2}\d{2,3}.{0,4}就(?:行|够|可以|没事).{0,2}(?:是吧|对吧|吧|吗|对不对|是不是|对吗)?[?？]*$/;

/** The intent that a text names by itself; null: it takes what was learnt to tell. */
export function ownWordsOf(rulebook: Rulebook, text: string, { asOf, holder }: ChatContext): Intent | null {
  const said = plain(text);
  const so = intentAskedSo(text);
  if (so) return so;
  if (asksOfHours(text, asOf)) return 'ce_hours_short';
  if ([...said].length > LONGEST) return ofStory(said, { asOf, holder });
  const last: Day = entryAt(rulebook.exchange.deadline, asOf).value;
  if (appliedIn(text, asOf, last) !== null) return 'exchange_overdue';
  const trouble = troubleIn(said);
  if (trouble) return trouble;
  const asks = moodOf(said).asks || /(?:吧|不|没|么|行不)[?？]*$/.test(said);
  if (!asks) return null;
  if (saysLost(said)) return 'lost_cert';
  if (asksWhoLeft(said) && !isOfSomebodyElse(said)) return 'retrain';
  const own = (holder?.certificates.length ?? 0) > 0 && !isOfSomebodyElse(said);
  if (own && MAY_EXCHANGE.test(said)) return 'exchange_scope';
  const premise = isOfSomebodyElse(said) ? null : premiseIntent(text, asOf);
  if (premise) return premise;
  const lies = asOf > last ? null : liesTo(text, asOf, last);
  if (lies !== null && EXCHANGES_THEN.test(said) && !OF_OTHER_ACTS.test(said)) return 'exchange_deadline';
  const topic = topicOf(text);
  if (topic) return topic.intent;
  if (/学|课/.test(said) && cardsNamed(rulebook, text, asOf)?.free.length) return 'ce_multi_cert';
  if (REVIVE.test(said)) return 'exchange_overdue';
  if (IN_TIME.test(said)) return 'exchange_deadline';
  if (MAY_EXCHANGE.test(said)) return 'exchange_deadline';
  if (OF_PERSON.test(said)) return 'exchange_scope';
  if (TWO_YEARS_DO.test(said)) return 'ce_hours_short';
  const ofDuty = asksDutyNow(said);
  if (!own) return ofDuty && !isOfSomebodyElse(said) ? 'ce_cycle' : null;
  if (asksOfAll(said) && (holder?.certificates.length ?? 0) > 1) return 'ce_multi_cert';
  const ofOwn = OF_ONES_OWN.find(([words]) => words.test(said));
  if (ofOwn) return ofOwn[1];
  if (asksPace(said) || MAKES_UP_THEN.test(said)) return 'ce_hours_short';
  const then = asOf > last ? aheadIn(said, asOf) : null;
  if (then !== null && then.from > lastDayOfYear(yearOf(asOf)) && STUDIES_THEN.test(said))
    return 'ce_hours_short';
  if (IS_VOID.test(said)) return 'exchange_overdue';
  if (ANY_VOID.test(said)) return 'my_status';
  if (asOf > last && STILL_SHOWN.test(said)) return 'exchange_overdue';
  if (STILL_VALID.test(said) || OF_USE.test(said) || NOT_VOID.test(said) || HAS_TO.test(said))
    return 'my_status';
  if (MAKES_GOOD.test(said) || NOT_STUDIED.test(said)) return 'ce_hours_short';
  if (!OF_MONEY.test(said) && (ENOUGH.test(said) || THEN_ENOUGH.test(said))) return 'ce_hours_short';
  return ofDuty ? 'ce_cycle' : null;
}

/** What a question tells itself, and is to be answered by: hours that it counts with, or an application that was made. */
export const tellsWhatCounts = (text: string, asOf: Day): boolean =>
  asksOfHours(text, asOf) || appliedIn(text, asOf, asOf) !== null;

/** 去年学了20今年要学多少, 下个月再学20够不够, 两年学够64就行: a question that counts with hours is answered by them. */
export function asksOfHours(text: string, asOf: Day): boolean {
  if ([...text].length > LONGEST_STORY) return false;
  const said = hoursSaid(text, asOf);
  return (said !== null && (said.years.size > 0 || said.plan?.more === true)) || twoYearsSum(text) !== null;
}

/** 说了一大堆，我想问今年我得学多少才行: what a story asks in its last clause, where that is of one's own duty. */
function ofStory(said: string, context: ChatContext): Intent | null {
  const last = clausesOf(said)
    .at(-1)
    ?.text.replace(/^(?:我|俺)?(?:就|只)?(?:是)?(?:想|要)?(?:问问?|请问|知道|了解)(?:一?下)?(?:，|：|:)?/, '')
    .replace(/(?:才|就)?(?:行|可以|够)[?？]*$/, '');
  if (last === undefined || [...said].length > LONGEST_STORY || isOfSomebodyElse(last)) return null;
  return asksDutyNow(last) && (context.holder?.certificates.length ?? 0) > 0 ? 'ce_cycle' : null;
}

/** What is done on the day that is named, where nothing else is said. */
const EXCHANGES_THEN =
  /(?:换|更换|申请|去|弄|办|整|搞|交|点|再|延)(?:证|换|了|电子证|期|续|延)*(?:的话)?(?:还)?(?:来得?及|赶趟|赶得上|赶得及|行|可以|成|中|妥|晚|能|算|迟|不|吗|么)|(?:来得?及|赶趟|赶得[上及])(?:换|申请|办|不|吗|么|吧)?/;
const OF_OTHER_ACTS =
  /单位|公司|下载|打印|注册|登录|学(?!完|够|满)|课|看视频|提醒|考试|照片|手机|密码|来电话|打电话|上班|开门|到账|传|显示|下来|出证|拿到|收费|有效期/;

const TIME_HAS_COME =
  /^(?:我|俺)?(?:的|这)?(?:证)?(?:现在)?(?:是不是)?到(?:时间|时候|日子|点)了(?:没有?|吗|么|不)?[?？]*$/;

/** The same of a certificate whose document obliges to an exchange or a renewal, or to hours: null where it names nothing so. */
export function packWordsOf(
  text: string,
  asOf: Day,
  { exchanges, studies }: { exchanges: boolean; studies: boolean },
): Intent | null {
  const said = plain(text);
  if ([...said].length > LONGEST || isOfSomebodyElse(said)) return null;
  if (!moodOf(said).asks && !/(?:吧|不|没|么)[?？]*$/.test(said)) return null;
  if (exchanges) {
    if (appliedIn(said, asOf, asOf) !== null) return 'exchange_overdue';
    const names = aheadIn(said, asOf);
    if (names !== null && names.to > asOf && EXCHANGES_THEN.test(said) && !OF_OTHER_ACTS.test(said))
      return 'exchange_deadline';
    if (MAY_EXCHANGE.test(said)) return 'exchange_scope';
    if (IN_TIME.test(said) || TIME_HAS_COME.test(said)) return 'exchange_deadline';
  }
  if (exchanges && IS_VOID.test(said)) return 'exchange_overdue';
  if (STILL_VALID.test(said)) return 'my_status';
  const ofOwn = OF_ONES_OWN.find(([words]) => words.test(said));
  if (ofOwn) return ofOwn[1] === 'exchange_scope' && !exchanges ? 'my_status' : ofOwn[1];
  // Of what asks for no study that is told as well.
  if (!studies) return asksDutyNow(said) ? 'ce_hours_required' : null;
  if (asksDutyNow(said)) return 'ce_hours_required';
  return !OF_MONEY.test(said) && ENOUGH.test(said) ? 'ce_hours_short' : null;
}
