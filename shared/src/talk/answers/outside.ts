import type { ChatAction } from '../types';
import type { AnswerBook } from './book';
import type { Draft } from './draft';
import { cites, type Matter } from './matter';

const startGuide: ChatAction = { type: 'start-guide', label: '一步步带我办' };
const notice: ChatAction = { type: 'open-page', label: '看文件大白话', page: 'notice' };

/** Other certificates that holders often mean, and who is to be asked about them. */
const elsewhere: [RegExp, string][] = [
  [/特种作业|低压|高压|登高|高处|焊工|电工|制冷|危化|煤矿/, '特种作业操作证，问当地应急管理部门'],
  [/叉车|电梯|锅炉|压力容器|特种设备/, '特种设备的证，问当地市场监管部门'],
  [
    /塔吊|信号工|司索|升降机|吊篮|安全员|三类|安考|[abc]证|建造师|一建|二建|造价|监理|资质/,
    '这类证书和资质，问当地住房城乡建设主管部门',
  ],
  [/消防/, '消防的证，问当地消防救援部门'],
  [/职称|工程师|社保|医保|养老|工伤|工资|欠薪|仲裁/, '这件事，问当地人社部门'],
  [/驾照|驾驶|身份证|户口|护照|居住证/, '这件事，问当地公安部门'],
];

function offTopic(matter: Matter, text: string): Draft {
  const where = elsewhere.find(([about]) => about.test(text))?.[1];
  return {
    sentences: [
      `这个不归换证助手管，我只懂${matter.rulebook.province}旧证书换电子证书和以后的学习。`,
      where ? `${where}。` : '该问谁我不知道，不乱说。',
    ],
    clauses: [],
    actions: [notice],
  };
}

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
  refuse_fraud: (matter) => ({
    sentences: [
      '这个我不能帮：学时要本人自己学，证书要本人自己用。',
      '找人代学、买证、借证、作假，查出来吃亏的是你自己。',
      '想省事，我可以一步步带你办。',
    ],
    clauses: cites(matter, 'course-check', 'yearly-study'),
    actions: [startGuide],
  }),
  out_of_scope: offTopic,
  smalltalk: (_, text) => ({
    sentences: [smallWords(text), '换证、学时、找谁问，直接说就行。'],
    clauses: [],
    actions: [startGuide],
  }),
};
