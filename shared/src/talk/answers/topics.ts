import { isOfFalseCard } from '../phrases/reports';
import type { TopicId } from '../phrases/topics';
import { ASKS_WHETHER } from './able';
import type { Answerer } from './book';
import type { Draft } from './draft';
import { exchangeAnswers } from './exchange';
import {
  allAre,
  cites,
  copy,
  dial,
  dutyFigures,
  isDoubtful,
  isElectronic,
  isSkilled,
  type Matter,
  nextWords,
  ofEach,
  openStep,
  type Standing,
  settled,
  studyFigures,
  studyOn,
  yearOn,
} from './matter';
import { isLapsed, isOver, mayBeVoid, meanwhileAll, overWords } from './over';

const YEARLY = '{yearly.hours} 学时';
const PAIR = '{yearly.pairHours} 学时';
const asks = '可以问{contact:authority}';

/** Whether it counts is not known, and until then the year asks for its hours. */
const owesAllTheSame = (one: Standing): boolean =>
  isDoubtful(one) && one.explained.assessment.continuingEducation.required !== null;

/** For whoever has nothing to study for: said first, and then no duty is spoken of as theirs. */
const noDuty = (matter: Matter, text = ''): Draft | null =>
  allAre(matter, (one) => isSkilled(one) || (isOver(one) && !owesAllTheSame(one)))
    ? {
        sentences: [
          ...(allAre(matter, mayBeVoid) && ASKS_WHETHER.test(text) ? ['说不准。'] : []),
          ...ofEach(matter.standings, overWords),
          allAre(matter, isSkilled)
            ? `文件只写了现场专业人员要学，${asks}。`
            : meanwhileAll(matter).length > 0
              ? `以前的年头补不补得了，最后以主管部门的答复为准，${asks}。`
              : `现在再学能不能算，文件未规定，${asks}。`,
          ...meanwhileAll(matter),
        ],
        clauses: cites(matter, 'no-duty'),
        actions: [dial(matter, 'authority')],
      }
    : null;

const isNotStarted = (one: Standing): boolean =>
  isElectronic(one) && one.explained.assessment.continuingEducation.status === 'not-started';

const OF_THIS_YEAR = /今年|当年|现在|这个月|1?2月|年底/;
const EXCHANGED = /换(?:完|好|了|过)|拿(?:到|了)|下来|领(?:到|了)/;

/** 换完了今年还学不学: asked of the year of the exchange itself, which asks for nothing. */
const sameYear = (matter: Matter, text: string): boolean =>
  OF_THIS_YEAR.test(text) &&
  (matter.standings.length === 0 ? EXCHANGED.test(text) : allAre(matter, isNotStarted));

