// What may be changed about a certificate, and when it is refused: pure functions from a record to its change.
import { isDeepStrictEqual } from 'node:util';
import {
  type Day,
  firstDayOfYear,
  formatPartChinese,
  lastDayOfYear,
  type PartDay,
  parseDay,
  partBounds,
  yearOf,
} from '@hz/shared/calendar';
import { type Credit, tenthsBetween } from '@hz/shared/v1/engine';
import { certificateTitle, checkAnswer, type Partly, sayDay, splitTrade } from '@hz/shared/v1/guide';
import { type FamilyId, hoursOfTenths, type Rulebook, type Tenths } from '@hz/shared/v1/rulebook';
import {
  answerInvalid,
  dateInFuture,
  dateOrder,
  dayFull,
  entryGone,
  hoursNotedSince,
  tooManyCredits,
  yearNotAsked,
  yearTotalTooSmall,
} from '../../platform/errors';
import type { CertificateRecord, StoredCredit } from './model';
import type { ChangeV1, FactsV1 } from './v1';

const MAX_CREDITS = 2000;
const MAX_CREDITS_A_YEAR = 366;
const DAY_TENTHS = 240;
/** There were no such hours before; an earlier date is a slip of the finger. */
const EARLIEST_CREDIT = parseDay('2000-01-01');

/** Adds an hour entry, or replaces the one with its id; an edit alone replaces, and throws `entry-gone` where there is none. */
export function withCredit(
  { credits }: Pick<CertificateRecord, 'credits'>,
  entry: Omit<StoredCredit, 'recordedOn'>,
  today: Day,
  isEdit = false,
): Pick<CertificateRecord, 'credits'> {
  const known = credits.find(({ id }) => id === entry.id);
  if (isEdit && !known) throw entryGone();
  if (entry.on > today) throw dateInFuture('on');
  if (entry.on < EARLIEST_CREDIT) throw dateOrder('on', '这个日期太早了，请再看看年份');
  const others = credits.filter(({ id }) => id !== entry.id);
  const ofYear = others.filter(({ on }) => yearOf(on) === yearOf(entry.on));
  if (others.length >= MAX_CREDITS || ofYear.length >= MAX_CREDITS_A_YEAR) throw tooManyCredits();
  const ofDays = others.filter(({ total }) => !total);
  if (!entry.total && tenthsBetween(ofDays, entry.on, entry.on) + entry.tenths > DAY_TENTHS) throw dayFull();
  const entered = {
    ...entry,
    ...(known?.pack && { pack: known.pack }),
    ...(known?.root && { root: known.root }),
    recordedOn: known?.recordedOn ?? today,
  };
  const all = known ? credits.map((credit) => (credit === known ? entered : credit)) : [...credits, entered];
  return { credits: all.sort((a, b) => a.on - b.on) };
}

/** Throws where other hours are noted than those that a total was worked out from; sent again it is there, and no conflict. */
export function checkNoted(
  { credits }: Pick<CertificateRecord, 'credits'>,
  { id, on, tenths }: Pick<StoredCredit, 'id' | 'on' | 'tenths'>,
  seen: Tenths,
): void {
  if (credits.some((one) => one.id === id && one.on === on && one.tenths === tenths)) return;
  const noted = credits.reduce((sum, one) => (one.id === id ? sum : sum + one.tenths), 0);
  if (noted !== seen) throw hoursNotedSince();
}

export const withoutCredit = (
  { credits }: Pick<CertificateRecord, 'credits'>,
  id: string,
): Pick<CertificateRecord, 'credits'> => ({
  credits: credits.filter((credit) => credit.id !== id),
});

/** Notes how much was studied in the whole of a past year that the product asks about; `credits` are those that count. */
export function withStatement(
  record: FactsV1,
  statement: { year: number; tenths: Tenths },
  known: { isAsked: (year: number) => boolean; credits: readonly Credit[] },
  today: Day,
): ChangeV1 {
  const { year, tenths } = statement;
  if (year >= yearOf(today) || !known.isAsked(year)) throw yearNotAsked();
  const entered = tenthsBetween(known.credits, firstDayOfYear(year), lastDayOfYear(year));
  if (tenths < entered) throw yearTotalTooSmall(String(hoursOfTenths(entered)));
  const others = record.yearStatements.filter((other) => other.year !== year);
  if (record.yearStatements.some((other) => other.year === year && other.tenths === tenths)) return {};
  return {
    yearStatements: [...others, { year, tenths, statedOn: today }].sort((a, b) => a.year - b.year),
  };
}

