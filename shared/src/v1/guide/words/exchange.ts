import type { Day } from '../../../calendar';
import {
  type ActDoubt,
  doubtOfAct,
  type Ended,
  isActMeant,
  isReceived,
  type ObligationData,
  type Pack,
  plainTrade,
} from '../../../law';
import {
  byRule,
  type ExchangeAssessment,
  type ExchangeReason,
  type ExchangeStatus,
  type ExchangeStep,
  type Explained,
} from '../../engine';
import { type Contact, EXCHANGE, fillText, valueAt } from '../../rulebook';

import { phoneText } from '../steps';
import { sayDay, sayDeadline, sayHours } from './say';
import {
  type Draft,
  dayAskedDraft,
  dayAskedIn,
  finish,
  groundOf,
  type Matter,
  urgency,
  type Verdict,
} from './verdict';

const authority = ({ rulebook }: Matter): string => {
  const contact = rulebook.contacts.find(({ id }) => id === 'authority') as Contact;
  return `${contact.name} ${phoneText(contact)}`;
};

const refusalSentences: Partial<Record<ExchangeReason, string>> = {
  'trade-not-mapped': '这个岗位或工种在新系统里没有对应的名称。',
  'registry-cancelled': '省里的系统显示它是“注销”。只有显示“有效”的才能换。',
  'registry-not-found': '省里的系统查不到它。只有查得到、显示“有效”的才能换。',
};

function ineligible(matter: Matter, { reasons }: ExchangeAssessment): Draft {
  const unmapped = reasons.includes('trade-not-mapped');
  const sentences = reasons.flatMap((reason) => refusalSentences[reason] ?? []);
  if (unmapped) sentences.push('要查它，还是到省里的培训管理系统。它到期后是不是失效，文件未规定。');
  else sentences.push(`先核对一下证书编号。觉得不对，就问${authority(matter)}。`);
  return {
    tone: 'late',
    title: '这本证书换不了',
    sentences,
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
  };
}

const shownWords: Readonly<Record<Ended, string>> = {
  cancelled: '系统显示“注销”',
  'not-found': '系统里查不到',
};

const exchangeIn = ({ said }: Pack): ObligationData | undefined =>
  said.obligations.find(({ id }) => id === EXCHANGE);

/** Why an exchange that is told, or is told not to be needed, may have come to nothing; null: nothing speaks against it. */
export function doubtOf({ rulebook, input, answers }: Explained): ActDoubt | null {
  const data = exchangeIn(rulebook.pack);
  const { pack } = rulebook;
  const { family: kind, trade, registryStatus } = input.certificate;
  const of = { pack, kind, post: plainTrade(trade), asOf: input.asOf };
  const spoken = { status: registryStatus, unlistedOn: input.result?.unlistedOn };
  return data ? doubtOfAct(data, answers.exchange, spoken, of) : null;
}

/** Whether the exchange was applied for, and nobody has said that the new certificate is there. */
export function isWaiting({ rulebook, input, assessment }: Explained): boolean {
  if (assessment.exchange.status !== 'completed') return false;
  const data = exchangeIn(rulebook.pack);
  return data !== undefined && !isReceived(data, input.result);
}

const WAITING: Pick<Draft, 'tone' | 'title'> = { tone: 'go', title: '申请交上去了，等电子证书' };
const WHEN_IT_COMES = '电子证书下来了，就下载、存好，再到这里记上。';

/** What a list of a later day knows nothing of is asked about, with the deadline of whoever has not exchanged after all. */
function notListed(matter: Matter, what: string, told: readonly string[]): Draft {
  const { rulebook, asOf, input } = matter;
  const last = valueAt(rulebook.exchange.deadline, asOf);
  const listedOn = sayDay(input.result?.unlistedOn as Day, asOf);
  const list = `截至 ${listedOn}的名单里，它还是旧证书，没有${what}的记录。`;
  const due = asOf <= last ? [`要是其实还没有换，${sayDeadline(last, asOf)}前要申请更换。`] : [];
  return toVerify(matter, `名单里没有${what}的记录，要先核实`, [...told, list, ...due]);
}