/** Questions that are asked in so many words: answered as they are asked, whatever else their intent covers. */
export const topicAnswers: Partial<Record<TopicId, Answerer>> = {
  age: (matter) =>
    noDuty(matter) ?? {
      sentences: [
        '文件没有写到多大年纪就不用学，超龄、退休的也没写例外；助手的理解是照样要学。',
        ...ofEach(matter.standings, studyFigures),
        `你的情况能不能不学，${asks}。`,
      ],
      clauses: cites(matter, 'age'),
      actions: [dial(matter, 'authority'), ...studyOn(matter)],
    },

  classroom: (matter) => ({
    sentences: [
      '文件写的是在{system:course-library}上学；线下班、面授的学时算不算，文件未规定。',
      `助手的建议：交钱、报名以前，先打电话问清楚，${asks}。`,
    ],
    clauses: cites(matter, 'classroom'),
    actions: [dial(matter, 'authority'), ...copy(matter, 'course-library')],
  }),

  categories: (matter) => ({
    sentences: [
      ...ofEach(matter.standings, studyFigures),
      '文件只写了要学满多少学时，没有分必修、选修、公需。',
      '平台上该选哪些课，文件未规定，可以问{contact:help-desk}。',
    ],
    clauses: cites(matter, 'categories'),
    actions: [dial(matter, 'help-desk'), ...copy(matter, 'course-library')],
  }),

  'from-elsewhere': (matter) => ({
    sentences: [
      `按这份文件不能换：能换的，是{system:provincial-registry}里查得到、显示“有效”的旧证书${matter.late ? '，换证的期限{exchange.deadline}也已经过了' : ''}。`,
      `外省发的证，问发证的那个省；到${matter.rulebook.province}来认不认，文件未规定，${asks}。`,
    ],
    clauses: cites(matter, 'exchange', ...(matter.late ? (['deadline'] as const) : [])),
    actions: [dial(matter, 'authority'), openStep(matter, 'check-registry')],
  }),

  report: (matter, text) => ({
    sentences: [
      `${isOfFalseCard(text) ? '举报假证' : '举报'}找谁、怎么举报，文件未规定，${asks}。`,
      isOfFalseCard(text)
        ? '助手不受理举报；手上有编号或者码的，可以先扫一扫核对。助手这里没有的不等于假。'
        : '助手不受理举报；助手的建议：聊天记录、转账记录、截图都留好，被骗了钱的先报警。',
    ],
    clauses: [],
    actions: [
      dial(matter, 'authority'),
      ...(isOfFalseCard(text) ? [{ type: 'scan', label: '扫一扫' } as const] : []),
    ],
  }),

  withheld: (matter) => ({
    sentences: [
      matter.late
        ? '电子证书是本人登录“个人用户”下载的，不用单位转交。'
        : '不用等单位：换证是本人注册“个人用户”来申请，电子证书也是自己登录下载。',
      `单位扣着证怎么要回来，文件未规定，${asks}。劳动上的纠纷，助手的建议是问当地人社部门。`,
    ],
    clauses: cites(matter, 'withheld'),
    actions: [dial(matter, 'authority'), ...copy(matter, 'national-system')],
  }),

  show: (matter) => ({
    sentences: [
      matter.holder
        ? '在助手里打开这本证书，点“出示状态码”，对方一扫就能看到它在助手这里的情况。'
        : '先登录、把证书加上，就能点“出示状态码”，让对方扫。',
      '它说的是你在助手里记的，不是官方证明；证书本身的真假，要在{system:national-system}里核对。',
    ],
    clauses: cites(matter, 'show'),
    actions: [{ type: 'open-page', label: '去我的证书', page: 'me' }, ...copy(matter, 'national-system')],
  }),

  'not-exchanging': (matter, text) =>
    settled(matter) || allAre(matter, isLapsed)
      ? exchangeAnswers.exchange_overdue(matter, text)
      : {
          sentences: [
            matter.late
              ? '{exchange.deadline}前没换的，旧证书已经自动失效。'
              : '会失效：过了{exchange.deadline}还没换，旧证书自动失效。',
            ...ofEach(matter.standings, nextWords),
            `能不能恢复、补办，文件未规定，${asks}。`,
          ],
          clauses: cites(matter, 'not-exchanging'),
          actions: [dial(matter, 'authority'), ...(matter.late ? [] : [openStep(matter, 'check-registry')])],
        },

  'not-studying': (matter) =>
    noDuty(matter) ?? {
      sentences: [
        ...(allAre(matter, isNotStarted) ? ['今年不用学，不学没有后果。'] : []),
        ...(matter.late || allAre(matter, isElectronic)
          ? [
              `${allAre(matter, isNotStarted) ? '以后每年' : ''}不学有后果：两年加起来不到 ${PAIR}，要重新参加培训。`,
            ]
          : [
              '不学换不了证：现场专业人员学满 {exchange.hours} 学时才能申请更换，{exchange.deadline}前没换的，旧证书自动失效。',
              `换好以后每年要学满 ${YEARLY}，两年加起来不到 ${PAIR}，要重新参加培训。`,
            ]),
        ...ofEach(matter.standings, studyFigures),
        `会不会罚款、扣分，文件未规定，${asks}。`,
      ],
      clauses: cites(matter, matter.late ? 'not-studying-yearly' : 'not-studying'),
      actions: [...studyOn(matter), dial(matter, 'authority')],
    },

  expires: (matter) => ({
    sentences: [
      ...(allAre(matter, (one) => isElectronic(one) || isOver(one))
        ? []
        : [
            matter.late
              ? '旧证书：{exchange.deadline}前没换的，已经自动失效。'
              : '旧证书：过了{exchange.deadline}还没换，自动失效。',
          ]),
      `电子证书的有效期有几年，文件未规定，${asks}。`,
    ],
    clauses: allAre(matter, isElectronic) ? [] : cites(matter, 'not-exchanging'),
    actions: [dial(matter, 'authority')],
  }),

  'next-year': (matter, text) =>
    noDuty(matter, text) ?? {
      sentences: [
        `${sameYear(matter, text) ? '今年不用，下一年起要学' : '要学'}：拿到电子证书的下一年起，现场专业人员每年都要学满 ${YEARLY}；技能人员，助手的理解是不用。`,
        ...ofEach(matter.standings, dutyFigures),
        '多学的能不能留到下一年，文件未规定；助手的理解是不能。',
      ],
      clauses: cites(matter, 'next-year'),
      actions: yearOn(matter),
    },
};
