import { formatDayChinese } from '../../calendar';
import { doubtOf, sayHours, verdictOf } from '../../v1/guide';
import { asksOfSomebodyElse, STANDING_OF_OTHERS } from '../others';
import type { ChatAction } from '../types';
import type { AnswerBook } from './book';
import { byWechat } from './by-wechat';
import { doneHours } from './done-hours';
import type { Draft } from './draft';
import {
  addHours,
  allAre,
  cites,
  countsNoStudy,
  dial,
  isSkilled,
  type Matter,
  ofEach,
  openStep,
  type Standing,
  studyFigures,
  unruled,
} from './matter';
import { isLapsed, isOver, mayBeVoid, meanwhileAll, overWords } from './over';
import { privacySentences } from './privacy';

const notice: ChatAction = { type: 'open-page', label: '看文件大白话', page: 'notice' };
const startGuide: ChatAction = { type: 'start-guide', label: '看看我的证' };
const hours = /学时|课时|小时|钟头/;
/** 没收到提醒, 提醒一次就没了. */
const missing = /没(?:有)?(?:收到|来|提醒|响|动静|发)|不(?:提醒|响|来)|就没|收不到|怎么没/;

/** The document of the rulebook, and those that have changed it since. */
function documents({ rulebook, asOf }: Matter): string {
  const { documentNumber, title, authority, issuedOn } = rulebook.source;
  const changed = rulebook.amendments.filter(({ from }) => from <= asOf).map((one) => one.documentNumber);
  const since = changed.length > 0 ? `，后来又有${changed.join('、')}` : '';
  return `依据是${authority}${formatDayChinese(issuedOn)}的${documentNumber}（${title}）${since}。`;
}

/** What of a verdict is the helper's reading, where the verdict does not say so itself. */
function readingIn(standing: Standing): string | null {
  const { exchange, continuingEducation: duty } = standing.explained.assessment;
  const read = [
    ...(exchange.deadline === null ? [] : ['换证期限的当天也算']),
    ...(duty.required === null ? [] : ['一年按自然年算']),
    ...(duty.status === 'catch-up' ? ['去年没够的今年一起补'] : []),
    ...(isSkilled(standing) && !isOver(standing) ? ['技能人员不用学习'] : []),
  ];
  const all = read.length > 1 ? '都' : '';
  return read.length === 0 ? null : `${read.join('、')}，${all}是助手的理解，以主管部门的答复为准。`;
}

/** 下一步该干啥. */
const ASKS_NEXT =
  /下一步|接下来|接着.{0,2}(?:干|做|办|弄|咋|怎么)|该(?:干|做|办|弄)(?:啥|什么|点)|先(?:干|做|办)(?:啥|什么)/;

/** The one thing to do next, for whoever asks for it. */
function nextStep(matter: Matter, { next, explained }: Standing): string {
  const { continuingEducation: duty, exchange } = explained.assessment;
  const lacking = exchange.remaining ?? duty.remaining;
  switch (next.kind) {
    case 'study':
      return `下一步：到{system:course-library}学，还差 ${sayHours(lacking)}，学一次来记一笔。`;
    case 'step': {
      const step = matter.rulebook.steps[next.stepId ?? ''];
      return step ? `下一步：${step.title}。${step.whatToDo.join('')}` : '';
    }
    case 'confirm-years':
      return '下一步：说说这几年各学了多少，一年一个数。';
    case 'retrain':
      return '下一步：问{contact:authority}。';
    case 'nothing':
      return '现在没有要办的。';
    // The verdict itself says where to look it up, whom to ask, and which day is asked for.
    case 'contact':
      return doubtOf(explained) === null ? '' : '下一步：问{contact:authority}，这样算不算换成。';
    case 'look-up':
    case 'fact':
      return '';
  }
}

/** The verdicts of the holder's certificates, word for word as on the screens; first the hours, if they are asked for. */
function standingDraft(matter: Matter, text: string): Draft {
  const [first, ...others] = matter.standings.map((standing) => ({
    standing,
    verdict: verdictOf(matter.rulebook, standing.explained, matter.asOf),
  }));
  if (!first) return asksOfSomebodyElse(text) ? othersDraft(matter) : unknownDraft(matter);
  const { title } = first.standing;
  const figures = hours.test(text) ? ofEach(matter.standings, studyFigures) : [];
  const done = doneHours(matter, text);
  const isAsking = ({ explained }: Standing) =>
    explained.assessment.continuingEducation.yearsToConfirm.length > 0;
  // 还差 22 学时，学满才能换 says the figure once more.
  const told = ({ standing, verdict: { title: of } }: { standing: Standing; verdict: { title: string } }) =>
    figures.length > 0 &&
    (/还差 [\d.]+ 学时/.test(of) || isAsking(standing) || figures.join('').includes(of));
  const read = readingIn(first.standing);
  const studyClause = figures.length > 0 ? cites(matter, matter.late ? 'yearly-study' : 'course-check') : [];
  return {
    sentences: [
      ...done,
      ...figures,
      ...(told(first) ? [] : [`${title}：${first.verdict.title}。`]),
      ...(figures.length > 0 ? [] : [...first.verdict.sentences, ...(read ? [read] : [])]),
      ...others
        .filter((one) => !told(one))
        .map(
          ({ standing, verdict }) =>
            `${standing.title}：${verdict.title}${isLapsed(standing) ? '，没换的旧证书自动失效' : ''}。`,
        ),
      ...(ASKS_NEXT.test(text) ? [nextStep(matter, first.standing)] : []),
      ...(mayBeVoid(first.standing) && !ASKS_NEXT.test(text) ? ['可以问{contact:authority}。'] : []),
    ],
    clauses: [...new Set([...studyClause, ...first.verdict.clauses.map(({ id }) => id)])],
    actions: [
      ...addHours(matter),
      first.standing.next.stepId === null
        ? dial(matter, 'authority')
        : openStep(matter, first.standing.next.stepId),
    ],
  };
}

