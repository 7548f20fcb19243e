import type { Day } from '@hz/shared/calendar';
import type { PackLookVerdict } from '@hz/shared/codes';
import type { Rulebook } from '@hz/shared/v1/rulebook';
import { mongo, type Types } from 'mongoose';
import { plainCompany } from './companies';
import { foldFacts, type ListedStatement, type LiveImport, latestFirst } from './fold';
import type { ListsInForce } from './lists-in-force';
import {
  type CertificateStatement,
  FOLDED_BY,
  type Fold,
  listsOf,
  type RegistryModels,
  type Together,
} from './models';
import { rangeOfRegion, regionOf } from './regions';
import { type RecordState, stateOf, stateUnder } from './state';

/** What records are looked for by; a wish that is left out lets all pass. */
export interface RecordWish {
  /** The code of a region: all that lies in it. */
  region?: string;
  /** A company's name or its unified social credit code. */
  company?: string;
  state?: PackLookVerdict;
  /** Due on this day or earlier. */
  dueBy?: Day;
}

/** How a certificate stands by all lists in force. */
export interface FoldedRecord extends Together, Pick<Fold, 'region' | 'state' | 'due'> {
  /** Of the statement that keeps it. */
  _id: Types.ObjectId;
}

/** A statement by its numbers alone. */
type Numbered = Pick<CertificateStatement, '_id' | 'keys' | 'also'>;

const PIECE = 400;
const MAX_STATES = 2000;
/** Where the version before kept its folds; of no use to this one. */
const KEPT_BEFORE = 'registry_records';

