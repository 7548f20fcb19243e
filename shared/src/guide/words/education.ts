import { firstDayOfYear } from '../../calendar';
import type { EducationAssessment, EducationStatus } from '../../engine';
import { sayDay, sayDeadline, sayHours, sayYears } from './say';
import { type Draft, factOf, finish, type Matter, urgency, type Verdict } from './verdict';

const YEARLY = '三(一)';
const PLACE = '三(二)';

/** This year's hours and their last day. */
const thisYear = ({ asOf }: Matter, { deadline, required, done }: EducationAssessment): string =>
  `${sayDeadline(deadline as number, asOf)}前要学满 ${sayHours(required)}，你记了 ${sayHours(done)}。`;

const notApplicable = (_: Matter, { reasons }: EducationAssessment): Draft =>
  reasons[0] === 'skilled-worker'
    ? {
        tone: 'done',
        title: '技能人员不用每年学',
        sentences: ['每年学习的要求，文件只写了现场专业人员。'],
        clauses: [YEARLY],
        readings: ['skilled-workers'],
      }
    : {
        tone: 'go',
        title: '换好以后才算每年的学习',
        sentences: ['拿到电子证书的下一年起，每年要学习。'],
        clauses: [YEARLY],
        readings: [],
      };

function notStarted({ asOf }: Matter, { year, required, deadline }: EducationAssessment): Draft {
  const first = sayDay(firstDayOfYear(year as number), asOf);
  return {
    tone: 'done',
    title: `${year} 年起，每年学 ${sayHours(required)}`,
    sentences: [
      `从 ${first}起，每年要学满 ${sayHours(required)}。第一年要在 ${sayDay(deadline as number, asOf)}前学满。`,
    ],
    clauses: [YEARLY, PLACE],
    readings: ['calendar-year', 'no-carry-over'],
  };
}

function retraining(matter: Matter, { reasons }: EducationAssessment): Draft {
  const sentences: string[] = [];
  const readings: string[] = [];
  if (reasons.includes('not-in-post')) {
    sentences.push('你说现在没有做这个岗位的工作。');
    readings.push('not-in-post');
  }
  if (reasons.includes('two-year-shortfall')) {
    const years = factOf(matter, 'two-year-shortfall', 'years') as readonly number[];
    const tenths = factOf(matter, 'two-year-shortfall', 'tenths') as readonly number[];
    const required = factOf(matter, 'two-year-shortfall', 'required') as number;
    const sum = tenths.reduce((total, own) => total + own, 0);
    sentences.push(`${sayYears(years)}一共 ${sayHours(sum)}，不到 ${sayHours(required)}。`);
    readings.push('two-years');
  }
  sentences.push('文件写的是：这样要重新参加培训。是不是这样，以主管部门的答复为准。');
  return { tone: 'late', title: '可能要重新参加培训', sentences, clauses: [YEARLY], readings };
}

const unconfirmed = (matter: Matter, education: EducationAssessment): Draft => ({
  tone: 'ask',
  title: '先说说前几年学了多少',
  sentences: [
    `${sayYears(education.yearsToConfirm)}学了多少，助手还不知道。没学也没关系，说 0 就行。`,
    `今年：${thisYear(matter, education)}`,
  ],
  clauses: [YEARLY],
  readings: ['confirmed-years'],
});

const met = (_: Matter, { year, required, done }: EducationAssessment): Draft => ({
  tone: 'done',
  title: `${year} 年学够了`,
  sentences: [`要学 ${sayHours(required)}，你记了 ${sayHours(done)}。`, '多学的不留到下一年。'],
  clauses: [YEARLY],
  readings: ['no-carry-over'],
});

const inProgress = (matter: Matter, education: EducationAssessment): Draft => ({
  tone: urgency(education.daysLeft),
  title: `今年还差 ${sayHours(education.remaining)}`,
  sentences: [thisYear(matter, education)],
  clauses: [YEARLY, PLACE],
  readings: ['calendar-year'],
});

function catchUp(matter: Matter, education: EducationAssessment): Draft {
  const year = factOf(matter, 'previous-year-short', 'lastYear') as number;
  const done = factOf(matter, 'previous-year-short', 'lastYearDone') as number;
  return {
    ...inProgress(matter, education),
    sentences: [
      `${year} 年你学了 ${sayHours(done)}，没学够，今年一起补上。`,
      thisYear(matter, education),
      '没补上的话，文件写的是要重新参加培训。',
    ],
    readings: ['two-years'],
  };
}

const drafts: Record<EducationStatus, (matter: Matter, education: EducationAssessment) => Draft> = {
  'not-applicable': notApplicable,
  'not-started': notStarted,
  'retraining-required': retraining,
  unconfirmed,
  met,
  'catch-up': catchUp,
  'in-progress': inProgress,
};

/** What the yearly duty's assessment says, in plain words. */
export function educationVerdict(matter: Matter): Verdict {
  const { continuingEducation } = matter.assessment;
  return finish(matter, drafts[continuingEducation.status](matter, continuingEducation), continuingEducation);
}
