import { firstDayOfYear, formatDayChinese, lastDayOfYear } from '../../calendar';
import { sayHours } from '../../v1/guide';
import { hoursOfTenths, valueAt, type YearlyDuty } from '../../v1/rulebook';
import { hopesForNoStudy } from '../phrases/asks-duty';
import { plain } from '../told/plain';
import { ableFirst, SAME_YEAR } from './able';
import type { AnswerBook } from './book';
import { cardsNamed } from './cards-named';
import type { Draft } from './draft';
import { enoughFirst, lacksNothing, paceFirst } from './enough';
import { hoursSaid } from './hours-said';
import { hoursInTime, isShort } from './in-time';
import { lastYearFirst, lastYearTold } from './last-year';
import { OF_A_PAST_YEAR } from './leading-word';
import {
  addHours,
  allAre,
  asksNoHours,
  cites,
  copy,
  countsNoStudy,
  dial,
  dutyFigures,
  isBarred,
  isSkilled,
  type Matter,
  nextWords,
  ofEach,
  type Standing,
  settled,
  studyFigures,
  studyOn,
  thisYear,
  yearOn,
} from './matter';
import { liesToExchange, tooLateThen } from './named-day';
import { ofAll } from './of-all';
import { isLapsed, mayBeVoid, meanwhileAll, overWords } from './over';
import { reckoned } from './reckoned';
import { SKILLED } from './skilled-words';

const YEARLY = '{yearly.hours} 学时';
const PAIR = '{yearly.pairHours} 学时';
const BEFORE = '{exchange.hours} 学时';
const short = `两年加起来不到 ${PAIR}，要重新参加培训。`;
const authorityDecides = '以主管部门的答复为准';

const dutyOf = ({ rulebook }: Matter): YearlyDuty =>
  rulebook.families['site-professional'].yearlyDuty as YearlyDuty;

/** 1月1日到12月31日, as the calendar has it. */
const calendarYear = (matter: Matter): string => {
  const year = thisYear(matter);
  return `${formatDayChinese(firstDayOfYear(year), year)}到${formatDayChinese(lastDayOfYear(year), year)}`;
};

const SPECIAL_TRADE = /特殊工种|特种(?:作业|工)/;

/** Another kind of certificate than the two that the notice is about: nothing it leaves out is good news for that. */
const OF_SPECIAL_TRADES =
  '特种作业（特殊工种）的证不归这份文件管，一样不一样、要不要学，问发证的部门；它只管现场专业人员和技能人员两种证。';

const skilledFree = (matter: Matter): string =>
  `助手的理解：不用学。技能人员${matter.late ? '当时' : ''}换证不用先学习，换好以后也没有每年学习的要求，因为文件只写了现场专业人员。`;

/** What is said first to whoever need not study, or whose study is counted for nothing now. */
const noStudy = (standing: Standing): string =>
  overWords(standing) ?? dutyFigures(standing) ?? nextWords(standing);

/** Nothing is asked of whoever has certificates of skilled workers alone. */
const onlySkilled = (matter: Matter): Draft | null => (allAre(matter, isSkilled) ? uncounted(matter) : null);

/** Whether a year that asked for hours is over: only such a one can be made up for. */
const aYearIsOver = (matter: Matter): boolean =>
  thisYear(matter) > valueAt(dutyOf(matter).earliestYear, matter.asOf);

/** Whether two years that asked for hours are over: then it may be too late already. */
const aPairIsOver = (matter: Matter): boolean =>
  thisYear(matter) > valueAt(dutyOf(matter).earliestYear, matter.asOf) + 1;

/** Whether past years are not told of: what they were may have settled it already. */
const yearsOpen = ({ standings }: Matter): boolean =>
  standings.length === 0 ||
  standings.some(
    (one) => one.explained.assessment.continuingEducation.status === 'unconfirmed' || isShort(one),
  );

/** Until when last year can be made up for, by the helper's reading: where the years are not known, with what bars it. */
const makeUp = (matter: Matter): string =>
  yearsOpen(matter) && aPairIsOver(matter)
    ? `已经过完的年头里，有相连两年加起来不到 ${PAIR}的，已经要重新参加培训，补不了；没有这样的两年，去年少的才能今年多学、补足`
    : `去年没学够的，今年一起补上，两年加起来到 ${PAIR}`;

