import {
  type Day,
  firstDayOfYear,
  formatPartChinese,
  lastDayOfYear,
  partBounds,
  yearOf,
} from '../../calendar';
import { daysTooEarly, type HoursFirst, type Noted } from '../../hours';
import { tenthsBetween } from '../engine';
import { type Rulebook, valueAt } from '../rulebook';
import type { CertificateFacts } from './facts';
import { sayDay, sayHours } from './words';

/** What the totals of years say beyond their entries: no total tells a day, so it may have been there from the first. */
const beyondEntries = ({ credits, yearStatements }: CertificateFacts): Noted[] =>
  yearStatements.flatMap(({ year, tenths }) => {
    const on = firstDayOfYear(year);
    const entered = tenthsBetween(credits, on, lastDayOfYear(year));
    return tenths > entered ? [{ on, tenths: tenths - entered }] : [];
  });

const askedOf = (rulebook: Rulebook, { family }: CertificateFacts, asOf: Day): number =>
  valueAt(rulebook.families[family].exchangeHours, asOf);

/**
 * The days on which too little was studied, as far as is noted, where by now it is enough: whoever says that they applied
 * on one of them is asked.
 */
export function hoursDoubts(rulebook: Rulebook, facts: CertificateFacts, asOf: Day) {
  const asked = askedOf(rulebook, facts, asOf);
  const noted = [...facts.credits, ...beyondEntries(facts)].filter(({ on }) => on <= asOf);
  return daysTooEarly(noted, asked).map(({ before, had }) => ({
    ...{ before, after: null },
    text: `到那一天你只记了 ${sayHours(had)}，换证要先学满 ${sayHours(asked)}。`,
  }));
}

/**
 * After the last day of the exchange, of who has told of none: no day in time had the hours, as far as is noted, so whoever
 * says now that they applied on one is asked.
 */
export function neverEnough(rulebook: Rulebook, facts: CertificateFacts, asOf: Day) {
  const deadline = valueAt(rulebook.exchange.deadline, asOf);
  const { exchangedOn, issuedOn, partly } = facts;
  const isTold = [exchangedOn, issuedOn, partly?.exchangedOn, partly?.issuedOn].some((day) => day != null);
  if (asOf <= deadline || isTold) return [];
  const asked = askedOf(rulebook, facts, asOf);
  const had = [...facts.credits, ...beyondEntries(facts)].reduce(
    (sum, { on, tenths }) => (on <= deadline ? sum + tenths : sum),
    0,
  );
  if (had >= asked) return [];
  const text = `到 ${sayDay(deadline, asOf)}你只记了 ${sayHours(had)}，换证要先学满 ${sayHours(asked)}。`;
  return [{ before: deadline + 1, after: null, text }];
}

/** An application that is on record, the hours that it asks for first, and why hours after it are questioned. */
export interface AppliedFirst extends HoursFirst {
  readonly text: string;
}

/**
 * What hours that are noted later are held against: the application that was told of. Null: there is none, nothing is
 * known of its day, an official list tells of it, or the hours that it asks for are there without any entry.
 */
export function appliedFirst(rulebook: Rulebook, facts: CertificateFacts, asOf: Day): AppliedFirst | null {
  const part = facts.exchangedOn === null ? facts.partly?.exchangedOn : undefined;
  const on = facts.exchangedOn ?? (part === undefined ? undefined : partBounds(part)?.last) ?? null;
  if (on === null || facts.isExchangeListed) return null;
  const asked = askedOf(rulebook, facts, asOf);
  const until = lastDayOfYear(yearOf(on));
  const there = beyondEntries(facts).reduce((sum, one) => (one.on <= until ? sum + one.tenths : sum), 0);
  if (asked <= there) return null;
  const day = part === undefined ? sayDay(on, asOf) : formatPartChinese(part, yearOf(asOf));
  return {
    ...{ on, tenths: asked - there },
    text: `换证要先学满 ${sayHours(asked)}，你记着 ${day}申请了更换；这一天在那以后，记上它才学满。`,
  };
}
