import { setImmediate as breathe } from 'node:timers/promises';
import type { Day } from '@hz/shared/calendar';
import { canonicalNumber } from '@hz/shared/codes';
import { Types } from 'mongoose';
import { notFound } from '../../../platform/errors';
import type { Resealed } from '../../../platform/kept/register';
import { inBatches } from '../../../platform/store/batches';
import type { OrgRecord, TallyRecord } from '../orgs/models';
import type { Orgs } from '../orgs/orgs';
import type { Check, OfficePort } from '../port';
import type { OfficeSealing } from '../sealing';
import type { PeopleModels, PersonFacts, PersonRecord } from './models';

/** A person with what the list says of them opened. */
export interface Person extends Omit<PersonRecord, 'sealed'> {
  facts: PersonFacts;
}

/** A person as the list has them; `id` of one who is there already. */
export interface PersonWish {
  id: Types.ObjectId | null;
  facts: PersonFacts;
  checked: boolean;
}

const UNKNOWN: Pick<PersonRecord, 'state' | 'verdict' | 'reason' | 'deadline' | 'source' | 'sourceAsOf'> = {
  ...{ state: 'unknown', verdict: 'unknown-number', reason: '名单里没有这个编号和姓名。' },
  ...{ deadline: null, source: null, sourceAsOf: null },
};

/** What the store can tell people apart by without anything being opened. */
export interface Asked {
  state?: PersonRecord['state'] | { $in: readonly PersonRecord['state'][] };
  key?: { $in: readonly string[] };
  verdict?: PersonRecord['verdict'];
  _id?: { $in: readonly Types.ObjectId[] } | { $nin: readonly Types.ObjectId[] };
  $and?: readonly Asked[];
  $or?: readonly Asked[];
}

/** Whose certificate, by an official list, expires soon and can be renewed. */
export const EXPIRING = { verdict: 'renewal-open' } as const satisfies Asked;

interface PageOfPeople {
  count: number;
  people: Person[];
}

/** People are opened so many at a time: a company of five thousand takes no more memory than one of five hundred. */
const TOGETHER = 500;
const NOBODY: TallyRecord = { people: 0, exchanged: 0, open: 0, void: 0, cannot: 0, unknown: 0, listed: 0 };

/** The people of companies' lists, and how their certificates stand by official lists. */
export class People {
  constructor(
    private readonly models: Pick<PeopleModels, 'people'>,
    private readonly sealing: OfficeSealing,
    private readonly orgs: Orgs,
    private readonly port: OfficePort,
  ) {}

  /** Everybody on a company's list whom the store is asked for, with states of today, some at a time. */
  async *each(orgId: string, asked: Asked = {}): AsyncGenerator<Person[]> {
    await this.tallyOf(orgId);
    yield* this.asTheyLie(new Types.ObjectId(orgId), asked);
  }

  /** Some of those whom the store is asked for, in the order of the list, and how many they are in all. */
  async page(
    orgId: string,
    asked: Asked,
    { from, most }: { from: number; most: number },
  ): Promise<PageOfPeople> {
    await this.tallyOf(orgId);
    const filter = { orgId, ...asked };
    const [count, found] = await Promise.all([
      this.models.people.countDocuments(filter as never),
      this.models.people
        .find(filter as never)
        .sort({ _id: 1 })
        .skip(from)
        .limit(most)
        .lean<PersonRecord[]>(),
    ]);
    return { count, people: found.map((one) => this.opened(one)) };
  }

  /** How many people are on a company's list, and how they stand today. */
  async tallyOf(orgId: string): Promise<TallyRecord> {
    return (await this.refresh(await this.orgs.get(orgId))) ?? NOBODY;
  }

  /** The first day by which somebody of a company has to exchange or to renew; null where nobody has to. */
  async firstDeadline(orgId: string): Promise<Day | null> {
    const first = (which: Asked) =>
      this.models.people
        .findOne({ orgId, ...which, deadline: { $ne: null } } as never)
        .sort({ deadline: 1 })
        .lean<PersonRecord>();
    const found = await Promise.all([first({ state: 'open' }), first(EXPIRING)]);
    const days = found.flatMap((one) => one?.deadline ?? []);
    return days.length === 0 ? null : Math.min(...days);
  }

  /** Whose certificates expire soon, but for these people. */
  countExpiring(orgId: string, but: readonly string[]): Promise<number> {
    return this.models.people.countDocuments({ orgId, ...EXPIRING, _id: { $nin: but } });
  }

  /** Everybody on a company's list at once, with states of today: for what compares all of them with another list. */
  async all(orgId: string): Promise<Person[]> {
    const all: Person[] = [];
    for await (const some of this.each(orgId)) all.push(...some);
    return all;
  }

  /** Those of these ids who are on a company's list, with states of today. */
  async byIds(orgId: string, ids: readonly string[]): Promise<Person[]> {
    await this.refresh(await this.orgs.get(orgId));
    const found = await this.models.people
      .find({ orgId, _id: { $in: ids } })
      .sort({ _id: 1 })
      .lean<PersonRecord[]>();
    return found.map((one) => this.opened(one));
  }

  /** What the list of a company may have for a number. */
  keysOf(orgId: string, number: string): string[] {
    return this.sealing.numberKeys(orgId, number);
  }

  /** Those of a company's people who have one of these keys, as they lie, some at a time. */
  withKeys(orgId: string, keys: readonly string[]): AsyncGenerator<Person[]> {
    return this.asTheyLie(new Types.ObjectId(orgId), { key: { $in: keys } });
  }

  /** Throws `not-found`. */
  async get(orgId: string, id: string): Promise<Person> {
    await this.refresh(await this.orgs.get(orgId));
    const found = await this.models.people.findOne({ _id: id, orgId }).lean<PersonRecord>();
    if (!found) throw notFound();
    return this.opened(found);
  }

