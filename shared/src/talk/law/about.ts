// What a question of any scheme is about, and by which words a pack's clauses on it are found.
import { ABOUT as ABOUT_MATTER } from '../../packs';
import type { Intent } from '../intents';
import { LEFT_POST } from '../phrases/left-post';
import type { TopicId } from '../phrases/topics';

/** What a question is about, whatever the scheme. */
export type Topic =
  | 'exchange'
  | 'hours'
  | 'validity'
  | 'standing'
  | 'source'
  | 'platform'
  | 'person'
  | 'other';

export const TOPICS: Partial<Record<Intent, Topic>> = {
  exchange_how: 'exchange',
  exchange_deadline: 'exchange',
  exchange_overdue: 'exchange',
  exchange_scope: 'exchange',
  ce_hours_required: 'hours',
  ce_hours_short: 'hours',
  ce_cycle: 'hours',
  validity: 'validity',
  my_status: 'standing',
  notice_source: 'source',
  hotline: 'person',
  human: 'person',
  ce_platform: 'platform',
  ce_video: 'platform',
  ce_upload_delay: 'platform',
  register_how: 'platform',
  register_fail: 'platform',
  password_forgot: 'platform',
  sms_code: 'platform',
  browser_problem: 'platform',
  face_fail: 'platform',
  old_system_lookup: 'platform',
  cert_not_found: 'platform',
};

/** Words by which clauses, silences and gaps of a pack belong to a topic. */
export const ABOUT: Partial<Record<Topic, RegExp>> = ABOUT_MATTER;

/** The same for questions that belong to no topic, by what their own words ask, else by their intent. */
export const ABOUT_TOPIC: Partial<Record<TopicId, RegExp>> = {
  age: /(?:年龄|周岁|退休).{0,20}学|学.{0,20}(?:年龄|周岁|退休)/,
  classroom: /线下|面授|网络|远程|集中/,
  categories: /必修|选修|公需|公共|专业课|专业知识/,
  report: /举报|投诉|弄虚作假/,
  withheld: /扣押|扣证|原单位|聘用企业|变更/,
};
const ABOUT_INTENT: Partial<Record<Intent, RegExp>> = {
  ce_fee: /收费|费用|缴费/,
  ce_exam: /考试|考核|测试/,
  ce_province: /跨省|外省|转入|转出/,
  employer_change: /(?:换|变更|调动).{0,4}(?:单位|企业)|(?:单位|企业)变更/,
  retrain: /重新(?:参加)?培训|重新考|(?:状态|证书).{0,6}延续/,
  status_meaning: /状态/,
  lost_cert: /遗失|补办|补发/,
  name_id_wrong: /姓名|身份证|改名/,
  ce_makeup: /补学|补上|补不|两个周期/,
  ce_ahead: /学多了|提前|以前学的不算/,
  ce_multi_cert: /几本|每本|多本/,
  ce_skilled: /技能人员|技能工人/,
  unmappable_post: /换.{0,12}岗位|岗位.{0,6}(?:换|对应)/,
};

/** 冻结, 锁定: a status by its name. */
const STATUS_NAMED = /正常|冻结|锁定|无效|失效|注销|吊销|撤销|暂停|待审|异常|过期/;
const NOT_VALID = /无效|失效|作废|过期|期满.{0,12}失效/;

/** The words by which an intent's clauses are found, where the question itself names what it asks of. */
export function wordsFor(intent: Intent, text: string): RegExp | undefined {
  const named = intent === 'status_meaning' ? STATUS_NAMED.exec(text)?.[0] : undefined;
  // 无效 is what another document calls 失效 or 作废.
  if (named !== undefined) return NOT_VALID.test(named) ? NOT_VALID : new RegExp(named);
  return intent === 'retrain' && LEFT_POST.test(text) ? /岗位(?:的)?工作|不在岗|离岗/ : ABOUT_INTENT[intent];
}
