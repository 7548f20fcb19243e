import type { Intent } from '../intents';
import { A_MACHINE, asksWhatComes } from '../phrases/said-plainly';
import { plain } from '../told/plain';
import type { ChatAction } from '../types';
import { byWechat } from './by-wechat';
import { offTopicSentences } from './elsewhere';
import { privacySentences } from './privacy';

/** 你是机器人吗. */
export const isAskedWhat = (text: string): boolean => A_MACHINE.test(plain(text));
export const A_PROGRAM = '不是真人：换证助手是个照着文件查、照着你填的算的程序；想找真人，说“转人工”。';
export const NOT_WRITTEN_WHAT = '查出来怎么处理，手头的文件没有写，助手不乱说。';

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
        text: `${byWechat(text).join('')}期限快到的时候，助手会提醒你；在“提醒”里可以改时间、暂停，也可以加进手机日历。提醒是助手自己的功能，不是文件里的规定。`,
        actions: [
          { type: 'set-reminder', label: '设置提醒' },
          { type: 'open-page', label: '看我的提醒', page: 'reminders' },
        ],
      };
    case 'privacy_delete':
      return {
        text: privacySentences(text).join(''),
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
        text: `${asksWhatComes(text) ? NOT_WRITTEN_WHAT : '不能。'}学时要本人自己学，证书要本人自己用。找人代学、买证、借证、作假，查出来吃亏的是你自己。`,
        actions: [startGuide],
      };
    case 'out_of_scope':
      return {
        text: offTopicSentences(text).join(''),
        actions: [],
      };
    case 'smalltalk':
      return {
        text: /谢/.test(text)
          ? '不客气，有事再来问。'
          : isAskedWhat(text)
            ? `${A_PROGRAM}证书、学时、找谁问，直接说就行。`
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
