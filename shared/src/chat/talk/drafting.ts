import { type Day, formatDay, parseDay } from '../../calendar';
import { hoursOfTenths } from '../../rulebook';
import type { Claim } from '../told/claims';
import { type DaySaid, nextOfYear } from '../told/days';
import { plain } from '../told/plain';
import { withoutDenied } from '../told/reader';
import type { ChatCertificate, ChatContext, ChatHolder, Choice, Draft, Fact } from '../types';
import type { Course } from './course';
import { creditsOf, EVENTS, OF_HOLDER, recordedOf, statedOf, titleOf } from './records';
import { calledOf, dayWords, factWords, hoursWords, SAY } from './words';

/** What becomes of what was told: drafts to read back or ask about, and what is to be said beside them. */
export interface Drafted {
  drafts: Draft[];
  said: string[];
  choices: Choice[];
}

export interface Desk {
  course: Course;
  context: ChatContext;
  holder: ChatHolder;
  /** The certificate that the talk is about; null: none in particular. */
  hand: ChatCertificate | null;
  /** The message, for the certificate that it names. */
  text: string;
  /** What was written last. */
  noted: readonly Fact[];
}

const NOTHING: Drafted = { drafts: [], said: [], choices: [] };
const saying = (...said: string[]): Drafted => ({ ...NOTHING, said });
const drafting = (...drafts: Draft[]): Drafted => ({ ...NOTHING, drafts });

const MOST_HOURS_A_DAY = 24;
const BOTH = /[两2][本个]证?(?:都|.{0,6}各)|都(?:是)?[两2][本个]|每[本个]|各[本个]|[几三]本都|所有的?证/;
const TOGETHER = /员[和跟与、].{1,12}(?:都|各)/;
const OTHER_ONE = /另[外]?一?[本个]|那一?本/;

type Choosing = { certificates: ChatCertificate[] } | { ask: true } | { unknown: string };

/** How well a text names a certificate: by its post, and better with its specialty. */
function namedBy(text: string, { facts }: ChatCertificate): number {
  if (/^[A-Z]\d?$/.test(facts.trade))
    return new RegExp(`${facts.trade.toLowerCase()}[证类本]`).test(text) ? 1 : 0;
  if (!text.includes(facts.trade.toLowerCase())) return 0;
  return facts.specialty !== null && text.includes(facts.specialty) ? 2 : 1;
}

/** The certificates that a message is about: those it names, else the one in hand, else the only one. */
function chosenBy(desk: Desk, trades: readonly string[]): Choosing {
  const text = withoutDenied(plain(desk.text), trades);
  const { certificates } = desk.holder;
  if (BOTH.test(text)) return { certificates: [...certificates] };
  const scores = certificates.map((one) => namedBy(text, one));
  const best = Math.max(0, ...scores);
  const named = certificates.filter((_, i) => best > 0 && scores[i] === best);
  if (named.length === 1) return { certificates: named };
  if (named.length > 1) {
    if (TOGETHER.test(text)) return { certificates: named };
    if (desk.hand && named.includes(desk.hand)) return { certificates: [desk.hand] };
    return { ask: true };
  }
  const other = trades.find((trade) => text.includes(trade));
  if (other !== undefined) return { unknown: other };
  if (OTHER_ONE.test(text) && certificates.length === 2 && desk.hand)
    return { certificates: certificates.filter((one) => one !== desk.hand) };
  if (desk.hand) return { certificates: [desk.hand] };
  return certificates.length === 1 ? { certificates: [...certificates] } : { ask: true };
}

/** A draft with its day, or asking for it. */
function dated(draft: Draft, day: DaySaid | null, { context }: Desk, valueIsDay: boolean): Drafted {
  const today = formatDay(context.asOf);
  const at = (on: string): Draft => ({ ...draft, on, ...(valueIsDay ? { value: on } : {}) });
  if (day === null) return drafting({ ...draft, lacks: 'day', offered: today });
  switch (day.is) {
    case 'day':
      return drafting(at(formatDay(day.day)));
    case 'implied':
      return drafting({ ...draft, lacks: 'day', offered: formatDay(day.day) });
    case 'future':
      return day.day === null
        ? saying('还没到的日子不记，做完了再告诉我。')
        : saying(`${dayWords(formatDay(day.day), context.asOf)}还没到，先不记，做完了再告诉我。`);
    case 'impossible':
      return { ...drafting({ ...draft, lacks: 'day', offered: null }), said: ['没有这一天。'] };
    default:
      return drafting({ ...draft, lacks: 'day', offered: null, ...withinOf(day) });
  }
}

