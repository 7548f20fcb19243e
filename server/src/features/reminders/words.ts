// What each reminder says. Short and kind: what is the matter, until when, what to do now.
import type { Day } from '@hz/shared/calendar';
import type { ReminderTarget, Tone } from '@hz/shared/contracts';
import type { Candidate } from '@hz/shared/reminders';
import type { Assessment, ExchangeStep } from '@hz/shared/v1/engine';
import { sayDay, sayDeadline, sayHours, sayYears } from '@hz/shared/v1/guide';
import { entryAt, type Milestone, type Rulebook } from '@hz/shared/v1/rulebook';
import type { z } from 'zod';

/** What the words are made from. */
export interface Occasion {
  rulebook: Rulebook;
  row: Candidate;
  /** The day on which it is told. */
  today: Day;
  assessment: Assessment;
}

export interface Wording {
  tone: z.infer<typeof Tone>;
  title: string;
  sentence: string;
  /** At most 20 characters, for a template of WeChat. */
  short: string;
  leadsTo: Omit<ReminderTarget, 'certificateId'>;
}

const SOON_DAYS = 30;

const daysLeftOf = ({ row, today }: Occasion): number => row.dueOn - today;
const near = (occasion: Occasion) => (daysLeftOf(occasion) <= SOON_DAYS ? 'soon' : 'go');
const inDays = (days: number): string => (days === 0 ? '今天是最后一天' : `还剩 ${days} 天`);

const stepWords: Readonly<Record<ExchangeStep, string>> = {
  'check-registry': '先到省里的系统看看它是不是“有效”。',
  register: '先去注册个人用户。',
  study: '先把换证前的学时学满。',
  exchange: '现在就可以去申请更换。',
  'contact-authority': '先问主管部门。',
  'use-provincial-registry': '到省里的系统查询。',
};

const stepTarget = (step: ExchangeStep | null): Wording['leadsTo'] =>
  step === 'study' ? { kind: 'study', stepId: 'study' } : { kind: 'step', stepId: step };

const STUDY: Wording['leadsTo'] = { kind: 'study', stepId: 'yearly-study' };

function exchangeOpen(occasion: Occasion): Wording {
  const { row, today, assessment } = occasion;
  const { nextStep, remaining } = assessment.exchange;
  const left = daysLeftOf(occasion);
  const study =
    nextStep === 'study'
      ? `换证前还差 ${sayHours(remaining)}。`
      : nextStep === null
        ? '换没换、哪一天换的，先来说一声。'
        : stepWords[nextStep];
  return {
    tone: left <= SOON_DAYS ? 'soon' : 'go',
    title: left === 0 ? '今天是换证最后一天' : `换证还剩 ${left} 天`,
    sentence: `旧证书要在 ${sayDeadline(row.dueOn, today)}前申请更换，过了就自动失效。${study}`,
    short: left === 0 ? '今天是换证最后一天' : `换证还剩${left}天，别耽误`,
    leadsTo: stepTarget(nextStep),
  };
}

const exchangeMissed = ({ row, today }: Occasion): Wording => ({
  tone: 'late',
  title: '换证的期限过了',
  sentence: `${sayDay(row.dueOn, today)}前没有换，文件写的是旧证书自动失效。能不能补办，文件未规定，问问主管部门。`,
  short: '期限已过，问问主管部门',
  leadsTo: { kind: 'contact', stepId: null },
});

function deadlineMoved({ rulebook, row, today, assessment }: Occasion): Wording {
  const { document } = entryAt(rulebook.exchange.deadline, today);
  return {
    tone: 'go',
    title: `换证期限改到 ${sayDay(row.dueOn, today)}`,
    sentence: `${document ?? '新文件'}改了期限：现在要在 ${sayDeadline(row.dueOn, today)}前申请更换。`,
    short: '换证期限改了，看新日子',
    leadsTo: stepTarget(assessment.exchange.nextStep),
  };
}

const dutyBegins = (occasion: Occasion): Wording => {
  const { row, today, assessment } = occasion;
  const { required, remaining } = assessment.continuingEducation;
  return {
    tone: near(occasion),
    title: '今年起每年要学习',
    sentence: `从今年起每年要学满 ${sayHours(required)}，今年的在 ${sayDay(row.dueOn, today)}前学满，还差 ${sayHours(remaining)}。`,
    short: `今年起每年学满${sayHours(required).replace(' ', '')}`,
    leadsTo: STUDY,
  };
};

