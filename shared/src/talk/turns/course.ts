import {
  type Day,
  firstDayOfYear,
  formatDay,
  formatDayChinese,
  formatDaysLeft,
  isDay,
  lastDayOfYear,
  type PartDay,
  parseDay,
  partBounds,
  yearOf,
} from '../../calendar';
import { explain } from '../../v1/engine';
import {
  caseOf,
  doubtOf,
  type GuideStep,
  type NextThing,
  nextOf,
  postNames,
  registryLabels,
  sayHours,
  verdictOf,
  wayOf,
  yearsOf,
} from '../../v1/guide';
import { hoursOfTenths, plainTrade, type Rulebook, type StepFact, valueAt } from '../../v1/rulebook';
import {
  contactOf,
  dial,
  dutyFigures,
  exchangeFigures,
  isElectronic,
  matterOf,
  nextWords,
  yearFigures,
} from '../answers/matter';
import type { Expected } from '../told/heard';
import type { ChatAction, ChatCertificate, ChatContext, ChatHolder, Choice, Fact } from '../types';
import { questionedHours } from './questioned-hours';
import { OF_HOLDER, titleOf } from './records';
import { saying } from './turn';
import { dayWords } from './words';

/** The question that stands for a certificate, or its verdict where there is nothing to ask. */
export interface Standing {
  /** What an answer would be; null: nothing is asked. */
  expected: Expected | null;
  /** Which certificate and which step, for putting the question again. */
  short: string;
  text: string;
  clauses: string[];
  actions: ChatAction[];
  choices: Choice[];
}

/** Hours that are counted together, and how many are asked for. */
interface Counted {
  done: number;
  required: number;
  /** Of what they are the hours, as the holder calls it: 今年. */
  of: string;
  /** The first day of the cycle, where they are of one that is alike for all. */
  from?: Day;
  /** They are of a term of several years, of which each is told by itself. */
  ofYears?: true;
}

/** A day by which something is to be done: the last one, or the earliest of several that it may be. */
interface DueDay {
  on: Day;
  isLast: boolean;
}

/** What the talk needs of the law under which a certificate stands. */
export interface Course {
  facts: ReadonlySet<string>;
  /** Facts that are the holder's, whatever the certificate. */
  ofHolder: ReadonlySet<string>;
  /** Whether what is said of other schemes' certificates is said of none of the holder's. */
  foreign: boolean;
  trades: readonly string[];
  categories: readonly (readonly [string, RegExp])[];
  /** Whether a course that makes up for a cycle before may be told of; whether it counts for that, see `makeUpOf`. */
  makesUp: boolean;
  /** The labels of a state's values, where it is chosen from a list. */
  labels: Record<string, Record<string, string>>;
  standing(context: ChatContext, certificate: ChatCertificate): Standing;
  /** The hours that are being studied for now. */
  counted(context: ChatContext, certificate: ChatCertificate): Counted | null;
  /** The first days of the cycles that are over, or of the years of a term, of which hours may be told, ascending. */
  pastCycles(context: ChatContext, certificate: ChatCertificate): string[];
  /** The first day of the cycle before that of a day, where a course may make up for it; null: it may not, or there is none. */
  makeUpOf(context: ChatContext, certificate: ChatCertificate, on: Day): string | null;
  /** Whether a day lies ahead by which something is to be done. */
  hasAhead(context: ChatContext, certificate: ChatCertificate): boolean;
  /** The last day that lies ahead and by which something lacks; null: none is known. */
  due(context: ChatContext, certificate: ChatCertificate): DueDay | null;
  /**
   * What is said before a talk begins to lead: whether there is anything to be exchanged. Null: no certificate is
   * known. Empty: what comes next says it.
   */
  opening(context: ChatContext, certificate: ChatCertificate | null): string;
  /** Where the certificate stands, in a sentence or two of the screens. */
  summary(context: ChatContext, certificate: ChatCertificate): string;
  /** Why something done comes to nothing, in a sentence; `noted`: whether it is to be written down all the same. Null: it counts. */
  futile(
    context: ChatContext,
    certificate: ChatCertificate,
    fact: Fact,
  ): { says: string; noted: boolean } | null;
  /** The first day on which a deed can have been done, by its document and by what is on record; null: none is known. */
  earliest(context: ChatContext, certificate: ChatCertificate, fact: string): Day | null;
  /** What is left to do, in a sentence; empty where nothing is counted. */
  left(context: ChatContext, certificate: ChatCertificate): string;
}

