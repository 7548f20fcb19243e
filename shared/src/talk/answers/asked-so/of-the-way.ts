// Of applying, registering and of whom one hears from: what nobody has written down is said as that, first.
import { daysLeft, onward } from '../exchange-words';
import {
  allAre,
  cites,
  copy,
  dial,
  isBarred,
  isDoubtful,
  type Matter,
  nextWords,
  ofEach,
  openStep,
  settled,
  unruled,
} from '../matter';
import type { AskedSo } from './kind';

const desk = '可以问{contact:help-desk}';
const overdue = ({ late }: Matter): string[] =>
  late ? ['换证的期限{exchange.deadline}已经过了，没换的旧证书自动失效。'] : [];

export const OF_THE_WAY: readonly AskedSo[] = [
  {
    // 2022年12月31日当天申请算不算, 最后一天交的算按时不
    intent: 'exchange_deadline',
    words:
      /(?:12月31[号日]|31[号日]|最后一天|截止那?天|期限那天)(?:的)?(?:当天|那天|当日)?(?:才|再)?(?:申请|提交|交|办|换)(?:的|了|上)?(?:还)?(?:算不算|算(?:按时)?(?:吗|么|不|吧|数)|作数|行不行)/,
    says: (matter) =>
      allAre(matter, (one) => isBarred(one) || isDoubtful(one)) || matter.standings.some(isBarred)
        ? null
        : {
            sentences: [
              '算：{exchange.deadline}当天申请的也算按时（助手的理解，以主管部门的答复为准）。',
              ...ofEach(matter.standings, nextWords),
              ...(matter.late
                ? ['那天以后才申请的不算。']
                : settled(matter)
                  ? []
                  : ['助手的建议：别拖到那一天。']),
            ],
            clauses: cites(matter, 'deadline'),
            actions: [dial(matter, 'authority')],
          },
  },
  {
    // 没注册过，也没学过，现在还来得及吗
    intent: 'exchange_deadline',
    words:
      /(?:没|没有|从没|还没)(?:注册|换|申请|弄|办)(?:过|呢|啊)?.{0,14}(?:来得?及|赶得上|赶趟|晚不晚|还能换|能换)/,
    // Of the holder's own the record tells what is left to do; once it is over, the last day.
    says: (matter) =>
      matter.late || matter.standings.length > 0
        ? null
        : {
            sentences: [
              `来得及，只要在{exchange.deadline}前办完（${daysLeft(matter)}）：旧证书查得到、显示“有效”，注册“个人用户”，现场专业人员学满 {exchange.hours} 学时，再申请更换。`,
              '学时传过去要多久，文件未规定，别拖到最后几天。',
            ],
            clauses: cites(matter, 'exchange', 'deadline', 'registration', 'course-check'),
            actions: [onward(matter)],
          },
  },
  {
    // 多久审核完, 电子证下来要几天, 多久能下来
    intent: 'download_cert',
    words:
      /(?:审核|审批|批|下证|出证|发证|办下来|下来|办理?完|换下来|换好|换完|拿到证).{0,4}(?:要|得|需要?|大概|一般|用)*(?:多久|多长时间|几天|多少天|几个?工作日|几个?(?:星期|礼拜|月)|哪天|什么时候|啥时候)|(?:多久|多长时间|几天|多少天|几个?工作日|啥时候|什么时候)(?:才|就|能|可以|会)*(?:审核?(?:完|好|过)?|批|下证|出证|下来|办(?:下来|完|好)|换(?:下来|完|好)|拿到(?:电子)?证)|(?:审核|审批|换证)(?:周期|时间)(?:是|要)?(?:多久|多长|几天)/,
    inPacks: '审核要多久、几天能下来',
    says: (matter) => ({
      sentences: [
        `审核要多久、几天能下来，${unruled(matter)}，${desk}。`,
        matter.late
          ? '电子证书下来了，登录{system:national-system}，在“证书管理”里看。'
          : '{exchange.deadline}前申请的算按时，批下来晚不要紧（助手的理解，以主管部门的答复为准）；下来了，在{system:national-system}的“证书管理”里看。',
      ],
      clauses: cites(matter, 'replacement', 'deadline'),
      actions: [dial(matter, 'help-desk'), ...copy(matter, 'national-system')],
    }),
  },
  {
    // 要带什么材料, 换证需要准备哪些资料
    intent: 'exchange_how',
    words:
      /(?:要|需要?|得|该|用)(?:不要)?(?:带|交|准备|提供|提交|备|拿|上传|传)(?:些)?(?:什么|啥|哪些)(?:材料|资料|东西|证件|手续)?|(?:什么|啥|哪些)(?:材料|资料|证件|手续)|(?:材料|资料)(?:要|有|是|清单)?(?:哪些|什么|啥)/,
    unless: /注册|柱册|[账帐]号/,
    inPacks: '要交什么材料',
    says: (matter) => ({
      sentences: [
        `要交什么材料，${unruled(matter)}，${desk}。`,
        ...(matter.late
          ? overdue(matter)
          : ['换证在{system:national-system}上申请，{exchange.deadline}前要申请更换。']),
      ],
      clauses: cites(matter, 'registration', 'deadline'),
      actions: [dial(matter, 'help-desk'), openStep(matter, matter.late ? 'download' : 'exchange')],
    }),
  },
  {
    // 换证要不要交照片
    intent: 'photo_change',
    words:
      /(?:换证|申请|注册|办)?.{0,4}(?:要不要|用不用|需不需要|要|用|得|需要)(?:再)?(?:交|传|上传|提供|准备|带|照|拍)(?:个|张|几张|一张|什么样的?|新)?(?:照片|相片|寸照|证件照)(?:吗|么|不|没)?|(?:照片|相片|寸照).{0,3}(?:要不要|用不用|要|得)(?:重新)?(?:交|传|拍|照)/,
    inPacks: '要不要交照片、要什么样的',
    says: (matter) => ({
      sentences: [`要不要交照片、要什么样的，${unruled(matter)}，${desk}。`],
      clauses: cites(matter, 'help-desk'),
      actions: [dial(matter, 'help-desk'), ...copy(matter, 'national-system')],
    }),
  },
  {
    // 谁通知我, 到时候会有人通知不
    intent: 'company_batch',
    words:
      /(?:谁|哪个部门|哪里|哪儿|有没有人|会不会有人|有人|会不会)(?:来|会|负责|给|管)*(?:通知|告诉|告知)(?:我|咱|大家|我们|持证人)?(?:的|吗|么|不|换证|换|啊|呢)*[?？]*$|(?:会|能)(?:给|打电话|发短信)?(?:通知|告知)(?:我|咱)?(?:吗|么|不|没)[?？]*$/,
    inPacks: '谁来通知、会不会通知到',
    says: (matter) => ({
      sentences: [
        `文件要求各地住房城乡建设主管部门及时告诉企业和持证人；谁来通知、会不会一个个通知到，没有写。`,
        matter.late
          ? '换证的期限{exchange.deadline}已经过了，没换的旧证书自动失效。'
          : '别等通知：{exchange.deadline}前要申请更换，过了那天没换的旧证书自动失效。',
        '助手也能提醒：说“提醒我”。',
      ],
      clauses: cites(matter, 'companies', 'deadline'),
      actions: [dial(matter, 'authority'), { type: 'set-reminder', label: '设置提醒' }],
    }),
  },
  {
    // 我能帮我徒弟注册吗, 手机号是老板的能注册不
    intent: 'register_how',
    words:
      /(?:替|帮|给)(?:他|她|我爸|我妈|老人|我哥|我弟|我姐)(?:在网上|上网)?(?:换|申请|办|弄)(?:证)?(?:吗|么|不|行|可以)|(?:1|[一])个(?:手机)?号(?:码)?(?:能|可以|让|给).{0,3}注册(?:[2-9两俩几二]|多)|(?:让|叫|找)(?:我|俺)?(?:的|家)?(?:儿子|闺女|女儿|媳妇|老婆|老公|孩子|徒弟|同事|别人)(?:帮|替|给)(?:我|俺)?(?:在网上|上网|网上)?(?:弄|办|换|申请|注册|操作)(?!.*(?:学|课))|(?:帮|替|给|代)(?:我|俺)?(?:的|家|们)*(?:徒弟|老婆|媳妇|爸|妈|同事|工友|朋友|儿子|师傅|别人|人家|他|她|员工|工人|老公|哥|弟|姐|妹).{0,3}(?:注册|登记账号|登录)|(?:手机号?|号码|电话).{0,8}(?:不是我|是(?:我)?(?:老板|别人|媳妇|老婆|儿子|闺女|同事|单位|公司)|别人的|老板的).{0,8}(?:注册|能用|行|可以)|(?:用|拿)(?:别人|老板|媳妇|老婆|儿子|闺女|同事|单位|公司|他|她)的?(?:手机号?|号码|电话|身份证).{0,4}注册/,
    unless: /集中|公司|单位|工人们?/,
    inPacks: '别人帮着注册、用别人的手机号行不行',
    says: (matter) => ({
      sentences: [
        '文件写的是每个人注册自己的“个人用户”。',
        `别人帮着注册、用别人的手机号行不行，${unruled(matter)}，${desk}；助手的建议是用自己的手机号，以后收短信、找密码都要用。`,
      ],
      clauses: cites(matter, 'registration', 'help-desk'),
      actions: [dial(matter, 'help-desk'), ...copy(matter, 'national-system')],
    }),
  },
  {
    // 400电话一直占线咋办
    intent: 'hotline',
    words:
      /(?:400|客服|电话|热线|号码|0431).{0,10}(?:占线|打不通|打不进|没人接|不接|忙音|接不通|打不过去|停机|空号|不通)/,
    says: (matter) => ({
      sentences: [
        '助手的建议：换个时间多打几次，一上班就打；打{contact:help-desk}不通的，文件的事还可以打{contact:authority}。',
        ...(matter.late ? [] : ['别为等电话误了日子：{exchange.deadline}前要申请更换。']),
      ],
      clauses: cites(matter, 'help-desk'),
      actions: [dial(matter, 'help-desk'), dial(matter, 'authority')],
    }),
  },
  {
    // 单位给报销吗, 学习的钱单位出吗
    intent: 'ce_fee',
    words:
      /报销|报账|(?:钱|费用?|学费)(?:是|由|归|该|让)*(?:单位|公司|老板|企业)(?:给|来)?(?:出|付|掏|报|担)|(?:单位|公司|老板|企业)(?:给|来|该|应该|要)*(?:出|付|掏|担)(?:这个|学习|培训|换证)?(?:的)?(?:钱|费)/,
    inPacks: '要不要交钱、钱由谁出',
    says: (matter) => ({
      sentences: [
        '要不要交钱、钱由谁出、单位报不报销，文件都没有规定；报销的事问单位，收不收费可以问{contact:authority}。',
      ],
      clauses: [],
      actions: [dial(matter, 'authority')],
    }),
  },
  {
    // 你们收费吗, 用这个助手要钱不
    intent: 'ce_fee',
    words:
      /^(?:那)?(?:你们?|您|助手|换证助手|这个(?:助手|小程序|软件))(?:这|这里|这儿|这边)?(?:要|用|还)?(?:收(?:不收)?(?:费|钱)|要(?:不要)?钱|要交钱|免费)(?:吗|么|不|的吗|的)?[?？]*$/,
    says: (matter) => ({
      sentences: [
        '助手里没有交钱的地方，不会找你要钱；谁拿助手的名义收钱，别给。',
        '换证、学习要不要交费，文件未规定，可以问{contact:authority}。',
      ],
      clauses: [],
      actions: [dial(matter, 'authority')],
    }),
  },
  {
    // 施工员证多少钱能办一个, 多少钱一个证
    intent: 'ce_fee',
    words:
      /^(?!.*(?:买|卖|代办|挂靠|包过)).*?(?:证(?:书)?(?:要|得)?(?:多少|几个)钱.{0,6}(?:办|弄|下来|搞|[1一][个本张]|[1一]?张)|(?:办|弄|搞|考)(?:[1一]?[个本张])?(?:[一-龥]{2,3}[员工])?证?(?:书)?(?:得|要)?(?:多少|几个)钱|证(?:书)?(?:办|弄|搞)(?:[1一]?[个本张])?(?:得|要)?(?:多少|几个)钱|(?:多少|几个)钱(?:能)?(?:办|弄|搞)?(?:[1一]?[个本张])(?:[一-龥]{2,3}[员工])?证)/,
    inPacks: '办证、学习收不收费',
    says: (matter) => ({
      sentences: [
        '换证、学习要不要交费，文件未规定，可以问{contact:authority}。',
        '没学过、没考过就花钱办证的，别信：助手不办证，也帮不了。',
      ],
      clauses: [],
      actions: [dial(matter, 'authority')],
    }),
  },
];
