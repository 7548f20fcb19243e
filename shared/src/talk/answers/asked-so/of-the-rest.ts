// Of what people ask beside the way itself: what is done with the old one, by whom, in person or not, and who is let off.
// The notice has no word of most of it, and nobody is told a step instead.
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

const asks = '可以问{contact:authority}';
const desk = '可以问{contact:help-desk}';
const figures = (matter: Matter): string[] =>
  ofEach(matter.standings, (one) => overWords(one) ?? studyFigures(one));
const until = ({ late }: Matter): string =>
  late
    ? '换证的期限{exchange.deadline}已经过了，没换的旧证书自动失效。'
    : '{exchange.deadline}前要申请更换，过了那天没换的旧证书自动失效。';
const ofAuthority = (
  matter: Matter,
  sentences: string[],
  rests: Parameters<typeof cites>[1][] = ['deadline'],
) => ({
  sentences,
  clauses: cites(matter, ...rests),
  actions: [dial(matter, 'authority')],
});
const ofDesk = (matter: Matter, sentences: string[]) => ({
  sentences,
  clauses: cites(matter, 'help-desk'),
  actions: [dial(matter, 'help-desk'), ...copy(matter, 'national-system')],
});

export const OF_THE_REST: readonly AskedSo[] = [
  {
    // 身份证过期了影响换证不
    intent: 'name_id_wrong',
    words:
      /身份证(?:已经|都|快)?(?:过期|到期|失效|丢|换|没了|消磁)(?:了)?.{0,8}(?:影响|碍事|能|可以|咋|怎么|行)/,
    inPacks: '身份证过期、换了，影不影响',
    says: (matter) =>
      ofDesk(matter, [`身份证过期、换了新的，影不影响注册和换证，${unruled(matter)}，${desk}。`]),
  },
  {
    // 我没电脑光有手机能办不
    intent: 'register_how',
    words:
      /(?:没|没有|光有|只有|就有)(?:个)?(?:电脑|手机|智能手机).{0,8}(?:能|可以|行|咋|怎么)(?:不能)?(?:办|换|弄|申请|整|注册)|用?手机(?:上)?(?:能|可以)(?:办|换证|申请)(?:吗|么|不)/,
    inPacks: '用手机能不能办',
    says: (matter) =>
      ofDesk(matter, [
        `用手机能不能办、是不是非得用电脑，${unruled(matter)}，先打开{system:national-system}试试，不行${desk}。`,
        until(matter),
      ]),
  },
  {
    // 显示无效还能救不
    intent: 'status_meaning',
    words: /(?:无效|冻结|注销|锁定|异常)(?:了|的)?.{0,4}(?:能|可以|还能)(?:不能)?(?:救|恢复|改|解|弄回)/,
    says: (matter) =>
      matter.standings.length > 0 && !allAre(matter, isElectronic)
        ? null
        : ofAuthority(matter, [
            `为什么注销、能不能恢复，文件未规定，${asks}。`,
            `显示“注销”、查不到的旧证书，按文件换不了；${until(matter)}`,
          ]),
  },
  {
    // 网上申请完还用不用跑一趟建设厅, 不会上网能去窗口办不
    intent: 'exchange_how',
    words:
      /^(?!.*(?:考|学|培训|上课)).*(?:(?:去|到|跑|来)(?:一趟|1趟|趟)?.{0,6}(?:窗口|现场|大厅|柜台|建设厅|住建厅|住建局|厅里|局里|政务).{0,8}(?:办|换|交|弄|吗|么|不|没|$)|(?:要不要|用不用|需不需要|得不得|要|用)(?:再)?(?:去|跑|到)(?:一趟|1趟|趟)?(?:窗口|现场|大厅|建设厅|住建厅|厅里|局里)|(?:线下|窗口|现场)(?:能|可以|给)?(?:办|换|申请)(?:吗|么|不|没)|不(?:会|能|懂)(?:上网|弄手机|用电脑).{0,8}(?:办|换|咋|怎么))/,
    inPacks: '要不要去现场、有没有窗口',
    says: (matter) =>
      ofAuthority(matter, [
        `文件写的是在{system:national-system}上申请；有没有窗口、要不要再跑一趟，${unruled(matter)}，${asks}。`,
        until(matter),
      ]),
  },
  {
    // 没换成的以后还能重新考一个不, 能不能直接考新的
    intent: 'exchange_overdue',
    words:
      /(?:能|可以|能不能|可不可以|还能)(?:再|直接|重新)+(?:去)?(?:考|培训取|取)(?:一?个|1个|1本|新的?|证)|(?:直接|重新|再)考(?:一?个|1个|1本)?(?:新的?|证).{0,4}(?:行|可以|成|吗|么|不)/,
    inPacks: '能不能重新考一本',
    says: (matter) => ofAuthority(matter, [`能不能重新考、直接考新的，文件未规定，${asks}。`, until(matter)]),
  },
  {
    // 谁给我注销的, 我没申请怎么就注销了
    intent: 'status_meaning',
    words:
      /(?:谁|为啥|为什么|怎么|咋|凭啥|凭什么).{0,6}(?:给)?(?:我)?(?:的证)?(?:给)?(?:就|被|会)?(?:注销|吊销|作废)(?:了|的)|(?:注销|吊销)(?:了)?.{0,4}(?:是谁|谁(?:弄|干|办|给)|为啥|为什么|啥原因|什么原因)/,
    inPacks: '谁注销的、为什么注销',
    says: (matter) =>
      ofAuthority(
        matter,
        [
          `谁注销的、为什么注销，文件未规定，${asks}。`,
          '显示“注销”的旧证书，按文件换不了；能不能恢复，文件也没有写。',
        ],
        ['exchange'],
      ),
  },
  {
    // 老证换了以后是不是就作废了, 换完老证用不用交回去, 老证还能留着不
    intent: 'lost_cert',
    words:
      /(?:换|更换)(?:完|了|好)(?:证)?(?:以后|之后|后)?.{0,4}(?:老|旧|原来的?|纸)(?:的)?(?:证|本).{0,10}(?:作废|失效|还能|有用|交|收|留|扔|销毁|吗|么|不)|(?:老|旧|原来的?|纸)(?:的)?(?:证|本)(?:书|子)?换(?:完|了|好)(?:以后|之后|后)?.{0,8}(?:作废|失效|还能|有用|交回|收回|留|扔)|(?:老|旧|纸)(?:的)?(?:证|本)(?:书|子)?.{0,4}(?:要|用|得|需要)?(?:不用|不要)?(?:交回|上交|收回|交上去|销毁|留着|扔)/,
    inPacks: '换好以后旧证书还有没有用、交不交回',
    says: (matter) =>
      ofAuthority(matter, [
        `换好以后旧证书还有没有用、交不交回，文件未规定，${asks}；助手的建议是先留着。`,
        `文件写的只是没换的：${until(matter)}`,
      ]),
  },
  {
    // 换成电子的跟纸的一样管用不
    intent: 'download_cert',
    words:
      /(?:电子|新)(?:的|证|版|证书)*(?:跟|和|与|同).{0,3}(?:纸|老|旧|原来)(?:的|证|质|版|证书|本)*.{0,6}(?:一样|同样|管用|有效|效力|区别|好使)|电子(?:的|证|证书|版).{0,6}(?:有没有|有)?(?:法律)?效力/,
    inPacks: '电子证和纸质证是不是一样管用',
    says: (matter) =>
      ofAuthority(matter, [`电子证书和纸质证书是不是一样管用，文件未规定，${asks}。`, until(matter)]),
  },
  {
    // 一个人最多能有几个证
    intent: 'ce_multi_cert',
    words:
      /(?:1|[一])个人(?:最多|一共|能|可以|只能)*(?:能|可以)?(?:有|拿|考|换|持|办)(?:多少|几)(?:个|本|张)?|(?:最多|一共)(?:能|可以)(?:有|拿|考|换|持)(?:多少|几)(?:个|本|张)证/,
    inPacks: '一个人能有几本证',
    says: (matter) =>
      ofAuthority(
        matter,
        [`一个人能有几本证，文件未规定，${asks}；有几本，每本分开换、分开学。`],
        ['yearly-study'],
      ),
  },
  {
    // 换了证岗位能变不，我想改质量员
    intent: 'post_renamed',
    words:
      /(?:想|要|能|可以|能不能)(?:不能)?(?:改|变|转|换)(?:成|到|为)?(?:别的|其他|另外的?)?(?:岗位|工种|专业|(?:施工|质量|材料|机械|劳务|资料|标准)员)(?!.{0,2}证)|(?:岗位|工种|专业)(?:能|可以)(?:不能)?(?:改|变|换|选)/,
    inPacks: '换证能不能改岗位',
    says: (matter) =>
      ofAuthority(
        matter,
        [
          `换证能不能改成别的岗位，文件未规定，${asks}。`,
          '文件只写了有的专业、工种改了名，登录{system:national-system}能看到你的证书现在叫什么。',
        ],
        [],
      ),
  },
  {
    // 怀孕那年没学能免不, 坐牢期间没学咋办, 当兵去了两年没学
    intent: 'ce_hours_required',
    words:
      /(?:怀孕|坐月子|生孩子|产假|哺乳|坐牢|服刑|进去了|当兵|服役|住院|生病|有病|做手术|受伤|工伤|残疾|疫情|隔离|出国|在国外|休产假).{0,14}(?:学|课|免|延|宽限|补)/,
    unless: /[给能让再还]补|补(?:不|吗|么|上|学|课|回)/,
    inPacks: '怀孕、生病、当兵这些能不能少学、免学',
    says: (matter) =>
      allAre(matter, isSkilled)
        ? null
        : {
            sentences: [
              `文件没有写例外：怀孕、生病、当兵、出国这些能不能不学、往后延，都没有写；助手的理解是照样要学，你的情况${asks}。`,
              ...(matter.standings.length > 0
                ? figures(matter)
                : matter.late
                  ? [
                      '拿到电子证书的下一年起，现场专业人员每年要学满 {yearly.hours} 学时；两年加起来不到 {yearly.pairHours} 学时，要重新参加培训。',
                    ]
                  : ['现场专业人员换证前要学满 {exchange.hours} 学时，{exchange.deadline}前要申请更换。']),
            ],
            clauses: cites(matter, 'course-check', 'yearly-study'),
            actions: [dial(matter, 'authority'), ...studyOn(matter)],
          },
  },
  {
    // 是不是所有省都要换
    intent: 'other_scheme',
    words:
      /(?:所有|全部|每个|各个|别的|其他|外)(?:的)?省.{0,4}(?:都|也|是不是|要不要|用不用)+.{0,3}(?:换|延|学)|全国(?:都|各地|各省).{0,3}(?:要|得|在|统一)?换/,
    says: (matter) => ({
      sentences: [
        `说不准：这是${matter.rulebook.province}的文件，只管${matter.rulebook.province}发的证书；别的省换不换，看那个省自己的文件。`,
      ],
      clauses: cites(matter, 'exchange'),
      actions: [],
    }),
  },
  {
    // 没在吉林干活了还用换不
    intent: 'ce_province',
    words:
      /(?:没|不)(?:再)?在(?:吉林|长春|省里|本省|本地|老家|咱?这边?).{0,4}(?:干|上班|打工|工作|待|住)(?:活)?(?:了)?.{0,8}(?:换|学|管|要|用)/,
    says: (matter) =>
      ofAuthority(matter, [
        `看证书是哪里发的，不看人在哪里：${matter.rulebook.province}发的，还是照${matter.rulebook.province}的文件。`,
        until(matter),
      ]),
  },
  {
    // 申请交错了能撤回重交不
    intent: 'exchange_how',
    words:
      /(?:申请|交|提交|报)(?:上去)?(?:错|重复|重)(?:了)?.{0,8}(?:撤|退|重|改|取消|咋|怎么)|(?:撤回|撤销|取消|退回)(?:我的)?(?:换证)?(?:的)?申请|申请(?:的|了|上去).{0,6}(?:撤回|撤销|取消)/,
    inPacks: '申请交错了能不能撤回',
    says: (matter) =>
      ofDesk(matter, [
        `申请交错了能不能撤回、怎么改，${unruled(matter)}，${desk}。`,
        matter.late ? until(matter) : '改好的要赶在{exchange.deadline}前交上。',
      ]),
  },
  {
    // 交了申请没动静两礼拜了, 怎么知道换成功没有, 换证成功会发短信不
    intent: 'download_cert',
    words:
      /(?:交|提交|递|报)(?:了)?(?:上去)?(?:申请|材料|资料)(?:了)?.{0,4}(?:没|一直没|还没|也没)(?:有)?(?:动静|消息|回音|反应|结果|信儿?)|申请(?:交|提交)?(?:了|上去).{0,6}(?:没|一直没|还没|也没)(?:有)?(?:动静|消息|回音|反应|结果|信儿?)|(?:怎么|咋|如何)(?:才|能)?(?:知道|看|查|确认)(?:我)?(?:的证|申请)?(?:有没有|是不是|是否)?(?:换|申请)(?:证)?(?:成功|好|完|上|过)(?:了)?(?:没|没有|吗|么)?|(?:换|申请)(?:证)?(?:成功|好|完|过)(?:了|以后|之后)?(?:会|有|给|来)(?:不会|没有)?(?:发|来|个)?(?:短信|通知|消息|电话)/,
    inPacks: '办到哪一步在哪看、来不来通知',
    says: (matter) =>
      ofDesk(matter, [
        '换没换成，登录{system:national-system}，在“证书管理”里看：能看到、能下载电子证书，就是下来了。',
        `要等多久、来不来短信，${unruled(matter)}；等久了就打{contact:help-desk}。`,
      ]),
  },
  {
    // 学时能不能转给我媳妇
    intent: 'ce_ahead',
    words:
      /(?:学时|课时)(?:能|可以|能不能|可不可以).{0,3}(?:转|送|借|给|匀|挪)(?:给|让)?(?:我|俺)?(?:的|家)?(?:媳妇|老婆|老公|儿子|徒弟|同事|工友|朋友|别人|人家|他|她|爸|妈|哥|弟)/,
    inPacks: '学时能不能给别人',
    says: (matter) =>
      ofAuthority(
        matter,
        ['不能：学时要本人自己学，每个人、每本证书分开算（助手的理解）；文件没有写能转给别人。'],
        ['yearly-study'],
      ),
  },
  {
    // 学习资料要买书不
    intent: 'ce_platform',
    words:
      /(?:要|用|得|需要)(?:不要|不用)?(?:买|订|带|发)(?:点)?(?:书|教材|资料|课本)(?:吗|么|不|没)?|(?:书|教材|课本)(?:要|用|得)(?:自己)?买/,
    inPacks: '要不要买书',
    says: (matter) =>
      ofDesk(matter, [
        `要不要买书、用什么教材，${unruled(matter)}，${desk}；文件写的是在{system:course-library}上学。`,
      ]),
  },
  {
    // 证书管理在哪个菜单, 更换按钮是灰的点不动, 没有更换这个选项
    intent: 'exchange_how',
    words:
      /(?:证书管理|更换|换证|申请|下载|注册).{0,4}(?:在|是)(?:哪|什么|啥)(?:个)?(?:菜单|栏目?|按钮|地方点|位置|里点)|(?:更换|换证|申请|提交|下一步)(?:的)?(?:按钮|键|选项|那栏|入口)?.{0,4}(?:是灰|灰色|点不[动了]|按不动|没反应)|(?:没有?|找不[到着]|看不[到见])(?:那个?|这个?)?(?:更换|换证|申请)(?:这个?|的|那个?)?(?:选项|按钮|键|入口|菜单)|(?:点|按)(?:哪|什么|啥)(?:个)?(?:按钮|地方|菜单)?(?:呢|啊)?[?？]*$/,
    inPacks: '具体点哪里、按钮点不动怎么办',
    says: (matter) =>
      ofDesk(matter, [
        `具体点哪里、按钮点不动怎么办，${unruled(matter)}，打{contact:help-desk}。`,
        matter.late
          ? until(matter)
          : '先看看几样齐没齐：旧证书显示“有效”，现场专业人员学满 {exchange.hours} 学时；{exchange.deadline}前要申请更换。',
      ]),
  },
  {
    // 提示学时不足可我学够了
    intent: 'ce_upload_delay',
    words:
      /(?:提示|显示|说|写着?)(?:我)?(?:的)?(?:学时|课时)(?:不足|不够|没够|没满).{0,8}(?:学|看|明明)(?:够|完|满)|(?:学|看)(?:够|完|满)(?:了)?.{0,6}(?:提示|显示|说|写着?)(?:我)?(?:学时|课时)?(?:不足|不够|没够)/,
    says: () => null,
  },
  {
    // 状态有效但是不让我申请
    intent: 'exchange_how',
    words:
      /(?:状态)?(?:有效|正常).{0,6}(?:不让|不给|没法|不能|申请不了|换不了|提交不了)(?:我)?(?:申请|换|提交|更换)?/,
    says: (matter) =>
      ofDesk(matter, [
        `显示“有效”还申请不了，是什么原因，${unruled(matter)}，打{contact:help-desk}；文件的事${asks}。`,
        until(matter),
      ]),
  },
];
