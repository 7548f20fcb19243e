import { formatDayChinese, lastDayOfYear, yearOf } from '../../calendar';
import { entryAt } from '../../v1/rulebook';
import type { ChatAction } from '../types';
import type { AnswerBook } from './book';
import { scopeDraft } from './exchange-scope';
import { daysLeft, lapsedLine, ONLY_IN_REGISTRY, onward, overOf, REVIVAL, whyNot } from './exchange-words';
import { hoursInTime } from './in-time';
import {
  addHours,
  allAre,
  asksNoHours,
  cites,
  copy,
  dial,
  dutyFigures,
  isApplied,
  isBarred,
  isDoubtful,
  isElectronic,
  isSkilled,
  isUnmapped,
  type Matter,
  nextWords,
  ofEach,
  retrainWords,
  type Standing,
  settled,
  skilledWords,
  thisYear,
  yearOn,
} from './matter';
import { dependsOnDay, liesToExchange, tooLateThen } from './named-day';
import { isLapsed, mayBeVoid } from './over';
import { yearEnd } from './year-end';

const remind: ChatAction = { type: 'set-reminder', label: '到时候提醒我' };

/** 换证延期了没. */
const EXTENDED = /延期|延长|延后|延到|延没延|延不延|推迟|推到|推没推|顺延|宽限|改期|往后(?:推|延|拖)/;
/** 12月31号是哪年的. */
const WHICH_YEAR = /哪一?年/;

/** Nothing can be put off any more. */
const isLastDay = ({ rulebook, asOf }: Matter): boolean =>
  entryAt(rulebook.exchange.deadline, asOf).value === asOf;

const A_FEW_DAYS = 4;
/** So near that there are no days to be early by. */
const isNear = ({ rulebook, asOf }: Matter): boolean =>
  entryAt(rulebook.exchange.deadline, asOf).value - asOf < A_FEW_DAYS;

/** Who moved the last day, where somebody has; nothing where the answer began with that. */
function movedBy({ rulebook, asOf }: Matter, text: string): string[] {
  if (EXTENDED.test(text)) return [];
  const { document } = entryAt(rulebook.exchange.deadline, asOf);
  return [document ? `这个期限是${document}改过的` : '助手手上没有改期限的文件'];
}

/** Whether the last day was moved, or of which year it is: first of all, where that is asked. */
function dayAsked({ rulebook, asOf }: Matter, text: string): string[] {
  const { document, value } = entryAt(rulebook.exchange.deadline, asOf);
  return [
    ...(EXTENDED.test(text)
      ? [document ? `改过：这个期限是${document}改过的。` : '没有听说延期：助手手上没有改期限的文件。']
      : []),
    ...(WHICH_YEAR.test(text) ? [`文件里换证的期限是 ${yearOf(value)} 年的。`] : []),
  ];
}

const over = '换证的期限{exchange.deadline}已经过了，没换的旧证书自动失效。';
const lapsed = '过了{exchange.deadline}还没换的，旧证书自动失效。';
const unmappedVoid = '没有对应名称的到期后是不是失效，文件未规定，可以问{contact:authority}。';

/** 学到几号截止. */
const OF_STUDY = /学(?!历|校|员)|课/;

/** Until when this year's hours can be studied, and whose reading that is. */
const yearEnds = (matter: Matter): string =>
  `助手的理解：每年的学习按自然年算，今年的到${formatDayChinese(lastDayOfYear(thisYear(matter)), thisYear(matter))}为止；以主管部门的答复为准。`;

/** What is to be done until the exchange, without what the record says is done. */
function stepsLeft(matter: Matter): string[] {
  const { standings, holder } = matter;
  const isFound = allAre(matter, ({ facts }) => facts.registryStatus === 'valid');
  const isRegistered = standings.length > 0 && (holder?.registeredOn ?? matter.asOf + 1) <= matter.asOf;
  const isStudied = allAre(matter, ({ explained }) => explained.assessment.exchange.remaining === 0);
  const isOwn = allAre(matter, (one) => !isSkilled(one));
  const first = [
    ...(isFound ? [] : ['先查旧证书是不是“有效”']),
    ...(isRegistered ? [] : [`${isFound ? '' : '再'}到{system:national-system}注册个人用户`]),
  ].join('，');
  const apply = `在${isRegistered ? '{system:national-system}的' : ''}“证书管理”里申请更换、下载，要赶在{exchange.deadline}前`;
  return [
    ...(first === '' ? [] : [`${first}。`]),
    asksNoHours(matter)
      ? `${first === '' ? '' : '然后'}${apply}；文件只要求现场专业人员先学习，助手的理解是你这本不用先学。`
      : isStudied
        ? `${first === '' ? '' : '然后'}${apply}。`
        : `${isOwn ? '' : '现场专业人员'}${first === '' ? '' : '还'}要在{system:course-library}学满 {exchange.hours} 学时，最后${apply}。`,
  ];
}