export const NOT_YET = '还没弄好';
export const LATER = '先不记';
const DONE_TODAY = '今天弄好了';
const DONE_BEFORE = '前几天弄好的';

const hints: Record<GuideStep['marks'], string> = {
  done: '弄好了就告诉我，哪天弄好的也可以说。',
  registry: '查好了告诉我它显示什么。',
  hours: '学了多少就说多少，比如“今天学了4.5学时”。',
  number: '把新编号发给我，我记上。',
};

const expectedOf: Record<StepFact, Expected> = {
  registryStatus: { fact: 'registryStatus', kind: 'state' },
  registeredOn: { fact: 'registeredOn', kind: 'event' },
  credits: { fact: 'credits', kind: 'hours' },
  exchangedOn: { fact: 'exchangedOn', kind: 'event' },
  downloadedOn: { fact: 'downloadedOn', kind: 'event' },
  newNumber: { fact: 'newNumber', kind: 'number' },
  yearlyCredits: { fact: 'credits', kind: 'hours' },
};

export const eventFact = (fact: string, certificate: string | null, on: string): Fact => ({
  op: 'set',
  certificate,
  fact,
  value: on,
  on,
});

/** What can be tapped under a step. */
function choicesOf(step: GuideStep, certificateId: string, asOf: Day): Choice[] {
  const today = formatDay(asOf);
  const { fact } = expectedOf[step.sets];
  const of = fact === 'registeredOn' ? null : certificateId;
  const write = (label: string, written: Fact): Choice => ({ label, act: { do: 'write', facts: [written] } });
  switch (step.marks) {
    case 'done':
      return [
        write(DONE_TODAY, eventFact(fact, of, today)),
        {
          label: DONE_BEFORE,
          act: {
            do: 'draft',
            drafts: [{ ...eventFact(fact, of, today), on: null, value: null, lacks: 'day', offered: null }],
          },
        },
        saying(NOT_YET),
      ];
    case 'registry':
      return Object.entries(registryLabels).map(([value, label]) =>
        write(label, { op: 'set', certificate: of, fact, value, on: today }),
      );
    case 'hours':
      return [
        ...[8, 4].map((hours) =>
          write(`今天学了${hours}学时`, {
            op: 'add',
            certificate: of,
            fact: 'credit',
            value: hours,
            on: today,
          }),
        ),
        saying(NOT_YET),
      ];
    case 'number':
      return [saying(LATER)];
  }
}

function placesOf(step: GuideStep): string {
  const places = step.where.flatMap(({ name, address }) =>
    address === null ? [] : [`${name}（${address}）`],
  );
  return places.length > 0 ? `网址：${places.join('、')}。` : '';
}

