import { type Day, formatDaysLeft, yearOf } from '../../calendar';
import type { CitedTopic } from '../../law';
import { type ExchangeReason, type Explained, explain, readFacts } from '../../v1/engine';
import {
  caseOf,
  doubtOf,
  isWaiting,
  type NextThing,
  nextOf,
  phoneText,
  sayHours,
  sayYears,
  wayOf,
} from '../../v1/guide';
import { type Contact, fillText, type Rulebook, type System, valueAt } from '../../v1/rulebook';
import { titleOf } from '../turns/records';
import type { ChatAction, ChatCertificate, ChatContext, ChatHolder } from '../types';
import { alike } from './alike';

/** Where one certificate of the holder stands. */
export interface Standing extends ChatCertificate {
  title: string;
  explained: Explained;
  next: NextThing;
}

/** What an answer is made from: the rules, the day, and what is known of the one who asks. */
export interface Matter {
  rulebook: Rulebook;
  asOf: Day;
  /** Null when nobody has signed in. */
  holder: ChatHolder | null;
  /** Where each certificate stands; empty when none is known. */
  standings: Standing[];
  /** The last day of the exchange is over. */
  late: boolean;
}

export function standingOf(
  rulebook: Rulebook,
  holder: ChatHolder,
  certificate: ChatCertificate,
  asOf: Day,
): Standing {
  const { facts } = certificate;
  const explained = explain(rulebook, caseOf(facts, holder, asOf));
  const way = wayOf(rulebook, facts, holder, asOf, explained.assessment);
  return {
    ...certificate,
    title: titleOf(certificate),
    explained,
    next: nextOf(rulebook, explained, way, asOf),
  };
}

export function matterOf(rulebook: Rulebook, { asOf, holder }: ChatContext): Matter {
  // Those of another scheme stand by their own: told by this one's rules they would be told wrong.
  const certificates = (holder?.certificates ?? []).filter(
    ({ law }) => law === undefined || law.pack === rulebook.id,
  );
  return {
    rulebook,
    asOf,
    holder,
    standings: certificates.map((one) => standingOf(rulebook, holder as ChatHolder, one, asOf)),
    late: asOf > valueAt(rulebook.exchange.deadline, asOf),
  };
}

function systemOf({ rulebook }: Matter, id: string): System {
  const system = rulebook.systems.find((candidate) => candidate.id === id);
  if (!system) throw new RangeError(`there is no system ${id}`);
  return system;
}

/** The clauses on which the pack says that an answer about these topics rests. */
export const cites = ({ rulebook }: Matter, ...topics: readonly CitedTopic[]): readonly string[] =>
  topics.flatMap((topic) => rulebook.pack.said.topics[topic] ?? []);

/** What the operating of the platforms may be told in is not at hand: of it the notice itself rules nothing. */
export const unruled = ({ rulebook }: Matter): string =>
  rulebook.pack.said.notAtHand.length > 0 ? '文件未规定（附件助手手上没有）' : '文件未规定';

export function contactOf({ rulebook }: Matter, id: string): Contact {
  const contact = rulebook.contacts.find((candidate) => candidate.id === id);
  if (!contact) throw new RangeError(`there is no contact ${id}`);
  return contact;
}

const PLACE = /\{(system|contact):([a-z-]+)\}/g;

/** A sentence with the values in force, the names and addresses of systems and the numbers of contacts. */
export function fill(matter: Matter, sentence: string): string {
  const placed = sentence.replace(PLACE, (_, kind: string, id: string) => {
    if (kind === 'contact') {
      const contact = contactOf(matter, id);
      return `${contact.name} ${phoneText(contact)}`;
    }
    const { name, address } = systemOf(matter, id);
    return address === null ? `“${name}”` : `“${name}”（${address}）`;
  });
  return fillText(matter.rulebook, placed, matter.asOf);
}

/** A number to dial; what comes after a pause is the extension. */
export function dial(matter: Matter, id: string): ChatAction {
  const contact = contactOf(matter, id);
  return { type: 'dial', label: `打给${contact.name}`, phone: phoneText(contact) };
}

/** An address to copy; nothing where the rulebook knows none. */
export function copy(matter: Matter, id: string): ChatAction[] {
  const { address } = systemOf(matter, id);
  return address === null ? [] : [{ type: 'copy', label: '复制网址', text: address }];
}

/** A step of the way: of the certificate that stands at it, else of none. */
export function openStep({ rulebook, standings }: Matter, stepId: string): ChatAction {
  const at =
    standings.find(({ next }) => next.stepId === stepId) ??
    (standings.length === 1 ? standings[0] : undefined);
  return {
    type: 'open-step',
    label: (rulebook.steps[stepId] as Rulebook['steps'][string]).call,
    stepId,
    certificateId: at?.id ?? null,
  };
}

