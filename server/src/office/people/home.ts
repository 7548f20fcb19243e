import { type Day, formatDay, shanghaiDay } from '@hz/shared/calendar';
import type { CompanyHome, PeopleFilter } from '@hz/shared/contracts';
import { dateOf } from '../port';
import type { OfficeService } from '../service';
import { type Entry, fits, owedBy } from './directory';

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
  notJoined: { joined: 'no' },
  met: { study: 'met' },
  short: { study: 'short' },
  unconfirmed: { study: 'unconfirmed' },
} as const satisfies Record<string, PeopleFilter>;

/** A company's home: every number is that of the list its filter gives. */
export async function homeOf(
  office: OfficeService,
  orgId: string,
  people: AsyncIterable<Entry[]>,
  isTheirs: (entry: Entry) => boolean,
): Promise<CompanyHome> {
  const { clock } = office.parts;
  const today = clock.today();
  const [org, rosters] = await Promise.all([office.orgs.get(orgId), office.rosters.of(orgId)]);
  const counted = new Map<PeopleFilter, number>(Object.values(FILTERS).map((filter) => [filter, 0]));
  let deadline: Day | null = null;
  for await (const some of people)
    for (const entry of some.filter(isTheirs)) {
      for (const [filter, sum] of counted) if (fits(entry, filter, today)) counted.set(filter, sum + 1);
      const owed = owedBy(entry)?.deadline ?? null;
      if (owed !== null && (deadline === null || owed < deadline)) deadline = owed;
    }
  const count = (name: keyof typeof FILTERS) => ({
    ...{ count: counted.get(FILTERS[name]) ?? 0, filter: FILTERS[name] },
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
    ...{ unknown: count('unknown'), notJoined: count('notJoined') },
    study: { met: count('met'), short: count('short'), unconfirmed: count('unconfirmed') },
    ...{ deadline: dateOf(deadline), daysLeft: deadline === null ? null : deadline - today },
  };
  return { ...home, next: nextThings(home, org.listTakenOn, today) };
}

function nextThings(
  home: Omit<CompanyHome, 'next'>,
  listTakenOn: Day | null,
  today: Day,
): CompanyHome['next'] {
  if (listTakenOn === null)
    return [{ kind: 'upload-roster', sentence: '先传一份名单：证书编号和姓名两列就够。', filter: null }];
  const { open, unknown, notJoined } = home;
  const next: CompanyHome['next'] = [];
  if (open.count > 0)
    next.push({ kind: 'nudge', sentence: `${open.count} 人还没换证，提醒他们。`, filter: open.filter });
  if (unknown.count > 0)
    next.push({
      kind: 'check-unknown',
      sentence: `${unknown.count} 人查不到，核对编号和姓名。`,
      filter: unknown.filter,
    });
  if (notJoined.count > 0)
    next.push({
      kind: 'invite',
      sentence: `${notJoined.count} 人没有加入，看不到学时；贴一张海报请他们扫码。`,
      filter: notJoined.filter,
    });
  if (today - listTakenOn > STALE_DAYS)
    next.push({ kind: 'update-roster', sentence: '名单有一个月没更新了。', filter: null });
  return next.slice(0, 3);
}
