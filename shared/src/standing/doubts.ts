import { addMonths, addYears, type Day, formatDayChinese, parseDay, tryParseDay } from '../calendar';
import {
  type Dated,
  daysOfPart,
  factsOn,
  freeingEvents,
  type Known,
  type ObligationData,
  type Pack,
  postRefused,
  valueAt,
} from '../law';
import { sayKnown } from './known';
import { sayDay } from './say';
import { TRADE, withTrade } from './title';

/** Days of which it is asked whether they are meant: those before `before`, those after `after`. */
export interface FactDoubt {
  readonly fact: string;
  readonly before: Day | null;
  readonly after: Day | null;
  /** Why they are unlikely: 换证的期限是 2022年12月31日，这一天在期限以后。 */
  readonly text: string;
}

/**
 * Why a day, or a part of one, is unlikely to be meant; null: it is not. A part is doubted only where all its days are.
 * @param written `YYYY-MM-DD`, `YYYY-MM`, `YYYY`; anything else is doubted by nobody
 */
export function doubtAbout(doubts: readonly FactDoubt[], fact: string, written: string): string | null {
  const day = tryParseDay(written);
  const days = day === undefined ? daysOfPart(written) : { first: day, last: day };
  if (!days) return null;
  const doubt = doubts.find(
    (one) =>
      one.fact === fact &&
      ((one.before !== null && days.last < one.before) || (one.after !== null && days.first > one.after)),
  );
  return doubt?.text ?? null;
}

/** Every day that is told is before it: so is what is doubted on every day. */
const LAST_OF_ALL: Day = parseDay('2100-12-31');

interface OfCertificate {
  readonly kind: string;
  readonly post: unknown;
}

type Told = Readonly<Record<string, Known | undefined>>;

/** Nothing is there before it was done, or applied for: of two such days one is not meant. */
function doubtsOfOrder(
  { said: { facts } }: Pack,
  act: string,
  received: readonly string[],
  told: Told,
  asOf: Day,
): FactDoubt[] {
  const dayOf = (name: string): Day | undefined => {
    const value = told[name];
    return typeof value === 'string' ? tryParseDay(value) : undefined;
  };
  const applied = dayOf(act);
  return received
    .filter((name) => facts[name]?.type === 'event')
    .flatMap((name): FactDoubt[] => {
      const there = dayOf(name);
      return [
        ...(applied === undefined
          ? []
          : [
              {
                ...{ fact: name, before: applied, after: null },
                text: `你记着 ${sayDay(applied, asOf)}${facts[act]?.name}，${facts[name]?.name}不会在那以前。`,
              },
            ]),
        ...(there === undefined
          ? []
          : [
              {
                ...{ fact: act, before: null, after: there },
                text: `你记着 ${sayDay(there, asOf)}${facts[name]?.name}，${facts[act]?.name}不会在那以后。`,
              },
            ]),
      ];
    });
}

/**
 * The document that an obligation rests on is not older than itself, and who did it did it in time. What frees of it, a
 * new certificate of the first day, is no older either: whoever reads the day off the old one would lose the deadline.
 */
function doubtsOfOnce(
  pack: Pack,
  data: ObligationData,
  { post, kind }: OfCertificate,
  told: Told,
  asOf: Day,
): FactDoubt[] {
  const { name, clause, when } = data;
  if (!('once' in when)) return [];
  const { act, cohorts, received } = when.once;
  const { said, values } = pack;
  const freeing = freeingEvents(data, pack);
  const dues = cohorts.map(({ due }) => valueAt(values[due] as Dated<Day>, asOf));
  const last = Math.max(...dues);
  const document = said.clauses.find(({ id }) => id === clause)?.document;
  const { issuedOn } = (said.documents.find(({ id }) => id === document) ??
    said.documents[0]) as (typeof said.documents)[number];
  const refused = postRefused(data, { pack, kind, post, asOf });
  return [
    ...(refused ? [act, ...(refused.noneIssued ? freeing : [])] : []).map((fact) => ({
      ...{ fact, before: LAST_OF_ALL, after: null },
      text: refused?.text ?? '',
    })),
    ...doubtsOfOrder(pack, act, received ?? freeing, told, asOf),
    {
      ...{ fact: act, before: null, after: last },
      text: `${name}的期限是 ${sayDay(last, asOf)}，这一天在期限以后。`,
    },
    {
      ...{ fact: act, before: issuedOn, after: null },
      text: `要${name}的文件是 ${formatDayChinese(issuedOn)}才发的，这一天在那以前。`,
    },
    ...freeing.map((fact) => ({
      ...{ fact, before: issuedOn, after: null },
      text: `要${name}的文件是 ${formatDayChinese(issuedOn)}才发的，这一天在那以前，那时拿的多半是要${name}的旧证书。`,
    })),
  ];
}

/**
 * The last day on which a term can end that runs on a day, with its years; null where the pack tells none. A new card
 * may be there before the old one has ended, from the day on which its window opens.
 */