/** 能 or 说不准 first, of making up last year: it hangs on years that may not have been told of. */
function madeUp({ standings }: Matter): string {
  const statuses = standings.map(({ explained }) => explained.assessment.continuingEducation.status);
  if (standings.length > 0 && standings.every(isShort)) return '按助手的理解，补不了了。';
  if (standings.length === 0 || statuses.includes('unconfirmed')) return '说不准，要看以前的年头各学了多少。';
  if (statuses.every((status) => status === 'catch-up')) return '能，按助手的理解是今年多学。';
  return '';
}

const WHETHER_IT_DOES =
  /(?:行|可以|成|能补|补得?[上了]|管用|有用|算数?)(?:不|吗|么|没|吧|嘛)(?:行)?[?？]*$|行不行|能不能|可不可以/;

/** 不行 first, of study that comes too late, where it is asked whether that still does. */
function notAnyMore(matter: Matter, text: string): string[] {
  if (!WHETHER_IT_DOES.test(text) || isLed(matter, text)) return [];
  if (allAre(matter, isLapsed)) return ['不行了。'];
  return allAre(matter, mayBeVoid) ? ['按助手的理解，不行了。'] : [];
}

/** Null: something is counted, so the answer is the one for everybody. */
function uncounted(matter: Matter, text = ''): Draft | null {
  if (!allAre(matter, (one) => isSkilled(one) || countsNoStudy(one))) return null;
  const skilled = allAre(matter, isSkilled);
  return {
    sentences: [
      ...notAnyMore(matter, text),
      ...ofEach(matter.standings, noStudy),
      skilled
        ? `文件只写了现场专业人员要学${allAre(matter, isLapsed) ? '，技能人员的证，助手的理解是不用' : ''}；${authorityDecides}，可以问{contact:authority}。`
        : meanwhileAll(matter).length > 0
          ? '以前的年头补不补得了，最后以主管部门的答复为准，可以问{contact:authority}。'
          : '现在再学能不能算、能不能补，文件未规定，可以问{contact:authority}。',
      ...meanwhileAll(matter),
    ],
    clauses: cites(matter, 'course-check', 'yearly-study'),
    actions: [dial(matter, 'authority'), ...yearOn(matter)],
  };
}

/** No past year asks for hours yet, so there is nothing to make up. */
function beforeAnyDuty(matter: Matter, text: string): Draft | null {
  const earliest = valueAt(dutyOf(matter).earliestYear, matter.asOf);
  const begun = ({ explained }: Standing): boolean => {
    const { year, status } = explained.assessment.continuingEducation;
    return status !== 'not-started' && year !== null && year < thisYear(matter);
  };
  if (thisYear(matter) > earliest || matter.standings.some(begun)) return null;
  const none = '往年没有要补的：每年的学习最早从 {yearly.earliestYear} 年算起，这是助手的理解。';
  const figures = ofEach(matter.standings, studyFigures);
  const isOver = matter.late || settled(matter);
  // What was not studied for the exchange is no year of the yearly study, and can be made up for no more.
  const lead =
    matter.late && matter.standings.length === 0
      ? [
          '换证前的 {exchange.hours} 学时没学够的，现在补不了：换证的期限{exchange.deadline}已经过了，没换的旧证书自动失效。',
        ]
      : !settled(matter) && liesToExchange(matter, text) === 'after'
        ? [tooLateThen(text, '{exchange.deadline}')]
        : [];
  const now = isOver
    ? figures
    : [...figures, `换证前要学满 ${BEFORE}：到{system:course-library}学够，再申请更换。`];
  return {
    sentences: [
      ...lead,
      ...(isOver || OF_A_PAST_YEAR.test(text) ? [none, ...now] : [...now, none]),
      `以后少学了能不能补，文件未规定，只写了${short}`,
    ],
    clauses: cites(matter, 'yearly-study'),
    actions: [...addHours(matter), dial(matter, 'authority')],
  };
}

const COUNTS = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九'];
/** 三个证: how many are asked about; null: not said, or one. */
function countIn(text: string): number | null {
  const said = /([两二俩三仨四五六七八九2-9])(?:个|本|张|份)?(?:岗位)?(?:证|本)/.exec(text)?.[1];
  if (said === undefined) return null;
  return /\d/.test(said) ? Number(said) : COUNTS.indexOf(said.replace(/[二俩]/, '两').replace('仨', '三'));
}

const POSTS = /(?:施工|质量|资料|材料|机械|劳务|标准)员/g;
/** 施工员和质量员都有: how many are named; null: fewer than two. */
function postsIn(text: string): number | null {
  const posts = new Set(text.match(POSTS) ?? []);
  return posts.size > 1 ? posts.size : null;
}