const SPOKEN_AT_ONCE = 3;

/** One sentence about the holder's certificates that `say` has something to say of; none when it has not. */
export function ofEach(standings: readonly Standing[], say: (standing: Standing) => string | null): string[] {
  const said = alike(
    standings.flatMap((standing) => {
      const text = say(standing);
      return text === null ? [] : [{ title: standing.title, text }];
    }),
  );
  if (said.length === 0) return [];
  const rest = said.length - SPOKEN_AT_ONCE;
  const more = rest > 0 ? [`另外还有 ${rest} 本也要看`] : [];
  return [`${[...said.slice(0, SPOKEN_AT_ONCE), ...more].join('；')}。`];
}

/** 你的施工员（土建）换证还差 12 学时，还剩26天. */
export function exchangeFigures({ title, explained }: Standing): string | null {
  const { status, required, remaining, daysLeft } = explained.assessment.exchange;
  if (status !== 'open' && status !== 'unconfirmed') return null;
  const hours = remaining ? `还差 ${sayHours(remaining)}，` : required ? '换证的学时够了，' : '换证';
  return `你的${title}${hours}${formatDaysLeft(daysLeft as number)}`;
}

/** 2023、2024 年一共 42 学时，不到 64 学时: the first two years that fall short together. */
export function shortYearsWords({ explained }: Standing): string {
  const { shortYears, shortYearsDone, pairRequired } = readFacts(explained, [
    'shortYears',
    'shortYearsDone',
    'pairRequired',
  ]);
  return `${sayYears(shortYears ?? [])}一共 ${sayHours(shortYearsDone)}，不到 ${sayHours(pairRequired)}`;
}

/** 你的施工员（土建）2023、2024 年一共 42 学时，不到 64 学时，按助手的理解可能要重新参加培训. */
export function retrainWords(standing: Standing): string {
  const { reasons } = standing.explained.assessment.continuingEducation;
  const why = [
    ...(reasons.includes('not-in-post') ? ['没有做相应岗位的工作'] : []),
    ...(reasons.includes('two-year-shortfall') ? [shortYearsWords(standing)] : []),
  ].join('，');
  return `你的${standing.title}${/^\d/.test(why) ? ' ' : ''}${why}，按助手的理解可能要重新参加培训`;
}

/** Which year hours are of is the helper's reading. */
const BY_CALENDAR = '（一年按自然年算，助手的理解）';

/** Without what is read into the year, where the answer says that in a sentence of its own. */
export const readOnce = (text: string): string =>
  /助手的理解：[^。]*按自然年算/.test(text) ? text.replaceAll(BY_CALENDAR, '') : text;

/** 你的施工员（土建）今年要学 32 学时，记了 20 学时，还差 12 学时，还剩26天; null: no year asks for hours. */
export function yearFigures(standing: Standing, reading = ''): string | null {
  const { title, explained } = standing;
  const { status, reasons, year, required, done, remaining, daysLeft, yearsToConfirm } =
    explained.assessment.continuingEducation;
  if (status === 'not-started')
    return `你的${title}${doubtOf(explained) === null ? '现在不差学时，' : ''}从 ${year} 年起每年要学 ${sayHours(required)}${reading}`;
  if (status === 'retraining-required') return retrainWords(standing);
  if (required === null) return null;
  // What lacks of a year that nobody has told of is asked of this one too.
  const isLeast = yearsToConfirm.length > 0;
  const left = remaining ? `还差 ${sayHours(remaining)}，${formatDaysLeft(daysLeft as number)}` : '';
  const rest = isLeast ? `${left}${left === '' ? '' : '，'}够不够还说不准` : left === '' ? '已经够了' : left;
  const unknown = isLeast ? `；${yearsToConfirm.join('、')} 年学了多少还没告诉助手，先说了才算得准` : '';
  // That last year's lack is added to this year is the helper's reading.
  const raised = reasons.includes('previous-year-short') ? '（去年没学够，助手的理解是今年一起补）' : '';
  return `你的${title}今年${isLeast ? '至少' : ''}要学 ${sayHours(required)}${raised}，记了 ${sayHours(done)}，${rest}${reading}${unknown}`;
}

/** The same, with whose reading it is that the year is the one of the calendar. */
export const dutyFigures = (standing: Standing): string | null => yearFigures(standing, BY_CALENDAR);

/** What is to be studied now: for the exchange while that is open, else for this year. */
export const studyFigures = (standing: Standing): string | null => {
  const { required } = standing.explained.assessment.exchange;
  return (required ? exchangeFigures(standing) : null) ?? dutyFigures(standing);
};