/** What was said of a day that is to be asked for. */
const withinOf = ({ part }: { is: string; part?: string }): { within?: string } =>
  part === undefined ? {} : { within: part };

function draftOf(fact: Fact, choosing: Choosing): Draft[] {
  const open = { lacks: null, offered: null };
  if ('certificates' in choosing)
    return choosing.certificates.map(({ id }) => ({ ...fact, certificate: id, ...open }));
  return [{ ...fact, certificate: null, ...open }];
}

const all = (parts: readonly Drafted[]): Drafted => ({
  drafts: parts.flatMap(({ drafts }) => drafts),
  said: [...new Set(parts.flatMap(({ said }) => said))],
  choices: parts.flatMap(({ choices }) => choices),
});

function unknownTrade(trade: string): Drafted {
  return saying(`你还没有登记${trade}的证，先不记。要记就说“我要登记一个证”。`);
}

type Told<T extends Claim['tells']> = Extract<Claim, { tells: T }>;

function credit(claim: Told<'credit'>, desk: Desk): Drafted {
  const choosing = chosenBy(desk, desk.course.trades);
  if ('unknown' in choosing) return unknownTrade(choosing.unknown);
  const hours = hoursOfTenths(claim.tenths);
  if (hours > MOST_HOURS_A_DAY)
    return saying(`${hoursWords(hours)}比一天还多，先不记：请分开说，哪天学了几学时。`);
  const fact: Fact = {
    op: 'add',
    certificate: null,
    fact: 'credit',
    value: hours,
    on: null,
    ...(claim.category === null ? {} : { category: claim.category }),
  };
  return all(
    draftOf(fact, choosing).map((draft) => {
      const one = dated(draft, claim.day, desk, false);
      return claim.again ? one : withoutTwice(one, desk);
    }),
  );
}

/** The same day and hours that are there already are said to be there; once more only with a tap. */
function withoutTwice(drafted: Drafted, { holder, context }: Pick<Desk, 'holder' | 'context'>): Drafted {
  const [draft] = drafted.drafts;
  if (!draft || draft.lacks !== null || draft.on === null) return drafted;
  const certificate = holder.certificates.find(({ id }) => id === draft.certificate);
  const there =
    certificate && creditsOf(certificate).some(({ on, hours }) => on === draft.on && hours === draft.value);
  if (!there) return drafted;
  const { lacks: _lacks, offered: _offered, bound: _bound, ...fact } = draft;
  return {
    drafts: [],
    said: [`${factWords(draft, context.asOf)}已经记过了，不再记。`],
    choices: [
      { label: SAY.again, act: { do: 'write', facts: [fact] } },
      { label: '不用了', act: { do: 'drop' }, means: 'no' },
    ],
  };
}

/** Hours that a tap under the step would note a second time; null: they are not there yet. */
export function onlyOnce(
  { holder, context }: Pick<Desk, 'holder' | 'context'>,
  facts: readonly Fact[],
): Drafted | null {
  const [fact] = facts;
  if (facts.length !== 1 || fact?.fact !== 'credit' || fact.op !== 'add') return null;
  const draft: Draft = { ...fact, lacks: null, offered: null };
  const once = withoutTwice(drafting(draft), { holder, context });
  return once.drafts.length === 0 ? once : null;
}

const UNCLEAR: Record<Told<'study'>['unclear'], string> = {
  clock: '小时、分钟不一定等于学时，平台上显示是几学时？',
  other: '几节、几门我换不成学时，平台上显示是几学时？',
  vague: '到底是几学时？照平台上显示的说，我再记。',
  none: '学了几学时？照平台上显示的说，我再记。',
};

function study(claim: Told<'study'>, desk: Desk): Drafted {
  const choosing = chosenBy(desk, desk.course.trades);
  if ('unknown' in choosing) return unknownTrade(choosing.unknown);
  const fact: Fact = { op: 'add', certificate: null, fact: 'credit', value: null, on: null };
  const on = claim.day?.is === 'day' ? formatDay(claim.day.day) : null;
  const drafts = draftOf(fact, choosing).map((draft): Draft => ({ ...draft, on, lacks: 'hours' }));
  return { ...drafting(...drafts.slice(0, 1)), said: [UNCLEAR[claim.unclear]] };
}

