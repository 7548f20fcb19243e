// The people of a simulated year: what they do on which day, all from a seed.
import { type Day, lastDayOfYear, parseDay } from '@hz/shared/calendar';
import type { AssessmentInput } from '@hz/shared/v1/engine';
import { type CertificateFacts, caseOf } from '@hz/shared/v1/guide';
import type { Random } from '../random';
import { PLAIN_CERTIFICATE } from '../reminder-world';

export const FIRST_DAY = parseDay('2022-12-01');
export const LAST_DAY = parseDay('2024-01-06');

/** One thing that is done for a certificate on a day. */
export type Deed =
  | { kind: 'exchange'; on: Day }
  | { kind: 'credit'; on: Day; tenths: number }
  | { kind: 'take-back'; on: Day }
  | { kind: 'state'; on: Day; year: number; tenths: number };

export interface Person {
  hour: number;
  pauses: { from: Day; until: Day }[];
  certificates: Plan[];
}

/** One certificate: when it is added, with what facts, and what is done for it afterwards. */
export interface Plan {
  addedOn: Day;
  facts: Omit<CertificateFacts, 'credits' | 'yearStatements'> & { rulebook: string };
  deeds: Deed[];
}

const TRADES = ['施工员', '质量员', '材料员', '资料员', '试验员'] as const;

function credits(random: Random): Deed[] {
  const deeds: Deed[] = [];
  const wanted = random.oneOf([0, 0, 100, 310, 320, 320, 400]);
  let studied = 0;
  const days = new Set<Day>();
  while (studied < wanted) {
    const on = random.whole(parseDay('2023-01-02'), parseDay('2023-12-31'));
    if (days.has(on)) continue;
    days.add(on);
    const tenths = Math.min(wanted - studied, random.whole(20, 160));
    deeds.push({ kind: 'credit', on, tenths });
    studied += tenths;
  }
  if (deeds.length > 0 && random.chance(0.15)) {
    deeds.push({ kind: 'take-back', on: random.whole(parseDay('2023-11-01'), parseDay('2023-12-31')) });
  }
  return deeds;
}

function plan(random: Random): Plan {
  const isSkilled = random.chance(0.15);
  const isElectronic = random.chance(0.5);
  const addedOn = random.chance(0.7) ? FIRST_DAY : random.whole(FIRST_DAY, parseDay('2023-12-31'));
  const exchanges = !isElectronic && addedOn <= parseDay('2022-12-31') && random.chance(0.6);
  return {
    addedOn,
    facts: {
      ...PLAIN_CERTIFICATE,
      family: isSkilled ? 'skilled-worker' : 'site-professional',
      trade: isSkilled ? '砌筑工' : random.oneOf(TRADES),
      registryStatus: random.chance(0.2) ? null : 'valid',
      issuedOn: isElectronic ? parseDay(random.oneOf(['2021-05-01', '2022-06-01', '2022-11-20'])) : null,
    },
    deeds: [
      ...(exchanges
        ? [{ kind: 'exchange' as const, on: random.whole(addedOn, parseDay('2022-12-31')) }]
        : []),
      ...(isSkilled ? [] : credits(random)),
      ...(random.chance(0.5)
        ? [
            {
              kind: 'state' as const,
              on: parseDay('2024-01-02'),
              year: 2023,
              tenths: random.oneOf([0, 200, 400]),
            },
          ]
        : []),
    ].filter(({ on }) => on >= addedOn),
  };
}

function pauses(random: Random): Person['pauses'] {
  const found: Person['pauses'] = [];
  if (random.chance(0.2)) {
    const from = random.whole(FIRST_DAY, LAST_DAY - 40);
    found.push({ from, until: from + random.whole(1, 30) });
  }
  // Some pause just over the end of the year.
  if (random.chance(0.1)) {
    const from = lastDayOfYear(2023) - random.whole(0, 6);
    found.push({ from, until: from + random.whole(1, 6) });
  }
  return found;
}

export const somebody = (random: Random): Person => ({
  hour: random.whole(8, 20),
  pauses: pauses(random),
  certificates: Array.from({ length: random.chance(0.25) ? 2 : 1 }, () => plan(random)),
});

/** The entry that somebody took back: the first one written down by then. */
export function takenBack(deeds: readonly Deed[]): Deed | undefined {
  const taking = deeds.find(({ kind }) => kind === 'take-back');
  return taking && deeds.find((deed) => deed.kind === 'credit' && deed.on <= taking.on);
}

/** A certificate's facts as they were in the morning of a day: apart from store and planner. */
export function factsOn({ facts, deeds }: Plan, day: Day): AssessmentInput {
  const done = deeds.filter(({ on }) => on <= day);
  const lost = takenBack(done);
  const studied = done.flatMap((deed) => (deed.kind === 'credit' && deed !== lost ? [deed] : []));
  return caseOf(
    {
      ...facts,
      exchangedOn: done.find(({ kind }) => kind === 'exchange')?.on ?? null,
      credits: studied,
      yearStatements: done.filter((deed) => deed.kind === 'state'),
    },
    { registeredOn: null },
    day,
  );
}
