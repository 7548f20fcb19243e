import { type Day, formatDay, parseDay } from '../../../calendar';
import { hoursOfTenths } from '../../../v1/rulebook';
import type { DaySaid } from '../../told/days';
import type { ChatCertificate, Draft, Fact } from '../../types';
import { creditsOf, EVENTS, type RecordedCredit } from '../records';
import { dayWords, hoursWords } from '../words';
import { chosenBy } from './choosing';
import { type Desk, type Drafted, drafting, MOST_HOURS_A_DAY, saying, type Told } from './desk';
import { event } from './facts';
import { credit } from './hours';
import { total } from './totals';

interface Recorded extends RecordedCredit {
  certificate: ChatCertificate;
}

/** What is mended stays of its category. */
const ofCategory = ({ category }: RecordedCredit): { category?: string } => (category ? { category } : {});

/** The credits on record that a message may mean. */
function meant(desk: Desk, day: DaySaid | null, tenths: number | null): Recorded[] {
  const choosing = chosenBy(desk, desk.course.trades);
  const certificates =
    'certificates' in choosing
      ? choosing.certificates
      : desk.holder.certificates.filter(
          ({ id }) => !('ask' in choosing) || (choosing.among?.includes(id) ?? true),
        );
  const category = desk.course.categories.find(([, words]) => words.test(desk.text))?.[0];
  return certificates.flatMap((certificate) =>
    creditsOf(certificate)
      .filter(({ on, hours, category: of }) => {
        if (category !== undefined && of && of !== category) return false;
        if (tenths !== null && Math.round(hours * 10) !== tenths) return false;
        if (day === null) return true;
        return (day.is === 'day' || day.is === 'implied') && parseDay(on) === day.day;
      })
      .map((one) => ({ certificate, ...one })),
  );
}

const recordedWords = ({ on, hours }: Recorded, asOf: Day): string =>
  `${dayWords(on, asOf)} ${hoursWords(hours)}`;

const taken = ({ certificate, on, hours, ...one }: Recorded): Draft => ({
  ...{ op: 'remove', certificate: certificate.id, fact: 'credit', value: hours, on },
  ...ofCategory({ on, hours, ...one }),
  ...{ lacks: null, offered: null, bound: true },
});

/** 昨天学了6学时，不对，是5学时: nothing on record is changed, what was just told is. */
function withinMessage({ old, now, named }: Told<'correction'>): Told<'credit'> | null {
  const day = now.day ?? old.day;
  const tenths = now.tenths ?? old.tenths;
  const whole = old.tenths !== null && old.day !== null;
  // 不是昨天 是前天学的3学时, with nothing before it: told as it is.
  if (!whole && (now.tenths === null || now.day === null)) return null;
  if (tenths === null || day === null) return null;
  return { tells: 'credit', tenths, day, category: null, named, again: false };
}

/** 不是1号 是2号, 说错了 是24学时: of an event, a sum or a past year that was just noted. */
function saidAnew({ old, now, named }: Told<'correction'>, desk: Desk): Drafted | null {
  const [fact, ...more] = desk.noted;
  if (!fact || more.length > 0 || fact.op === 'remove') return null;
  const meansIt = old.tenths === null || hoursOfTenths(old.tenths) === fact.value;
  const hoursOnly = now.tenths !== null && now.day === null && old.day === null && meansIt;
  if (fact.fact === 'total' && hoursOnly) return total({ tells: 'total', tenths: now.tenths, named }, desk);
  if (fact.fact === 'statedCycle' && hoursOnly)
    return drafting({ ...fact, value: hoursOfTenths(now.tenths as number), lacks: null, offered: null });
  const wasDay =
    old.day === null || ('day' in old.day && old.day.day !== null && formatDay(old.day.day) === fact.value);
  if (EVENTS.has(fact.fact) && now.tenths === null && old.tenths === null && now.day !== null && wasDay)
    return event({ tells: 'event', fact: fact.fact, day: now.day, named }, desk);
  return null;
}

/** 搞错了 昨天学了4学时: the one of that day, or the one just noted; null: nothing can be meant but new hours. */
function replaced(now: Told<'correction'>['now'], last: Fact | undefined, desk: Desk): Recorded[] {
  const same = meant(desk, now.day, null);
  const ofLast =
    last && meant(desk, null, null).filter(({ on, hours }) => on === last.on && hours === last.value);
  return same.length > 0 ? same : (ofLast ?? []).slice(0, 1);
}

/** 不是20号 是21号, said in the month after: that of the hours that are mended. */
function dayNear(day: DaySaid, { on }: Recorded): string | null {
  if (day.is !== 'day' && day.is !== 'implied') return null;
  const said = formatDay(day.day);
  return day.is === 'day' || Math.abs(day.day - parseDay(on)) < NEAR ? said : null;
}
const NEAR = 45;

