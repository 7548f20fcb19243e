// Of certificates: which are meant, where they still count, and what is asked of them elsewhere.
import { valueAt } from '../../../v1/rulebook';
import { WATER_TRADE } from '../../phrases/schemes';
import { allAre, cites, copy, dial, type Matter, nextWords, ofEach } from '../matter';
import { isLapsed, overWords } from '../over';
import type { AskedSo } from './kind';

/** The workers among those of whom the document says that they cannot exchange. */
const workersIn = ({ rulebook, asOf }: Matter): string =>
  valueAt(rulebook.exchange.unmappableTrades, asOf)
    .filter((name) => /工人$/.test(name))
    .join('、');

const asks = '可以问{contact:authority}';
const states = (matter: Matter): string[] =>
  ofEach(matter.standings, (one) => overWords(one) ?? nextWords(one));
const orOver = ({ late }: Matter): string =>
  late
    ? '{exchange.deadline}前没换的旧证书，已经自动失效。'
    : '{exchange.deadline}前要申请更换，过了那天没换的旧证书自动失效。';

/** 《…》, and whose it is. */
const oldOnes = ({ rulebook }: Matter): string =>
  Object.values(rulebook.families)
    .map(({ name, oldCertificate }) => `《${oldCertificate}》（${name}）`)
    .join('和');

