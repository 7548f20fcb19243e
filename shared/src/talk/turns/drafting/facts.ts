import { type Day, formatDay } from '../../../calendar';
import { type DaySaid, nextOfYear } from '../../told/days';
import { plain } from '../../told/plain';
import type { Draft, Fact } from '../../types';
import { APPLIED, appliedFact, takes, titleAmong } from '../places';
import { recordedOf } from '../records';
import { SAY } from '../words';
import { type Choosing, chosenBy, draftOf } from './choosing';
import {
  all,
  type Desk,
  type Drafted,
  dated,
  drafting,
  inPart,
  keepsPart,
  known,
  saying,
  type Told,
  unknownTrade,
  withinOf,
} from './desk';
import { inYearMeant, YEAR_SAID } from './which-year';

export function event(claim: Told<'event'>, desk: Desk): Drafted {
  const { holder, course } = desk;
  const fact: Fact = { op: 'set', certificate: null, fact: claim.fact, value: null, on: null };
  if (course.ofHolder.has(claim.fact))
    return known(dated({ ...fact, lacks: null, offered: null }, claim.day, desk, true), desk);
  const choosing = chosenBy(desk, course.trades, claim.applied ? APPLIED : claim.fact);
  if ('unknown' in choosing) return unknownTrade(choosing.unknown);
  if ('ask' in choosing && holder.certificates.length === 0) return saying('先登记一个证，我才有地方记。');
  const parts = draftOf(fact, choosing).map((draft) => {
    if (isEnd(draft, claim, desk)) return saying(ENDED);
    if (isOnceMore(draft, desk)) return saying(ONCE_MORE);
    if (isReceived(draft, desk)) return howReceived(draft, claim.day, desk);
    const own = claim.applied ? asApplied(draft, desk) : draft;
    return own === null
      ? saying(noApplication(draft, desk))
      : dated(own, inYearMeant(longAgo(claim.day, desk), own, desk), desk, true);
  });
  return known(all(parts), desk);
}

/** 换好了, 批下来了: what came of an application, and not that it was made. */
const CAME_OF_IT = /换(?:证)?[^，,。]{0,7}(?:好|成|完|下来|到手)|批(?:了|下来)|审核通过|拿到|到手/;

const ENDED =
  '申请的日子已经记着，没有改：按不按时，看申请那一天。换好的那天是电子证书下来的日子，要记就说“电子证书是几号拿到的”。';

/** 1月5号换好了, where the application is on record: the end of it, which moves no day of applying. */
const isEnd = (draft: Draft, { applied, day }: Told<'event'>, { holder, text }: Desk): boolean => {
  const one = holder.certificates.find(({ id }) => id === draft.certificate);
  const isKnown = one && !one.law && typeof recordedOf(holder, one, 'exchangedOn') === 'string';
  return (
    draft.fact === 'exchangedOn' && !applied && day !== null && !!isKnown && CAME_OF_IT.test(plain(text))
  );
};

const APPLICATIONS: ReadonlySet<string> = new Set(['exchangedOn', 'appliedOn']);
const ONCE_MORE = '申请的日子已经记着，没有改。要是记错了，就说“申请是几月几号”。';

/** 昨天又申请了一次: the first one stays, for by it one is in time. */
const isOnceMore = ({ fact, certificate }: Draft, { holder, text }: Desk): boolean =>
  APPLICATIONS.has(fact) &&
  /又|再|重新|第二次|补/.test(plain(text)) &&
  holder.certificates.some(
    (one) => one.id === certificate && typeof recordedOf(holder, one, fact) === 'string',
  );

/** 直接拿的, 新考的: no old certificate was exchanged for it. */
const NOT_EXCHANGED = /直接|新[办考发]|考(?:下来|的|了|出来)|不是换|没换过/;