const isNotStarted = ({ explained }: Standing): boolean =>
  explained.assessment.continuingEducation.status === 'not-started';

/** A draft behind a word that leads it. */
const withLead = (lead: readonly string[], draft: Draft | null): Draft | null =>
  draft && { ...draft, sentences: [...lead, ...draft.sentences] };

/** Whether the hours are enough, else whether there is time for them: one of the two, as they are told by one another. */
function hoursFirst(matter: Matter, text: string): string[] {
  const pace = paceFirst(matter, text);
  if (pace.length > 0) return pace;
  const enough = enoughFirst(matter, text);
  if (enough.length > 0 && hoursSaid(text, matter.asOf)?.plan) return enough;
  const inTime = hoursInTime(matter, text);
  return inTime.length > 0 ? inTime : enough;
}

/** Whether the answer began with whether it is in time, or can be done. */
const isLed = (matter: Matter, text: string): boolean =>
  [...hoursFirst(matter, text), ...ableFirst(matter, 'ce_hours_short', text)].length > 0;

/** Whether the answer began with the hours that are wanted first. */
const saysHours = (matter: Matter, text: string): boolean =>
  ableFirst(matter, 'ce_hours_short', text).some((sentence) => sentence.includes('{exchange.hours}'));

/** 32学时是一年还是两年. */
const YEAR_OR_TWO = /一年.{0,6}两年|两年.{0,6}一年|1年.{0,6}2年/;

/** 是不是学64: a sum that is asked of several certificates. */
const IS_SUM =
  /(?:是不是|是否|要不要|得不得|就是|是|要|得).{0,3}学.{0,4}?(\d{2,3})|(\d{2,3}).{0,4}(?:吗|么|对不|对吧|是吧|不$)/;

const sumAsked = (text: string): number | null => {
  const asked = IS_SUM.exec(plain(text));
  return asked && Number(asked[1] ?? asked[2]);
};

/** 一个施工员一个电工，都要学吗: of those that are named only some are studied for. Null: all are, or fewer than two are named. */
function ofMixedCards(matter: Matter, text: string): Draft | null {
  const named = cardsNamed(matter.rulebook, text, matter.asOf);
  if (!named || named.free.length + named.unmapped.length === 0) return null;
  const { owing, free, unmapped } = named;
  const isSpecial = SPECIAL_TRADE.test(text);
  const sum = sayHours(valueAt(dutyOf(matter).hours, matter.asOf) * owing.length);
  const said = sumAsked(text);
  const isSum = said !== null && sum === `${said} 学时`;
  const when = matter.late ? '一年' : '，换证前这些，换好后的下一年起每年也是';
  const several = owing.length > 1 ? '每本分开算，一共 ' : '';
  const lead = said === null ? '' : isSum ? '是，' : '不是，';
  return {
    sentences: [
      ...(owing.length > 0
        ? [`${lead}要学的只有${owing.join('、')}：${several}${sum}${when}。`]
        : isSpecial
          ? []
          : [`${lead}都不用学：要学的只有现场专业人员。`]),
      ...(isSpecial
        ? [OF_SPECIAL_TRADES]
        : free.length > 0
          ? [`${free.join('、')}是技能人员的证，助手的理解是不用学。`]
          : []),
      ...(unmapped.length > 0
        ? [`${unmapped.join('、')}在新系统里没有对应的名称，换不了，不用为换证学。`]
        : []),
      `${authorityDecides}，可以问{contact:authority}。`,
    ],
    clauses: cites(
      matter,
      'course-check',
      'yearly-study',
      ...(unmapped.length > 0 ? (['look-up'] as const) : []),
    ),
    actions: [...studyOn(matter), dial(matter, 'authority')],
  };
}

/** What is to be studied for one's own now: for the exchange while that is open, else for this year; nothing of what is over. */
function requiredNow({ explained: { assessment } }: Standing): number {
  const { exchange, continuingEducation: duty } = assessment;
  if (exchange.required !== null) return exchange.required;
  return duty.status === 'not-started' ? 0 : (duty.required ?? 0);
}