function longestTerm(
  { values }: Pack,
  { when, needs }: ObligationData,
  asOf: Day,
): { years: number; last: Day } | null {
  if (!('term' in when)) return null;
  const numberOf = (name: string | undefined): number | undefined =>
    name === undefined ? undefined : valueAt(values[name] as Dated<number>, asOf);
  const { years: told, otherwise, opensBefore } = when.term;
  const inNeeds = needs.flatMap((one) => ('hours' in one && one.eachYears ? [one.eachYears] : []));
  const years = numberOf(told ?? otherwise?.years) ?? inNeeds[0];
  if (years === undefined) return null;
  return { years, last: addMonths(addYears(asOf, years), numberOf(opensBefore) ?? 0) };
}

/** Whether a list that was made on a day tells an expiry that no term of the pack reaches. */
export const isBeyondTerm = (pack: Pack, kind: string, fact: string, day: Day, listedOn: Day): boolean =>
  pack.said.obligations.some((data) => {
    if (!data.kinds.includes(kind) || !('term' in data.when) || data.when.term.expires !== fact) return false;
    const longest = longestTerm(pack, data, Math.max(listedOn, pack.from));
    return longest !== null && day > longest.last;
  });

/**
 * What was told of expiries that no term reaches, with what is said of each, by their names: nothing is judged by such
 * a day, also where it was insisted on; in time it may turn out right.
 */
export function tooFarIn(pack: Pack, kind: string, told: Told, asOf: Day): Record<string, string> {
  const far: Record<string, string> = {};
  for (const data of pack.said.obligations) {
    if (!data.kinds.includes(kind) || !('term' in data.when)) continue;
    const name = data.when.term.expires;
    const value = told[name];
    const day = typeof value === 'string' ? (tryParseDay(value) ?? daysOfPart(value)?.first) : undefined;
    const longest = day === undefined ? null : longestTerm(pack, data, asOf);
    if (day === undefined || longest === null || day <= longest.last) continue;
    const fact = pack.said.facts[name];
    const said = fact ? sayKnown(fact, value as string) : value;
    far[name] = `记着的是 ${said}；有效期一次是 ${longest.years} 年，这一天太远了，先不按它算。`;
  }
  return far;
}

/** What expires was issued before, and is applied for anew before it expires. */
function doubtsOfTerm(pack: Pack, data: ObligationData, told: Told, asOf: Day): FactDoubt[] {
  const { name, when } = data;
  if (!('term' in when)) return [];
  const { act, expires, otherwise } = when.term;
  const { facts } = pack.said;
  const known = factsOn(pack, told, asOf);
  const dayOf = (fact: string): Day | null => {
    const value = known[fact];
    return typeof value === 'number' ? value : null;
  };
  const issued = otherwise ? dayOf(otherwise.fact) : null;
  const last = dayOf(expires);
  const doubts: FactDoubt[] = [];
  const longest = longestTerm(pack, data, asOf);
  if (longest)
    doubts.push({
      ...{ fact: expires, before: null, after: longest.last },
      text: `有效期一次是 ${longest.years} 年，这一天太远了。`,
    });
  if (last !== null) {
    const opens = addMonths(last, -valueAt(pack.values[when.term.opensBefore] as Dated<number>, asOf));
    doubts.push({
      ...{ fact: act, before: opens, after: null },
      text: `${sayDay(opens, asOf)}才可以申请${name}，这一天在那以前，不算。`,
    });
  }
  if (last !== null)
    doubts.push({
      ...{ fact: act, before: null, after: last },
      text: `有效期到 ${sayDay(last, asOf)}，这一天在那以后，${name}就晚了。`,
    });
  if (otherwise && last !== null)
    doubts.push({
      ...{ fact: otherwise.fact, before: null, after: last },
      text: `有效期到 ${sayDay(last, asOf)}，${facts[otherwise.fact]?.name}不会在那以后。`,
    });
  if (otherwise && issued !== null)
    doubts.push({
      ...{ fact: expires, before: issued, after: null },
      text: `${facts[otherwise.fact]?.name}是 ${sayDay(issued, asOf)}，有效期不会在那以前到。`,
    });
  return doubts;
}

/**
 * The days of a certificate's facts that are questioned before they are taken down: after a deadline, before the
 * document, against another day that is known. They can still be meant. None before the pack's own first day.
 */
export function doubtsOf(pack: Pack, kind: string, trade: string, told: Told, asOf: Day): FactDoubt[] {
  if (asOf < pack.from) return [];
  const { [TRADE]: post } = withTrade(pack, told, trade);
  return pack.said.obligations
    .filter(({ kinds }) => kinds.includes(kind))
    .flatMap((data) => [
      ...doubtsOfOnce(pack, data, { kind, post }, told, asOf),
      ...doubtsOfTerm(pack, data, told, asOf),
    ]);
}