const ENDED_CANNOT = '注销的、查不到的旧证书换不了。';

function completed(matter: Matter): Draft {
  const { rulebook, asOf, input, assessment } = matter;
  const { exchangedOn } = input.certificate;
  // Of a day known in part the part itself is on the certificate's own page; it makes no difference here.
  const applied = exchangedOn === null ? [] : [`你的申请日期是 ${sayDay(exchangedOn, asOf)}。`];
  const deadline = sayDay(valueAt(rulebook.exchange.deadline, asOf), asOf);
  const late = assessment.exchange.reasons.includes('exchanged-after-deadline')
    ? [`这在期限（${deadline}）以后。文件没有写这样怎样算，以主管部门的答复为准。`]
    : [];
  const doubt = doubtOf(matter);
  if (doubt === null && isWaiting(matter))
    return { ...WAITING, sentences: [...applied, WHEN_IT_COMES, ...late] };
  if (doubt === null) return { tone: 'done', title: '已经换成电子证书', sentences: [...applied, ...late] };
  if (doubt === 'late')
    return { tone: 'ask', title: '申请晚了，算不算换成要先问', sentences: [...applied, ...late] };
  if (doubt === 'post-refused')
    return toVerify(matter, POST_NOT_EXCHANGED, [...applied, ...late, unmapped(matter)]);
  if (doubt === 'not-listed') return notListed(matter, '换证', applied);
  const told = [...applied, ...late, ENDED_CANNOT];
  return toVerify(matter, `${shownWords[doubt]}，换没换成要先核实`, told);
}

/** What the registry speaks against is asked about, whatever else was told: its own word is not judged here. */
const toVerify = (matter: Matter, title: string, sentences: readonly string[]): Draft => ({
  tone: 'ask',
  title,
  sentences: [
    ...sentences,
    `电子证书下来了，就登录培训管理信息系统看它在不在、写的是什么；对不上的，问${authority(matter)}。`,
  ],
});

const POST_NOT_EXCHANGED = '这个岗位换不了，换没换成要先核实';
const POST_NOT_ISSUED = '这个岗位没有电子证书，这本证要先核实';

const UNMAPPED = 'trade-not-mapped';

const unmapped = ({ rulebook, asOf }: Matter): string =>
  fillText(rulebook, rulebook.rules[UNMAPPED].text, asOf);

const stepTitles: Partial<Record<ExchangeStep, (exchange: ExchangeAssessment) => string>> = {
  // 可以换 is heard as "now" by whoever still has to study.
  register: ({ remaining }) => (remaining ? '先去注册，学满学时才能换' : '可以换，先去注册'),
  study: ({ remaining }) => `还差 ${sayHours(remaining)}，学满才能换`,
  exchange: ({ required }) => (required ? '学时够了，去申请更换' : '可以换，去申请更换'),
};

/** The deadline and the hours, which every open exchange is told. */
function dueSentences(matter: Matter, { deadline, required, done }: ExchangeAssessment): string[] {
  const study = required
    ? `换证以前要学满 ${sayHours(required)}，你记了 ${sayHours(done)}。`
    : '换这本证书不用先学习。';
  const moved = groundOf(matter, 'exchange.deadline')?.document;
  return [
    `${sayDeadline(deadline as number, matter.asOf)}前要申请更换，过了这一天旧证书自动失效。`,
    ...(moved ? [`这个期限是${moved}改过的。`] : []),
    study,
  ];
}

/** The event whose day is asked for, and nothing before it; null: none is. */
const dayOf = (matter: Matter): string | null =>
  matter.assessment.exchange.reasons.length === 0 ? dayAskedIn(matter) : null;

const asksDay = (matter: Matter): boolean =>
  matter.assessment.exchange.status === 'unconfirmed' && dayOf(matter) !== null;