  /** Puts people onto the list, or changes what it says of them. */
  async put(orgId: string, wishes: readonly PersonWish[]): Promise<void> {
    if (wishes.length === 0) return;
    const org = new Types.ObjectId(orgId);
    const people = this.models.people.collection;
    await people.bulkWrite(
      wishes.map(({ id, facts, checked }) => {
        const _id = id ?? new Types.ObjectId();
        const key = facts.number === null ? null : this.sealing.numberKey(orgId, facts.number);
        const told = { orgId: org, key, sealed: this.sealing.seal(_id, facts), checked };
        const fresh = { ...UNKNOWN, toldOn: null, toldBy: null };
        return {
          updateOne: { filter: { _id }, update: { $set: told, $setOnInsert: fresh }, upsert: true },
        };
      }) as never,
      { ordered: false },
    );
    await this.orgs.forgetMark(orgId);
  }

  async remove(orgId: string, ids: readonly Types.ObjectId[]): Promise<number> {
    if (ids.length === 0) return 0;
    const { deletedCount } = await this.models.people.deleteMany({ orgId, _id: { $in: ids } });
    await this.orgs.forgetMark(orgId);
    return deletedCount;
  }

  async noteTold(orgId: string, id: string, day: Day, by: string): Promise<void> {
    await this.models.people.updateOne({ _id: id, orgId }, { $set: { toldOn: day, toldBy: by } });
  }

  /** Brings the people of one company to another, but for those whose number is there already. */
  async move(from: string, to: string): Promise<void> {
    const [theirs, here] = await Promise.all([this.all(from), this.all(to)]);
    const taken = new Set(here.map(({ facts }) => facts.number && canonicalNumber(facts.number)));
    const moving = theirs.filter(({ facts }) => !facts.number || !taken.has(canonicalNumber(facts.number)));
    await this.put(
      to,
      moving.map(({ _id, facts, checked }) => ({ id: _id, facts, checked })),
    );
    await this.models.people.deleteMany({ orgId: from });
  }

  /** Of many companies, each one's tally as of today: kept ones are told as they were read with their company. */
  async tallies(): Promise<(org: OrgRecord) => Promise<TallyRecord | null>> {
    const mark = await this.port.mark();
    return async (org) => {
      if (org.kind !== 'company' || org.mark === mark) return org.tally;
      return this.refresh(org);
    };
  }

  resealed(person: PersonRecord): Resealed[] {
    return this.sealing.resealed<PersonFacts>(person, ({ number }) => ({
      key: number === null ? null : this.sealing.numberKey(person.orgId.toHexString(), number),
    }));
  }

  /** Looks everybody up anew where the day, the lists in force or the people are others than the last time; their tally. */
  async refresh(org: OrgRecord): Promise<TallyRecord | null> {
    const mark = await this.port.mark();
    if (org.kind !== 'company' || org.mark === mark) return org.tally;
    const counted = { ...NOBODY };
    for await (const people of this.asTheyLie(org._id)) count(counted, await this.lookedUp(people));
    const tally = counted.people === 0 ? null : counted;
    await this.orgs.noteTally(org, mark, tally);
    return tally;
  }

  /** Looks some up, and keeps what is other than it was. */
  private async lookedUp(people: readonly Person[]): Promise<Person[]> {
    const asked = people.filter(({ facts, checked }) => checked && facts.number !== null);
    const checks = await this.port.check(
      asked.map(({ facts }) => ({ number: facts.number as string, name: facts.name })),
    );
    const states = new Map(asked.map(({ _id }, at) => [_id.toHexString(), stateOf(checks[at] as Check)]));
    const stands = people.map((one) => ({ ...one, ...(states.get(one._id.toHexString()) ?? UNKNOWN) }));
    const changed = stands.filter((one, at) => !isSame(one, people[at] as Person));
    if (changed.length > 0)
      await this.models.people.collection.bulkWrite(
        changed.map(({ _id, state, verdict, reason, deadline, source, sourceAsOf }) => ({
          updateOne: {
            filter: { _id },
            update: { $set: { state, verdict, reason, deadline, source, sourceAsOf } },
          },
        })),
        { ordered: false },
      );
    return stands;
  }

  private async *asTheyLie(orgId: Types.ObjectId, asked: Asked = {}): AsyncGenerator<Person[]> {
    const found = this.models.people.collection
      .find<PersonRecord>({ orgId, ...asked } as never)
      .sort({ _id: 1 })
      .batchSize(TOGETHER);
    for await (const some of inBatches(found, TOGETHER)) {
      yield some.map((one) => this.opened(one));
      await breathe();
    }
  }

  /** What is sealed is opened when it is first looked at: who only counts people opens nothing. */
  private opened({ sealed, ...person }: PersonRecord): Person {
    const { sealing } = this;
    let facts: PersonFacts | undefined;
    return {
      ...person,
      get facts() {
        facts ??= sealing.open<PersonFacts>({ _id: person._id, sealed });
        return facts;
      },
    };
  }
}

const stateOf = ({ state, verdict, agrees, reason, deadline, source, sourceAsOf }: Check) =>
  agrees ? { state, verdict, reason, deadline, source, sourceAsOf } : UNKNOWN;

const isSame = (one: Person, other: Person): boolean =>
  (['state', 'verdict', 'reason', 'deadline', 'source', 'sourceAsOf'] as const).every(
    (name) => one[name] === other[name],
  );

/** Counts how some more stand. */
function count(tally: TallyRecord, people: readonly Pick<PersonRecord, 'state'>[]): void {
  tally.people += people.length;
  for (const { state } of people) tally[state] += 1;
}
