import { type Day, formatDay, parseDay } from '../../../calendar';
import { hoursOfTenths } from '../../../v1/rulebook';
import type { DaySaid } from '../../told/days';
import type { ChatCertificate, Draft } from '../../types';
import { creditsOf } from '../records';
import { dayWords, hoursWords } from '../words';
import { chosenBy } from './choosing';
import { type Desk, type Drafted, drafting, MOST_HOURS_A_DAY, saying, type Told } from './desk';
import { credit } from './hours';

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

/** 昨天学了6学时，不对，是5学时: nothing on record is changed, what was just told is. */
function withinMessage({ old, now, named }: Told<'correction'>): Told<'credit'> | null {
  const day = now.day ?? old.day;
  const tenths = now.tenths ?? old.tenths;
  if (old.tenths === null || old.day === null || tenths === null || day === null) return null;
  return { tells: 'credit', tenths, day, category: null, named, again: false };
}

export function correction(claim: Told<'correction'>, desk: Desk): Drafted {
  const { noted, context } = desk;
  const last = noted.filter(({ fact, op }) => fact === 'credit' && op === 'add').at(-1);
  const found = meant(desk, claim.old.day, claim.old.tenths);
  const ofLast = last && found.filter(({ on, hours }) => on === last.on && hours === last.value);
  const sayNothing = claim.old.day === null && claim.old.tenths === null;
  const fits = found.length === 1 ? found : ofLast && ofLast.length > 0 ? ofLast.slice(0, 1) : found;
  const { tenths, day } = claim.now;
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

export function removal(claim: Told<'removal'>, desk: Desk): Drafted {
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
