import { parseDay } from '../../calendar';
import { type Pack, tenthsOfHours } from '../../law';
import { type NotedStudy, type Standing, standingOfRecord } from '../../standing';
import type { ChatCertificate, ChatHolder, LawRecord } from '../types';

const studies = (credits: LawRecord['credits']): NotedStudy[] =>
  credits.map(({ on, hours, category, for: forCycle, adds }) => ({
    on: parseDay(on),
    tenths: tenthsOfHours(hours) ?? 0,
    category: category ?? null,
    for: forCycle ? parseDay(forCycle) : null,
    ...(adds && { adds }),
  }));

/**
 * Where a certificate of a pack stands, with its past cycles as complete as they were stated to be. Before its first
 * day a document says nothing, and nobody is told where a certificate stands: what is asked then is only whether hours
 * can be counted at all, as they will be on that day.
 */
export function standingOf(
  pack: Pack,
  certificate: ChatCertificate,
  holder: ChatHolder | null,
  asOf: number,
): Standing {
  const record = certificate.law as LawRecord;
  const others = (holder?.certificates ?? []).filter(
    (one) => one.id !== certificate.id && one.law?.pack === record.pack,
  );
  return standingOfRecord(
    pack,
    {
      ...{ kind: record.kind, ended: record.ended, listed: record.listed },
      facts: record.facts,
      credits: studies(record.credits),
      others: studies(record.others ?? others.flatMap(({ law }) => law?.credits ?? [])),
      statements: record.cycles.map(({ from, hours }) => ({
        from: parseDay(from),
        tenths: tenthsOfHours(hours) ?? 0,
      })),
    },
    Math.max(asOf, pack.from),
  );
}
