// An application that came back: 审核没通过怎么办, 换证被驳回了咋整. What was applied for so is not exchanged.
import { plain } from './told/plain';

const REFUSED =
  '(?:(?:不|没|未)(?:给|让|有)?(?:审核)?(?:通过|过审)|(?:审核|审批|审查)(?:不过|没过|未过)|驳回|退(?:了)?回|退(?:件|稿)|打回|打下来|被(?:退|拒)|拒绝|拒了|没批准|不予|不批|没给批)';
const WHAT =
  '(?:申请|审核|审批|审查|提交|换证|更换|换电子证|换的证|延续|延期|续期|材料|资料|交(?:上去|了)?的|报(?:上去|了)?的|办(?:上去|了)?的|递(?:上去)?的|换发)';
const OF_APPLICATION = new RegExp(
  `${WHAT}[^，,。]{0,10}${REFUSED}|${REFUSED}[^，,。]{0,4}(?:申请|审核|换证|材料)|(?:申请|换证|更换|提交)(?:电子证|换证|了|的)?(?:审核)?失败|(?:系统|平台|后台|上面)(?:把|给)?(?:我|我的)?[^，,。]{0,4}${REFUSED}`,
);
/** Refused is something else: a face, an account, an answer at an examination; or a rule is asked about. */
const OF_OTHERS =
  /人脸|刷脸|人像|实名|认证|登录|登陆|注册|账号|考试|测验|做题|分数|验证码|密码|照片|视频|课(?!件)|学时|举报|投诉|短信|离婚|贷款|退回(?:来)?(?:的)?钱|退钱|退费|退款|费用/;

/** Whether a text is of an application that was refused or sent back, or of what is to be done then. */
export const saysRefused = (text: string): boolean => {
  const said = plain(text);
  return OF_APPLICATION.test(said) && !OF_OTHERS.test(said);
};