function total(claim: Told<'total'>, desk: Desk): Drafted {
  const { course, context, holder } = desk;
  const choosing = chosenBy(desk, course.trades);
  if ('unknown' in choosing) return unknownTrade(choosing.unknown);
  if ('ask' in choosing)
    return whichOne(desk, {
      op: 'set',
      certificate: null,
      fact: 'total',
      value: claim.tenths === null ? null : hoursOfTenths(claim.tenths),
      on: null,
    });
  return all(
    choosing.certificates.map((certificate) => {
      const counted = course.counted(context, certificate);
      const hours = claim.tenths === null ? counted?.required : hoursOfTenths(claim.tenths);
      if (hours === undefined)
        return study({ tells: 'study', unclear: 'none', day: null, named: null }, desk);
      const done = counted?.done ?? creditsOf(certificate).reduce((sum, one) => sum + one.hours, 0);
      return totalOf(hours, done, certificate, holder, context.asOf);
    }),
  );
}

function totalOf(
  hours: number,
  done: number,
  certificate: ChatCertificate,
  _: ChatHolder,
  asOf: Day,
): Drafted {
  const missing = Math.round((hours - done) * 10) / 10;
  if (missing === 0) return saying(`已经记的正好是 ${hoursWords(hours)}，不用再记。`);
  if (missing < 0)
    return saying(
      `已经记了 ${hoursWords(done)}，比 ${hoursWords(hours)}多，先不改。哪一笔不对，直接说是哪天的。`,
    );
  const on = formatDay(asOf);
  const draft: Draft = {
    ...{ op: 'set', certificate: certificate.id, fact: 'total', value: hours, on: null },
    ...{ missing: { hours: missing, on }, lacks: null, offered: null },
  };
  const had = done > 0 ? `已经记了 ${hoursWords(done)}，` : '';
  return {
    ...drafting(draft),
    said: [`${had}要补记 ${hoursWords(missing)}，记在今天。分得清哪天学的，就一天一天说。`],
  };
}

function year(claim: Told<'year'>, desk: Desk): Drafted {
  const { course, context } = desk;
  const choosing = chosenBy(desk, course.trades);
  if ('unknown' in choosing) return unknownTrade(choosing.unknown);
  const certificates = 'ask' in choosing ? [] : choosing.certificates;
  if (certificates.length === 0)
    return whichOne(desk, {
      op: 'set',
      certificate: null,
      fact: 'statedCycle',
      value: claim.tenths === null ? null : hoursOfTenths(claim.tenths),
      on: `${claim.year}-01-01`,
    });
  return all(
    certificates.map((certificate) => {
      const from = course.cycleOf(context, certificate, claim.year);
      if (from === null)
        return saying(`${titleOf(certificate)}在 ${claim.year} 年没有要记的学习年度，先不记。`);
      const fact: Fact = {
        op: 'set',
        certificate: certificate.id,
        fact: 'statedCycle',
        value: null,
        on: from,
      };
      if (claim.tenths === null)
        return {
          ...drafting({ ...fact, lacks: 'hours', offered: null }),
          said: [`${claim.year} 年一共学了几学时？没学也是答案。`],
        };
      const hours = hoursOfTenths(claim.tenths);
      const before = statedOf(certificate, from);
      if (before === hours) return saying(`${claim.year} 年 ${hoursWords(hours)}已经记着了。`);
      return drafting({ ...fact, value: hours, lacks: null, offered: null });
    }),
  );
}

/** Which of several certificates is meant. */
function whichOne({ holder }: Desk, fact: Fact): Drafted {
  const drafts: Draft[] = [{ ...fact, lacks: 'certificate', offered: null }];
  return {
    drafts,
    said: [`记在哪一本上？你有${holder.certificates.map(titleOf).join('、')}。`],
    choices: [],
  };
}

function event(claim: Told<'event'>, desk: Desk): Drafted {
  const { holder, course } = desk;
  const fact: Fact = { op: 'set', certificate: null, fact: claim.fact, value: null, on: null };
  if (course.ofHolder.has(claim.fact))
    return known(dated({ ...fact, lacks: null, offered: null }, claim.day, desk, true), desk);
  const choosing = chosenBy(desk, course.trades);
  if ('unknown' in choosing) return unknownTrade(choosing.unknown);
  if ('ask' in choosing && holder.certificates.length === 0) return saying('先登记一个证，我才有地方记。');
  const parts = draftOf(fact, choosing).map((draft) => dated(draft, claim.day, desk, true));
  return known(all(parts), desk);
}

