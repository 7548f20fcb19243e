import type { Claim } from './claims';
import { OF_THE_RULES } from './years';

// What a whole message says that takes back, or leaves open, what one of its clauses seems to tell.

/** 没离职, 离职后又回来了, 今天不干了下雨: no leaving for good. */
const STILL =
  /(?:没(?:有)?(?:被)?|未被?|不是|不算|差点|险些)(?:真的?|正式|说)?(?:离职|辞职|失业|辞退|裁|开除|下岗|退休|离岗|转行|改行|调岗|没(?:有)?(?:工作)?单位|没工作|没上班|无单位|不干|不做|不在|自由职业|换岗|换工种)|返聘|(?:又|(?<!不)再|重新|后来|接着).{0,6}(?:回来|回去|回到|回了|入职|上班|上岗|找|干|受聘|聘)|(?:今[天儿]|今晚|这个月|这几天|这两天|这周|上午|下午|晚上|冬天).{0,4}不(?:干|做|上)|不[干做](?:活|别的)|别的(?:工地|岗位?|单位|项目|公司|活|地方)|那个工地|下雨|歇[班工着]|放假|停工|冬歇/;

/** 申请的时候网页崩了, 又取消了, 注册了一半: the deed was not done. */
const UNDONE =
  /没(?:有)?(?:注册|换|申请|弄|整|办|下)?成(?!绩)|没(?:有)?(?:排|赶|轮|挤|约)(?:上|到|着)|没(?:有)?(?:开门|带)|(?:关|锁)着?门|(?:其实|结果|到头来|可是?|但是?|谁知)(?:还是|又|根本|就)?(?:没|不(?!错|用|到))|崩|卡住|死机|取消|撤(?:回|销|了)|(?:注册|申请|提交|更换|下载|换证?|交)不(?:了|上|成)|(?:注册|申请|填|交|提交|换|下载|弄)了?一半|(?:人家|单位|公司|厅里|窗口|系统|平台)?(?:不|没|拒)收(?!费|钱)|退回|退了?回|打回|驳回|被?拒了|停电|断网|黑屏|白屏|失败|报错|出错|转圈|没反应|打不开|(?:审核|信息|校验|照片|识别)[^，,。]{0,4}(?:不|没|未)(?:通?过|合格|行)|(?:不|没)合格|过不去|不给(?:办|换|通过|过)|没(?:找|看)到[^，,。]{0,6}(?:按钮|入口|地方)|没(?:有)?(?:下|存|弄|办|传|交|提交|申请|下载)(?:载)?(?:下来|上去|进去)|(?:点|填|操作|整|办)(?:了|到)?一半|系统维护|没(?:给)?(?:我)?(?:盖章|盖上|签字)|(?:网|信号)(?:断|掉|没)了|掉线|草稿|(?:说|叫|让|提示)(?:我)?(?:还)?(?:得|要|必须|需要)先(?:去|把|要)?(?:学|注册|查|补|交)[^，,。]{0,6}$/;
/** 昨天没换成 今天换成了: what came of it in the end. */
function doneAfter(whole: string): boolean {
  const failed = /没(?:有)?(?:注册|换|申请|提交|弄|整|办|下)?(?:成功?|上)|失败|卡住/.exec(whole);
  const rest = failed ? whole.slice(failed.index + failed[0].length) : '';
  return /(?:[今昨前][天儿]|[日号]|周[一二三四五六日]|刚才|刚刚|终于|可算).{0,6}(?:注册|换|申请|提交|弄|整|办|下)(?:成|好|上|完|进去?)(?:功)?[了的]/.test(
    rest,
  );
}

const DONE_AFTER =
  /(?:后来|又|再|重新|现在|最后|才|还是|第[二三2-9]次).{0,10}(?:好了|成了|成功|交上|过了|(?:注册|换|弄|办|申请|提交|下载?)(?:上|成|好|完)|提交了|申请了)/;

/** 申请了年假: an application for something else. */
const OF_ELSE =
  /(?:申请|提交|交)(?:了|的|过)?(?:个|一下|两天|几天)?.{0,2}(?:年假|加班|请假|病假|事假|婚假|产假|调休|休假|离职|辞职|工伤|补贴|贷款|低保|公积金|退税|失业金|涨工资|调岗)|(?:年假|加班|请假|调休|病假|工伤|补贴).{0,4}(?:申请|交)/;

