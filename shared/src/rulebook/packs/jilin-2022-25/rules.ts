import type { RulebookData } from '../../schema';

type Rules = RulebookData['rules'];
type Rule = Rules[keyof Rules];

const yes = (clause: string, text: string, reading: string | null = null): Rule => ({
  answer: 'yes',
  text,
  clause,
  reading,
});
const no = (clause: string, text: string, reading: string | null = null): Rule => ({
  answer: 'no',
  text,
  clause,
  reading,
});
const notStated = (text: string, reading: string | null = null, clause: string | null = null): Rule => ({
  answer: 'not-stated',
  text,
  clause,
  reading,
});

const YEARLY = '{families.site-professional.yearlyDuty.hours}';
const PAIR = '{families.site-professional.yearlyDuty.pairHours}';

/** What the engine applies, each rule answered by the notice (yes, no) or by the helper's reading. */
export const rules: Rules = {
  'as-of': notStated('今天以后才发生的事先不算。', 'as-of'),
  'electronic-needs-no-exchange': no('一', '直接拿到的就是电子证书，不用换；要换的只是旧证书。'),
  'exchange-completed': yes('二(三)', '已经换成电子证书。'),
  'exchange-late': notStated('在期限以后才换；文件没有写过了期限再换怎样算。', 'late-exchange', '二'),
  'trade-not-mapped': no('四(二)', '这个岗位或工种在新系统里没有对应的名称，换不了。'),
  scope: yes('一', '旧证书在省系统里显示“有效”才能换；注销的、查不到的换不了。'),
  deadline: yes('二', '{exchange.deadline}前申请更换，当天也算。', 'deadline-day'),
  'deadline-passed': no('二', '过了{exchange.deadline}还没换，旧证书自动失效。', 'deadline-day'),
  'registry-to-check': yes('一', '先看旧证书在省系统里是不是“有效”，才知道能不能换。'),
  register: yes('二(一)', '先在培训管理信息系统注册个人用户。'),
  study: yes(
    '二(二)',
    '现场专业人员换证前要学满 {families.site-professional.exchangeHours} 学时，每本证书分开算。',
    'per-certificate',
  ),
  'no-study': no('二(二)', '技能人员换证不用学习。', 'skilled-workers'),
  exchange: yes('二(三)', '在“证书管理”里更换，再把电子证书下载下来。'),
  'ask-authority': notStated('这种情况下一步找谁，文件没有写；助手建议问厅建管处。', 'ineligible'),
  'look-up-provincially': yes('四(二)', '没有对应名称的证书，到省系统里查询。'),
  'no-yearly-duty': no('三(一)', '技能人员没有每年学习的要求。', 'skilled-workers'),
  'yearly-duty-needs-certificate': yes('三(一)', '拿到电子证书以后，才开始算每年的学习。'),
  'first-year': yes(
    '三(一)',
    '从拿到电子证书的下一年起每年要学，最早从 {families.site-professional.yearlyDuty.earliestYear} 年算起。',
    'calendar-year',
  ),
  'calendar-year': yes('三(一)', '每个自然年算一次，12 月 31 日当天也算。', 'calendar-year'),
  'yearly-hours': yes('三(一)', `每年要学满 ${YEARLY} 学时，每本证书分开算。`, 'no-carry-over'),
  'two-years': yes('三(一)', `相邻两年加起来不到 ${PAIR} 学时，要重新参加培训。`, 'two-years'),
  'not-in-post': yes('三(一)', '没有做相应岗位的工作，要重新参加培训。', 'not-in-post'),
  'years-to-confirm': notStated('以前的年头学了多少，要你说一声才能判断。', 'confirmed-years', '三(一)'),
  'catch-up': yes(
    '三(一)',
    `去年不到 ${YEARLY} 学时，今年要一起补上，两年加起来到 ${PAIR} 学时。`,
    'two-years',
  ),
};
