import type { Intent } from '../intents';

export type TopicId =
  | 'remaining'
  | 'age'
  | 'classroom'
  | 'categories'
  | 'report'
  | 'withheld'
  | 'show'
  | 'not-exchanging'
  | 'not-studying'
  | 'next-year'
  | 'still-valid'
  | 'can-exchange'
  | 'in-time';

/** A question whose own words say what it is about, more surely than what was learnt of all questions. */
interface Topic {
  id: TopicId;
  intent: Intent;
  words: RegExp;
}

const TOPICS: readonly Topic[] = [
  {
    id: 'remaining',
    intent: 'my_status',
    words:
      /^(?:那|我|俺|我的|这)*(?:[一-龥]{2,4}[员工])?(?:证|那本|这本|的)*(?:还|现在|一共|总共)*(?:差|缺|剩|欠)(?:多少|几个?)个?(?:学时|课时|小时|课)(?:没学|要学|没够|才够|够)?[呢吗啊了]*[?？]*$/,
  },
  {
    id: 'age',
    intent: 'ce_hours_required',
    words:
      /(?:[4-7]\d|[四五六七]十[一二三四五六七八九]?)(?:多|来)?(?:岁?(?:了|的人|还)|岁).{0,8}(?:学|课)|(?:年纪|岁数|年龄|退休).{0,10}(?:学习?|课)(?!历|会).{0,4}(?:吗|不|没|么|\?|？|$)/,
  },
  {
    id: 'classroom',
    intent: 'ce_platform',
    words:
      /线下.{0,6}(?:班|课|学|培训|面授)|面授|去现场(?:上课|学)|现场上课|集中上课|到.{0,4}学校(?:上课|学)/,
  },
  {
    id: 'categories',
    intent: 'ce_hours_required',
    words: /必修|选修|公需课?|(?:专业课|公共课).{0,8}(?:几|多少|分|吗|不|比例)/,
  },
  {
    id: 'report',
    intent: 'verify_qr',
    words:
      /(?:举报|投诉|检举).{0,10}(?:假证|假的|造假|作假|用假|买证)|假证.{0,8}(?:举报|投诉|找谁|哪里?管|谁管|反映)/,
  },
  {
    id: 'withheld',
    intent: 'employer_change',
    words:
      /(?:扣|压|攥)(?:着|了|住)?(?:我|俺)?的?(?:老|旧|电子)?证(?!号|上)|证(?:书|件)?(?:被|让|还在|在|叫).{0,8}(?:扣|压|单位手里|公司手里|老板手里)|(?:单位|公司|老板|老东家).{0,6}(?:不给|不还|不放)(?:我)?(?:的)?证|证.{0,4}不还(?:我|给)/,
  },
  {
    id: 'show',
    intent: 'verify_qr',
    words:
      /(?:怎么|咋|如何|拿啥|用啥|拿什么).{0,4}(?:证明|让.{1,4}信).{0,10}(?:真|有证)|出示.{0,4}(?:状态码|证|码)|状态码/,
  },
  {
    id: 'not-exchanging',
    intent: 'exchange_overdue',
    words:
      /(?:不换|没换|换不上|换不成)(?:证|电子证)?(?:的话)?.{0,4}(?:会|能|有|就|要|得)?(?:怎么?样|怎样|咋样|咋的|咋地|咋办|啥后果|什么后果|啥影响|什么影响|作废|失效|罚)|不换(?:证)?(?:行|可以|能行)(?:吗|不|么)|可以不换(?:吗|不|么)/,
  },
  {
    id: 'not-studying',
    intent: 'ce_hours_short',
    words:
      /(?:不学|没学|不参加(?:学习|培训|继续教育))(?:习|课)?.{0,5}(?:会|能|有|就|要)?(?:怎么?样|怎样|咋样|咋的|咋地|后果|罚|作废|失效|吊销|影响)|(?<!技工|技能|工人|人员|[瓦木钢筋架子抹灰油漆焊电砌]工|\d岁)(?:可以|能)不学(?:习)?(?:吗|不|么)|不学(?:习)?(?:行|可以)(?:吗|不|么)|不学(?:习)?行不行/,
  },
  {
    id: 'next-year',
    intent: 'ce_cycle',
    words:
      /^(?!.*(?:[瓦木焊电架子钢筋抹灰油漆防水混凝土砌]工|技工|技能|工人|提前|一块|一起|现在就|先学)).*(?:明年|后年|来年|以后|往后|换(?:完|好)(?:证)?(?:以?后)?).{0,4}(?:还|也|再|年年|每年|用|要)+.{0,4}(?:学|上课)(?!历).{0,6}(?:吗|不|没|么|\?|？)|年年(?:都)?(?:要|得)?学(?:吗|不|么)/,
  },
  {
    id: 'still-valid',
    intent: 'my_status',
    words:
      /^(?:那)?(?:我|俺)?(?:的|这个?|这本|那本)*(?:老|旧|电子)?证(?:书)?(?:现在)?(?:还|是不是还)?(?:有效|管用|好使|能用)(?:吗|不|么|没|嘛)?[?？]*$/,
  },
  {
    id: 'can-exchange',
    intent: 'exchange_scope',
    words:
      /^(?:那)?(?:我|俺)(?:的|这个?|这本|那本)*(?:老|旧)?证(?:书)?(?:现在)?(?:还)?(?:能|可以)(?:不能)?换(?:不|吗|么|了吗)?[?？]*$/,
  },
  {
    id: 'in-time',
    intent: 'exchange_deadline',
    words:
      /^(?:我)?(?:下(?:个)?(?:周|星期|礼拜|月)|月底|年底|年前|过几天|等几天|晚几天|1?2月(?:底|份)?|十二月(?:底)?|再过.{1,4}天|下旬)(?:再|去|才)?(?:申请|办)?换(?:证)?(?:行|可以|来得及|赶趟|能|晚)*(?:吗|不|么)[?？]*$/,
  },
];

const LONGEST = 30;

/** What a question says of itself; null: nothing, or it is too long to be one question. */
export const topicOf = (text: string): Topic | null =>
  [...text].length > LONGEST ? null : (TOPICS.find(({ words }) => words.test(text)) ?? null);
