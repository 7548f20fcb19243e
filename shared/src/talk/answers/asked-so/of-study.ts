// Of study: what the notice leaves out is said as that, and what it does ask for beside it.
import {
  allAre,
  cites,
  copy,
  dial,
  isElectronic,
  isSkilled,
  type Matter,
  ofEach,
  studyFigures,
  studyOn,
  unruled,
} from '../matter';
import { overWords } from '../over';
import type { AskedSo } from './kind';

const own = (matter: Matter): string[] =>
  ofEach(matter.standings, (one) => overWords(one) ?? studyFigures(one));
const onPlatform = (matter: Matter, sentences: string[]) => ({
  sentences,
  clauses: cites(matter, 'course-check', 'help-desk'),
  actions: [dial(matter, 'help-desk'), ...copy(matter, 'course-library')],
});

/** Whether all is done once the hours are: before the exchange it is not. Null: of this holder something else decides. */
function thenDone(matter: Matter): string | null {
  const { standings, late } = matter;
  if (standings.length === 0)
    return late
      ? '每年的学习，那年年底前学满，那一年的就够了（助手的理解）；为换证学的来不及了，期限{exchange.deadline}已经过了。'
      : '还不行：学满 {exchange.hours} 学时以后，还要在{exchange.deadline}前申请更换，过了那天旧证书自动失效。';
  if (allAre(matter, isSkilled)) return null;
  if (standings.some(({ explained }) => explained.assessment.exchange.required))
    return '还不行：学满以后，还要在{exchange.deadline}前申请更换，过了那天旧证书自动失效。';
  const statuses = standings.map(({ explained }) => explained.assessment.continuingEducation.status);
  if (!allAre(matter, isElectronic)) return null;
  if (statuses.includes('unconfirmed')) return '说不准：以前的年头学了多少还没告诉助手。';
  if (statuses.every((status) => status === 'not-started')) return '今年不用学。';
  if (statuses.every((status) => status === 'met')) return '今年的已经够了。';
  return statuses.every((status) => status === 'met' || status === 'in-progress' || status === 'catch-up')
    ? '对：今年年底前学满，今年就够了（助手的理解）。'
    : null;
}