const AFTERWARDS = /过了(?:元旦|新年|今年|年|12月|31|月底)|明年|来年|元旦(?:以|之)?后|年后|过完年/;

/** 忙完这阵再换行不: nobody knows when that is. */
const VAGUE =
  /忙完|有空|有(?:了)?(?:时间|工夫)|过(?:一|1)?阵|过段|回头|闲(?:下来|了)|(?:完工|收工|回家|回来|不忙)(?:了)?(?:以后|之后|再)/;
const DONE_LATER = /再(?:去|来)?(?:换|弄|办|申请|整|搞|交)|(?:换|弄|办|申请).{0,3}(?:行|来得?及|成|可以|晚)/;

/** Asked, before the last day, of a day after it, or of a time through which it falls. */
function afterwards(matter: Matter, text: string): string[] {
  if (matter.late || settled(matter) || EXTENDED.test(text)) return [];
  const lies = liesToExchange(matter, text);
  if (lies === null && VAGUE.test(text) && DONE_LATER.test(text))
    return ['说不准，要看是哪一天：{exchange.deadline}前申请的来得及，过了就来不及。'];
  if (lies === 'astride') return [dependsOnDay('{exchange.deadline}')];
  return lies === 'after' || (lies === null && AFTERWARDS.test(text))
    ? [tooLateThen(text, '{exchange.deadline}')]
    : [];
}

/** 忘换了是不是就作废了. */
const ASKS_VOID =
  /(?:是不是|是否|会不会|算不算|会|就).{0,5}(?:作废|失效|废|没用|无效|白)|(?:作废|失效|废)了?(?:吗|么|没|不|吧|嘛)/;

/** 系统还显示有效，那就没事吧. */
const SHOWN =
  /(?:显示|写着?|查着?|看着).{0,6}(?:有效(?!期)|正常)|(?:有效(?!期)|正常).{0,10}(?:没事|没作废|没失效|能换)/;

const THEN = /要是|如果|假如|万一|到了?(?:元旦|年底|月底|时候)|过了|的话/;

/** What its past years were is not told: nobody can say that nothing is owed. */
const yearsUntold = ({ explained }: Standing): boolean =>
  explained.assessment.continuingEducation.status === 'unconfirmed';

/** 没换是不是作废了: of the exchange alone. */
const OF_NOT_EXCHANGING = /没(?:有)?(?:去|来)?换|忘|逾期|超期|错过|没赶上|12月|期限|申请/;

/** Whether an electronic certificate is void: not by the exchange; how long it counts is written nowhere. */
function electronicVoid(matter: Matter, text: string): string {
  if (OF_NOT_EXCHANGING.test(text)) return '不是。';
  if (matter.standings.some(isApplied))
    return matter.late ? '按时申请的，助手的理解是不作废，以主管部门的答复为准。' : '现在不是。';
  return '说不准：电子证书有效几年、什么时候失效，文件未规定。';
}

/** 是 or 现在不是 first, where it is asked whether a certificate is void; of what the notice says nothing of, that. */
function voidOrNot(matter: Matter, text: string): string[] {
  const isShown = matter.late && SHOWN.test(text);
  if (!ASKS_VOID.test(text) && !isShown) return [];
  if (allAre(matter, isElectronic) && !ASKS_VOID.test(text)) return [];
  if (allAre(matter, isElectronic)) return [electronicVoid(matter, text)];
  if (allAre(matter, isBarred))
    return [matter.late && !matter.standings.some(isUnmapped) ? '是。' : '是不是作废，文件没有写。'];
  if (settled(matter)) return [];
  // 要是到元旦还没换: of a day to come.
  if (!matter.late)
    return AFTERWARDS.test(text) || THEN.test(text)
      ? ['过了{exchange.deadline}还没换，就是。']
      : ['现在不是。'];
  const isVoid = matter.standings.length === 0 || allAre(matter, isLapsed);
  if (isVoid && isShown)
    return [/换|能/.test(text) ? '系统显示什么，都改不了这一条。' : '不是：系统显示什么，都改不了这一条。'];
  return isVoid ? ['是。'] : [];
}