/** 应该是有效的吧我也没查: no look at the registry. */
const UNLOOKED =
  /猜|瞎说|不(?:相)?信|不可能|(?:^|[，。\s])(?:都|人家|他们)?说我|(?:应该|可能|好像|估计|大概|吧).{0,12}(?:没|未)(?:去|有|再)?(?:查|看)|(?:没|未)(?:去|再)?(?:查|看)过?.{0,8}(?:应该|可能|好像|估计|大概|吧)/;

/** 人事帮我查的 说我的是有效 */
const LOOKED_FOR_ME = /(?:帮|给|替)(?:我|俺|咱)(?:查|看|搜)的/;

/** 8学时的一半, 其中3学时没算: fewer than the number that stands there. */
const PARTLY =
  /其中|(?:学|看|上|听)了?(?:(?:一半|大半|小半)(?!个?(?:月|年|天|晚|宿|辈))|一部分)|(?<!(?:学|看|听|上)了\d{1,2}(?:\.\d)?个?(?:学时|课时)[，,。\s][^，,。\s\d]{0,6})没(?:学|看|上|听)完(?!\d[^，,\s]*[，,\s].*\d)|(?:学时|课时)的?(?:一半|\d+%|\d+分之)|(?:其中|里头|里面|里边|有)的?\d+(?:\.\d)?个?(?:学时|课时)?.{0,4}(?:没|不|作废|被|白)/;

/** 假如25年32, 25年要求32学时: not what was studied. */
const SUPPOSED =
  /补|假如|假设|假使|倘若|要是|如果|(?<!按|照|达到)要求|规定(?!的)|任务是|应(?:该|当)学|该学|得学|必须学/;

/** 显示有效但是名字不对: what is shown is perhaps of somebody else. */
const OF_ANOTHER =
  /(?:名字|姓名|身份证|证号|编号|照片|岗位|专业).{0,4}(?:不对|不是我|错|对不上|不一样|别人)|不是我(?:的|本人)|同名|别人的/;

/** 本来说今天学6学时的 结果喝酒去了: a plan that came to nothing. */
const FELL_THROUGH =
  /(?:本来|原本|原先|原计划|说好|说是|寻思|打算|答应|合计).{0,12}\d.{0,8}[，,。\s]*(?:结果|可是|但是?|不过|谁知|哪知|没想到|愣是|后来)(?!.*(?:[学看上听]了|学时|课时)\D{0,3}\d)(?!.*\d个?(?:学时|课时))/;

/** 湖北上一期学了20学时, 2021年7月1日那年学了12: of a year or a cycle as a whole, and of no day in it. */
const OF_CYCLE = /上(?:一)?个?(?:期|周期|年度)|那(?:一)?个?(?:期|周期|年度?)(?!的?今天)|头一?年|第[一二三]年/;

/** 一共三十二学时，还没开始看: as many as there will be. */
const NOT_BEGUN = /没(?:有)?开始(?:学|看|听|刷|上)|[1一有]?点儿?(?:都|也)?没(?:学|看|听|刷)/;

/** 2023年那会儿我还在工地干: how it was then. */
const BACK_THEN = /(?:那会儿?|那时候?|那阵子?|那几年|当时|当年)[^，,。\s]{0,4}(?:还|仍|一直)/;

/** 我今年60了: an age. */
const OF_AGE = /(?:我|俺|咱)(?:今年|都|已经)+[2-9]\d(?:周?岁)?(?:了|啦|的人了?)/;

/** 还有8学时就学完了: what is still to be studied. 还有昨天的5学时 is done. */
const REMAINS =
  /(?:还有|再有)(\d{1,3}(?:\.\d)?)个?半?(?:学时|课时)(?!是|[^，。,\s]{0,3}[今昨前]|也?学了|没(?:有)?(?:报|记|说|算|登|写)|漏|忘)/g;

/** Whether hours are said to be still to come, and as many are nowhere said to be done. */
function remain(tenths: number | null, whole: string): boolean {
  const ahead = [...whole.matchAll(REMAINS)].find(([, hours]) => Math.round(Number(hours) * 10) === tenths);
  if (ahead === undefined) return false;
  const done: readonly string[] = whole.replace(REMAINS, '').match(/\d+(?:\.\d)?(?=个?(?:学时|课时))/g) ?? [];
  return !done.includes(ahead[1] as string);
}

const DAY_SAID = '(?:大?前天|[昨今]天|(?:\\d{1,2}月)?\\d{1,2}[号日])';
/** 截至12月3日，24学时; 3号看见平台写着24; 12月2日的截图上是20: what there was by then, and no hours of that day. */
const BY_THEN = new RegExp(
  `(?:到|截[止至]到?)${DAY_SAID}(?:为止|的时候)?[，,\\s]*(?:就|都|已经?|才|只|我|共)*(?:学了?|有|是|够了?)?\\d|${DAY_SAID}[^，,。\\d]{0,4}(?:看见|看到|查的|查了|截图|登上去)[^\\d]{0,10}\\d`,
);

