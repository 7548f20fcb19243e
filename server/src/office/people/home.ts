import { type Day, formatDay, shanghaiDay } from '@hz/shared/calendar';
import type { CompanyHome, PeopleFilter } from '@hz/shared/contracts';
import { dateOf } from '../port';
import type { OfficeService } from '../service';
import { type Entry, fits, owedBy } from './directory';

/** A list older than this is worth asking about. */
const STALE_DAYS = 30;

/** A company's home: every number is that of the list its filter gives. */
export async function homeOf(
  office: OfficeService,
  orgId: string,
  entries: readonly Entry[],
): Promise<CompanyHome> {
  const { clock } = office.parts;
  const today = clock.today();
  const [org, rosters] = await Promise.all([office.orgs.get(orgId), office.rosters.of(orgId)]);
  const count = (filter: PeopleFilter) => ({
    ...{ count: entries.filter((entry) => fits(entry, filter, today)).length, filter },
  });
  const inUse = rosters.find(({ state }) => state === 'taken');
  const nameOf = await office.namesOf([inUse?.by ?? null]);
  const deadline = nearest(entries);
  const home = {
    asOf: formatDay(today),
    list: inUse?.takenAt
      ? {
          takenOn: formatDay(shanghaiDay(inUse.takenAt.getTime())),
          ...{ fileName: inUse.fileName, by: nameOf(inUse.by) },
        }
      : null,
    ...{ people: count({}), due: count({ group: 'due' }), exchanged: count({ state: 'exchanged' }) },
    ...{ open: count({ state: 'open' }), void: count({ state: 'void' }), cannot: count({ state: 'cannot' }) },
    ...{ unknown: count({ state: 'unknown' }), notJoined: count({ joined: 'no' }) },
    study: {
      ...{ met: count({ study: 'met' }), short: count({ study: 'short' }) },
      unconfirmed: count({ study: 'unconfirmed' }),
    },
    ...{ deadline: dateOf(deadline), daysLeft: deadline === null ? null : deadline - today },
  };
  return { ...home, next: nextThings(home, org.listTakenOn, today) };
}

function nearest(entries: readonly Entry[]): Day | null {
  const days = entries.flatMap((entry) => owedBy(entry)?.deadline ?? []);
  return days.length === 0 ? null : Math.min(...days);
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
