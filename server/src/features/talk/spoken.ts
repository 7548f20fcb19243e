import { formatDay } from '@hz/shared/calendar';
import type { PackState } from '@hz/shared/contracts';
import { hoursOfTenths } from '@hz/shared/law';
import type { ChatCertificate } from '@hz/shared/talk';
import {
  type CertificateRecord,
  NOTHING_TOLD,
  type PackStanding,
  type Readers,
} from '../certificates/service';

type Credit = PackStanding['told']['record']['credits'][number];

const creditOf = ({ on, tenths, category, for: forCycle, adds }: Credit) => ({
  ...{ on: formatDay(on), hours: hoursOfTenths(tenths), category: category ?? null },
  for: forCycle ? formatDay(forCycle) : null,
  ...(adds && { adds }),
});

const NAME_ONLY = { ...NOTHING_TOLD, credits: [], yearStatements: [] } as const;

/** By its pack: what is known by name. */
function lawCertificate({ record, told }: PackStanding): ChatCertificate {
  const { facts, credits, others, ended, listed } = told.record;
  return {
    id: record._id.toHexString(),
    facts: { ...NAME_ONLY, family: 'site-professional', trade: told.trade, specialty: told.specialty },
    law: {
      ...{ pack: record.pack, kind: told.kind, ended, listed },
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

/** A certificate as the talk knows it. */
interface Spoken {
  record: CertificateRecord;
  state: PackState;
  certificate: ChatCertificate;
}

export const spoken: Readers<Spoken> = {
  first: ({ record, state, merged: { facts } }) => ({
    ...{ record, state },
    certificate: { id: record._id.toHexString(), facts },
  }),
  pack: (one) => ({ record: one.record, state: one.state, certificate: lawCertificate(one) }),
};