/** 隔壁工地出了事故, 出过事故不是我的责任: none that counts against the holder. */
const NOT_TO_BLAME =
  /新闻|报道|电视|(?:隔壁|旁边|别的|其他|兄弟|人家|别人).{0,4}(?:工地|项目|单位|公司|家)|(?:不|没|无)(?:是|怪|赖|关)?(?:我|俺)?们?的?(?:责任|责|事儿?$)|(?:不怪|不赖)(?:我|俺)/;

/** 有效……等等，写的是无效: none of what the registry can show, and it is said last. */
const saysInvalidLast = (whole: string): boolean =>
  Math.max(...['无效', '失效', '过期', '作废', '异常'].map((word) => whole.lastIndexOf(word))) >
    whole.lastIndexOf('有效') || /有效.*前[面头].{0,4}无/.test(whole);

/** 刚才看错成注销了: none of what it shows. */
const MISTAKEN_FOR = /(?:恢复|变|改|转)[^，,。]{0,3}有效|(?:看|认|读|当|说|记)错?成(?:了|是)?注销/;

/** 拿证到现在100: since when, and no day on which it was got. */
const SINCE_THEN = /证(?:书)?(?:以来|以后|之后|后)?(?:到|至)(?:现在|今天|今年|目前|今)/;

const OF_DAYS = new Set(['registeredOn', 'exchangedOn', 'downloadedOn', 'appliedOn']);
const LEAVES = new Set(['employed', 'inPost']);

function inDoubt(claim: Claim, whole: string): Claim | null {
  switch (claim.tells) {
    case 'state':
      if (claim.fact === 'inPost' && claim.value === true && BACK_THEN.test(whole)) return null;
      if (LEAVES.has(claim.fact) && claim.value === false && STILL.test(whole)) return null;
      if (claim.fact === 'registryStatus' && claim.value === 'cancelled' && MISTAKEN_FOR.test(whole))
        return { ...claim, value: null };
      if (claim.fact === 'registryStatus' && OF_ANOTHER.test(whole)) return null;
      if (claim.value === 'not-found' && /不是(?:查无|查不|没查|没有)/.test(whole)) return null;
      if (claim.fact === 'accident' && claim.value === true && NOT_TO_BLAME.test(whole)) return null;
      if (claim.fact === 'registryStatus' && claim.value === 'valid' && saysInvalidLast(whole))
        return { ...claim, value: null };
      return claim.fact === 'registryStatus' && UNLOOKED.test(whole) && !LOOKED_FOR_ME.test(whole)
        ? { ...claim, value: null }
        : claim;
    case 'event': {
      if (claim.fact === 'issuedOn' && SINCE_THEN.test(whole)) return null;
      if (!OF_DAYS.has(claim.fact)) return claim;
      const undone = UNDONE.test(whole) && !DONE_AFTER.test(whole) && !doneAfter(whole);
      return undone || OF_ELSE.test(whole) ? null : claim;
    }
    case 'credit':
      if (FELL_THROUGH.test(whole) || OF_AGE.test(whole) || remain(claim.tenths, whole)) return null;
      if (BY_THEN.test(whole)) return { tells: 'total', tenths: claim.tenths, named: claim.named };
      if (OF_CYCLE.test(whole) && !/补/.test(whole))
        return { tells: 'study', unclear: 'cycle', day: null, named: claim.named };
      return PARTLY.test(whole)
        ? { tells: 'study', unclear: 'vague', day: claim.day, named: claim.named }
        : claim;
    case 'total':
      if (OF_AGE.test(whole) || NOT_BEGUN.test(whole)) return null;
      if (OF_CYCLE.test(whole)) return { tells: 'study', unclear: 'cycle', day: null, named: claim.named };
      return PARTLY.test(whole) ? { tells: 'study', unclear: 'vague', day: null, named: claim.named } : claim;
    case 'year':
      return SUPPOSED.test(whole) || OF_THE_RULES.test(whole) ? null : claim;
    default:
      return claim;
  }
}

/** Claims without those that the rest of the message takes back. */
export const withoutDoubtful = (claims: readonly Claim[], whole: string): Claim[] =>
  claims.flatMap((claim) => inDoubt(claim, whole) ?? []);
