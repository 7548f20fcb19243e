const DELETES = /删|清[空除掉]|注销|导出|退出|撤|不想用/;
const OFFICIAL = /官方|政府|骗|靠谱|正规|可信|是谁|谁做|谁办|什么公司|哪个?(?:单位|公司|部门)/;
const KEPT = /存|信息|安全|隐私|保存|泄|记录|数据|身份证|手机号|看(?:得|不)?到/;

const NOT_OFFICIAL = '换证助手不是官方的，是照着文件帮你算的，一切以主管部门的答复为准。';
const IS_KEPT =
  '助手存你自己填的证书和它的情况（有的地方还有性别、出生日期）、学时和手机号，还有和助手聊的话，手机号和聊的话都是加密的；没回答上来的问题，去掉身份才留下。';
/** 身份证号为啥要填. */
const IDENTITY = /身份证/;
const NO_IDENTITY = '助手不要身份证号，别在这里填；国家平台注册时要不要，看它的页面。';
const CAN_BE_DELETED =
  '聊天记录可以在这里清空；在“我”里可以导出数据、退出登录、注销账号，注销以后，证书、学时、回答和聊的话都会删除。';

/** 怎么注销账号. */
const ACCOUNT = /注销.{0,4}(?:账|帐)?[号户]|(?:删|销).{0,3}(?:账|帐)[号户]/;
const ACCOUNT_GOES =
  '在“我”里点“注销账号”，证书、学时、回答和聊的话都会删除；先想要一份，可以在那里导出数据。国家平台上的账号，助手管不到。';

/** What is kept of whoever asks, as it is: first what was asked, who the helper is, what it keeps or how that is deleted, then the rest. */
export function privacySentences(text: string): string[] {
  const parts = [
    { asked: OFFICIAL.test(text), says: NOT_OFFICIAL },
    { asked: KEPT.test(text), says: IS_KEPT },
    { asked: DELETES.test(text), says: CAN_BE_DELETED },
  ];
  if (ACCOUNT.test(text) && !KEPT.test(text) && !OFFICIAL.test(text)) return [ACCOUNT_GOES];
  const ofIdentity = IDENTITY.test(text) && !DELETES.test(text) && !OFFICIAL.test(text);
  if (ofIdentity) return [NO_IDENTITY, IS_KEPT];
  const asked = parts.filter((part) => part.asked);
  if (asked.length === 0) return parts.map(({ says }) => says);
  const next = parts.find((part) => !part.asked && part.says !== NOT_OFFICIAL);
  return [...asked, ...(asked.length === 1 && next ? [next] : [])].map(({ says }) => says);
}