/** What holds for whoever has none yet, where not even that is known: of who has one, no deadline is left. */
function unlessDone(matter: Matter, day: string, deadline: Day | null): string[] {
  const { rulebook, asOf, input } = matter;
  const name = rulebook.pack.said.facts[day]?.name ?? day;
  if (deadline !== null)
    return [
      `要是其实还没有${name}，换证的期限是 ${sayDeadline(deadline, asOf)}；已经有了的，这个期限不用管。`,
    ];
  const last = valueAt(rulebook.exchange.deadline, asOf);
  const span = input.partly?.[day as keyof NonNullable<typeof input.partly>];
  if (span?.maybe === false || asOf <= last) return [];
  return [`要是其实还没有${name}，换证的期限 ${sayDay(last, asOf)}已经过了，旧证书自动失效。`];
}

/** Where it counts on none of the days that it may have been, whether it does comes before which of them it was. */
function doubtedDay(matter: Matter, day: string, doubt: ActDoubt): Draft {
  const { pack } = matter.rulebook;
  const told = `${pack.said.facts[day]?.name ?? day}的日子还不知道；不管是哪一天，`;
  if (doubt === 'cancelled' || doubt === 'not-found')
    return toVerify(matter, `${shownWords[doubt]}，这本证要先核实`, [`${told}${ENDED_CANNOT}`]);
  const data = exchangeIn(pack);
  const isAct = data !== undefined && isActMeant(data, matter.answers.exchange);
  return toVerify(matter, isAct ? POST_NOT_EXCHANGED : POST_NOT_ISSUED, [
    `${told}都要先核实。`,
    unmapped(matter),
  ]);
}

function unconfirmed(matter: Matter, exchange: ExchangeAssessment): Draft {
  const day = dayOf(matter);
  const doubt = doubtOf(matter);
  if (day !== null && doubt !== null) return doubtedDay(matter, day, doubt);
  if (day !== null) {
    const draft = dayAskedDraft(matter, day);
    const otherwise = unlessDone(matter, day, exchange.deadline);
    return { ...draft, sentences: [...draft.sentences, ...otherwise] };
  }
  return {
    tone: 'ask',
    title: '先查旧证书是不是有效',
    sentences: ['省里的系统显示“有效”的才能换，查一下再往下走。', ...dueSentences(matter, exchange)],
  };
}

function open(matter: Matter, exchange: ExchangeAssessment): Draft {
  const step = exchange.nextStep as ExchangeStep;
  return {
    tone: urgency(exchange.daysLeft),
    title: (stepTitles[step] as (exchange: ExchangeAssessment) => string)(exchange),
    sentences: dueSentences(matter, exchange),
  };
}

function notNeeded(matter: Matter): Draft {
  const doubt = doubtOf(matter);
  if (doubt === 'not-listed') return notListed(matter, '电子证书', []);
  if (doubt === null || doubt === 'late')
    return { tone: 'done', title: '这是电子证书，不用换', sentences: ['要换的只是旧证书。'] };
  const told = '你记的是直接取得的电子证书，要换的只是旧证书。';
  if (doubt === 'post-refused') return toVerify(matter, POST_NOT_ISSUED, [told, unmapped(matter)]);
  return toVerify(matter, `${shownWords[doubt]}，这本证要先核实`, [told]);
}

const drafts: Record<ExchangeStatus, (matter: Matter, exchange: ExchangeAssessment) => Draft> = {
  'not-needed': notNeeded,
  completed,
  ineligible,
  lapsed,
  unconfirmed,
  open,
};

// What a verdict on the exchange rests on; the other statements follow from these.
const cited = /^exchange\.(status|reasons|nextStep|deadline|hoursRequired)/;

/** What the exchange's assessment says, in plain words. */
export function exchangeVerdict(matter: Matter): Verdict {
  const { exchange } = matter.assessment;
  const grounds = matter.grounds.filter(({ statement }) => cited.test(statement));
  if (doubtOf(matter) === 'post-refused')
    grounds.push(byRule(matter.rulebook, 'exchange.status', UNMAPPED, ['trade']));
  // A deadline that may be nobody's stands in its sentence, and is not shown as the day that counts.
  const due = asksDay(matter) ? { deadline: null, daysLeft: null } : exchange;
  return finish(matter, drafts[exchange.status](matter, exchange), due, grounds);
}
