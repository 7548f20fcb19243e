import type { Day } from '@hz/shared/calendar';
import type { Rulebook } from '@hz/shared/rulebook';
import type { LookVerdict } from '@hz/shared/verification';
import { mongo, Types } from 'mongoose';
import { rangeOfRegion, regionOf } from '../places/regions';
import { plainCompany } from './companies';
import { foldFacts, type ListedStatement, type LiveImport, latestFirst } from './fold';
import type { ListsInForce } from './lists-in-force';
import { type CertificateStatement, type FoldedRecord, listsOf, type RegistryModels } from './models';
import { type RecordState, stateOf } from './state';

/** What records are looked for by; a wish that is left out lets all pass. */
export interface RecordWish {
  /** The code of a region: all that lies in it. */
  region?: string;
  /** A company's name or its unified social credit code. */
  company?: string;
  state?: LookVerdict;
  /** Due on this day or earlier. */
  dueBy?: Day;
}

/** A statement by its numbers alone. */
type Numbered = Pick<CertificateStatement, '_id' | 'keys' | 'also'>;
const numbered = { keys: 1, also: 1 } as const;

const PIECE = 400;
const MAX_STATES = 2000;
/** Two that fold the same record at once: one of them looks again. */
const ATTEMPTS = 5;

const isDuplicate = (error: unknown): error is mongo.MongoBulkWriteError =>
  error instanceof mongo.MongoBulkWriteError && error.code === 11000;

