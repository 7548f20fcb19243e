import type { Intent } from '../intents';
import type { ChatAction } from '../types';

const startGuide: ChatAction = { type: 'start-guide', label: '看看我的证' };

/**
 * Answers that are the product's own, whatever the scheme. Null: the intent is none of them.
 * @param isSeenWhole whether nothing of the scheme's document is missing: else nobody can say what it does not rule
 */
export function helpOf(
  intent: Intent,
  text: string,
  { jurisdiction, isSeenWhole }: { jurisdiction: string; isSeenWhole: boolean },
): { text: string; actions: ChatAction[] } | null {
  switch (intent) {
    case 'reminder':
      return {
        text: '期限快到的时候，助手会提醒你；在“提醒”里可以改时间、暂停，也可以加进手机日历。提醒是助手自己的功能，不是文件里的规定。',
        actions: [
          { type: 'set-reminder', label: '设置提醒' },
          { type: 'open-page', label: '看我的提醒', page: 'reminders' },
        ],
      };
    case 'privacy_delete':
      return {
        text: PRIVACY_TEXT,
        actions: [
          { type: 'open-page', label: '看隐私说明', page: 'privacy' },
          { type: 'open-page', label: '去“我”里', page: 'me' },
        ],
      };
    case 'verify_qr':
      return {
        text: '点下面的“扫一扫”，扫证书上的码或者输入编号，看它在助手这里的状态；要让别人查你的，出示你的状态码。助手这里没有的不等于假，真假以发证的主管部门为准。',
        actions: [{ type: 'scan', label: '扫一扫' }],
      };
    case 'refuse_fraud':
      return {
        text: '不能。学时要本人自己学，证书要本人自己用。找人代学、买证、借证、作假，查出来吃亏的是你自己。',
        actions: [startGuide],
      };
    case 'out_of_scope':
      return {
        text: `这个不归助手管，我只懂${jurisdiction}这类证书的规定。该问谁我不知道，不乱说。`,
        actions: [],
      };
    case 'smalltalk':
      return {
        text: /谢/.test(text)
          ? '不客气，有事再来问。'
          : '你好，我是换证助手。证书、学时、找谁问，直接说就行。',
        actions: [startGuide],
      };
    case 'other_scheme':
      return {
        text: `别的省、别的证，${jurisdiction}的文件管不到，不能照它办。说出是哪个省、哪种证，手头有文件的我照它答；手头没有的，问发证的主管部门。`,
        actions: [],
      };
    case 'company_batch':
      return {
        text: `单位能不能统一办，${isSeenWhole ? '文件未规定' : '助手手头的文件里没有'}，可以问发证的主管部门；每个人的证书，助手可以各算各的。`,
        actions: [],
      };
    default:
      return null;
  }
}

/** What is kept of a talk, as it is. */
const PRIVACY_TEXT =
  '换证助手不是官方的，是照着文件帮你算的，一切以主管部门的答复为准。助手存你自己填的证书、学时和手机号，还有和助手聊的话；手机号和聊天的字都是加密存的。聊天记录可以在这里清空；在“我”里可以导出数据、退出登录、注销账号，注销以后这些都会删除。没回答上来的问题，去掉身份才留下，用来改进回答。';