/** 我三个证一共学96对吧: by what each of the holder's own asks for now. Null: it is no sum, or not of all of them. */
function ofOwnSum(matter: Matter, text: string): Draft | null {
  const { standings } = matter;
  const said = sumAsked(text);
  const count = countIn(text);
  if (said === null || standings.length < 2 || (count !== null && count !== standings.length)) return null;
  if (postsIn(text) !== null) return null;
  const sum = standings.reduce((total, one) => total + requiredNow(one), 0);
  // 每本都得32: asked of each of them, and not of what they come to.
  const isOfEach = /各|每(?:一)?[本个张]|都[得要]/.test(plain(text));
  const isSum =
    sum > 0 &&
    (isOfEach
      ? standings.every((one) => hoursOfTenths(requiredNow(one)) === said)
      : hoursOfTenths(sum) === said);
  const all = sum > 0 ? `一共 ${sayHours(sum)}` : '没有';
  return {
    sentences: [
      `${isSum ? '是' : '不是'}：照助手记的，现在要学的${all}，每本证书分开算。`,
      ...standings.flatMap((one) =>
        ofEach([one], (standing) => overWords(standing) ?? studyFigures(standing) ?? nextWords(standing)),
      ),
    ],
    clauses: cites(matter, 'course-check', 'yearly-study'),
    actions: [...addHours(matter), ...studyOn(matter)],
  };
}

/** 今年还学不学, 我还用学吗. */
const ASKS_DUTY =
  /(?:学不学|(?:用不用|要不要)(?:再|接着|继续)?(?:去)?(?:学|听课|上课|看课)|(?:要|用|得|还|需要?)(?:再|去)?(?:学(?:习)?|听课|上课|看课)(?:吗|么|不|没)|学(?:多少|几个?)(?:学时|课时)?)[呢啊]?[?？]*$/;

/** Of whoever has no certificate on record: on what it hangs. */
const dutyOfAnybody = ({ late }: Matter): string[] => [
  late
    ? `看哪年拿的电子证书：去年和以前拿的，今年要学满 ${YEARLY}；今年才拿的，明年起要学。`
    : `看换了没有：还没换证的现场专业人员，要，{exchange.deadline}前先学满 ${BEFORE}才能换。`,
];

/** 要 or 学够了 first, of certificates that are studied for before they are exchanged: the year of the exchange is no free one. */
function beforeIt(matter: Matter, yes: string): string[] {
  const open = matter.standings.filter(({ explained }) => explained.assessment.exchange.required);
  if (open.length === 0) return [];
  const lacks = open.some(({ explained }) => explained.assessment.exchange.remaining);
  const all = open.length === matter.standings.length;
  return [
    lacks
      ? `${yes}：{exchange.deadline}前要先学满 ${BEFORE}才能换证。`
      : all
        ? '换证的学时够了，不用再为换证学。'
        : '',
    ...ofEach(open, studyFigures),
  ];
}

/** 要, 不用 or 学够了 first, of this year's study; nothing where that hangs on what nobody has told. */
function dutyNow(matter: Matter, text: string): string[] {
  // 今年拿证今年要学吗 is asked of a year of issue, and not of the holder's own.
  const hopes = hopesForNoStudy(plain(text));
  if (!(ASKS_DUTY.test(text) || hopes) || SAME_YEAR.test(text)) return [];
  if (matter.standings.length === 0) return dutyOfAnybody(matter);
  const now = meanwhileAll(matter);
  if (now.length > 0) return now;
  const forExchange = beforeIt(matter, hopes ? '不对，要学' : '要');
  if (forExchange.length > 0) return forExchange;
  const duties = matter.standings.map(({ explained }) => explained.assessment.continuingEducation);
  if (duties.every(({ status }) => status === 'not-started')) return ['今年不用。'];
  if (duties.every(({ status }) => status === 'met')) return ['今年的学够了，不用再学。'];
  // Whatever the years before were, this one asks for what it still lacks.
  const owes = duties.every(
    ({ status, remaining }) =>
      status === 'in-progress' || status === 'catch-up' || (status === 'unconfirmed' && remaining),
  );
  if (!owes && duties.every(({ status, required }) => status === 'unconfirmed' && required === null))
    return ['说不准。', ...ofEach(matter.standings, nextWords)];
  if (owes)
    return /多少|几个?/.test(text)
      ? ofEach(matter.standings, dutyFigures)
      : [hopes ? '不对，要学。' : '要。'];
  return [];
}

/** 差一个学时没人管吧, 少学几个没事吧. */
const NOBODY_MINDS = /(?:差|少).{0,8}(?:没人管|没事|不要紧|可以|行|没关系)(?:吧|吗|不|么)/;

const NOT_NEEDED = /不用|不要|不需|不必|不学|免|没必要/;

