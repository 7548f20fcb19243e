import type { RulebookData } from '../../schema';

/** The clauses as the notice numbers them, in the helper's own words. */
export const clauses: RulebookData['clauses'] = [
  {
    id: '一',
    title: '哪些证书能换',
    text: [
      '能换的是旧证书，而且要在“吉林省建设工程技术人员培训管理系统”里查得到、显示“有效”。',
      '查不到，或者显示“注销”的，换不了。',
    ],
  },
  {
    id: '二',
    title: '换到哪一天为止',
    text: ['{exchange.deadline}前要申请更换。', '过了这一天还没换，旧证书就自动失效了，所以别拖到最后。'],
  },
  {
    id: '二(一)',
    title: '第一步：注册',
    text: ['到“住房和城乡建设行业从业人员培训管理信息系统”（rcgz.mohurd.gov.cn）注册一个“个人用户”。'],
  },
  {
    id: '二(二)',
    title: '第二步：学习',
    text: [
      '现场专业人员要在“住房和城乡建设行业从业人员教育培训资源库”（zyk.etledu.com）学满 {families.site-professional.exchangeHours} 学时。',
      '这一条只写了现场专业人员，没有写技能人员。',
    ],
  },
  {
    id: '二(三)',
    title: '第三步：更换、下载',
    text: ['在培训管理信息系统的“证书管理”里换证，换好后把电子证书下载下来，自己存好。'],
  },
  {
    id: '三(一)',
    title: '换好以后每年要学',
    text: [
      '现场专业人员从拿到电子证书的下一年起，每年要学满 {families.site-professional.yearlyDuty.hours} 学时，每本证书分开算。',
      '两年加起来不到 {families.site-professional.yearlyDuty.pairHours} 学时，或者没有做相应岗位的工作，就要重新参加培训。',
    ],
  },
  {
    id: '三(二)',
    title: '每年在哪里学',
    text: [
      '在“教育培训资源库”（zyk.etledu.com）学，学完的学时会传到培训管理信息系统。',
      '这一条只说“继续教育合格”，没有说怎样考核。',
    ],
  },
  {
    id: '四(一)',
    title: '证书编号变了',
    text: [
      '证书编号重新排过，有些专业和工种也改了名。',
      '注册以后，在培训管理信息系统里能看到自己所有的证书和新编号。',
    ],
  },
  {
    id: '四(二)',
    title: '没有对应名称的证书',
    text: [
      '{exchange.unmappableTrades}等，在新系统里没有对应的名称，换不了。',
      '这些证书还是到“吉林省建设工程技术人员培训管理系统”里查询。',
    ],
  },
  {
    id: '四(三)',
    title: '要有人告诉你',
    text: ['各地住房城乡建设主管部门要及时通知企业和持证人，督促大家按时换完。'],
  },
  {
    id: '四(四)',
    title: '遇到困难找谁',
    text: ['注册、学习遇到技术问题，打平台客服中心 400-999-9355 转 1。'],
  },
];