/** Keeps how every record stands by all lists in force, so that a district or a company is looked up, not worked out. */
export class FoldedRecords {
  // Straight to the driver: whole batches of our own making, with nothing to cast.
  private readonly records: mongo.Collection<FoldedRecord>;
  private readonly certificates: mongo.Collection<CertificateStatement>;
  private readonly states = new Map<string, RecordState>();
  private line: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly parts: {
      models: Pick<RegistryModels, 'records' | 'certificates' | 'imports'>;
      lists: ListsInForce;
      rulebook: Rulebook;
      today: () => Day;
    },
  ) {
    const { models } = parts;
    this.records = models.records.collection as never;
    this.certificates = models.certificates.collection as never;
  }

  /** The record of a certificate that no list in force knows; it counts once the statement's list does. */
  fresh(statement: CertificateStatement): FoldedRecord {
    return { ...this.folded([{ statement, list: null as never }]), from: statement.import };
  }

  /** Keeps fresh records; answers the hashes of numbers that somebody else keeps a record of by now. */
  async add(fresh: readonly FoldedRecord[]): Promise<string[]> {
    if (fresh.length === 0) return [];
    try {
      await this.records.insertMany([...fresh], { ordered: false });
      return [];
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const refused = error.writeErrors as mongo.WriteError[];
      if (refused.some(({ code }) => code !== 11000)) throw error;
      return refused.flatMap(({ index }) => fresh[index]?.keys ?? []);
    }
  }

  /**
   * A list has come into force: folds anew what it touches.
   * @param told what it told of certificates that were known; everything it says where that is not known, or where
   * other lists have come or gone since it was begun
   */
  settle(
    importId: Types.ObjectId,
    told: { keys: readonly string[]; since: ReadonlySet<string> } | null,
  ): Promise<void> {
    return this.inLine(async () => {
      const inForce = new Set((await this.parts.lists.fresh()).keys());
      inForce.delete(importId.toHexString());
      const isSame =
        told && inForce.size === told.since.size && [...inForce].every((id) => told.since.has(id));
      if (isSame) await this.refoldInPieces(told.keys);
      else await this.refoldList(importId);
      await this.parts.models.imports.updateOne({ _id: importId }, { $set: { folded: true } });
    });
  }

  /** Lists in force that an ended server, or an earlier version, did not fold. */
  async catchUp(): Promise<void> {
    const left = await this.parts.models.imports
      .find({ state: 'active', kind: 'certificates', folded: { $ne: true } }, { _id: 1 })
      .lean();
    for (const { _id } of left) await this.settle(_id, null);
  }

  /** The numbers of some statements of a list that is not in force any more: what only it told is forgotten. */
  forget(statements: readonly Numbered[]): Promise<void> {
    return this.inLine(async () => {
      const keys = [...new Set(statements.flatMap((one) => one.keys))];
      const own = new Set(statements.map(({ _id }) => _id.toHexString()));
      const contested = new Set(
        statements.filter(({ also = [] }) => also.length > 0).flatMap((one) => one.keys),
      );
      const others = this.certificates.find<Numbered>({ keys: { $in: keys } }, { projection: numbered });
      for (const other of await others.toArray())
        if (!own.has(other._id.toHexString())) for (const key of other.keys) contested.add(key);
      const alone = statements.filter((one) => !one.keys.some((key) => contested.has(key)));
      if (alone.length > 0)
        await this.records.deleteMany({ keys: { $in: alone.flatMap((one) => one.keys) } });
      await this.refoldInPieces([...contested]);
    });
  }

  /** Folds the records of some numbers anew. */
  refold(keys: readonly string[]): Promise<void> {
    return this.inLine(() => this.refoldInPieces(keys));
  }

  /** The record that has one of these hashes of a number; null where no list in force has. */
  async ofNumber(keys: readonly string[]): Promise<FoldedRecord | null> {
    return this.records.findOne({ keys: { $in: [...keys] }, ...(await this.counting()) });
  }

  /** Records by what is looked for, in the order of their ids, a page at a time. */
  async search(
    { region, company, state, dueBy }: RecordWish,
    { after, limit }: { after?: Types.ObjectId; limit: number },
  ): Promise<FoldedRecord[]> {
    const within = region === undefined ? undefined : rangeOfRegion(region);
    return this.records
      .find({
        ...(within && { region: { $gte: within.from, $lt: within.to } }),
        ...(company !== undefined && { companies: plainCompany(company) }),
        ...(state && { state }),
        ...(dueBy !== undefined && { due: { $lte: dueBy, $ne: null } }),
        ...(after && { _id: { $gt: after } }),
        ...(await this.counting()),
      })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
  }

  /** Resolves when nothing is being folded any more. */
  async settled(): Promise<void> {
    await this.line.catch(() => undefined);
  }

  private async counting(): Promise<object> {
    const lists = await this.parts.lists.all();
    return { from: { $in: [null, ...[...lists.values()].map(({ _id }) => _id)] } };
  }

  /** One after the other: what is read of a record must still be so when it is written. */
  private inLine<T>(work: () => Promise<T>): Promise<T> {
    const done = this.line.then(work);
    this.line = done.catch(() => undefined);
    return done;
  }

  private async refoldList(importId: Types.ObjectId): Promise<void> {
    for (const told of [{ import: importId }, { also: importId }]) {
      let after: Types.ObjectId | undefined;
      for (;;) {
        const page = await this.certificates
          .find({ ...told, ...(after && { _id: { $gt: after } }) } as never, { projection: { keys: 1 } })
          .sort({ _id: 1 })
          .limit(PIECE)
          .toArray();
        if (page.length === 0) break;
        await this.refoldInPieces(page.flatMap(({ keys }) => keys));
        after = page.at(-1)?._id;
      }
    }
  }

  private async refoldInPieces(keys: readonly string[]): Promise<void> {
    const all = [...new Set(keys)];
    for (let at = 0; at < all.length; at += PIECE) await this.refoldPiece(all.slice(at, at + PIECE));
  }

  private async refoldPiece(keys: readonly string[]): Promise<void> {
    for (let attempt = 1; ; attempt++)
      try {
        await this.writePiece(keys);
        return;
      } catch (error) {
        if (!isDuplicate(error) || attempt === ATTEMPTS) throw error;
      }
  }

  private async writePiece(keys: readonly string[]): Promise<void> {
    const { statements, records } = await this.connected(keys);
    const lists = await this.parts.lists.fresh();
    const wanted = apart(inForce(statements, lists)).map((told) => this.folded(told));
    const isCounting = ({ from }: FoldedRecord) => from === undefined || lists.has(from.toHexString());
    const waiting = await this.stillRead(records.filter((one) => !isCounting(one)));
    const gone = records.filter((one) => !waiting.has(one._id.toHexString()));
    const fresh = wanted.filter((one) => {
      const at = gone.findIndex((kept) => isCounting(kept) && isSame(kept, one));
      if (at >= 0) gone.splice(at, 1);
      return at < 0;
    });
    // What a list that is being read tells of the same number is folded when that list comes into force.
    const taken = records.filter(
      (one) =>
        waiting.has(one._id.toHexString()) &&
        fresh.some((other) => other.keys.some((key) => one.keys.includes(key))),
    );
    const dropped = [...gone, ...taken].map(({ _id }) => _id);
    if (dropped.length > 0) await this.records.deleteMany({ _id: { $in: dropped } });
    if (fresh.length > 0) await this.records.insertMany(fresh);
  }

  /** Which of some records belong to a list that is still being read. */
  private async stillRead(records: readonly FoldedRecord[]): Promise<ReadonlySet<string>> {
    if (records.length === 0) return new Set();
    const ids = records.flatMap(({ from }) => (from ? [from] : []));
    const running = await this.parts.models.imports
      .find({ _id: { $in: ids }, state: 'running' }, { _id: 1 })
      .lean();
    return new Set(
      records
        .filter(({ from }) => running.some(({ _id }) => from?.equals(_id)))
        .map(({ _id }) => _id.toHexString()),
    );
  }

  /** All statements and records that hang together with these numbers. */
  private async connected(keys: readonly string[]) {
    const known = new Set(keys);
    let more = [...known];
    const statements = new Map<string, CertificateStatement>();
    const records = new Map<string, FoldedRecord>();
    while (more.length > 0) {
      const found = await this.statements(more);
      const folded = await this.records.find({ keys: { $in: more } }).toArray();
      for (const one of found) statements.set(one._id.toHexString(), one);
      for (const one of folded) records.set(one._id.toHexString(), one);
      more = [...new Set([...found, ...folded].flatMap((one) => one.keys))].filter((key) => !known.has(key));
      for (const key of more) known.add(key);
    }
    return { statements: [...statements.values()], records: [...records.values()] };
  }

  private statements(keys: readonly string[]): Promise<CertificateStatement[]> {
    return this.certificates.find({ keys: { $in: [...keys] } }).toArray() as Promise<CertificateStatement[]>;
  }

  /** Lists tell of thousands of certificates that are alike in all that a state follows from. */
  private stateOf(facts: Parameters<typeof stateOf>[1], today: Day): RecordState {
    const { family, trade, registryStatus, exchangedOn, issuedOn } = facts;
    const alike = [today, family, trade, registryStatus, exchangedOn, issuedOn].join();
    const known = this.states.get(alike);
    if (known) return known;
    const state = stateOf(this.parts.rulebook, facts, today);
    if (this.states.size >= MAX_STATES) this.states.clear();
    this.states.set(alike, state);
    return state;
  }

  private folded(told: readonly ListedStatement[]): FoldedRecord {
    const [newest, ...others] = told.length > 1 ? latestFirst(told) : told;
    const { rulebook, today } = this.parts;
    const facts = foldFacts(rulebook, [newest as ListedStatement, ...others]);
    const { family, trade, specialty, registryStatus, exchangedOn, issuedOn, company, creditCode, region } =
      facts;
    return {
      _id: new Types.ObjectId(),
      keys: [...new Set(told.flatMap(({ statement }) => statement.keys))],
      statements: [...new Map(told.map(({ statement: { _id } }) => [_id.toHexString(), _id])).values()],
      ...{ family, trade, specialty, status: registryStatus, exchangedOn, issuedOn, company },
      companies: [company === null ? '' : plainCompany(company), creditCode ?? ''].filter(
        (one) => one !== '',
      ),
      region: region === null ? null : regionOf(region),
      ...this.stateOf(facts, today()),
    };
  }
}