/** The button that adds hours, for the first certificate that still lacks some. */
export function addHours({ standings }: Matter): ChatAction[] {
  const lacking = standings.find(({ explained: { assessment } }) => {
    const { exchange, continuingEducation } = assessment;
    return Boolean(exchange.remaining) || Boolean(continuingEducation.remaining);
  });
  return lacking ? [{ type: 'add-hours', label: '记学时', certificateId: lacking.id }] : [];
}

/** Every certificate at hand is one of which `is` is true. */
export const allAre = ({ standings }: Matter, is: (standing: Standing) => boolean): boolean =>
  standings.length > 0 && standings.every(is);

/** Cannot be exchanged, whatever the day. */
export const isBarred = ({ explained }: Standing): boolean =>
  explained.assessment.exchange.status === 'ineligible';

/** Was applied for, or is told to be electronic, and may be nothing of it all the same. */
export const isDoubtful = ({ explained }: Standing): boolean => doubtOf(explained) !== null;

/** Was applied for, and nobody has said that the electronic certificate is there. */
export const isApplied = (standing: Standing): boolean =>
  !isDoubtful(standing) && isWaiting(standing.explained);

/** Is electronic already, or as good as that: nothing more is to be applied for. */
export const isElectronic = (standing: Standing): boolean => {
  const { status } = standing.explained.assessment.exchange;
  return (status === 'completed' || status === 'not-needed') && !isDoubtful(standing);
};

/** Nothing of the holder's waits for the exchange: there is no time left to speak of. */
export const settled = (matter: Matter): boolean =>
  allAre(matter, (one) => isBarred(one) || isElectronic(one) || isDoubtful(one) || isNobodysDay(matter, one));

/** Has the electronic certificate, or may have, and the last day is none of its holder's either way. */
const isNobodysDay = ({ late }: Matter, { explained }: Standing): boolean => {
  const { status, deadline } = explained.assessment.exchange;
  return !late && status === 'unconfirmed' && deadline === null;
};

/** Certificates are at hand, and none of them must be studied for before it can be exchanged. */
export const asksNoHours = (matter: Matter): boolean =>
  allAre(matter, ({ explained }) => !explained.assessment.exchange.required);

/** Nothing that is studied now is counted for it: no exchange is open, no year asks for hours. */
export const countsNoStudy = ({ explained }: Standing): boolean => {
  const { exchange, continuingEducation: duty } = explained.assessment;
  const over = duty.status === 'not-applicable' || duty.status === 'retraining-required';
  return over && exchange.status !== 'open' && exchange.status !== 'unconfirmed';
};

export const isSkilled = ({ facts }: Standing): boolean => facts.family === 'skilled-worker';

/** 你的钢筋工是技能人员的证，助手的理解是不用学习. */
export const skilledWords = ({ title }: Standing): string =>
  `你的${title}是技能人员的证，助手的理解是不用学习`;

const WHY_BARRED: Partial<Record<ExchangeReason, string>> = {
  'trade-not-mapped': '这个岗位或工种在新系统里没有对应的名称',
  'registry-cancelled': '省里的系统显示“注销”',
  'registry-not-found': '省里的系统查不到',
};

/** Why a certificate cannot be exchanged, whatever the day. */
export const whyBarred = ({ explained }: Standing): string =>
  explained.assessment.exchange.reasons.flatMap((reason) => WHY_BARRED[reason] ?? []).join('，');

/** Cannot be exchanged because nothing in the new system answers to it. */
export const isUnmapped = ({ explained }: Standing): boolean =>
  explained.assessment.exchange.reasons.includes('trade-not-mapped');

/** 你的施工员（土建）：还差 12 学时，学满才能换; what is exchanged already needs no exchange. */
export function nextWords(standing: Standing): string {
  if (isApplied(standing))
    return `你的${standing.title}换证的申请已经交了，不用再申请，电子证书拿到没有还没记`;
  if (isElectronic(standing)) return `你的${standing.title}已经是电子证书，不用再换`;
  if (isBarred(standing)) return `你的${standing.title}：${standing.next.sentence}，${whyBarred(standing)}`;
  if (standing.explained.assessment.exchange.status === 'lapsed')
    return `你的${standing.title}：${standing.next.sentence}，没换的旧证书自动失效`;
  return `你的${standing.title}：${standing.next.sentence}`;
}

export const thisYear = ({ asOf }: Matter): number => yearOf(asOf);

/** The years' study of the holder's certificates; whoever has told of none is asked for them first. */
export const yearOn = (matter: Matter): ChatAction[] => [
  matter.standings.length > 0
    ? openStep(matter, 'yearly-study')
    : { type: 'start-guide', label: '看看我的证' },
];

/** Where to go on studying: for the exchange while it is open, else for the year. */
export const studyOn = (matter: Matter): ChatAction[] =>
  matter.late ? yearOn(matter) : [openStep(matter, 'study')];