export const OF_STUDY: readonly AskedSo[] = [
  {
    // 先换后学行不
    intent: 'ce_hours_short',
    words:
      /先(?:换|申请|办)(?:证|了|完|下来)?(?:，|,)?(?:再|后|然后|回头)(?:来|去|面)?(?:补)?学|没学(?:完|够|满)?(?:呢)?(?:就)?(?:能|可以)?(?:不能)?先换/,
    says: (matter) =>
      matter.standings.length > 0
        ? null
        : {
            sentences: [
              matter.late
                ? '不能换了：换证的期限{exchange.deadline}已经过了，没换的旧证书自动失效。'
                : '不能：现场专业人员学满 {exchange.hours} 学时才能申请更换，{exchange.deadline}前要申请。',
            ],
            clauses: cites(matter, 'course-check', 'deadline'),
            actions: [...studyOn(matter), dial(matter, 'authority')],
          },
  },
  {
    // 我都换了为啥还要学
    intent: 'ce_cycle',
    words:
      /(?:换|拿|领)(?:完|了|到|好)(?:证|电子证)?(?:了)?.{0,4}(?:为啥|为什么|咋|怎么|凭啥|凭什么).{0,3}还(?:要|得|叫|让)(?:我)?学/,
    says: () => null,
  },
  {
    // 我现在没上班，证要不要学
    intent: 'ce_hours_required',
    words:
      /(?:没(?:在)?上班|没(?:有)?工作|没活(?:儿)?干?|没干活|歇着|闲着|停工|没项目)(?:了|呢)?.{0,8}(?:学(?!历|时)|听课|看课)/,
    unless: /明年|来年|下1?一?年|提前|先学/,
    inPacks: true,
    says: (matter) =>
      matter.standings.length > 0 && matter.standings.every(isSkilled)
        ? null
        : {
            sentences: [
              '文件没有写没上班就不用学；助手的理解是照样要学。',
              '文件写的是没有做相应岗位工作的，要重新参加培训，要不要满两年才算没有写清，可以问{contact:authority}。',
              ...own(matter),
            ],
            clauses: cites(matter, 'yearly-study'),
            actions: [dial(matter, 'authority'), ...studyOn(matter)],
          },
  },
  {
    // 今年的课和去年一样的重复学算吗
    intent: 'ce_platform',
    words: /(?:重复|同样的?|一样的|1样的|学过的)(?:的)?(?:课|学|看).{0,6}(?:算|行|可以|认)/,
    inPacks: '学过的课再学一遍算不算',
    says: (matter) =>
      onPlatform(matter, [`学过的课再学一遍算不算学时，${unruled(matter)}，可以问{contact:help-desk}。`]),
  },
  {
    // 学习账号被别人登了, 我学的是别人的账号能转过来吗, 学到一半换手机了会不会没了
    intent: 'ce_platform',
    words:
      /(?:别人|他人|同事|人家)的?(?:账号|帐号|号).{0,8}(?:学|看|转|算)|学的是(?:别人|同事|人家)|(?:学习)?(?:账号|帐号)(?:被|让|叫)(?:别人|人家|人).{0,3}(?:登|用|盗)|(?:学|看)(?:到)?(?:一半|1半|半截).{0,3}换(?:了)?(?:个)?(?:手机|电脑|账号|号)/,
    inPacks: '换了手机、用了别人的账号，学时算不算',
    says: (matter) =>
      onPlatform(matter, [
        `换了手机、用了别人的账号，学时算不算、能不能转过来，${unruled(matter)}，可以问{contact:help-desk}；学时要本人用自己的账号学。`,
      ]),
  },
  {
    // 过了12月31号再学还算不算, 元旦后学来得及吗
    intent: 'ce_hours_short',
    words:
      /(?:过了|过完|等到?|到了|拖到)?(?:12月(?:31[号日]?|底)|31[号日]|元旦|新年|跨(?:了|完)?年|年底|过年|今年|年|明年).{0,4}(?:以后|之后|后|再|才|去)+(?:学(?!历|时|校)|补(?!办|发|贴))(?:完|够|满|上)?.{0,6}(?:算|行|可以|来得?及|赶|有用|管用|晚|成)/,
    // Of the holder's own the record tells whether it is too late then.
    inPacks: true,
    says: (matter) =>
      matter.standings.length > 0
        ? null
        : {
            sentences: [
              matter.late
                ? '看哪一种：每年的学习按自然年算，过了那年年底学的，算下一年的（助手的理解）；为换证学的，期限{exchange.deadline}已经过了，来不及了。'
                : '为换证学的，来不及：{exchange.deadline}前要学满 {exchange.hours} 学时、交上申请，过了那天没换的旧证书自动失效。',
              ...(matter.late
                ? []
                : ['换好以后每年的学习按自然年算，过了年底学的，算下一年的（助手的理解）。']),
            ],
            clauses: cites(matter, 'course-check', 'deadline', 'yearly-study'),
            actions: [...studyOn(matter), dial(matter, 'authority')],
          },
  },
  {
    // 年底前学完就没事了吧
    intent: 'ce_hours_short',
    words:
      /(?:年底|年前|月底|12月(?:31[号日])?(?:底)?|31[号日]|元旦)(?:之|以)?前?(?:学|补|看)(?:完|够|满|上)(?:了)?.{0,3}(?:就|是不是|那)?(?:没事|行|可以|够|妥|不用管|完事|没问题)(?:了)?(?:吧|吗|不|么|是吧|对吧|是不是)?[?？]*$/,
    inPacks: true,
    says: (matter) => {
      const lead = thenDone(matter);
      return lead === null
        ? null
        : {
            sentences: [lead, ...own(matter)],
            clauses: cites(matter, 'course-check', 'deadline', 'yearly-study'),
            actions: [...studyOn(matter), dial(matter, 'authority')],
          };
    },
  },
  {
    // 一天能学几个学时, 一天最多学多少
    intent: 'ce_hours_required',
    words:
      /^(?!.*\d+(?:个)?(?:学时|小时|节).*(?:来得?及|够|完)).*(?:1|每|当|同1|[一])天(?:之?内)?(?:最多|顶多|至多|只|一共|到底|可以|让|给|能|限)*(?:能|可以|让|给)?(?:学|看|上|刷|记|算)(?:够|满)?(?:多少|几(?:个|节|门)?|得?完\d+)|^(?:1|[一])天(?:学|看|听|刷)\d+(?:个)?(?:学时|课时|节)(?:课)?(?:行|可以|能算|算|让|成)(?:吗|么|不|没)?[?？]*$|(?:1|每|[一])天.{0,6}(?:有没有|有)?(?:上限|限制|封顶)|(?:学时|学习|课).{0,4}每[天日].{0,4}(?:上限|限制|封顶|最多)/,
    inPacks: '一天最多能学几个学时',
    says: (matter) =>
      onPlatform(matter, [
        `一天最多能学几个学时，${unruled(matter)}，看平台记多少，可以问{contact:help-desk}。`,
        ...own(matter),
      ]),
  },
  {
    // 我学了32分钟算不算
    intent: 'ce_hours_required',
    words:
      /(?:学|看|听)(?:了|够|满)?\d+(?:个)?(?:分钟|分)(?:了)?(?:的)?.{0,4}(?:算|够|行|可以|几个?学时|多少学时)/,
    inPacks: '多少分钟算一学时',
    says: (matter) =>
      onPlatform(matter, [
        '说不准：多少分钟算一学时，文件未规定，看平台上记了多少学时；助手不拿分钟换成学时。',
        ...own(matter),
      ]),
  },
  {
    // 32学时是多少小时, 1学时等于几分钟
    intent: 'ce_hours_required',
    words:
      /^(?!.*(?:每|1|[一])(?:个)?天).*(?:\d+|几|1|[一])?个?(?:学时|课时)(?:是|等于|相当于|合|折合|算|有|到底|换算|指|就是|顶|抵|要|得)*(?:成|学|看)?(?:多少|几)个?(?:分钟|小时|钟头|天|节|集|时间)|(?:1|[一])(?:个)?(?:学时|课时)(?:是|有|算)?多(?:长|久)|(?:1|[一])(?:个)?(?:学时|课时)(?:是|等于|算)?\d+(?:个)?(?:分钟|小时)(?:吗|么|不|吧)|(?:学时|课时).{0,4}(?:怎么|咋)(?:换算|算成(?:小时|分钟))|(?:小时|分钟|钟头)(?:是|算|等于)(?:\d+|几|多少)个?(?:学时|课时)/,
    inPacks: '一学时是多少分钟、多少小时',
    says: (matter) =>
      onPlatform(matter, [
        '一学时是多少分钟、多少小时，文件未规定，看平台上记了多少，可以问{contact:help-desk}。',
        ...own(matter),
      ]),
  },
  {
    // 注册完在哪学, 去哪个网看课
    intent: 'ce_platform',
    words:
      /^(?!.*(?:免费|收费|钱|外地|外省|别的省)).{0,6}?(?:在|去|上|到)(?:哪|哪里|哪儿|啥|什么|哪个)(?:个)?(?:网站?|平台|地方|软件|app)?(?:上|里)?(?:能|可以|去)?(?:学(?!历|校|时)|看课|上课|听课)(?:习|课)?(?:呢|啊|呀)?[?？]*$/i,
    inPacks: true,
    says: () => null,
  },
  {
    // 晚上能学吗, 半夜行不, 周末能看课吗
    intent: 'ce_platform',
    words:
      /^(?!.*(?:算|够|\d+[号日]|来得?及|明年|下个?月|\d+(?:个)?学时)).*(?:晚上|夜里|半夜|凌晨|白天|周末|星期[六天日]|礼拜[六天日]|节假日|过年|放假|下班(?:以?后)?|随时|24小时|几点).{0,6}(?:能|可以|让|给)?(?:学(?!历|时|够|满|了|的)|看课|上课|听课|刷课).{0,4}(?:吗|么|不|行|没|嘛)/,
    inPacks: '几点能学、晚上和周末开不开',
    says: (matter) =>
      onPlatform(matter, [
        `学习是在{system:course-library}上学；几点能学、晚上和周末开不开，${unruled(matter)}，打开看看，打不开就问{contact:help-desk}。`,
      ]),
  },
  {
    // 证多的能不能少学点, 三个证能不能只学一份
    intent: 'ce_multi_cert',
    words:
      /(?:证|本)(?:书)?(?:多|好几个?|几个|几本)(?:的|了|就)?.{0,6}(?:(?<!多)少学(?!时|几)|减免|减半|优惠|打折|免学)|(?:几|多|好几|[2-9两三四五])(?:个|本|张)证.{0,6}(?:(?<!多)少学(?!时|几)|减免|减半|打折|优惠)/,
    inPacks: true,
    says: (matter, said) =>
      matter.standings.length > 0 && matter.standings.every(isSkilled)
        ? null
        : {
            sentences: [
              `${/能|可以|行/.test(said) ? '不能' : '没有'}：每本证书分开算，每本都要学满；证多可以少学，文件没有写。`,
              matter.late
                ? '拿到电子证书的下一年起，现场专业人员每本每年 {yearly.hours} 学时。'
                : '现场专业人员每本换证前 {exchange.hours} 学时（助手的理解），换好后的下一年起每本每年 {yearly.hours} 学时。',
              ...own(matter),
            ],
            clauses: cites(matter, 'yearly-study'),
            actions: [...studyOn(matter), dial(matter, 'authority')],
          },
  },
];
