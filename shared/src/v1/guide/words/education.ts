import { firstDayOfYear } from '../../../calendar';
import { type EducationAssessment, type EducationStatus, readFacts } from '../../engine';
import { sayDay, sayDeadline, sayHours, sayYears } from './say';
import { type Draft, dayAskedDraft, dayAskedIn, finish, type Matter, urgency, type Verdict } from './verdict';

/** This year's hours and their last day. */
const thisYear = (
  { asOf }: Matter,
  { deadline, required, done }: Pick<EducationAssessment, 'deadline' | 'required' | 'done'>,
  least = '',
): string =>
  `${sayDeadline(deadline as number, asOf)}前${least}要学满 ${sayHours(required)}，你记了 ${sayHours(done)}。`;

const notApplicable = (_: Matter, { reasons }: EducationAssessment): Draft =>
  reasons[0] === 'skilled-worker'
    ? {
        tone: 'done',
        title: '技能人员不用每年学',
        sentences: ['每年学习，文件只要求现场专业人员；没有要求技能人员每年学。'],
      }
    : {
        tone: 'go',
        title: '换好以后才算每年的学习',
        sentences: ['拿到电子证书的下一年起，每年要学习。'],
      };

function notStarted({ asOf }: Matter, { year, required, deadline }: EducationAssessment): Draft {
  const first = sayDay(firstDayOfYear(year as number), asOf);
  return {
    tone: 'done',
    title: `${year} 年起，每年学 ${sayHours(required)}`,
    sentences: [
      `今年不用学。从 ${first}起，每年要学满 ${sayHours(required)}。第一年要在 ${sayDay(deadline as number, asOf)}前学满。`,
    ],
  };
}

/** That nothing of today makes up for the years before is no word on today's own, whose last day still comes. */
function besideRetraining(matter: Matter): string[] {
  const { answers, asOf } = matter;
  const { cycle, needs } = answers.yearly;
  const [own] = needs;
  if (cycle === null || own === undefined || asOf < cycle.from) return [];
  // With less, this year and the one before it would fall short together as well.
  const { required, done } = own;
  return [`问清以前，今年的照常学：${thisYear(matter, { deadline: cycle.to, required, done })}`];
}

/** What is said of this year beside that; null: nothing is, as it is not asked for, or hangs on the post. */
export function meanwhileOf(matter: Matter): string | null {
  const { reasons, status } = matter.assessment.continuingEducation;
  if (status !== 'retraining-required' || reasons.includes('not-in-post')) return null;
  return besideRetraining(matter)[0] ?? null;
}

function retraining(matter: Matter, { reasons }: EducationAssessment): Draft {
  const sentences: string[] = [];
  if (reasons.includes('not-in-post')) {
    sentences.push('你说现在没有做这个岗位的工作。');
  }
  if (reasons.includes('two-year-shortfall')) {
    const { shortYears, shortYearsDone, pairRequired } = readFacts(matter, [
      'shortYears',
      'shortYearsDone',
      'pairRequired',
    ]);
    sentences.push(
      `${sayYears(shortYears ?? [])}一共 ${sayHours(shortYearsDone ?? null)}，不到 ${sayHours(pairRequired ?? null)}。`,
    );
  }
  sentences.push('文件写的是：这样要重新参加培训。是不是这样，以主管部门的答复为准。');
  if (!reasons.includes('not-in-post')) sentences.push(...besideRetraining(matter));
  return { tone: 'late', title: '可能要重新参加培训', sentences };
}

function unconfirmed(matter: Matter, education: EducationAssessment): Draft {
  const day = education.yearsToConfirm.length === 0 ? dayAskedIn(matter) : null;
  if (day !== null) return dayAskedDraft(matter, day);
  return {
    tone: 'ask',
    title: '先说说前几年学了多少',
    sentences: [
      `${sayYears(education.yearsToConfirm)}学了多少，助手还不知道。没学就说 0。`,
      // What lacks of a year that nobody has told of is asked of this one too.
      `今年：${thisYear(matter, education, '至少')}`,
    ],
  };
}

const met = (_: Matter, { year, required, done }: EducationAssessment): Draft => ({
  tone: 'done',
  title: `${year} 年学够了`,
  sentences: [`要学 ${sayHours(required)}，你记了 ${sayHours(done)}。`, '多学的不留到下一年。'],
});

const inProgress = (matter: Matter, education: EducationAssessment): Draft => ({
  tone: urgency(education.daysLeft),
  title: `今年还差 ${sayHours(education.remaining)}`,
  sentences: [thisYear(matter, education)],
});

function catchUp(matter: Matter, education: EducationAssessment): Draft {
  const { lastYear, lastYearDone } = readFacts(matter, ['lastYear', 'lastYearDone']);
  return {
    ...inProgress(matter, education),
    // What a year more than one lacks hangs on it, however far its last day is.
    tone: 'soon',
    sentences: [
      `${lastYear} 年你学了 ${sayHours(lastYearDone ?? null)}，没学够，今年一起补上。`,
      thisYear(matter, education),
      '没补上的话，文件写的是要重新参加培训。',
    ],
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

// What a verdict on the yearly duty rests on; the other statements follow from these.
const cited = /^continuingEducation\.(status|reasons|deadline)/;

/** What the yearly duty's assessment says, in plain words. */
export function educationVerdict(matter: Matter): Verdict {
  const { continuingEducation } = matter.assessment;
  const grounds = matter.grounds.filter(({ statement }) => cited.test(statement));
  const draft = drafts[continuingEducation.status](matter, continuingEducation);
  return finish(matter, draft, continuingEducation, grounds);
}