/** 昨天多记了2学时: what is on record, with so much more or less. */
function byHowMuch(fits: readonly Recorded[], by: number, asOf: Day): Drafted {
  const mended = fits.flatMap((one) => {
    const tenths = Math.round(one.hours * 10) + by;
    return tenths > 0 && hoursOfTenths(tenths) <= MOST_HOURS_A_DAY ? [{ one, tenths }] : [];
  });
  const change = ({ one, tenths }: (typeof mended)[number]): Draft[] => [
    taken(one),
    {
      ...{ op: 'add', certificate: one.certificate.id, fact: 'credit', value: hoursOfTenths(tenths) },
      ...{ ...ofCategory(one), on: one.on, lacks: null, offered: null, bound: true },
    },
  ];
  const [only, ...more] = mended;
  if (!only) return saying('没找到这一笔，先不改。说哪天的改成几学时，我再找。');
  if (more.length === 0) return drafting(...change(only));
  return {
    drafts: [],
    said: ['要改的是哪一笔？'],
    choices: mended.slice(0, 6).map((each) => ({
      label: recordedWords(each.one, asOf),
      act: { do: 'draft', drafts: change(each) },
    })),
  };
}

export function correction(claim: Told<'correction'>, desk: Desk): Drafted {
  const anew = saidAnew(claim, desk);
  if (anew) return anew;
  const { noted, context } = desk;
  const last = noted.filter(({ fact, op }) => fact === 'credit' && op === 'add').at(-1);
  const sayNew =
    claim.old.day === null &&
    claim.old.tenths === null &&
    claim.now.tenths !== null &&
    claim.now.day !== null;
  const found = sayNew ? replaced(claim.now, last, desk) : meant(desk, claim.old.day, claim.old.tenths);
  const ofLast = last && found.filter(({ on, hours }) => on === last.on && hours === last.value);
  const sayNothing = claim.old.day === null && claim.old.tenths === null;
  const fits = found.length === 1 ? found : ofLast && ofLast.length > 0 ? ofLast.slice(0, 1) : found;
  const { tenths, day, by } = claim.now;
  if (by !== undefined) return byHowMuch(fits, by, context.asOf);
  if (tenths === null && day === null)
    return saying('好，应该是多少？比如“昨天的改成4学时”，或者“把今天的删了”。');
  const told = withinMessage(claim);
  if (fits.length === 0 && told) return credit(told, desk);
  if (fits.length === 0)
    return sayNothing
      ? saying('还没有记过学时，直接说哪天学了几学时就行。')
      : saying('没找到这一笔，先不改。说哪天的几学时，我再找。');
  const change = (one: Recorded): Draft[] => [
    taken(one),
    {
      ...{ op: 'add', certificate: one.certificate.id, fact: 'credit' },
      value: tenths === null ? one.hours : hoursOfTenths(tenths),
      ...ofCategory(one),
      on: (day && dayNear(day, one)) ?? one.on,
      ...{ lacks: null, offered: null, bound: true },
    },
  ];
  if (tenths !== null && hoursOfTenths(tenths) > MOST_HOURS_A_DAY)
    return saying('一天没有这么多学时，先不改。');
  if (day !== null && fits.some((one) => dayNear(day, one) === null))
    return saying('改到哪一天？说几号就行，先不改。');
  const [only] = fits;
  const asIs = only && taken(only);
  if (fits.length === 1 && asIs && change(only)[1]?.on === asIs.on && change(only)[1]?.value === asIs.value)
    return saying(`现在记的就是${recordedWords(only, context.asOf)}。应该是多少？`);
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

/** 那8学时是3月4号学的: so many hours are on record once, on another day. Null: it is told as it is. */
export function redated({ tenths, day, named }: Told<'credit'>, desk: Desk): Drafted | null {
  const found = meant(desk, null, tenths);
  const isThere = day?.is === 'day' && found.some(({ on }) => parseDay(on) === day.day);
  if (day === null || isThere || found.length !== 1) return null;
  return correction(
    { tells: 'correction', old: { tenths, day: null }, now: { tenths: null, day }, named },
    desk,
  );
}

export function removal(claim: Told<'removal'>, desk: Desk): Drafted {
  const { noted, context } = desk;
  const last = noted.filter(({ fact, op }) => fact === 'credit' && op === 'add').at(-1);
  // 把刚才那条撤了, with nothing noted just now: no older one is meant.
  if (claim.last && !last && claim.day === null && claim.tenths === null)
    return saying('刚才没有记下什么。要删哪一笔，说是哪天的。');
  const found = meant(desk, claim.day, claim.tenths);
  const fits =
    claim.last && last
      ? found.filter(({ on, hours }) => on === last.on && hours === last.value).slice(0, 1)
      : found;
  if (fits.length === 0) return saying('没找到要删的那一笔，什么都没动。');
  const one = claim.all ? null : fits.length === 1 ? fits[0] : null;
  // 两笔都删: the two that are there.
  const ofThisYear = fits.filter(({ on }) => on.slice(0, 4) === formatDay(context.asOf).slice(0, 4));
  if (claim.all && ofThisYear.length === claim.count)
    return drafting(...ofThisYear.map((each): Draft => ({ ...taken(each), bound: false })));
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