/** Keeps how every record stands by all lists in force, so that a district or a company is looked up, not worked out. */
export class FoldedRecords {
  // Straight to the driver: whole batches of our own making, with nothing to cast.
  private readonly certificates: mongo.Collection<CertificateStatement>;
  private readonly states = new Map<string, RecordState>();
  private line: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly parts: {
      models: Pick<RegistryModels, 'certificates' | 'imports'>;
      lists: ListsInForce;
      rulebook: Rulebook;
      today: () => Day;
    },
  ) {
    this.certificates = parts.models.certificates.collection as never;
  }

  /** The fold of a certificate that nobody else tells of; it counts once the statement's list does. */
  alone(statement: CertificateStatement): Fold {
    return this.folded([{ statement, list: null as never }]);
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
      await this.parts.models.imports.updateOne({ _id: importId }, { $set: { folded: FOLDED_BY } });
    });
  }

  /** Lists in force that an ended server did not fold, or a version before folded otherwise. */
  async catchUp(): Promise<void> {
    const { imports } = this.parts.models;
    const left = await imports
      .find({ state: 'active', kind: 'certificates', folded: { $ne: FOLDED_BY } }, { _id: 1 })
      .lean();
    for (const { _id } of left) await this.settle(_id, null);
    if (left.length > 0) await imports.db.dropCollection(KEPT_BEFORE).catch(unlessMissing);
  }

  /**
   * Some statements of a list that is not in force any more are about to go, and what they keep with them: what others
   * tell of the same certificates is folded anew.
   */
  forget(statements: readonly Numbered[]): Promise<void> {
    return this.inLine(async () => {
      const own = new Set(statements.map(({ _id }) => _id.toHexString()));
      const shared = statements.filter(({ also = [] }) => also.length > 0);
      const keys = [...new Set(statements.flatMap((one) => one.keys))];
      const others = this.certificates.find<Numbered>({ keys: { $in: keys } }, { projection: { keys: 1 } });
      const linked = (await others.toArray()).filter(({ _id }) => !own.has(_id.toHexString()));
      await this.refoldInPieces([...shared, ...linked].flatMap((one) => one.keys));
    });
  }

  /** The record that has one of these hashes of a number; null where no list in force has. */
  async ofNumber(keys: readonly string[]): Promise<FoldedRecord | null> {
    const lists = await this.parts.lists.all();
    const statements = apart(inForce(await this.connected(keys), lists))
      .map((told) => told.map(({ statement }) => statement))
      .find((group) => group.some((one) => one.keys.some((key) => keys.includes(key))));
    const keeper = statements?.find(({ fold }) => fold);
    return keeper ? this.recordOf(keeper) : null;
  }

  /** Records by what is looked for, in the order of their ids, a page at a time. */
  async search(
    { region, company, state, dueBy }: RecordWish,
    { after, limit }: { after?: Types.ObjectId; limit: number },
  ): Promise<FoldedRecord[]> {
    const within = region === undefined ? undefined : rangeOfRegion(region);
    const counting = [...(await this.parts.lists.all()).values()].map(({ _id }) => _id);
    const found = await this.certificates
      .find({
        ...(within && { 'fold.region': { $gte: within.from, $lt: within.to } }),
        ...(company !== undefined && { 'fold.companies': plainCompany(company) }),
        'fold.state': state ?? { $exists: true },
        ...(dueBy !== undefined && { 'fold.due': { $lte: dueBy, $ne: null } }),
        ...(after && { _id: { $gt: after } }),
        $or: [{ import: { $in: counting } }, { also: { $in: counting } }],
      } as never)
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    return found.map((one) => this.recordOf(one as CertificateStatement));
  }

  /** Resolves when nothing is being folded any more. */
  async settled(): Promise<void> {
    await this.line.catch(() => undefined);
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

  /**
   * Writes by the lists that are in force before and after it: whoever wrote by others looks again, so that of several
   * servers that fold the same record the last one knew all lists.
   */
  private async refoldPiece(keys: readonly string[]): Promise<void> {
    const { lists } = this.parts;
    for (let by = await lists.fresh(), now = by; ; by = now) {
      const changes = this.changesOf(await this.connected(keys), by);
      if (changes.length > 0) await this.certificates.bulkWrite(changes, { ordered: false });
      now = await lists.fresh();
      if (by.size === now.size && [...by.keys()].every((id) => now.has(id))) return;
    }
  }

  /** What has to be written so that of what hangs together one statement keeps how it stands. */
  private changesOf(statements: readonly CertificateStatement[], lists: ReadonlyMap<string, LiveImport>) {
    const groups = apart(inForce(statements, lists));
    const known = new Set(groups.flat().flatMap(({ statement }) => statement.keys));
    const folds = new Map(groups.map((told) => [keeperOf(told), this.folded(told)]));
    return statements.flatMap(({ _id, keys, fold }): mongo.AnyBulkWriteOperation<CertificateStatement>[] => {
      const wanted = folds.get(_id.toHexString());
      if (JSON.stringify(wanted) === JSON.stringify(fold)) return [];
      if (wanted) return [{ updateOne: { filter: { _id }, update: { $set: { fold: wanted } } } }];
      // What a list that does not count yet is alone to tell waits for it.
      const isTold = keys.some((key) => known.has(key));
      return isTold ? [{ updateOne: { filter: { _id }, update: { $unset: { fold: 1 } } } }] : [];
    });
  }

  /** All statements that hang together with these numbers. */
  private async connected(keys: readonly string[]): Promise<CertificateStatement[]> {
    const known = new Set(keys);
    const statements = new Map<string, CertificateStatement>();
    for (let more = [...known]; more.length > 0; ) {
      const found = await this.statements(more);
      for (const one of found) statements.set(one._id.toHexString(), one);
      more = [...new Set(found.flatMap((one) => one.keys))].filter((key) => !known.has(key));
      for (const key of more) known.add(key);
    }
    return [...statements.values()];
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

  private folded(told: readonly ListedStatement[]): Fold {
    const { together, companies, region, facts } = this.factsOf(told);
    return {
      region: region === null ? null : regionOf(region),
      companies,
      ...(facts.pack === undefined ? this.stateOf(facts, this.parts.today()) : stateUnder(facts)),
      ...(together.statements.length > 1 && { together }),
    };
  }

  /** What lists in force say of a certificate; the order of its statements is that of their ids. */
  private factsOf(told: readonly ListedStatement[]) {
    const [newest, ...others] = told.length > 1 ? latestFirst(told) : told;
    const facts = foldFacts(this.parts.rulebook, [newest as ListedStatement, ...others]);
    const { kind: family, trade, specialty, registryStatus, exchangedOn, issuedOn } = facts;
    const { company, creditCode, region } = facts;
    const ids = new Map(told.map(({ statement: { _id } }) => [_id.toHexString(), _id]));
    const statements = [...ids.keys()].sort().map((id) => ids.get(id) as Types.ObjectId);
    const together: Together = {
      ...{ statements, family, trade, specialty, status: registryStatus, exchangedOn, issuedOn, company },
    };
    const companies = [company === null ? '' : plainCompany(company), creditCode ?? ''];
    return { together, companies: companies.filter((one) => one !== ''), region, facts };
  }

  private recordOf(statement: CertificateStatement): FoldedRecord {
    const { region, state, due, together } = statement.fold as Fold;
    const alone = () => this.factsOf([{ statement, list: null as never }]).together;
    return { _id: statement._id, ...(together ?? alone()), region, state, due };
  }
}

/** The statement that keeps how a certificate stands: for all servers the same. */
const keeperOf = (told: readonly ListedStatement[]): string =>
  told.map(({ statement }) => statement._id.toHexString()).reduce((a, b) => (a < b ? a : b));

const unlessMissing = (error: unknown): void => {
  if (!(error instanceof mongo.MongoServerError && error.codeName === 'NamespaceNotFound')) throw error;
};

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
