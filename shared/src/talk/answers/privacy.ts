import { KEPT_TURNS } from '../kept';
import { EMPLOYER_READS, HOW_LONG, OF_EMPLOYER, OF_OFFICE, WHO_READS } from '../phrases/of-the-talk';

const DELETES = /删|清[空除掉]|注销|导出|退出|撤|不想用/;
const OFFICIAL =
  /算数|作数|负责|担责|准不准|可靠|官方|政府的|骗|靠谱|正规|可信|是谁|谁做|谁办|什么公司|哪个?(?:单位|公司|部门)(?!.{0,4}看)/;
const KEPT = /存|信息|安全|隐私|保存|泄|记录|数据|身份证|手机号|看(?:得|不)?到/;

const NOT_OFFICIAL = '换证助手不是官方的，是照着文件帮你算的，一切以主管部门的答复为准。';
const IS_KEPT =
  '助手存你自己填的证书和它的情况（有的地方还有性别、出生日期）、学时和手机号，还有和助手聊的话，手机号和聊的话都是加密的；没回答上来的问题，去掉身份才留下。';
/** 身份证号为啥要填. */
const IDENTITY = /身份证/;
const NO_IDENTITY =
  '不用填：聊天里、登记证书都不要身份证号，别在这里发；只有认领名单上的证才要核对一次，不保存。国家平台注册时要不要，看它的页面。';
const CAN_BE_DELETED =
  '聊天记录可以在这里清空；在“我”里可以导出数据、退出登录、注销账号，注销以后，证书、学时、回答和聊的话都会删除。';

/** 怎么注销账号. */
const ACCOUNT = /注销.{0,4}(?:账|帐)?[号户]|(?:删|销).{0,3}(?:账|帐)[号户]/;
const ACCOUNT_GOES =
  '在“我”里点“注销账号”，证书、学时、回答和聊的话都会删除；先想要一份，可以在那里导出数据。国家平台上的账号，助手管不到。';

const NOT_EMPLOYER =
  '不能：单位看不到你和助手聊的话。你同意了的单位，只看得到那本证的学时和办到哪一步，同意在“我”里随时能收回。';
const ONLY_YOU = '看不到：聊的话加密保存，登录了你自己的账号才看得到。';
const ONLY_HANDED = '平时看不到。';
/** What people are given, and only then. */
const HANDED =
  '只有你说“转人工”的时候，你问过的话去掉个人信息，连同答过什么、证书办到哪一步，交给主管部门的人看和回答，他们看不到是谁问的。';
const GAPS = '没回答上来的问题，去掉身份留下来补答案，半年没人再问就删。';
const KEPT_UNTIL = `没有到期的日子：最多留最近 ${KEPT_TURNS} 句和回答，一直留到你在这里清空聊天记录，或者在“我”里注销账号；没登录时聊的不存。`;
const HANDED_KEPT = '转给主管部门的问题，清空聊天记录不会删，注销账号时一起删。';

const EMPLOYER_SEES =
  '要你同意才看得到：同意了的单位，看得到那本证的学时和办到哪一步；没同意、收回了，就看不到。名单上的证换没换，谁来查都看得到。同意在“我”里给，也在那里收回。';

/** Who reads what is said, and until when it is kept, as it is; null: neither is asked. */
function ofTalk(text: string): string[] | null {
  if (HOW_LONG.test(text)) return [KEPT_UNTIL, GAPS, HANDED_KEPT];
  if (EMPLOYER_READS.test(text)) return [EMPLOYER_SEES];
  if (!WHO_READS.test(text)) return null;
  if (OF_EMPLOYER.test(text)) return [NOT_EMPLOYER, HANDED];
  return [OF_OFFICE.test(text) ? ONLY_HANDED : ONLY_YOU, HANDED, GAPS];
}

/** What is kept of whoever asks, as it is: first what was asked, who the helper is, what it keeps or how that is deleted, then the rest. */
export function privacySentences(text: string): string[] {
  const talk = ofTalk(text);
  if (talk) return talk;
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