const ASKS_IN_TIME =
  /来得及|赶趟|赶得上|还能|能不能|行不行|算不算|晚不晚|(?:行|可以|晚|能换|算|成)(?:吗|不|么|没|吧)/;

const owesYear = (one: Standing): boolean =>
  isElectronic(one) && !isSkilled(one) && Boolean(one.explained.assessment.continuingEducation.remaining);
/** Of several certificates one that is electronic still owes this year's study, whatever became of the others. */
const isOwing = ({ standings }: Matter): boolean =>
  standings.some(
    (one) => owesYear(one) && one.explained.assessment.continuingEducation.status !== 'not-started',
  );
const owingYear = (matter: Matter): string[] => [
  '没换的，换证来不及了；每年的学习，今年的还来得及，到年底为止（助手的理解）。',
  ...ofEach(matter.standings.filter(owesYear), dutyFigures),
];

/** 能 or 不能 first, where that is asked; whoever need not or cannot exchange is told so anyhow. */
function inTime(matter: Matter, text: string): string[] {
  if (matter.late && allAre(matter, isBarred)) return ['不能换。'];
  if (!ASKS_IN_TIME.test(text) || settled(matter) || afterwards(matter, text).length > 0) return [];
  if (matter.late) return isOwing(matter) ? owingYear(matter) : ['来不及了。'];
  if (matter.standings.some(({ explained }) => explained.assessment.exchange.remaining))
    return /(?:能|可以).{0,3}(?:换|申请)/.test(text) && !/来得?及|赶|还能/.test(text)
      ? ['现在还不能：要先学满 {exchange.hours} 学时。']
      : ['期限还没过；来不来得及，看学时能不能先学满。'];
  const when = isLastDay(matter) ? '今天是最后一天，今天就要申请' : '期限还没过，但别拖到最后一天';
  return [
    allAre(matter, ({ explained }) => explained.assessment.exchange.status !== 'unconfirmed')
      ? `${/来得?及|赶/.test(text) || !/能|可以/.test(text) ? '来得及' : '能'}：${when}。`
      : `${when}。`,
  ];
}

export const exchangeAnswers: AnswerBook<
  'exchange_how' | 'exchange_deadline' | 'exchange_overdue' | 'exchange_scope'
