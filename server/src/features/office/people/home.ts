import { type Day, formatDay, shanghaiDay } from '@hz/shared/calendar';
import type { CompanyHome, PeopleFilter } from '@hz/shared/contracts';
import type { DeskMember } from '../../../platform/http/state';
import { dateOf } from '../port';
import type { OfficeService } from '../service';
import { type Entry, fits, owedBy } from './directory';
import type { Person } from './people';

/** A list older than this is worth asking about. */
const STALE_DAYS = 30;

/** What the home counts, each by the filter of the list that it opens. */
const FILTERS = {
  people: {},
  due: { group: 'due' },
  exchanged: { state: 'exchanged' },
  open: { state: 'open' },
  void: { state: 'void' },
  cannot: { state: 'cannot' },
  unknown: { state: 'unknown' },
  listed: { state: 'listed' },
  notJoined: { joined: 'no' },
  openJoined: { state: 'open', joined: 'yes' },
  met: { study: 'met' },
  short: { study: 'short' },
  unconfirmed: { study: 'unconfirmed' },
  listedTodo: { state: 'listed', group: 'todo' },
  unknownTodo: { state: 'unknown', group: 'todo' },
} as const satisfies Record<string, PeopleFilter>;

/** A leader sees the people of their own projects, everybody else all. */
export const seesAll = ({ role }: DeskMember): boolean => role !== 'company-leader';
export const isTheirs = (member: DeskMember, { facts }: Person): boolean =>
  seesAll(member) || (facts.project !== null && member.projects.includes(facts.project));

type Counts = Readonly<Record<keyof typeof FILTERS, number>>;
interface Counted {
  counts: Counts;
  /** The first day by which somebody owes something. */
  deadline: Day | null;
}
interface OneByOne extends Counted {
  ids: string[];
}

/** A company's home: every number is that of the list its filter gives. */
export async function homeOf(office: OfficeService, member: DeskMember): Promise<CompanyHome> {
  const { orgId } = member;
  const today = office.parts.clock.today();
  const [org, rosters, { counts, deadline }] = await Promise.all([
    office.orgs.get(orgId),
    office.rosters.of(orgId),
    seesAll(member) ? countedAll(office, orgId, today) : countedTheirs(office, member, today),
  ]);
  const count = (name: keyof typeof FILTERS) => ({
    ...{ count: counts[name], filter: FILTERS[name] },
  });
  const inUse = rosters.find(({ state }) => state === 'taken');
  const nameOf = await office.namesOf([inUse?.by ?? null]);
  const home = {
    asOf: formatDay(today),
    list: inUse?.takenAt
      ? {
          takenOn: formatDay(shanghaiDay(inUse.takenAt.getTime())),
          ...{ fileName: inUse.fileName, by: nameOf(inUse.by) },
        }
      : null,
    ...{ people: count('people'), due: count('due'), exchanged: count('exchanged') },
    ...{ open: count('open'), void: count('void'), cannot: count('cannot') },
    ...{ unknown: count('unknown'), listed: count('listed'), notJoined: count('notJoined') },
    study: { met: count('met'), short: count('short'), unconfirmed: count('unconfirmed') },
    ...{ deadline: dateOf(deadline), daysLeft: deadline === null ? null : deadline - today },
  };
  return {
    ...home,
    next: nextThings(
      { ...home, openJoined: count('openJoined'), todo: [count('listedTodo'), count('unknownTodo')] },
      org.listTakenOn,
      today,
    ),
  };
}

/** Of everybody: what is kept of the company, and where those stand who joined; nobody else is looked at. */
async function countedAll(office: OfficeService, orgId: string, today: Day): Promise<Counted> {
  const { people, directory } = office;
  const tally = await people.tallyOf(orgId);
  const joined = await countedOneByOne(
    directory.fitting(orgId, { joined: 'yes' }, { today, standings: true }),
    today,
  );
  const expiring = await people.countExpiring(orgId, joined.ids);
  const { exchanged, open, void: lapsed } = tally;
  return {
    counts: {
      ...joined.counts,
      ...tally,
      due: exchanged + open + lapsed,
      notJoined: tally.people - joined.counts.people,
      // Of those who have not joined, whatever else they owe is not seen.
      listedTodo: joined.counts.listedTodo + expiring,
    },
    deadline: earlier(joined.deadline, await people.firstDeadline(orgId)),
  };
}

async function countedTheirs(office: OfficeService, member: DeskMember, today: Day): Promise<Counted> {
  async function* theirs() {
    for await (const some of office.directory.fitting(member.orgId, {}, { today, standings: true }))
      yield some.filter(({ person }) => isTheirs(member, person));
  }
  return countedOneByOne(theirs(), today);
}

async function countedOneByOne(entries: AsyncIterable<Entry[]>, today: Day): Promise<OneByOne> {
  const names = Object.keys(FILTERS) as (keyof typeof FILTERS)[];
  const counts = Object.fromEntries(names.map((name) => [name, 0])) as Record<keyof typeof FILTERS, number>;
  let deadline: Day | null = null;
  const ids: string[] = [];
  for await (const some of entries)
    for (const entry of some) {
      for (const name of names) if (fits(entry, FILTERS[name], today)) counts[name] += 1;
      deadline = earlier(deadline, owedBy(entry)?.deadline ?? null);
      ids.push(entry.person._id.toHexString());
    }
  return { counts, deadline, ids };
}

const earlier = (one: Day | null, other: Day | null): Day | null =>
  one === null || (other !== null && other < one) ? other : one;

function nextThings(
  home: Omit<CompanyHome, 'next'> & { openJoined: CompanyHome['open']; todo: CompanyHome['listed'][] },
  listTakenOn: Day | null,
  today: Day,
): CompanyHome['next'] {
  if (listTakenOn === null)
    return [{ kind: 'upload-roster', sentence: '先传一份名单：证书编号和姓名两列就够', filter: null }];
  const { open, openJoined, todo, unknown, notJoined } = home;
  const next: CompanyHome['next'] = [];
  // Only who has joined can be reached from here; of the others nobody is promised a reminder.
  const unreached = open.count - openJoined.count;
  if (openJoined.count > 0)
    next.push({
      kind: 'nudge',
      sentence: `还没换证的有 ${openJoined.count} 人收得到提醒，提醒他们`,
      filter: openJoined.filter,
    });
  if (unreached > 0)
    next.push({
      kind: 'invite',
      sentence: `还没换证的有 ${unreached} 人没加入，收不到提醒：贴一张海报请他们扫码`,
      filter: notJoined.filter,
    });
  for (const { count, filter } of todo)
    if (count > 0) next.push({ kind: 'nudge', sentence: `${count} 人有到期的事要办，提醒他们`, filter });
  if (unknown.count > 0)
    next.push({
      kind: 'check-unknown',
      sentence: `${unknown.count} 人查不到，核对编号和姓名`,
      filter: unknown.filter,
    });
  if (unreached === 0 && notJoined.count > 0)
    next.push({
      kind: 'invite',
      sentence: `${notJoined.count} 人没加入，看不到学时：贴一张海报请他们扫码`,
      filter: notJoined.filter,
    });
  if (today - listTakenOn > STALE_DAYS)
    next.push({ kind: 'update-roster', sentence: '名单有一个月没更新了，传一份新的', filter: null });
  return next.slice(0, 3);
}