/** 换证不是不用学吗, where none of the holder's is of a skilled worker: it is of theirs, and they are to study. */
function ownDuty(matter: Matter, text: string): string[] {
  if (!allAre(matter, (one) => !isSkilled(one)) || SPECIAL_TRADE.test(text)) return [];
  const figures = ofEach(matter.standings, noStudyOrFigures);
  if (SKILLED.test(text)) return [];
  return NOT_NEEDED.test(text) && !allAre(matter, countsNoStudy)
    ? ['不对：你的是现场专业人员的证，要学。', ...figures]
    : figures;
}

const noStudyOrFigures = (standing: Standing): string | null => overWords(standing) ?? studyFigures(standing);

const minutes = /分钟|多长|等于|一个?学时|一个?课时/;

export const studyDutyAnswers: AnswerBook<
  | 'ce_hours_required'
  | 'ce_hours_short'
  | 'ce_cycle'
  | 'ce_makeup'
  | 'ce_ahead'
  | 'ce_multi_cert'
  | 'ce_skilled'
> = {
  ce_hours_required: (matter, text) =>
    onlySkilled(matter) ?? {
      sentences: [
        ...(YEAR_OR_TWO.test(text)
          ? [`是一年：每年 ${YEARLY}；两年加起来不到 ${PAIR}，要重新参加培训。`]
          : []),
        ...(YEAR_OR_TWO.test(text) ? [] : ofEach(matter.standings, studyFigures)),
        YEAR_OR_TWO.test(text)
          ? matter.late || settled(matter)
            ? '从拿到电子证书的下一年起，每本证书分开算。'
            : `换证前另要学满 ${BEFORE}；每本证书分开算。`
          : matter.late
            ? `拿到电子证书的下一年起，现场专业人员每年要学满 ${YEARLY}，每本证书分开算；${short}`
            : `现场专业人员换证前要学满 ${BEFORE}，换好后的下一年起每年 ${YEARLY}，每本证书分开算。助手的理解：技能人员不用学。`,
        ...(minutes.test(text) ? ['一学时是多少分钟，文件未规定，可以问{contact:help-desk}。'] : []),
      ],
      clauses: cites(matter, 'course-check', 'yearly-study'),
      actions: [...addHours(matter), ...studyOn(matter), ...copy(matter, 'course-library')],
    },

  ce_hours_short: (matter, text) =>
    reckoned(matter, text) ??
    withLead(hoursFirst(matter, text), uncounted(matter, text)) ?? {
      sentences: [
        ...hoursFirst(matter, text),
        ...(matter.late && matter.standings.length === 0 && !isLed(matter, text)
          ? [
              NOBODY_MINDS.test(text)
                ? '不行：要学满，差一点能不能通融，文件没有写。'
                : '换证的学时不够的，现在补不了：换证的期限{exchange.deadline}已经过了。',
            ]
          : []),
        ...ofEach(matter.standings, studyFigures),
        // Whose first year is still to come is sent to no study that counts for nothing.
        ...(allAre(matter, isNotStarted)
          ? [`以后每年要学满 ${YEARLY}，${short}`]
          : [
              matter.late || asksNoHours(matter)
                ? `现场专业人员每年要学满 ${YEARLY}，${short}助手的理解：到年底都能学${aYearIsOver(matter) ? `；${makeUp(matter)}` : ''}。`
                : saysHours(matter, text)
                  ? '要赶在{exchange.deadline}前申请。'
                  : `现场专业人员学满 ${BEFORE}才能申请更换，要赶在{exchange.deadline}前。`,
              ...(lacksNothing(matter)
                ? []
                : ['到{system:course-library}接着学；要学满，差一点能不能通融，文件没有写。']),
            ]),
      ],
      clauses: matter.late
        ? cites(matter, 'course-check', 'yearly-study')
        : cites(matter, 'course-check', 'deadline', 'yearly-study'),
      actions: [...addHours(matter), ...copy(matter, 'course-library'), dial(matter, 'authority')],
    },

  ce_cycle: (matter, text) =>
    onlySkilled(matter) ?? {
      sentences: [
        ...dutyNow(matter, text),
        `${matter.late || settled(matter) ? '' : '换好以后，'}现场专业人员从拿到电子证书的下一年起，每年都要学。`,
        `助手的理解：一年按自然年算，${calendarYear(matter)}学的算这一年的，最早从 {yearly.earliestYear} 年算起；${authorityDecides}。`,
        ...ofEach(matter.standings, dutyFigures),
      ],
      clauses: cites(matter, 'yearly-study'),
      actions: [...addHours(matter), ...yearOn(matter)],
    },

  ce_makeup: (matter, text) =>
    lastYearTold(matter, text) ??
    withLead(
      OF_A_PAST_YEAR.test(text) && allAre(matter, isShort) ? [madeUp(matter)] : [],
      uncounted(matter, OF_A_PAST_YEAR.test(text) && allAre(matter, isShort) ? '' : text),
    ) ??
    beforeAnyDuty(matter, text) ?? {
      sentences: [
        ...(OF_A_PAST_YEAR.test(text) ? lastYearFirst(matter, text, madeUp(matter)) : []),
        `回头补学往年的课，文件未规定，可以问{contact:authority}；文件只写了${short}`,
        `助手的理解：${makeUp(matter)}；${authorityDecides}。`,
        ...ofEach(matter.standings, dutyFigures),
      ],
      clauses: cites(matter, 'yearly-study'),
      actions: [...addHours(matter), dial(matter, 'authority'), ...copy(matter, 'course-library')],
    },

  ce_ahead: (matter) =>
    onlySkilled(matter) ?? {
      sentences: [
        `助手的理解：不能，多学的不往下一年算，现场专业人员每年都要学满 ${YEARLY}。`,
        `能不能提前学、多学的能不能留到下一年，文件未规定，可以问{contact:authority}。`,
        ...ofEach(matter.standings, dutyFigures),
      ],
      clauses: cites(matter, 'yearly-study'),
      actions: [dial(matter, 'authority'), ...yearOn(matter)],
    },

  ce_multi_cert: (matter, text) => {
    const hours = valueAt(dutyOf(matter).hours, matter.asOf);
    const mixed = ofAll(matter, text) ?? ofMixedCards(matter, text) ?? ofOwnSum(matter, text);
    if (mixed) return mixed;
    const own = matter.standings.filter((one) => !isSkilled(one) && !isBarred(one) && !isLapsed(one)).length;
    const said = countIn(text) ?? postsIn(text);
    const count = said ?? Math.max(own, 2);
    // All of one's own are meant: only those count that are to be studied for.
    if (said === matter.standings.length && own > 0 && own < said)
      return {
        sentences: [
          `每本证书分开算。你这 ${said} 本里，要每年学的是 ${own} 本，每本每年 ${YEARLY}，就是 ${sayHours(hours * own)}。`,
          ...ofEach(matter.standings, studyFigures),
        ],
        clauses: cites(matter, 'yearly-study'),
        actions: [...addHours(matter)],
      };
    const counted = said === null && own > 2 ? `你有 ${own} 本，一年` : `${COUNTS[count] ?? count}本`;
    const asked = IS_SUM.exec(plain(text));
    const isSum = asked && Number(asked[1] ?? asked[2]) === hoursOfTenths(hours * count);
    const lead = asked ? (isSum ? '是，' : '不是，') : '';
    const times = /几[遍次]/.test(text) && said !== null ? `${COUNTS[count]}遍，` : '';
    return {
      sentences: [
        `${lead}${times}每本证书分开算：现场专业人员每本每年都要学满 ${YEARLY}，${counted}就是 ${sayHours(hours * count)}。`,
        ...(matter.late || settled(matter)
          ? []
          : [`换证前的学习，助手的理解也是每本分开算；${authorityDecides}。`]),
        ...(own === 1 || allAre(matter, countsNoStudy) ? [] : ofEach(matter.standings, studyFigures)),
      ],
      clauses: cites(matter, 'yearly-study'),
      actions: [...addHours(matter), ...studyOn(matter)],
    };
  },

  // 电工和架子工都要学吗 is told of each that is named.
  ce_skilled: (matter, text) =>
    ofMixedCards(matter, text) ?? {
      sentences: [
        ...ownDuty(matter, text),
        ...(SPECIAL_TRADE.test(text)
          ? [OF_SPECIAL_TRADES]
          : [
              allAre(matter, (one) => !isSkilled(one)) && !SKILLED.test(text)
                ? skilledFree(matter).replace('不用学。技能人员', '不用学的只有技能人员，他们')
                : skilledFree(matter),
            ]),
        `${authorityDecides}，可以问{contact:authority}。`,
      ],
      clauses: cites(matter, 'course-check', 'yearly-study'),
      actions: [dial(matter, 'authority'), { type: 'start-guide', label: '看看我的证' }],
    },
};