> = {
  exchange_how: (matter, text) =>
    allAre(matter, (one) => isBarred(one) || isDoubtful(one))
      ? {
          sentences: [...ofEach(matter.standings, nextWords), ...whyNot(matter)],
          clauses: cites(matter, 'exchange', 'look-up'),
          actions: [dial(matter, 'authority'), onward(matter)],
        }
      : allAre(matter, isElectronic)
        ? {
            sentences: [
              ...ofEach(matter.standings, nextWords),
              `登录{system:national-system}，在“证书管理”里${matter.standings.some(isApplied) ? '看下来没有，下来了就' : ''}下载、存好。`,
              ...ofEach(matter.standings.filter(mayBeVoid), retrainWords),
            ],
            clauses: cites(matter, 'replacement'),
            actions: [onward(matter), ...copy(matter, 'national-system')],
          }
        : matter.late
          ? {
              sentences: [...overOf(matter, over), REVIVAL],
              clauses: cites(matter, 'deadline'),
              actions: [onward(matter), dial(matter, 'authority')],
            }
          : {
              sentences: [
                ...afterwards(matter, text),
                // 先查旧证书是不是有效 is what comes next here anyhow.
                ...ofEach(matter.standings, (one) =>
                  one.next.stepId === 'check-registry' ? null : nextWords(one),
                ),
                ...stepsLeft(matter),
              ],
              clauses: cites(matter, 'exchange', 'deadline', 'registration', 'course-check', 'replacement'),
              actions: [onward(matter), ...copy(matter, 'national-system')],
            },

  exchange_deadline: (matter, text) =>
    matter.late && matter.standings.length === 0 && OF_STUDY.test(text) && !/换|申请/.test(text)
      ? { sentences: [yearEnds(matter)], clauses: cites(matter, 'yearly-study'), actions: yearOn(matter) }
      : matter.late && allAre(matter, isElectronic) && !/换/.test(text) && !WHICH_YEAR.test(text)
        ? {
            // Whether there is time is asked of this year's hours; of what is over nothing is left to be in time for.
            sentences: [
              ...hoursInTime(matter, text),
              ...ofEach(matter.standings, (one) => (isSkilled(one) ? skilledWords(one) : dutyFigures(one))),
              ...(allAre(matter, (one) => mayBeVoid(one) || isSkilled(one)) ? [] : [yearEnds(matter)]),
            ],
            clauses: cites(matter, 'yearly-study'),
            actions: [...addHours(matter), ...yearOn(matter)],
          }
        : matter.late
          ? {
              sentences: [
                ...dayAsked(matter, text),
                ...inTime(matter, text),
                ...overOf(
                  matter,
                  // Whether what could never be exchanged becomes void is not written.
                  allAre(matter, isUnmapped)
                    ? `能换的旧证书，换证的期限是{exchange.deadline}，${daysLeft(matter)}；${unmappedVoid}`
                    : `换证的期限是{exchange.deadline}，${daysLeft(matter)}，没换的旧证书自动失效。`,
                ),
                ...(allAre(matter, isElectronic)
                  ? [
                      ...movedBy(matter, text).map((words) => `${words}。`),
                      ...(WHICH_YEAR.test(text) ? [yearEnds(matter)] : []),
                    ]
                  : [[...movedBy(matter, text), REVIVAL].join('；')]),
              ],
              clauses: cites(matter, 'deadline'),
              actions: [dial(matter, 'authority'), onward(matter)],
            }
          : {
              sentences: [
                ...dayAsked(matter, text),
                ...afterwards(matter, text),
                ...inTime(matter, text),
                ...(settled(matter) ? ofEach(matter.standings, nextWords) : []),
                // Of what cannot be exchanged no time is left to count.
                `${settled(matter) ? '能换的旧证书，' : ''}${[`{exchange.deadline}前要申请更换${settled(matter) ? '' : `，${daysLeft(matter)}`}`, ...movedBy(matter, text)].join('；')}。`,
                ...(allAre(matter, isBarred) ? [] : ['助手的理解是当天申请也算，以主管部门的答复为准。']),
                ...(settled(matter)
                  ? []
                  : [
                      isLastDay(matter)
                        ? ''
                        : isNear(matter)
                          ? '助手的建议：今天就办。'
                          : '助手的建议：早几天办完。',
                      ...ofEach(matter.standings, nextWords),
                    ]),
              ],
              clauses: cites(matter, 'deadline'),
              actions: settled(matter)
                ? [onward(matter), dial(matter, 'authority')]
                : [onward(matter), remind],
            },

  exchange_overdue: (matter, text) => ({
    sentences: [
      ...dayAsked(matter, text),
      ...yearEnd(matter, text),
      ...voidOrNot(matter, text),
      ...afterwards(matter, text),
      ...(allAre(matter, isLapsed) ? [] : ofEach(matter.standings, nextWords)),
      ...(allAre(matter, isElectronic)
        ? [
            '自动失效的，是{exchange.deadline}前没换的旧证书。',
            ...ofEach(matter.standings.filter(mayBeVoid), retrainWords),
            ...ofEach(matter.standings.filter(yearsUntold), dutyFigures),
          ]
        : allAre(matter, isUnmapped)
          ? [ONLY_IN_REGISTRY, unmappedVoid]
          : matter.late
            ? [...(allAre(matter, isLapsed) ? ofEach(matter.standings, lapsedLine) : [lapsed]), REVIVAL]
            : settled(matter)
              ? allAre(matter, isBarred)
                ? [`这和逾不逾期没关系；${REVIVAL}`]
                : [`${lapsed}${REVIVAL}`]
              : [
                  `现在还没过期限：{exchange.deadline}前要申请更换，${daysLeft(matter)}${allAre(matter, isSkilled) ? '' : '；现场专业人员要先学满 {exchange.hours} 学时'}。`,
                  `过了这一天还没换，旧证书自动失效；${REVIVAL}`,
                ]),
    ],
    clauses: cites(matter, 'deadline'),
    actions: [dial(matter, 'authority'), onward(matter)],
  }),

  exchange_scope: scopeDraft,
};
