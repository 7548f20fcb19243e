import type { Pack } from '../../law';
import { isRead, isSeenWhole } from '../../standing';
import type { Intent } from '../intents';
import { LEFT_POST } from '../phrases/left-post';

/** What a question is of, to name it where nothing can be said of it. */
const SUBJECT: Partial<Record<Intent, string>> = {
  verify_qr: '证书真假怎么查',
  photo_change: '照片怎么换',
  phone_changed: '手机号怎么换',
  name_id_wrong: '姓名、身份信息怎么改',
  number_changed: '编号变不变',
  post_renamed: '岗位名称变不变',
  unmappable_post: '没列出来的岗位怎么办',
  ce_fee: '收不收费',
  ce_exam: '考不考试',
  ce_province: '外省怎么认',
  ce_makeup: '能不能补学',
  ce_ahead: '多学、提前学算不算',
  ce_multi_cert: '几本证怎么学',
  ce_skilled: '技能人员要不要学',
  employer_change: '换单位怎么办',
  lost_cert: '证丢了怎么补',
  retrain: '要不要重新培训',
  download_cert: '电子证怎么下载',
  status_meaning: '这个状态是什么意思',
  company_batch: '单位能不能统一办、怎么进',
  old_system_lookup: '证书在哪查',
  validity: '有效期几年',
  exchange_how: '怎么换证',
  exchange_deadline: '换证的期限',
  exchange_overdue: '过了期限会怎样',
  exchange_scope: '哪些证能换',
  ce_hours_required: '要学多少学时',
  ce_hours_short: '学时不够怎么办',
  ce_cycle: '从哪年学起',
  ce_platform: '在哪个平台学',
  ce_video: '课看完了不算怎么办',
  ce_upload_delay: '学完了没有显示怎么办',
  register_how: '在哪注册、怎么点',
  register_fail: '注册不上怎么办',
  password_forgot: '密码怎么找回',
  sms_code: '验证码收不到怎么办',
  browser_problem: '用什么浏览器',
  face_fail: '人脸认证过不了怎么办',
  cert_not_found: '查不到自己的证怎么办',
};

/** The same by what a question asks in its own words, where that is something else than most ask with that intent. */
const ASKED: Partial<Record<Intent, readonly (readonly [RegExp, string])[]>> = {
  ce_hours_required: [
    [/必修|选修|公需|专业课|公共课/, '必修选修怎么分'],
    [/岁|年纪|年龄|退休|\d{2}了/, '多大年纪就不用学'],
  ],
  download_cert: [[/章|印/, '电子证上该有什么章、没有章是不是真的']],
  lost_cert: [[/纸质/, '纸质证还发不发']],
  password_forgot: [
    [/初始|默认/, '初始密码是什么'],
    [/账号.*(?:身份证|手机)/, '账号是身份证号还是手机号'],
  ],
  sms_code: [[/图形|看不清/, '图形验证码看不清怎么办']],
  ce_upload_delay: [[/[够完满].{0,6}换证/, '学够了能不能换证']],
  ce_platform: [[/手机/, '能不能用手机学']],
  verify_qr: [[/举报|投诉|检举|揭发/, '举报找谁、怎么举报']],
  ce_exam: [[/分|及格/, '考试怎么考、多少分算过']],
  ce_fee: [[/换/, '换证收不收费']],
  number_changed: [[/单位|不认/, '编号换了单位认不认']],
  name_id_wrong: [[/改.{0,2}名/, '改了名字的证怎么办']],
  company_batch: [[/账号/, '企业账号怎么弄']],
  register_how: [[/电脑/, '没有电脑能不能注册']],
  retrain: [
    [/多少钱|收费|费用|怎么报|报名|几天|多久/, '重新培训怎么报名、收不收钱'],
    [LEFT_POST, '不做这个岗位了证还算不算'],
  ],
  status_meaning: [[/正常/, '“正常”是什么意思']],
};

function subjectOf(intent: Intent, text: string): string {
  const asked = ASKED[intent]?.find(([words]) => words.test(text))?.[1];
  return asked ?? SUBJECT[intent] ?? '这个';
}

/** Something that no part of the document at hand says, and what it is. */
export function notWritten(
  pack: Pack,
  intent: Intent,
  text: string,
  { document, ask }: { document: string; ask: string },
): string {
  return notWrittenOf(pack, subjectOf(intent, text), { document, ask });
}

/** The same of what is named. */
export function notWrittenOf(
  pack: Pack,
  subject: string,
  { document, ask }: { document: string; ask: string },
): string {
  return isSeenWhole(pack)
    ? `${subject}，${document}没有写（文件未规定），${ask}`
    : isRead(pack)
      ? `${subject}，${document}里助手看到的部分没有写，没看到的部分说不准，${ask}`
      : `${subject}，助手没有看过文件原文，写没写说不准，${ask}`;
}

/** That it is not said, as far as the document was seen. */
export const notSaid = (pack: Pack): string =>
  isSeenWhole(pack) ? '文件未规定' : isRead(pack) ? '助手看到的部分没有写' : '没有听说';

/** 文件未规定 is more than can be known of a document of which a part was seen. */
export const asFarAsSeen = (pack: Pack, text: string): string =>
  isSeenWhole(pack) ? text : text.replace(/(?<!（)文件未规定/g, '助手看到的部分没有写');