export const OF_CERTIFICATES: readonly AskedSo[] = [
  {
    // 我的证会不会被注销
    intent: 'status_meaning',
    words:
      /^(?!.*(?:账号|帐号|助手|小程序)).*证(?:书)?(?:会不会|会|能|是不是要)(?:被|给)?(?:他们|系统)?(?:注销|吊销)/,
    inPacks: '证书会不会被注销、什么情况会注销',
    says: (matter) => ({
      sentences: [
        '说不准：什么情况会注销，文件未规定，可以问{contact:authority}。',
        '文件写了的是：现场专业人员两年加起来不到 {yearly.pairHours} 学时，要重新参加培训。',
      ],
      clauses: cites(matter, 'yearly-study'),
      actions: [dial(matter, 'authority')],
    }),
  },
  {
    // 这证还能投标用不, 招标要原件，电子证算原件吗
    intent: 'validity',
    words:
      /(?:投标|招标|报建|报验|备案|资质|评标|施工许可).{0,12}(?:证|原件|复印件).{0,12}(?:吗|么|不|没|吧|嘛|能用|算|认)|(?:证|本)(?:书)?.{0,6}(?:能|可以|可|能不能|还能)?(?:拿去|拿来|用来|用于|去)?(?:投标|报建|备案|上岗)(?:用)?(?:吗|不|么|没|吧)?[?？]*$|电子证(?:书)?(?:算|是|顶|当)(?:不算)?原件/,
    // 能借个证投标用吗: whose it is not is refused
    unless: /借|租|挂靠|[买卖]/,
    inPacks: '投标、备案认不认哪本证',
    ofOwn: true,
    says: (matter) => ({
      sentences: [
        ...(allAre(matter, isLapsed) || (matter.late && matter.standings.length === 0)
          ? ['不能拿没换的旧证书去用了：{exchange.deadline}前没换的，已经自动失效。']
          : []),
        `投标、备案认不认哪本证、电子证书算不算原件，文件未规定，问收材料的那一方，也${asks}。`,
        ...(allAre(matter, isLapsed) ? [] : states(matter)),
        ...(matter.standings.length === 0 && !matter.late ? [orOver(matter)] : []),
      ],
      clauses: cites(matter, 'deadline'),
      actions: [dial(matter, 'authority')],
    }),
  },
  {
    // 文件里说的原证书都指哪些
    intent: 'exchange_scope',
    words:
      /原(?:来的)?证书?.{0,4}(?:都|到底|究竟)?(?:指|是|包括|包含|有|算)(?:的)?(?:是)?(?:哪|什么|啥)|(?:哪些|哪种|哪几种|什么样的?|啥样的?|什么|啥)(?:证)?(?:才)?(?:算|叫|是|属于)(?:原证书|旧证(?!.{0,3}有效)|老证(?!.{0,3}有效))/,
    says: (matter) => ({
      sentences: [
        `文件说的“原证书”是两种：${oldOnes(matter)}。`,
        `${matter.late ? '当时' : ''}能换的，还要在{system:provincial-registry}里查得到、显示“有效”。`,
        orOver(matter),
      ],
      clauses: cites(matter, 'exchange', 'deadline'),
      actions: [{ type: 'open-page', label: '看文件大白话', page: 'notice' }, dial(matter, 'authority')],
    }),
  },
  {
    // 人调去广东了证还算不算, 户口迁到山东证要转吗
    intent: 'ce_province',
    words:
      /(?:人|我|俺|户口|户籍|工作|社保|单位|公司|项目).{0,3}(?:调|迁|搬|挪|落|转|派)(?:到|去|往|了|走|在)+[^，,。]{1,6}[，,]?.{0,6}(?:证|本).{0,10}(?:吗|么|不|没|算|转|认|有效|管用|怎|咋)/,
    inPacks: '人去了外省，证认不认、要不要转',
    says: (matter, said) => ({
      sentences: [
        /转|迁|挪|办/.test(said.replace(/.*(?=证)/, ''))
          ? `要不要转、怎么转，文件未规定；${matter.rulebook.province}发的证书，还是照${matter.rulebook.province}的文件。`
          : `${matter.rulebook.province}发的证书，还是照${matter.rulebook.province}的文件；到了外省认不认，文件未规定，问那边的主管部门。`,
        ...(matter.standings.length > 0 ? states(matter) : [orOver(matter)]),
        `拿不准${asks}。`,
      ],
      clauses: cites(matter, 'deadline'),
      actions: [dial(matter, 'authority')],
    }),
  },
  {
    // etledu跟rcgz是一个号吗
    intent: 'register_how',
    words:
      /(?:学习|看课|上课)(?:的)?(?:网站?|平台).{0,4}(?:是)?(?:要|用|得|需要)(?:不要|不用)?(?:另外|重新|再|单独)(?:去)?(?:注册|登记)|(?:etledu|zyk|资源库|学习网|学习平台|看课的?(?:网|平台)|上课的?(?:网|平台)).{0,8}(?:跟|和|与|同|还是|就是).{0,10}(?:rcgz|mohurd|管理系统|管理信息系统|换证的?(?:网|平台|系统)|注册的?(?:网|平台|系统)).{0,10}(?:号|账号|帐号|账户|密码|一样|网|站|平台|通用|分开|一回事)|(?:rcgz|mohurd|换证的?(?:网|平台|系统)|注册的?(?:网|平台|系统)).{0,8}(?:跟|和|与|同|还是|就是).{0,10}(?:etledu|zyk|资源库|学习网|学习平台|看课的?(?:网|平台)|上课的?(?:网|平台)).{0,10}(?:号|账号|帐号|账户|密码|一样|网|站|平台|通用|分开|一回事)/i,
    says: (matter) => ({
      sentences: [
        '是两个网站：{system:national-system}注册、换证、下载，{system:course-library}学课，学完的学时传到前一个。',
        '两边是不是一个账号、要不要再注册，文件未规定，可以问{contact:help-desk}。',
      ],
      clauses: cites(matter, 'registration', 'course-check', 'help-desk'),
      actions: [dial(matter, 'help-desk'), ...copy(matter, 'national-system')],
    }),
  },
  {
    // 水利那个工种的证归这儿换吗
    intent: 'unmappable_post',
    words: WATER_TRADE,
    says: (matter) => ({
      sentences: [
        `不能换：${workersIn(matter)}在新系统里没有对应的名称。`,
        '这样的证书，还是到{system:provincial-registry}里查；到期后是不是失效，文件未规定，可以问{contact:authority}。',
      ],
      clauses: cites(matter, 'look-up'),
      actions: [dial(matter, 'authority')],
    }),
  },
];
