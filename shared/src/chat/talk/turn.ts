import type { ChatAction, ChatEffect, QuickReply, Talk } from '../types';

/** One turn of a talk: what is said, what can be tapped, what is to be written down, and where the talk stands. */
export interface Turn {
  text: string;
  clauses: string[];
  actions: ChatAction[];
  quickReplies: QuickReply[];
  effects: ChatEffect[];
  /** Null: the talk is over. */
  talk: Talk | null;
  /** Whether what is said next is first taken as the answer to it. */
  asks: boolean;
}

export const tap = (label: string): QuickReply => ({ label, text: label });

/** What goes on with a talk that another question has interrupted. */
export const GO_ON = '继续';
const GO_ON_WORDS =
  /^(继续|接着(来|说|办|弄)?|往下|下一步|继续换证|继续办|回来|刚才(说|问)到哪了?|接着刚才的)[吧呢啊]*$/;
export const isGoOn = (text: string): boolean => GO_ON_WORDS.test(text.trim());

const STOP_WORDS =
  /^(不(换|办|弄|说|聊)了|先不(换|办|弄|说)了?|算了|退出|停|停下|停止|结束|取消|以后再说|改天(再说)?|不想弄了)[吧呢啊]*$/;
export const isStop = (text: string): boolean => STOP_WORDS.test(text.trim());