export const withoutStatement = ({ yearStatements }: FactsV1, year: number): ChangeV1 => ({
  yearStatements: yearStatements.filter((statement) => statement.year !== year),
});

const DATES = ['exchangedOn', 'issuedOn', 'downloadedOn', 'registryCheckedOn'] as const;

/** A change of facts; of a day, a part may be told instead: it takes the day's place. */
export type FactChange = ChangeV1 & { parts?: Partly };

/** Whether a part of a date lies ahead as a whole; of a day nobody remembers, nothing does. */
const liesAhead = (part: PartDay, today: Day): boolean => (partBounds(part)?.first ?? today) > today;

/** The parts of days as a change leaves them: whoever tells a day, or takes it back, has told no part of it any more. */
function partlyAfter({ partly }: FactsV1, { parts, ...change }: FactChange): Partly {
  const kept = Object.entries(partly ?? {}).filter(([name]) => !Object.hasOwn(change, name));
  return { ...Object.fromEntries(kept), ...parts };
}

/** The first and last day that a fact can be of, as far as it is told: a day, or the days of its month or year. */
const boundsOf = (day: Day | null, part: PartDay | undefined) =>
  day === null ? part && partBounds(part) : { first: day, last: day };

/** Throws where on no day that was told of either it could be downloaded after it was applied for. */
function checkOrder(
  { exchangedOn, downloadedOn, partly = {} }: Pick<FactsV1, 'exchangedOn' | 'downloadedOn' | 'partly'>,
  isDownloadTold: boolean,
  today: Day,
): void {
  const applied = boundsOf(exchangedOn, partly.exchangedOn);
  const downloaded = boundsOf(downloadedOn, partly.downloadedOn);
  if (!applied || !downloaded || applied.first <= downloaded.last) return;
  const say = (day: Day | null, part: PartDay | undefined) =>
    day === null ? formatPartChinese(part as PartDay) : sayDay(day, today);
  throw isDownloadTold
    ? dateOrder(
        'downloadedOn',
        `记着${say(exchangedOn, partly.exchangedOn)}申请的更换，下载不会在那以前；申请的日子记错了，先改那一步`,
      )
    : dateOrder(
        'exchangedOn',
        `记着${say(downloadedOn, partly.downloadedOn)}下载了电子证书，申请不会在那以后；下载的日子记错了，先改那一步`,
      );
}

/** Facts as the holder changes them: no date lies in the future, nothing is downloaded before it was exchanged. */
export function withFacts(record: FactsV1, { parts, ...change }: FactChange, today: Day): ChangeV1 {
  for (const name of DATES) if ((change[name] ?? 0) > today) throw dateInFuture(name);
  for (const [name, part] of Object.entries(parts ?? {}))
    if (liesAhead(part, today)) throw dateInFuture(name);
  const partly = partlyAfter(record, { parts, ...change });
  checkOrder({ ...record, ...change, partly }, change.downloadedOn !== undefined, today);
  const all = isDeepStrictEqual(partly, record.partly ?? {}) ? change : { ...change, partly };
  if (change.registryStatus === undefined || change.registryCheckedOn !== undefined) return all;
  return { ...all, registryCheckedOn: change.registryStatus === null ? null : today };
}

/** Another post, or another kind with its post: what is told is checked as in the first questions. */
export function withPost(
  rulebook: Rulebook,
  record: FactsV1,
  told: { family?: string | undefined; trade?: string | undefined },
  today: Day,
): ChangeV1 {
  const family = told.family ?? record.family;
  const trade = told.trade ?? certificateTitle(record);
  const kindFault = checkAnswer(rulebook, {}, 'family', family, today);
  const fault = kindFault ?? checkAnswer(rulebook, { family }, 'trade', trade, today);
  if (fault) throw answerInvalid(fault.message);
  return { family: family as FamilyId, ...splitTrade(rulebook.families[family as FamilyId], trade) };
}