const inForce = (
  statements: readonly CertificateStatement[],
  lists: ReadonlyMap<string, LiveImport>,
): ListedStatement[] =>
  statements.flatMap((statement) =>
    listsOf(statement).flatMap((id) => {
      const list = lists.get(id.toHexString());
      return list ? [{ statement, list }] : [];
    }),
  );

/** What shares no number is told apart. */
function apart(told: readonly ListedStatement[]): ListedStatement[][] {
  const groups = new Map<string, ListedStatement[]>();
  for (const one of told) {
    const joined = new Set(one.statement.keys.flatMap((key) => groups.get(key) ?? []));
    const group = joined.size === 0 ? [one] : [...joined, one];
    for (const { statement } of group) for (const key of statement.keys) groups.set(key, group);
  }
  return [...new Set(groups.values())];
}

const FIELDS = [
  ...(['family', 'trade', 'specialty', 'status', 'exchangedOn', 'issuedOn'] as const),
  ...(['company', 'region', 'state', 'due'] as const),
] as const;

/** Whether a kept record says what one that was folded anew does. */
function isSame(kept: FoldedRecord, fresh: FoldedRecord): boolean {
  const sorted = (all: readonly unknown[]) => all.map(String).sort().join();
  return (
    FIELDS.every((field) => kept[field] === fresh[field]) &&
    sorted(kept.keys) === sorted(fresh.keys) &&
    sorted(kept.statements) === sorted(fresh.statements) &&
    sorted(kept.companies) === sorted(fresh.companies)
  );
}