const unknownDraft = (matter: Matter): Draft => ({
  sentences: ['我还不知道你有哪些证书。', '回答几个问题，就能告诉你能不能换、还差什么、下一步做什么。'],
  clauses: cites(matter, 'exchange'),
  actions: [startGuide],
});

const othersDraft = (matter: Matter): Draft => ({
  sentences: [...STANDING_OF_OTHERS],
  clauses: cites(matter, 'exchange'),
  actions: [],
});

/** 企业账号怎么弄. */
const OF_ACCOUNT = /(?:企业|单位|公司)的?(?:账号|帐号|用户|账户|登录)/;
const OFFICE =
  '助手有给单位用的网页（电脑上打开，用手机扫码登录），能看全单位谁换了、谁还差学时；它不替人换证。';

/** 住建厅电话: the office, not the help desk. */
const OF_AUTHORITY = /住建|建设厅|建管|厅里|厅的|主管部门|政府/;

export const helpAnswers: AnswerBook<
  'hotline' | 'company_batch' | 'notice_source' | 'reminder' | 'privacy_delete' | 'my_status' | 'human'
> = {
  hotline: (matter, text) => ({
    sentences: [
      OF_AUTHORITY.test(text)
        ? '{contact:authority}；注册、学习的技术问题，打{contact:help-desk}。'
        : '注册、学习的技术问题，打{contact:help-desk}；对文件本身有疑问，打{contact:authority}。',
      ...(/几点|上班|地址|在哪|哪里|怎么走/.test(text) ? ['几点上班、地址在哪，文件里没写。'] : []),
    ],
    clauses: cites(matter, 'help-desk'),
    actions: [dial(matter, 'help-desk'), dial(matter, 'authority')],
  }),

  company_batch: (matter, text) => ({
    sentences: [
      ...(OF_ACCOUNT.test(text)
        ? [`企业账号怎么弄，${unruled(matter)}，可以问{contact:help-desk}。`]
        : matter.late
          ? ['现在不能换了：换证的期限{exchange.deadline}已经过了。']
          : []),
      `文件${matter.late ? '当时' : ''}要求每个人注册自己的“个人用户”来换；单位能不能统一办，文件未规定，可以问{contact:authority}。`,
      ...(matter.late
        ? []
        : ['各地主管部门要及时通知企业和持证人，单位可以督促大家在{exchange.deadline}前换完。']),
      OFFICE,
    ],
    clauses: matter.late
      ? cites(matter, 'registration', 'companies')
      : cites(matter, 'registration', 'companies', 'deadline'),
    actions: [dial(matter, 'authority'), notice],
  }),

  notice_source: (matter, text) => ({
    sentences: [
      /有(?:没有|没)|有.{0,8}吗/.test(text) ? `有：${documents(matter)}` : documents(matter),
      '原文的网址和附件里的操作步骤，助手手上没有，可以问{contact:authority}；每一条说了什么，在“文件大白话”里。',
    ],
    clauses: matter.rulebook.clauses.slice(0, 1).map(({ id }) => id),
    actions: [notice, dial(matter, 'authority')],
  }),

  reminder: (matter, text) => ({
    sentences: allAre(matter, countsNoStudy)
      ? [
          ...byWechat(text),
          ...ofEach(matter.standings, overWords),
          ...(meanwhileAll(matter).length > 0
            ? [...meanwhileAll(matter), '这样的助手不发提醒，自己记着日子。']
            : ['现在没有要赶的日子，没什么可提醒的；有了新的期限，助手再提醒你。']),
        ]
      : [
          ...byWechat(text),
          ...(missing.test(text)
            ? ['先看看“提醒”里还剩几次、有没有暂停；微信的提醒，发一次要先点一次允许。']
            : []),
          '期限快到的时候，助手会提醒你；在“提醒”里可以改时间、暂停，也可以加进手机日历。',

          '提醒是助手自己的功能，不是文件里的规定。',
        ],
    clauses: [],
    actions: [
      { type: 'set-reminder', label: '设置提醒' },
      { type: 'open-page', label: '看我的提醒', page: 'reminders' },
    ],
  }),

  privacy_delete: (_, text) => ({
    sentences: privacySentences(text),
    clauses: [],
    actions: [
      { type: 'open-page', label: '看隐私说明', page: 'privacy' },
      { type: 'open-page', label: '去“我”里', page: 'me' },
    ],
  }),

  my_status: standingDraft,

  human: (matter) => ({
    sentences: [
      '好，找人说：注册、学习的技术问题，打{contact:help-desk}。',
      '对文件本身有疑问，打{contact:authority}。',
    ],
    clauses: cites(matter, 'help-desk'),
    actions: [dial(matter, 'help-desk'), dial(matter, 'authority')],
  }),
};