/** What is on record already in so many words is said to be there. */
function known(drafted: Drafted, { holder, context }: Desk): Drafted {
  const said: string[] = [];
  const drafts = drafted.drafts.filter((draft) => {
    const certificate = holder.certificates.find(({ id }) => id === draft.certificate) ?? null;
    const before = recordedOf(holder, certificate, draft.fact);
    if (before === null) return true;
    if (draft.lacks === 'day' && draft.offered !== null && EVENTS.has(draft.fact)) {
      said.push(`${dayWords(String(before), context.asOf)}${calledOf(draft.fact)}，已经记着了。`);
      return false;
    }
    if (draft.lacks !== null) return true;
    if (before === draft.value) {
      said.push(`${factWords(draft, context.asOf)}，已经记着了。`);
      return false;
    }
    said.push(
      `原来记的是${factWords({ ...draft, value: before, on: EVENTS.has(draft.fact) ? null : draft.on }, context.asOf)}。`,
    );
    return true;
  });
  return { ...drafted, drafts, said: [...drafted.said, ...said] };
}

function state(claim: Told<'state'>, desk: Desk): Drafted {
  const { course, context } = desk;
  const choosing = chosenBy(desk, course.trades);
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
  return known(drafting(...draftOf(fact, choosing)), desk);
}

function number(claim: Told<'number'>, desk: Desk): Drafted {
  const choosing = chosenBy(desk, desk.course.trades);
  if ('unknown' in choosing) return unknownTrade(choosing.unknown);
  const fact: Fact = { op: 'set', certificate: null, fact: 'newNumber', value: claim.number, on: null };
  return known(drafting(...draftOf(fact, choosing).slice(0, 1)), desk);
}

interface Recorded {
  certificate: ChatCertificate;
  on: string;
  hours: number;
}

/** The credits on record that a message may mean. */
function meant(desk: Desk, day: DaySaid | null, tenths: number | null): Recorded[] {
  const choosing = chosenBy(desk, desk.course.trades);
  const certificates = 'certificates' in choosing ? choosing.certificates : desk.holder.certificates;
  return certificates.flatMap((certificate) =>
    creditsOf(certificate)
      .filter(({ on, hours }) => {
        if (tenths !== null && Math.round(hours * 10) !== tenths) return false;
        if (day === null) return true;
        return (day.is === 'day' || day.is === 'implied') && parseDay(on) === day.day;
      })
      .map((one) => ({ certificate, ...one })),
  );
}

const recordedWords = ({ on, hours }: Recorded, asOf: Day): string =>
  `${dayWords(on, asOf)} ${hoursWords(hours)}`;

const taken = ({ certificate, on, hours }: Recorded): Draft => ({
  ...{ op: 'remove', certificate: certificate.id, fact: 'credit', value: hours, on },
  ...{ lacks: null, offered: null, bound: true },
});

function correction(claim: Told<'correction'>, desk: Desk): Drafted {
  const { noted, context } = desk;
  const last = noted.filter(({ fact, op }) => fact === 'credit' && op === 'add').at(-1);
  const found = meant(desk, claim.old.day, claim.old.tenths);
  const ofLast = last && found.filter(({ on, hours }) => on === last.on && hours === last.value);
  const sayNothing = claim.old.day === null && claim.old.tenths === null;
  const fits = found.length === 1 ? found : ofLast && ofLast.length > 0 ? ofLast.slice(0, 1) : found;
  const { tenths, day } = claim.now;
  if (tenths === null && day === null)
    return saying('好，应该是多少？比如“昨天的改成4学时”，或者“把今天的删了”。');
  if (fits.length === 0)
    return sayNothing
      ? saying('还没有记过学时，直接说哪天学了几学时就行。')
      : saying('没找到这一笔，先不改。说哪天的几学时，我再找。');
  const change = (one: Recorded): Draft[] => [
    taken(one),
    {
      ...{ op: 'add', certificate: one.certificate.id, fact: 'credit' },
      value: tenths === null ? one.hours : hoursOfTenths(tenths),
      on: day?.is === 'day' ? formatDay(day.day) : one.on,
      ...{ lacks: null, offered: null, bound: true },
    },
  ];
  if (tenths !== null && hoursOfTenths(tenths) > MOST_HOURS_A_DAY)
    return saying('一天没有这么多学时，先不改。');
  if (day !== null && day.is !== 'day') return saying('改到哪一天？说几号就行，先不改。');
  if (fits.length === 1) return drafting(...change(fits[0] as Recorded));
  return {
    drafts: [],
    said: ['要改的是哪一笔？'],
    choices: fits.slice(0, 6).map((one) => ({
      label: recordedWords(one, context.asOf),
      act: { do: 'draft', drafts: change(one) },
    })),
  };
}

