import { type Day, formatDay } from '@hz/shared/calendar';
import type { CertificateCard, CertificateDetail } from '@hz/shared/contracts';
import { fillText, hoursOfTenths, type Pack } from '@hz/shared/law';
import {
  actFirst,
  doubtsOf,
  hoursDoubtsOf,
  type Next,
  type ObligationStanding,
  type Standing,
  sayKnown,
  timelineOf,
  titleOf,
} from '@hz/shared/standing';
import { presentDoubts, presentWords } from '../../present/pack';
import type { PackStanding } from './pack-standings';

const date = (day: Day | null): string | null => (day === null ? null : formatDay(day));

const labels = { fact: '说一说', cycles: '说说以前' } as const;

function labelOf({ said }: Pack, next: Next): string {
  if (next.kind === 'fact' || next.kind === 'cycles') return labels[next.kind];
  return said.steps[next.id]?.call ?? said.advice[next.id]?.call ?? '';
}

/** The one next thing as the contracts write it. */
function presentNext({ pack, next, headline, asOf }: Standing): CertificateCard['next'] {
  if (next === null) return null;
  const step = next.kind === 'step' && headline.words.tone === 'done' ? pack.said.steps[next.id] : undefined;
  return {
    ...{ kind: next.kind, obligation: next.obligation, label: labelOf(pack, next) },
    id: next.kind === 'cycles' ? null : next.kind === 'fact' ? next.fact : next.id,
    sentence: step ? fillText(pack, step.title, asOf) : headline.words.title,
  };
}

/**
 * The nearest last day of what is still to be done. What is refused to whoever has not done it has none, and while it is
 * not known whether it was done, nor has what would follow from it.
 */
function nearestDue({ obligations, verdict, asOf }: Standing): Day | null {
  if (verdict?.doubt && verdict.answer.state === 'ask') return null;
  const days = obligations.flatMap(({ answer: { state, due } }) =>
    (state === 'open' || state === 'ask') && due !== null && due >= asOf ? [due] : [],
  );
  return days.length === 0 ? null : Math.min(...days);
}

/** How a certificate is called. */
export const titleOfStanding = ({ pack, told }: Pick<PackStanding, 'pack' | 'told'>): string =>
  titleOf(pack, told.kind, told.trade, told.specialty);

/** A certificate in a list: everything lean. */
export function presentCard(one: PackStanding): CertificateCard {
  const { record, pack, state, told, standing, asOf } = one;
  const due = standing && nearestDue(standing);
  return {
    ...{ id: record._id.toHexString(), version: record.version, pack: record.pack },
    jurisdiction: pack?.said.jurisdiction ?? record.pack,
    packState: state,
    ...{ kind: told.kind, kindName: pack?.said.kinds[told.kind]?.name ?? told.kind },
    ...{ title: titleOfStanding(one), archived: record.archived },
    headline: standing && {
      tone: standing.headline.words.tone,
      title: standing.headline.words.title,
      sentence: standing.headline.words.sentences[0] ?? null,
    },
    next: standing && presentNext(standing),
    due: date(due),
    daysLeft: due === null ? null : due - asOf,
  };
}

/** How a need is called, and of which category alone hours count for it. */
function needTexts({ data }: ObligationStanding, id: string) {
  const need = data.needs.find((one) => 'hours' in one && one.id === id);
  const { name = null, category = null } = need && 'hours' in need ? need : {};
  return { name, category };
}

function presentObligation(
  pack: Pack,
  one: ObligationStanding,
  asOf: Day,
): CertificateDetail['obligations'][number] {
  const { answer, data, grounds, words } = one;
  const fill = (text: string) => fillText(pack, text, asOf);
  const readingOf = (id: string | null) => pack.said.readings.find((reading) => reading.id === id)?.text;
  return {
    ...{ id: data.id, name: data.name, gates: data.gates, state: answer.state },
    reasons: [...answer.reasons],
    ...{ opens: date(answer.opens), due: date(answer.due), effect: answer.effect },
    cycle: answer.cycle && { from: formatDay(answer.cycle.from), to: formatDay(answer.cycle.to) },
    needs: answer.needs.map(({ id, required, done, remaining }) => ({
      id,
      ...needTexts(one, id),
      required: hoursOfTenths(required),
      done: hoursOfTenths(done),
      remaining: hoursOfTenths(remaining),
    })),
    ...{ ask: [...answer.ask], askCycles: answer.askCycles.map(formatDay) },
    words: presentWords(pack, words, asOf),
    explanation: grounds.map(({ statement, rule, clause, document, reading, uses }) => ({
      ...{ statement, text: fill(rule), clause, document },
      reading: reading === null ? null : fill(readingOf(reading) ?? ''),
      uses: [...uses],
    })),
  };
}