/** 昨天拿到电子证了, of a certificate of steps with neither on record: whether it was exchanged decides from when it counts. */
function isReceived({ fact, certificate }: Draft, { holder, text }: Desk): boolean {
  const one = holder.certificates.find(({ id }) => id === certificate);
  return (
    fact === 'issuedOn' &&
    one !== undefined &&
    !one.law &&
    ['issuedOn', 'exchangedOn'].every((name) => recordedOf(holder, one, name) === null) &&
    !NOT_EXCHANGED.test(plain(text))
  );
}

/** Received is not obtained by itself: of one that was exchanged the day of the application is asked. */
function howReceived(draft: Draft, day: DaySaid | null, desk: Desk): Drafted {
  const exchanged: Draft = { ...draft, fact: 'exchangedOn', lacks: 'day', offered: null };
  return {
    drafts: [],
    said: ['这本电子证书，是旧证换来的，还是直接拿到的新证？换来的要记申请更换的那一天。'],
    choices: [
      { label: '旧证换来的', act: { do: 'draft', drafts: [exchanged] } },
      { label: '直接拿到的新证', act: { do: 'draft', drafts: dated(draft, day, desk, true).drafts } },
      { label: SAY.no, act: { do: 'drop' }, means: 'no' },
    ],
  };
}

/** 到期前单位就申请了, 早就交了: some day before, so that today is not offered. */
const SOME_DAY_BEFORE = /(?:到期|期满|过期|截止|期限)(?:以|之)?前|早就|早已|老早|当时|那会儿|那时候/;
const longAgo = (day: DaySaid | null, { text }: Desk): DaySaid | null =>
  day === null && SOME_DAY_BEFORE.test(plain(text)) ? { is: 'vague' } : day;

/** An application as the fact that it is of its certificate; null: none that could be noted. */
function asApplied(draft: Draft, { holder }: Desk): Draft | null {
  const certificate = holder.certificates.find(({ id }) => id === draft.certificate);
  if (!certificate)
    return holder.certificates.some((one) => takes(one, APPLIED)) ? { ...draft, applied: true } : null;
  const fact = appliedFact(certificate);
  return fact === null ? null : { ...draft, fact };
}

/** 申请了 of a certificate that is exchanged without one: it is neither the exchange nor the new certificate. */
function noApplication({ certificate }: Draft, { holder }: Desk): string {
  const one = holder.certificates.find(({ id }) => id === certificate);
  const of = one ? `${titleAmong(one, holder.certificates)}：` : '';
  return `${of}交了申请还不算换好，先不记。换好了、领到了，再告诉我是哪天。`;
}

/** Facts of whoever holds the certificates: 我没单位了 is true of every one that asks for it. */
const OF_PERSON: ReadonlySet<string> = new Set(['employed', 'sex', 'birthDate']);

function ofPerson(fact: string, choosing: Choosing, { holder }: Desk): Choosing {
  if (!('ask' in choosing) || !OF_PERSON.has(fact)) return choosing;
  const certificates = holder.certificates.filter((one) => takes(one, fact));
  return certificates.length > 0 ? { certificates } : choosing;
}

export function state(claim: Told<'state'>, desk: Desk): Drafted {
  const { course, context } = desk;
  const choosing = ofPerson(claim.fact, chosenBy(desk, course.trades, claim.fact), desk);
  if ('unknown' in choosing) return unknownTrade(choosing.unknown);
  const registry = claim.fact === 'registryStatus';
  const on = registry ? formatDay(claim.day?.is === 'day' ? claim.day.day : context.asOf) : null;
  const fact: Fact = { op: 'set', certificate: null, fact: claim.fact, value: claim.value, on };
  if (claim.value === null) {
    const labels = course.labels[claim.fact] ?? {};
    const [first] = draftOf(fact, choosing);
    return {
      drafts: [{ ...(first as Draft), lacks: 'value' }],
      said: [
        `显示的是${Object.values(labels)
          .map((label) => `“${label}”`)
          .join('、')}里的哪一个？别的词先不记。`,
      ],
      choices: Object.entries(labels).map(([value, label]) => ({
        label,
        act: { do: 'write', facts: [{ ...fact, certificate: first?.certificate ?? null, value }] },
      })),
    };
  }
  const drafts = draftOf(fact, choosing);
  const anew = drafts.some((draft) => registry && isLookedLater(claim.day, draft, desk));
  return anew ? drafting(...drafts) : known(drafting(...drafts), desk);
}