const hoursMissing = (occasion: Occasion): Wording => {
  const { row, today, assessment } = occasion;
  const { remaining, required, done } = assessment.continuingEducation;
  const left = daysLeftOf(occasion);
  return {
    tone: near(occasion),
    title: `今年还差 ${sayHours(remaining)}`,
    sentence: `${sayDeadline(row.dueOn, today)}前要学满 ${sayHours(required)}，你记了 ${sayHours(done)}，还差 ${sayHours(remaining)}。`,
    short: `还差${sayHours(remaining).replace(' ', '')}，${inDays(left).replaceAll(' ', '')}`,
    leadsTo: STUDY,
  };
};

const catchUp = ({ row, today, assessment }: Occasion): Wording => {
  const { remaining, required } = assessment.continuingEducation;
  return {
    tone: 'soon',
    title: `今年要学满 ${sayHours(required)}`,
    sentence: `去年没学够，今年一起补上：${sayDay(row.dueOn, today)}前要学满 ${sayHours(required)}，还差 ${sayHours(remaining)}。`,
    short: `连去年的一起，还差${sayHours(remaining).replace(' ', '')}`,
    leadsTo: STUDY,
  };
};

function yearEndedShort({ row, today, assessment }: Occasion): Wording {
  const { status, required } = assessment.continuingEducation;
  const ended = `去年（到 ${sayDay(row.dueOn, today)}）没有学够。`;
  if (status === 'retraining-required')
    return {
      tone: 'late',
      title: '可能要重新参加培训',
      sentence: `${ended}两年加起来也不够，文件写的是要重新参加培训。是不是这样，以主管部门的答复为准。`,
      short: '两年学时不够，请看说明',
      leadsTo: { kind: 'retrain', stepId: null },
    };
  return {
    tone: 'soon',
    title: '去年没学够，今年能补',
    sentence: `${ended}还来得及：今年学满 ${sayHours(required)}，两年加起来就够了。`,
    short: `去年不够，今年学满${sayHours(required).replace(' ', '')}`,
    leadsTo: STUDY,
  };
}

const askDay = ({ row, today }: Occasion): Wording => ({
  tone: 'ask',
  title: '换没换证，先来说一声',
  sentence: `换没换、哪一天换的，助手还不知道。已经换了的，每年要学习，今年的最早要在 ${sayDeadline(row.dueOn, today)}前学满。记不清哪一天，说哪一年也行。`,
  short: '换没换证，先来说一声',
  leadsTo: { kind: 'step', stepId: null },
});

const confirmYears = (occasion: Occasion): Wording => {
  const { row, today, assessment } = occasion;
  const { yearsToConfirm, remaining } = assessment.continuingEducation;
  if (yearsToConfirm.length === 0) return askDay(occasion);
  const years = sayYears(yearsToConfirm);
  // Until then only this year's own hours are sure.
  const left = daysLeftOf(occasion);
  const isNear = left <= SOON_DAYS && Boolean(remaining);
  const thisYear = isNear ? `今年的至少还差 ${sayHours(remaining)}，${sayDeadline(row.dueOn, today)}。` : '';
  return {
    tone: 'ask',
    title: `${isNear ? `${inDays(left)}，` : ''}说说前几年学了多少`,
    sentence: `${years}学了多少，助手还不知道。没学的就说 0，也算回答。${thisYear}`,
    short: '请说说前几年学了多少',
    leadsTo: { kind: 'confirm-years', stepId: 'yearly-study' },
  };
};

const wordings: Readonly<Record<Milestone['says'], (occasion: Occasion) => Wording>> = {
  'exchange-open': exchangeOpen,
  'exchange-missed': exchangeMissed,
  'deadline-moved': deadlineMoved,
  'duty-begins': dutyBegins,
  'hours-missing': hoursMissing,
  'catch-up': catchUp,
  'year-ended-short': yearEndedShort,
  'confirm-years': confirmYears,
};

/** A reminder in words. */
export const wordsFor = (occasion: Occasion): Wording => wordings[occasion.row.milestone.says](occasion);