/** Leads by the steps of a rulebook. */
export function courseOf(rulebook: Rulebook): Course {
  const holderOf = ({ holder }: ChatContext): ChatHolder => holder as ChatHolder;

  function look(context: ChatContext, { facts }: ChatCertificate) {
    const holder = holderOf(context);
    const explained = explain(rulebook, caseOf(facts, holder, context.asOf));
    const way = wayOf(rulebook, facts, holder, context.asOf, explained.assessment);
    const next = nextOf(rulebook, explained, way, context.asOf);
    return { explained, next, way, step: way.steps.find(({ id }) => id === next.stepId) ?? null };
  }

  const standingOf = (context: ChatContext, certificate: ChatCertificate) => ({
    ...certificate,
    title: titleOf(certificate),
    ...look(context, certificate),
  });

  function actionsOf(context: ChatContext, step: GuideStep, certificateId: string): ChatAction[] {
    const address = step.where.find((place) => place.address !== null)?.address;
    const desk = contactOf(matterOf(rulebook, context), 'help-desk');
    return [
      { type: 'open-step', label: step.call, stepId: step.id, certificateId },
      ...(address ? [{ type: 'copy', label: '复制网址', text: address } as const] : []),
      ...(step.where.some(({ id }) => id === desk.id) ? [dial(matterOf(rulebook, context), desk.id)] : []),
    ];
  }

  function atStep(context: ChatContext, certificate: ChatCertificate, step: GuideStep): Standing {
    // What every year asks for may be less than what this one does.
    const standing = step.sets === 'yearlyCredits' ? standingOf(context, certificate) : null;
    const required = standing?.explained.assessment.continuingEducation.required ?? null;
    const called = required === null ? step.title : `今年学满 ${sayHours(required)}`;
    const own = standing === null || required === null ? '' : `${dutyFigures(standing)}。`;
    const short = `${titleOf(certificate)}，这一步：${called}。`;
    return {
      expected: expectedOf[step.sets],
      short: `${short}${hints[step.marks]}`,
      text: [short, own, ...step.whatToDo, placesOf(step), hints[step.marks]].join(''),
      clauses: [step.clause],
      actions: actionsOf(context, step, certificate.id),
      choices: choicesOf(step, certificate.id, context.asOf),
    };
  }

  const unknownYear = (context: ChatContext, { facts }: ChatCertificate): number | null =>
    yearsOf(rulebook, facts, holderOf(context), context.asOf).find(
      ({ kind, year, stated }) => kind === 'obligation' && year < yearOf(context.asOf) && stated === null,
    )?.year ?? null;

  function askYear(
    context: ChatContext,
    certificate: ChatCertificate,
    year: number,
    step: GuideStep | null,
  ): Standing {
    const question = `${titleOf(certificate)}：${year} 年一共学了多少学时？没学也是答案。`;
    const stated = (hours: number): Fact => ({
      op: 'set',
      certificate: certificate.id,
      fact: 'statedCycle',
      value: hours,
      on: `${year}-01-01`,
    });
    return {
      expected: { fact: 'statedCycle', kind: 'year', year },
      short: question,
      text: `${question}几年的可以一起说，比如“${year}年32学时”。`,
      clauses: step ? [step.clause] : [],
      actions: step ? actionsOf(context, step, certificate.id) : [],
      choices: [
        { label: '32学时', act: { do: 'write', facts: [stated(32)] } },
        { label: '没学', act: { do: 'write', facts: [stated(0)] } },
      ],
    };
  }

  function verdict(context: ChatContext, certificate: ChatCertificate, next: NextThing): Standing {
    const { explained } = look(context, certificate);
    const { title, sentences, clauses } = verdictOf(rulebook, explained, context.asOf);
    const text = [`${titleOf(certificate)}：${title}。`, ...sentences].join('');
    const lead: ChatAction[] =
      next.kind === 'nothing'
        ? []
        : next.stepId !== null
          ? [{ type: 'open-step', label: next.label, stepId: next.stepId, certificateId: certificate.id }]
          : [dial(matterOf(rulebook, context), 'authority')];
    return {
      expected: null,
      short: text,
      text,
      clauses: clauses.map(({ id }) => id),
      actions: lead,
      choices: [],
    };
  }

  return {
    facts: new Set([
      'registeredOn',
      'exchangedOn',
      'issuedOn',
      'downloadedOn',
      'registryStatus',
      'newNumber',
      'inPost',
    ]),
    ofHolder: OF_HOLDER,
    foreign: true,
    trades: tradesOf(rulebook),
    categories: [],
    makesUp: false,
    makeUpOf: () => null,
    labels: { registryStatus: registryLabels },

    standing(context, certificate) {
      const { explained, next, step } = look(context, certificate);
      const year = next.kind === 'confirm-years' ? unknownYear(context, certificate) : null;
      const asked =
        year !== null
          ? askYear(context, certificate, year, step)
          : step && (next.kind === 'step' || next.kind === 'study')
            ? atStep(context, certificate, step)
            : null;
      if (!asked) return verdict(context, certificate, next);
      // Going on is no sign that the exchange has come to something.
      const doubt =
        doubtOf(explained) === null ? '' : `${verdictOf(rulebook, explained, context.asOf).title}。`;
      return { ...asked, text: `${doubt}${asked.text}` };
    },

    counted(context, certificate) {
      const { exchange, continuingEducation: duty } = look(context, certificate).explained.assessment;
      if (exchange.required)
        return {
          ...{ done: hoursOfTenths(exchange.done ?? 0), required: hoursOfTenths(exchange.required) },
          of: '这次换证',
        };
      // What is studied before the first year of the duty begins is counted for nothing.
      if (duty.required === null || duty.status === 'not-started') return null;
      const from = firstDayOfYear(yearOf(context.asOf));
      return {
        done: hoursOfTenths(duty.done ?? 0),
        required: hoursOfTenths(duty.required),
        of: '今年',
        from,
      };
    },

    pastCycles(context, certificate) {
      const years = yearsOf(rulebook, certificate.facts, holderOf(context), context.asOf);
      return years.flatMap(({ kind, year }) => (kind === 'obligation' ? [`${year}-01-01`] : [])).sort();
    },

    hasAhead(context, certificate) {
      const { exchange, continuingEducation: duty } = look(context, certificate).explained.assessment;
      const exchanging = exchange.status === 'open' || exchange.status === 'unconfirmed';
      return exchanging || !(duty.status === 'not-applicable' || duty.status === 'retraining-required');
    },

    due(context, certificate) {
      const { exchange, continuingEducation: duty } = look(context, certificate).explained.assessment;
      const last = valueAt(rulebook.exchange.deadline, context.asOf);
      if (exchange.status === 'open' || exchange.status === 'unconfirmed')
        return last >= context.asOf ? { on: last, isLast: true } : null;
      return duty.status === 'in-progress' || duty.status === 'catch-up'
        ? { on: lastDayOfYear(yearOf(context.asOf)), isLast: true }
        : null;
    },

    opening(context, certificate) {
      const last = valueAt(rulebook.exchange.deadline, context.asOf);
      if (certificate === null)
        return last < context.asOf
          ? `换证的期限${formatDayChinese(last)}已经过了，没换的旧证书换不了了。`
          : '';
      const standing = standingOf(context, certificate);
      if (isElectronic(standing)) return `${nextWords(standing)}。`;
      const { status, daysLeft } = standing.explained.assessment.exchange;
      if (status === 'lapsed' || status === 'ineligible') return '不能换。';
      return status === 'open' ? `${nextWords(standing)}，${formatDaysLeft(daysLeft as number)}。` : '';
    },

    summary(context, certificate) {
      const { title, sentences } = verdictOf(rulebook, look(context, certificate).explained, context.asOf);
      return [`${title}。`, ...sentences.slice(0, 1)].join('');
    },

    futile(context, certificate, told) {
      const { fact, value } = told;
      // A certificate of another pack is none that this document judges.
      if (certificate.law && certificate.law.pack !== rulebook.id) return null;
      if (told.op === 'remove') return null;
      const { explained, way } = look(context, certificate);
      const { registeredOn } = holderOf(context);
      const questioned = questionedHours(rulebook, certificate, told, {
        ...{ registeredOn, way, asOf: context.asOf },
      });
      if (fact !== 'exchangedOn' && fact !== 'downloadedOn' && fact !== 'issuedOn') return questioned;
      const { exchange } = explained.assessment;
      if (exchange.status === 'ineligible')
        return {
          says: `交了申请也不算换成：${this.summary(context, certificate)}先不记成换好了，以主管部门的答复为准。`,
          noted: false,
        };
      const last = valueAt(rulebook.exchange.deadline, context.asOf);
      // Of a month or a year its first day says the least.
      const first = isDay(String(value))
        ? parseDay(String(value))
        : partBounds(String(value) as PartDay)?.first;
      const isLate = context.asOf > last && fact === 'exchangedOn' && (first ?? 0) > last;
      return isLate
        ? {
            says: `申请晚了，过了${dayWords(formatDay(last), context.asOf)}，旧证书已经自动失效：文件没写晚交的怎样算，别当成换好了，问主管部门。`,
            noted: true,
          }
        : questioned;
    },

    earliest(_, { facts }, fact) {
      const { issuedOn } = rulebook.source;
      if (fact === 'exchangedOn') return issuedOn;
      if (fact === 'downloadedOn') return Math.max(facts.exchangedOn ?? issuedOn, issuedOn);
      return fact === 'issuedOn' ? facts.exchangedOn : null;
    },

    left(context, certificate) {
      const standing = standingOf(context, certificate);
      const said = exchangeFigures(standing) ?? yearFigures(standing);
      const { exchange } = standing.explained.assessment;
      const done = exchange.required ? `换证的学习记了 ${sayHours(exchange.done ?? 0)}，` : '';
      // What is studied now is noted; nobody is left to think that it still helps.
      if (exchange.status === 'lapsed')
        return `换证的期限已经过了，你的${standing.title}没换，旧证书自动失效：现在学的能不能算，文件未规定，问主管部门。`;
      return said === null ? '' : `${done}${said}。`;
    },
  };
}

/** Every post with and without its specialty, the longest first: 施工员（土建）, 土建施工员, 施工员. */
function tradesOf(rulebook: Rulebook): string[] {
  const names = Object.values(rulebook.families).flatMap((family) => [
    ...postNames(family).map(plainTrade),
    ...family.posts.flatMap(({ name, specialties }) => [name, ...specialties.map((one) => `${one}${name}`)]),
  ]);
  return [...new Set(names)].sort((one, other) => other.length - one.length);
}