function removal(claim: Told<'removal'>, desk: Desk): Drafted {
  const { noted, context } = desk;
  const last = noted.filter(({ fact, op }) => fact === 'credit' && op === 'add').at(-1);
  const found = meant(desk, claim.day, claim.tenths);
  const fits =
    claim.last && last
      ? found.filter(({ on, hours }) => on === last.on && hours === last.value).slice(0, 1)
      : found;
  if (fits.length === 0) return saying('没找到要删的那一笔，什么都没动。');
  const one = claim.all ? null : fits.length === 1 ? fits[0] : null;
  if (one) return drafting({ ...taken(one), bound: false });
  return {
    drafts: [],
    said: ['要删的是哪一笔？一笔一笔来，免得删错。'],
    choices: fits.slice(0, 6).map((each) => ({
      label: recordedWords(each, context.asOf),
      act: { do: 'draft', drafts: [{ ...taken(each), bound: false }] },
    })),
  };
}

const EARLIEST_HOUR = 8;
const LATEST_HOUR = 20;

function reminder(claim: Told<'reminder'>): Drafted {
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

function ofClaim(claim: Claim, desk: Desk): Drafted {
  switch (claim.tells) {
    case 'credit':
      return credit(claim, desk);
    case 'study':
      return study(claim, desk);
    case 'total':
      return total(claim, desk);
    case 'year':
      return year(claim, desk);
    case 'event':
      return event(claim, desk);
    case 'date':
      return dateOf(claim, desk);
    case 'state':
      return state(claim, desk);
    case 'number':
      return number(claim, desk);
    case 'correction':
      return correction(claim, desk);
    case 'removal':
      return removal(claim, desk);
    case 'reminder':
      return reminder(claim);
  }
}

const OVER = /过期|过了|已经|失效|作废|上次/;

/** 12月20号到期, said in November, is the one to come unless it is said to be over. */
export function aheadOf(day: DaySaid, text: string): DaySaid {
  if (day.is !== 'implied' || OVER.test(text)) return day;
  const next = nextOfYear(day.day);
  return next === null ? day : { is: 'day', day: next };
}

const YEAR_SAID = /\d{4}|\d{2}年|[今去前]年|[上这本]个?月|[昨前今]天|天前/;

/** 1月10号到期, said in November, may be last January or the next: which one is asked. */
function withYear(day: DaySaid, { text, context }: Desk): DaySaid {
  const open =
    day.is === 'day' && day.day <= context.asOf && !YEAR_SAID.test(plain(text)) && !OVER.test(text);
  return open ? { is: 'vague' } : day;
}

/** Days that may lie ahead: only a whole day is taken. */
function dateOf(claim: Told<'date'>, desk: Desk): Drafted {
  const choosing = chosenBy(desk, desk.course.trades);
  if ('unknown' in choosing) return unknownTrade(choosing.unknown);
  const { day } = claim;
  const at = claim.fact === 'expiresOn' ? withYear(aheadOf(day, desk.text), desk) : day;
  const said = at.is === 'day' || (at.is === 'future' && at.day !== null) ? formatDay(at.day as Day) : null;
  const fact: Fact = { op: 'set', certificate: null, fact: claim.fact, value: said, on: said };
  const drafts = draftOf(fact, choosing).map(
    (draft): Draft => (said === null ? { ...draft, lacks: 'day', ...withinOf(at) } : draft),
  );
  return known(drafting(...drafts), desk);
}

/** Where a message names several certificates, each claim is of the one named with it, or of the one before. */
function ownDesk(claims: readonly Claim[], at: number, desk: Desk): Desk {
  const named = claims.map((claim) => ('named' in claim ? claim.named : null));
  const text = plain(desk.text);
  const among = new Set(
    desk.holder.certificates.filter((one) => namedBy(text, one) > 0).map(({ facts }) => facts.trade),
  );
  if ((among.size < 2 || TOGETHER.test(text)) && new Set(named.filter((name) => name !== null)).size < 2)
    return desk;
  const own = named
    .slice(0, at + 1)
    .filter((name) => name !== null)
    .at(-1);
  return own ? { ...desk, text: own } : desk;
}

/** What a message's claims become, looked at beside what is on record. */
export function draftsOf(claims: readonly Claim[], desk: Desk): Drafted {
  const parts = claims.map((claim, i) => ofClaim(claim, ownDesk(claims, i, desk)));
  const whole = all(parts);
  const several = desk.holder.certificates.length > 1;
  const drafts = whole.drafts.map((draft): Draft => {
    const needs = draft.certificate === null && !OF_HOLDER.has(draft.fact) && draft.fact !== 'reminder';
    if (!needs) return draft;
    return several && draft.lacks === null ? { ...draft, lacks: 'certificate' } : draft;
  });
  return { ...whole, drafts };
}