/** What is known, by name, in the pack's order, each in words. */
function presentFacts({ pack, told }: PackStanding): Pick<CertificateDetail, 'facts' | 'otherFacts'> {
  const known = (pack?.factNames ?? []).filter((name) => Object.hasOwn(told.facts, name));
  return {
    facts: known.map((name) => {
      const { value, isOfficial } = told.facts[name] as PackStanding['told']['facts'][string];
      const fact = pack?.said.facts[name] as Pack['said']['facts'][string];
      return { name, value, label: sayKnown(fact, value), origin: isOfficial ? 'official' : 'self' };
    }),
    otherFacts: Object.entries(told.otherFacts).map(([name, value]) => ({ name, value })),
  };
}

const presentCycles = (standing: Standing, { told }: PackStanding): CertificateDetail['cycles'] =>
  timelineOf(standing, told.record).map(
    ({ from, to, required, done, stated, shared, isOfficial, ...cycle }) => ({
      ...cycle,
      ...{ from: formatDay(from), to: formatDay(to), done: hoursOfTenths(done) },
      required: required === null ? null : hoursOfTenths(required),
      stated: stated === null ? null : hoursOfTenths(stated),
      ...(shared > 0 && { shared: hoursOfTenths(shared) }),
      origin: isOfficial ? 'official' : 'self',
    }),
  );

type CreditView = CertificateDetail['credits'][number];

/**
 * The holder's own entries and the official ones, in the order of their days. There may be thousands: each is made at
 * once as it is answered, nothing taken apart and put together again.
 */
function presentCredits({ told: { study } }: PackStanding): CreditView[] {
  const own = study.own.map(
    (credit): CreditView => ({
      id: credit.id,
      counts: credit.counts,
      total: credit.total ?? false,
      origin: 'self',
      source: null,
      category: credit.category ?? null,
      for: date(credit.for ?? null),
      recordedOn: formatDay(credit.recordedOn),
      on: formatDay(credit.on),
      hours: hoursOfTenths(credit.tenths),
    }),
  );
  const official = study.official.map(
    (credit, at): CreditView => ({
      id: `official-${at + 1}`,
      counts: true,
      total: false,
      origin: 'official',
      source: credit.source,
      category: null,
      for: null,
      recordedOn: formatDay(credit.asOf),
      on: formatDay(credit.on),
      hours: hoursOfTenths(credit.tenths),
    }),
  );
  // Dates as they are written are in the order of their days, and what is sorted already stays so.
  return [...own, ...official].sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

/** What hours that are noted later are held against; nothing where there is nothing. */
function presentHoursFirst({
  pack,
  told,
  asOf,
}: PackStanding): Partial<Pick<CertificateDetail, 'hoursFirst'>> {
  const first = pack ? actFirst(pack, told.record, asOf) : null;
  if (first === null) return {};
  return { hoursFirst: { on: formatDay(first.on), hours: hoursOfTenths(first.tenths), text: first.text } };
}

/** A certificate with everything that is known and follows. */
export function presentDetail(one: PackStanding): CertificateDetail {
  const { record, official, pack, told, standing, asOf } = one;
  return {
    ...presentCard(one),
    asOf: formatDay(asOf),
    ...{ trade: told.trade, specialty: told.specialty, number: official?.number ?? record.number },
    ...presentFacts(one),
    doubts: pack
      ? presentDoubts([
          ...doubtsOf(pack, told.kind, told.trade, told.record.facts, asOf),
          ...hoursDoubtsOf(pack, told.record, asOf),
        ])
      : [],
    official: official && {
      ...{ source: official.source, asOf: formatDay(official.asOf), number: official.number },
      studyAsOf:
        official.study.length === 0
          ? null
          : formatDay(Math.max(...official.study.map((layer) => layer.asOf))),
    },
    obligations:
      standing && pack ? standing.obligations.map((duty) => presentObligation(pack, duty, asOf)) : [],
    way: (standing?.way ?? []).map(({ doneOn, ...step }) => ({ ...step, doneOn: date(doneOn) })),
    cycles: standing ? presentCycles(standing, one) : [],
    credits: presentCredits(one),
    ...presentHoursFirst(one),
  };
}
