import type { Day } from '@hz/shared/calendar';
import { shanghaiDay } from '@hz/shared/calendar';
import type { ResponseOf } from '@hz/shared/contracts';
import pMap from 'p-map';
import type { OrgRecord, TallyRecord } from '../orgs/models';
import { dateOf } from '../port';
import { regionOf } from '../present';
import type { OfficeService } from '../service';

type Row = ResponseOf<'GET /v1/office/orgs/:org/companies'>['companies'][number];

/** So many companies are looked after at once: enough to keep the store at work, and nobody else from it. */
const AT_ONCE = 8;
/** Fewer people than this on one side, and the number says too much about somebody. */
const FEWEST = 5;

const NOBODY: TallyRecord = { people: 0, exchanged: 0, open: 0, void: 0, cannot: 0, unknown: 0, listed: 0 };
const dueOf = ({ exchanged, open, void: lapsed }: TallyRecord): number => exchanged + open + lapsed;

/** A tally as the table shows it. */
const presentTally = (tally: TallyRecord | null) => {
  const told = tally ?? NOBODY;
  return { ...told, due: dueOf(told) };
};

/**
 * 未加入, where it gives nobody away: consent is behind it, so it is told only where at least five have and have not
 * joined, or nobody could have.
 */
function notJoinedOf(people: number, joined: number): number | null {
  const notJoined = people - joined;
  const isSmall = (count: number) => count < FEWEST;
  return isSmall(joined) || isSmall(notJoined) ? null : notJoined;
}

/** The companies of a region with how their lists stand, the worst first: no list, then most 未换. */
export async function companyRows(
  office: OfficeService,
  region: OrgRecord['region'],
  today: Day,
): Promise<Row[]> {
  const [companies, tallyOf] = await Promise.all([
    office.orgs.companiesWithin(region),
    office.people.tallies(),
  ]);
  const rowOf = async (company: OrgRecord): Promise<Row> => {
    const tally = await tallyOf(company);
    const id = company._id.toHexString();
    const joined = tally ? await office.directory.countJoined(id) : 0;
    return {
      ...{ id, name: company.name, creditCode: company.creditCode ?? '', region: regionOf(company) },
      ...{ state: company.state, approvedOn: dateOf(shanghaiDay(company.since.getTime())) as string },
      ...{ listTakenOn: dateOf(company.listTakenOn), tally: presentTally(tally) },
      asOf: tally ? dateOf(today) : null,
      notJoined: tally ? notJoinedOf(tally.people, joined) : null,
      lastDeskOn: dateOf(company.lastDeskOn),
    };
  };
  const rows = await pMap(companies, rowOf, { concurrency: AT_ONCE });
  const missing = ({ tally }: Row) => tally.open + tally.void;
  // Of those that stand equally bad by their share, the one with more people first.
  return rows.sort(
    (a, b) => badness(b) - badness(a) || missing(b) - missing(a) || a.name.localeCompare(b.name, 'zh'),
  );
}

function badness({ state, listTakenOn, tally }: Row): number {
  if (state === 'merged') return -1;
  if (listTakenOn === null) return 2;
  return tally.due === 0 ? 0 : (tally.open + tally.void) / tally.due;
}

/** Every column added up: of official lists alone. */
export function totalOf(rows: readonly Row[]): Row['tally'] {
  const total = presentTally(null);
  for (const { tally } of rows)
    for (const name of Object.keys(total) as (keyof typeof total)[]) total[name] += tally[name];
  return total;
}
