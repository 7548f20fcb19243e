import type { ExchangeAssessment, ExchangeReason, ExchangeStatus, ExchangeStep } from '../../engine';
import { type Contact, fillText } from '../../rulebook';
import { phoneText } from '../steps';
import { sayDay, sayDeadline, sayHours } from './say';
import { type Draft, finish, type Matter, urgency, type Verdict } from './verdict';

const authority = ({ rulebook }: Matter): string => {
  const contact = rulebook.contacts.find(({ id }) => id === 'authority') as Contact;
  return `${contact.name} ${phoneText(contact)}`;
};

const refusalSentences: Partial<Record<ExchangeReason, string>> = {
  'trade-not-mapped': '这个岗位或工种在新系统里没有对应的名称，换不了。',
  'registry-cancelled': '省里的系统显示它是“注销”。只有显示“有效”的才能换。',
  'registry-not-found': '省里的系统查不到它。只有查得到、显示“有效”的才能换。',
};

function ineligible(matter: Matter, { reasons }: ExchangeAssessment): Draft {
  const unmapped = reasons.includes('trade-not-mapped');
  const sentences = reasons.flatMap((reason) => refusalSentences[reason] ?? []);
  if (unmapped) sentences.push('要查它，还是到省里的培训管理系统。它到期后是不是失效，文件未规定。');
  else sentences.push(`先核对一下证书编号。觉得不对，就问${authority(matter)}。`);
  const scope = reasons.some((reason) => reason !== 'trade-not-mapped');
  const clauses = [...(unmapped ? ['四(二)'] : []), ...(scope ? ['一'] : [])];
  return {
    tone: 'late',
    title: '这本证书换不了',
    sentences,
    clauses,
    readings: unmapped ? [] : ['ineligible'],
  };
}

function lapsed(matter: Matter): Draft {
  const { rulebook, asOf } = matter;
  return {
    tone: 'late',
    title: '换证的期限已经过了',
    sentences: [
      fillText(rulebook, '文件写的是：{exchange.deadline}前没换的，旧证书自动失效。', asOf),
      '能不能恢复、还能不能补办，文件未规定，以主管部门的答复为准。',
      `可以问${authority(matter)}。`,
    ],
    clauses: ['二'],
    readings: [],
  };
}

function completed({ asOf, assessment, grounds }: Matter): Draft {
  const facts = grounds.find(({ statement }) => statement === 'exchange.status')?.facts ?? {};
  const on = sayDay(facts.exchangedOn as number, asOf);
  const late = assessment.exchange.reasons.includes('exchanged-after-deadline');
  const sentences = [`你是 ${on}申请更换的。`];
  if (late)
    sentences.push(
      `这在期限（${sayDay(facts.deadline as number, asOf)}）以后。文件没有写这样怎样算，以主管部门的答复为准。`,
    );
  return {
    tone: 'done',
    title: '已经换成电子证书',
    sentences,
    clauses: late ? ['二', '二(三)'] : ['二(三)'],
    readings: late ? ['late-exchange'] : [],
  };
}

const stepTitles: Partial<Record<ExchangeStep, (exchange: ExchangeAssessment) => string>> = {
  register: () => '可以换，先去注册',
  study: ({ remaining }) => `可以换，还差 ${sayHours(remaining)}`,
  exchange: ({ required }) => (required ? '学时够了，去申请更换' : '可以换，去申请更换'),
};

const stepClauses: Partial<Record<ExchangeStep, string>> = {
  register: '二(一)',
  study: '二(二)',
  exchange: '二(三)',
};

/** The deadline and the hours, which every open exchange is told. */
function dueSentences({ asOf }: Matter, { deadline, required, done }: ExchangeAssessment): string[] {
  const study = required
    ? `换以前要学满 ${sayHours(required)}，你记了 ${sayHours(done)}。`
    : '技能人员换证不用学习。';
  return [`${sayDeadline(deadline as number, asOf)}前要申请更换，过了这一天旧证书自动失效。`, study];
}

function unconfirmed(matter: Matter, exchange: ExchangeAssessment): Draft {
  return {
    tone: 'ask',
    title: '先查旧证书是不是有效',
    sentences: ['省里的系统显示“有效”的才能换，查一下再往下走。', ...dueSentences(matter, exchange)],
    clauses: ['一', '二', '二(二)'],
    readings: exchange.required ? ['deadline-day'] : ['deadline-day', 'skilled-workers'],
  };
}

function open(matter: Matter, exchange: ExchangeAssessment): Draft {
  const step = exchange.nextStep as ExchangeStep;
  const clauses = ['二', '二(二)', stepClauses[step] as string];
  return {
    tone: urgency(exchange.daysLeft),
    title: (stepTitles[step] as (exchange: ExchangeAssessment) => string)(exchange),
    sentences: dueSentences(matter, exchange),
    clauses: [...new Set(clauses)],
    readings: exchange.required ? ['deadline-day'] : ['deadline-day', 'skilled-workers'],
  };
}

const notNeeded = (): Draft => ({
  tone: 'done',
  title: '这是电子证书，不用换',
  sentences: ['要换的只是旧证书。'],
  clauses: ['一'],
  readings: [],
});

const drafts: Record<ExchangeStatus, (matter: Matter, exchange: ExchangeAssessment) => Draft> = {
  'not-needed': notNeeded,
  completed,
  ineligible,
  lapsed,
  unconfirmed,
  open,
};

/** What the exchange's assessment says, in plain words. */
export function exchangeVerdict(matter: Matter): Verdict {
  const { exchange } = matter.assessment;
  return finish(matter, drafts[exchange.status](matter, exchange), exchange);
}
