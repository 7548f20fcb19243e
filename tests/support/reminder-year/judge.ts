// What must hold after a simulated year, judged from the people's deeds alone: store and planner are not asked.
import { type Day, formatDay, parseDay, shanghaiDay, shanghaiMinuteOfDay } from '@hz/shared/calendar';
import { type Assessment, assess } from '@hz/shared/v1/engine';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import type { MessageLine } from '../../../server/src/features/reminders/message';
import { factsOn, type Person, type Plan } from './people';
import type { Lived, YearResult } from './simulate';

const rulebook = loadRulebook('jilin-2022-25');
const standingOn = (plan: Plan, day: Day): Assessment => assess(rulebook, factsOn(plan, day));

const isPaused = ({ pauses }: Person, day: Day): boolean => {
  const latest = pauses.filter(({ from }) => from <= day).at(-1);
  return latest !== undefined && day < latest.until;
};

interface Told {
  line: MessageLine;
  day: Day;
  at: number;
}

/** Everything that was told about each certificate. */
function toldOf({ inbox }: YearResult): Map<string, Told[]> {
  const told = new Map<string, Told[]>();
  for (const { message, arrivedAt } of inbox) {
    for (const line of message.lines) {
      const list = told.get(line.certificateId) ?? [];
      list.push({ line, day: shanghaiDay(arrivedAt), at: arrivedAt });
      told.set(line.certificateId, list);
    }
  }
  return told;
}

const isNight = (at: number): boolean => {
  const minute = shanghaiMinuteOfDay(at);
  return minute < 8 * 60 || minute >= 21 * 60;
};

function atNight({ inbox, taken }: YearResult): string[] {
  return [...inbox.map(({ arrivedAt }) => arrivedAt), ...taken.map(({ at }) => at)]
    .filter(isNight)
    .map((at) => `at night: ${new Date(at).toISOString()}`);
}

const doubles = (keys: readonly string[]): string[] =>
  keys.filter((key, index) => keys.indexOf(key) !== index);

function twice({ inbox, taken }: YearResult): string[] {
  const rows = inbox.flatMap(({ message }) =>
    message.lines.map((line) => `${line.certificateId} ${line.rule} ${line.dueOn} ${line.offset}`),
  );
  const pushes = taken.map(({ openId, at }) => `${openId} ${formatDay(shanghaiDay(at))}`);
  const told = [...new Set(doubles(rows.sort())), ...new Set(doubles(pushes.sort()))];
  return told.map((key) => `twice: ${key}`);
}

/** Lines about something that was already done, or while the holder had paused. */
function needless(lived: Lived, told: readonly Told[]): string[] {
  return told.flatMap(({ line, day }) => {
    const { exchange, continuingEducation: duty } = standingOn(lived.plan, day);
    const name = `${line.certificateId} ${line.rule} on ${formatDay(day)}`;
    if (isPaused(lived.person, day)) return [`in a pause: ${name}`];
    if (day < lived.plan.addedOn) return [`before it was added: ${name}`];
    if (line.rule === 'exchange-missed') return exchange.status === 'lapsed' ? [] : [`needless: ${name}`];
    if (line.rule.startsWith('exchange'))
      return exchange.status === 'open' || exchange.status === 'unconfirmed' ? [] : [`needless: ${name}`];
    const isMet = duty.status === 'met' || duty.status === 'not-applicable' || duty.status === 'not-started';
    return isMet ? [`after it was met: ${name}`] : [];
  });
}

/** The deadlines within the year: the exchange's, and that of the yearly duty. */
const DEADLINES = ['2022-12-31', '2023-12-31'].map(parseDay);

/** Whether somebody still lacks something on the last day, and should have been told in the last two. */
function isUnmet(plan: Plan, deadline: Day): boolean {
  const { exchange, continuingEducation: duty } = standingOn(plan, deadline);
  if (exchange.deadline === deadline) return true;
  return duty.deadline === deadline && duty.status !== 'not-started' && (duty.remaining ?? 0) > 0;
}

/** Runs of the last two days at which this person could have been told. */
const chances = ({ ran }: YearResult, { person, plan }: Lived, deadline: Day): number =>
  ran.filter((at) => {
    const day = shanghaiDay(at);
    const isIn = day >= deadline - 1 && day <= deadline && day >= plan.addedOn;
    return isIn && !isNight(at) && shanghaiMinuteOfDay(at) >= person.hour * 60 && !isPaused(person, day);
  }).length;

interface Missed {
  missed: string[];
  checked: number;
  excused: number;
}

function missedLast(result: YearResult, told: Map<string, Told[]>): Missed {
  const found: Missed = { missed: [], checked: 0, excused: 0 };
  for (const lived of result.certificates) {
    for (const deadline of DEADLINES) {
      // Who added it in the last two days has been looking at it then.
      if (lived.plan.addedOn >= deadline - 1 || !isUnmet(lived.plan, deadline)) continue;
      const id = lived.id.toHexString();
      const lastWord = told.get(id)?.some(({ day }) => day >= deadline - 1 && day <= deadline);
      if (lastWord) found.checked += 1;
      else if (chances(result, lived, deadline) === 0) found.excused += 1;
      else found.missed.push(`missed the last reminder before ${formatDay(deadline)}: ${id}`);
    }
  }
  return found;
}

export interface Judgement {
  /** Empty when everything holds. */
  wrong: string[];
  holders: number;
  messages: number;
  pushed: number;
  /** Certificates that got their last reminder, and those whom a pause or a standstill kept from it. */
  lastReminders: number;
  excused: number;
}

export function judgeYear(result: YearResult): Judgement {
  const told = toldOf(result);
  const last = missedLast(result, told);
  const wrong = [
    ...result.complaints,
    ...atNight(result),
    ...twice(result),
    ...result.certificates.flatMap((lived) => needless(lived, told.get(lived.id.toHexString()) ?? [])),
    ...last.missed,
  ];
  return {
    wrong,
    holders: new Set(result.certificates.map(({ holderId }) => holderId)).size,
    messages: result.inbox.length,
    pushed: result.taken.length,
    lastReminders: last.checked,
    excused: last.excused,
  };
}