/** 昨天又查了，还是有效: the same, seen on a day after the one on record. */
function isLookedLater(day: DaySaid | null, { certificate, value }: Draft, { holder }: Desk): boolean {
  const facts = holder.certificates.find(({ id }) => id === certificate)?.facts;
  if (day?.is !== 'day' || facts?.registryStatus !== value) return false;
  const { registryCheckedOn } = facts;
  return registryCheckedOn === null || day.day > registryCheckedOn;
}

export function number(claim: Told<'number'>, desk: Desk): Drafted {
  const choosing = chosenBy(desk, desk.course.trades);
  if ('unknown' in choosing) return unknownTrade(choosing.unknown);
  const fact: Fact = { op: 'set', certificate: null, fact: 'newNumber', value: claim.number, on: null };
  return known(drafting(...draftOf(fact, choosing).slice(0, 1)), desk);
}

const EARLIEST_HOUR = 8;

const LATEST_HOUR = 20;

/** Whoever has nothing ahead is told so instead of being promised reminders that will not come. */
export function reminder(claim: Told<'reminder'>, { course, context, holder }: Desk): Drafted {
  const { certificates } = holder;
  const nothing = certificates.length > 0 && !certificates.some((one) => course.hasAhead(context, one));
  if (nothing && claim.value !== 'off')
    return saying('你的证现在没有助手能提醒的日子，先不设。以后有了新的期限，再说“提醒我”。');
  const hour = /^(\d\d):(\d\d)$/.exec(claim.value ?? '');
  if (hour && (Number(hour[1]) < EARLIEST_HOUR || Number(hour[1]) > LATEST_HOUR))
    return saying(`提醒最早 ${EARLIEST_HOUR} 点、最晚 ${LATEST_HOUR} 点，夜里不打扰。换个钟点说说？`);
  if (hour && hour[2] !== '00') return saying('提醒只能定在整点。换个钟点说说？');
  if (claim.value === null) return saying('几点提醒？说整点就行，比如“晚上八点提醒我”。');
  return drafting({
    ...{ op: 'set', certificate: null, fact: 'reminder', value: claim.value, on: null },
    ...{ lacks: null, offered: null },
  });
}

const OVER = /过期|过了|已经|失效|作废|上次/;

/** 12月20号到期, said in November, is the one to come unless it is said to be over. */
export function aheadOf(day: DaySaid, text: string): DaySaid {
  if (day.is !== 'implied' || OVER.test(text)) return day;
  const next = nextOfYear(day.day);
  return next === null ? day : { is: 'day', day: next };
}

/** 1月10号到期, said in November, may be last January or the next: which one is asked. */
function withYear(day: DaySaid, { text, context }: Desk): DaySaid {
  const open =
    day.is === 'day' && day.day <= context.asOf && !YEAR_SAID.test(plain(text)) && !OVER.test(text);
  return open ? { is: 'vague' } : day;
}

/** Days that may lie ahead: only a whole day is taken. */
export function dateOf(claim: Told<'date'>, desk: Desk): Drafted {
  const choosing = chosenBy(desk, desk.course.trades, claim.fact);
  if ('unknown' in choosing) return unknownTrade(choosing.unknown);
  const { day } = claim;
  const at = claim.fact === 'expiresOn' ? withYear(aheadOf(day, desk.text), desk) : day;
  const said = at.is === 'day' || (at.is === 'future' && at.day !== null) ? formatDay(at.day as Day) : null;
  const fact: Fact = { op: 'set', certificate: null, fact: claim.fact, value: said, on: said };
  const drafts = draftOf(fact, choosing).map((draft): Draft => {
    if (said !== null) return draft;
    return at.is === 'part' && keepsPart(draft, desk)
      ? inPart(draft, at.part)
      : { ...draft, lacks: 'day', ...withinOf(at) };
  });
  return known(drafting(...drafts), desk);
}
