import { formatDay } from '@hz/shared/calendar';
import { hoursOfTenths } from '@hz/shared/law';
import type { ChatCertificate } from '@hz/shared/talk';
import { NOTHING_TOLD, type PackStanding } from '../certificates/service';

type Credit = PackStanding['told']['record']['credits'][number];

const creditOf = ({ on, tenths, category, for: forCycle, adds }: Credit) => ({
  ...{ on: formatDay(on), hours: hoursOfTenths(tenths), category: category ?? null },
  for: forCycle ? formatDay(forCycle) : null,
  ...(adds && { adds }),
});

const NAME_ONLY = { ...NOTHING_TOLD, credits: [], yearStatements: [] } as const;

/** A certificate as the talk knows it: by its pack, with what is known by name. */
export function lawCertificate({ record, told }: PackStanding): ChatCertificate {
  const { facts, credits, others, ended } = told.record;
  return {
    id: record._id.toHexString(),
    facts: { ...NAME_ONLY, family: 'site-professional', trade: told.trade, specialty: told.specialty },
    law: {
      ...{ pack: record.pack, kind: told.kind, ended },
      facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value ?? null])),
      credits: credits.map(creditOf),
      others: (others ?? []).map(creditOf),
      cycles: record.statements.map(({ from, tenths }) => ({
        from: formatDay(from),
        hours: hoursOfTenths(tenths),
      })),
    },
  };
}
