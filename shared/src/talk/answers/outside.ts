import { asksWhatComes } from '../phrases/said-plainly';
import type { ChatAction } from '../types';
import type { AnswerBook } from './book';
import type { Draft } from './draft';
import { offTopicSentences } from './elsewhere';
import type { Matter } from './matter';
import { A_PROGRAM, isAskedWhat, NOT_WRITTEN_WHAT } from './product';

const startGuide: ChatAction = { type: 'start-guide', label: '一步步带我办' };
const notice: ChatAction = { type: 'open-page', label: '看文件大白话', page: 'notice' };

/** 电工证能换不: two offices issue certificates of that name, and one of them is the notice's. */
const SKILLED =
  /(?:电|焊|架子|钢筋|砌筑|抹灰|油漆|防水|混凝土|管道|模板|木|瓦)工.{0,6}(?:证|本|换|学|过期|失效|作废|能用|有用)/;
const OF_OTHER_OFFICES =
  /特种|操作证|低压|高压|登高|高处|应急|安监|复审|年审|年检|考|报名|工资|工价|多少钱|招/;

const whichOffice = (matter: Matter, text: string): string[] =>
  SKILLED.test(text) && !OF_OTHER_OFFICES.test(text) && matter.standings.length === 0
    ? [
        '要看是哪个部门发的。住房城乡建设部门发的技能人员证书，归这份文件：',
        matter.late
          ? '过了{exchange.deadline}还没换的，旧证书自动失效。'
          : '系统里查得到、显示“有效”的能换，{exchange.deadline}前要申请，不用先学习（助手的理解）。',
        '应急管理部门发的特种作业操作证不归这里，助手的建议是问当地应急管理部门。',
      ]
    : [];

const offTopic = (matter: Matter, text: string): Draft => ({
  sentences: whichOffice(matter, text).length > 0 ? whichOffice(matter, text) : offTopicSentences(text),
  clauses: [],
  actions: [notice],
});

const thanks = /谢|辛苦|麻烦|感谢|3q|thank/i;
const bye = /再见|拜|回见|88|先这样|走了|晚安/;
const cross = /垃圾|烦|笨|傻|无语|破|气死/;

function smallWords(text: string): string {
  if (thanks.test(text)) return '不客气，有事再来问。';
  if (bye.test(text)) return '好，再见，随时再来。';
  if (cross.test(text)) return '对不起，没帮上忙。';
  return '你好，我是换证助手。';
}

export const outsideAnswers: AnswerBook<'refuse_fraud' | 'out_of_scope' | 'smalltalk' | 'other_scheme'> = {
  other_scheme: (matter) => ({
    sentences: [
      `别的省、别的证，${matter.rulebook.province}的文件未规定，不能照它办。`,
      '说出是哪个省、哪种证，手头有文件的我照它答；手头没有的，问发证的主管部门。',
    ],
    clauses: [],
    actions: [notice],
  }),
  refuse_fraud: (_, text) => ({
    sentences: [
      ...(asksWhatComes(text) ? [NOT_WRITTEN_WHAT] : []),
      '这个我不能帮：学时要本人自己学，证书要本人自己用。',
      '找人代学、买证、借证、作假，查出来吃亏的是你自己。',
      '想省事，我可以一步步带你办。',
    ],
    // What is refused rests on no clause: the notice has no word of it.
    clauses: [],
    actions: [startGuide],
  }),
  out_of_scope: offTopic,
  smalltalk: (_, text) => ({
    sentences: [isAskedWhat(text) ? A_PROGRAM : smallWords(text), '换证、学时、找谁问，直接说就行。'],
    clauses: [],
    actions: [startGuide],
  }),
};
