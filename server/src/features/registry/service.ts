import { createHash } from 'node:crypto';
import { Types } from 'mongoose';
import type { Clock } from '../../platform/clock';
import { packNotServed, tooManyRequests } from '../../platform/errors';
import { type Limit, LimitReached, type Limits } from '../../platform/store/limits';
import type { AccountService } from '../accounts/service';
import type { CertificateService } from '../certificates/service';
import type { PackOffer } from '../packs/service';
import { type ClaimOutcome, Claims, type ClaimWish } from './claims';
import { type Decision, Disputes } from './disputes';
import { tellEnded } from './ended-news';
import { asOfInFuture, coverageOrder } from './errors';
import type { OfficialRecord } from './fold';
import { FoldedRecords } from './folded';
import type { BegunImport } from './import/importer';
import type { ListFile } from './import/list-file';
import type { ImportOrder } from './import/order';
import { Imports } from './imports';
import { keptByRegistry } from './kept';
import type { ListsInForce } from './lists-in-force';
import type { Claim, Dispute, RegistryModels } from './models';
import { DisputeNews, type Tell } from './news';
import type { OfficialRecords } from './official';
import { type Found, type OfficialRecordReader, postOf } from './records';
import type { Sealing } from './sealing';
import { ClaimTries } from './tries';

export type { ClaimOutcome, ClaimWish } from './claims';
export type { OfficialRecord } from './fold';
export type { RecordWish } from './folded';
export { type ListFile, openListFile, receiveListFile } from './import/list-file';
export type { ImportOrder } from './import/order';
export { fieldNames } from './lists/columns';
export type { Claim, Dispute, Finding, ImportRecord } from './models';
export { placeOfNumber } from './numbers';
export { OfficialRecords } from './official';
export type { Found } from './records';
export { regionOf } from './regions';
export { officialExchange } from './state';

/** Lists that one clerk sends an hour, tries without effect included. */
const IMPORTS: Limit = { name: 'import', points: 60, seconds: 3600 };

export interface RegistryParts {
  limits: Limits;
  clock: Clock;
  /** Real time in milliseconds. */
  time: () => number;
  accounts: AccountService;
  certificates: CertificateService;
  official: OfficialRecords;
  /** The rulebook that official records come under whose list names no other pack. */
  rulebookId: string;
  /** The packs that are served: lists of others are refused. */
  offer: PackOffer;
  /** Brings somebody a message in the app; without it, they see what happens in their claims alone. */
  tell?: Tell | undefined;
  /** Told what went wrong on our side, without personal data. */
  onFault: (error: unknown) => void;
}

/** What a holder has claimed. */
export interface ClaimsTold {
  holderId: string;
  claims: Claim[];
  /** Every dispute that the holder is part of, as the one or the other. */
  disputes: Dispute[];
  /** The post of each by its id, where a list in force tells it. */
  posts: ReadonlyMap<string, string>;
  triesLeft: number;
}

/** Official records: importing lists, taking them back, and attaching records to their holders. */
export class RegistryService {
  readonly imports: Imports;
  /** How every record stands, to be looked for by region, company, state and day. */
  readonly folded: FoldedRecords;
  private readonly models: RegistryModels;
  private readonly sealing: Sealing;
  private readonly lists: ListsInForce;
  private readonly records: OfficialRecordReader;
  private readonly claims: Claims;
  private readonly disputes: Disputes;
  private readonly tries: ClaimTries;

  constructor(private readonly parts: RegistryParts) {
    const { official, clock, time, certificates, rulebookId, onFault } = parts;
    const { models, sealing, lists, rulebook, reader: records } = official;
    this.models = models;
    this.sealing = sealing;
    this.lists = lists;
    this.records = records;
    this.folded = new FoldedRecords({ models, lists, rulebook, today: () => clock.today() });
    this.tries = new ClaimTries(parts.limits, parts.accounts);
    const planAnew = (ids: readonly Types.ObjectId[]) => certificates.planning.planAnew({ ids });
    const tell = parts.tell ?? (async () => undefined);
    this.imports = new Imports({
      ...{ models, sealing, rulebook, time, lists, folded: this.folded },
      touched: async (ids) => {
        await planAnew(ids);
        await tellEnded({ models, records, tell }, ids).catch(onFault);
      },
      onFault,
    });
    const { door } = parts.accounts;
    this.disputes = new Disputes({
      ...{ models, clock, time, door },
      news: new DisputeNews(tell, records),
    });
    this.claims = new Claims({
      ...{ models, sealing, records, certificates, rulebookId, clock, time, door },
      offer: parts.offer,
      disputes: this.disputes,
      tries: this.tries,
    });
    this.disputes.moved.listen((claim) => this.claims.attachTo(claim));
    this.disputes.lost.listen((certificateId) => planAnew([certificateId]));
    certificates.removed.listen((ids) => this.claims.releaseCertificates(ids));
    parts.accounts.register({
      name: 'claims',
      collections: keptByRegistry(models, sealing),
      exportOf: (holderId) => this.exportOf(holderId),
      letGo: (holderId) => this.letGo(holderId),
    });
  }

  /** Whether somebody may send one more list, before it is read. Throws `too-many-requests`. */
  async countImport(author: string): Promise<void> {
    const { limits, accounts } = this.parts;
    await limits.take([IMPORTS, await accounts.countedAs(author)]).catch((refused) => {
      throw refused instanceof LimitReached ? tooManyRequests(refused.retryAfter) : refused;
    });
  }

  /** Begins to import a list. Throws `date-in-future`, `date-order`, `pack-not-served`, `import-running`. */
  async beginImport(file: ListFile, order: ImportOrder): Promise<BegunImport> {
    const { pack = this.preset } = order;
    const isServed = this.parts.offer.find(pack) !== undefined;
    const fault = !isServed
      ? packNotServed()
      : order.asOf > this.parts.clock.today()
        ? asOfInFuture()
        : (order.coversFrom ?? order.asOf) > order.asOf
          ? coverageOrder()
          : null;
    if (!fault) {
      const begun = await this.imports.begin(file, { ...order, pack });
      const isAccount = order.author !== 'command';
      if (isAccount) await this.parts.accounts.door.takeBack([order.author]);
      return begun;
    }
    await file.close();
    throw fault;
  }

  /** What lists of the first version's document say about a number, old or new. */
  find(number: string): Promise<Found> {
    return this.records.find(number);
  }

  /** What the lists of each pack that is served say about a number: that of the first version's document first. */
  findIn(number: string): Promise<Found[]> {
    return this.records.findIn(number);
  }

  /** The pack that a list comes under which names none: the first that is served. */
  get preset(): string {
    return this.parts.offer.preset.id;
  }

  /** The pack of what was kept without the name of one: the first version's. */
  get home(): string {
    return this.parts.rulebookId;
  }

  /** Changes whenever a list comes into force or is taken back: what was worked out before holds no longer. */
  async mark(): Promise<string> {
    const ids = [...(await this.lists.all()).keys()].sort();
    return createHash('sha256').update(ids.join()).digest('base64url');
  }

  /** Who holds the record with these hashes of numbers. */
  holderOf(keys: readonly string[]): Promise<Claim | null> {
    return this.claims.holderOf(keys);
  }

  /** Every hash under which a number may be stored, the one in force first. */
  numberKeys(number: string): string[] {
    return this.sealing.numberKeys(number);
  }

  /** What official records say about certificates whose holders have claimed them. */
  officialOf(certificateIds: readonly string[]): Promise<ReadonlyMap<string, OfficialRecord>> {
    return this.parts.official.ofCertificates(certificateIds);
  }

  claim(holderId: string, wish: ClaimWish): Promise<ClaimOutcome> {
    return this.claims.claim(holderId, wish);
  }

  /** Lets go a record that the holder claimed, or a claim that waits for a person; false where there is neither. */
  async releaseClaim(holderId: string, id: string): Promise<boolean> {
    return (await this.claims.release(holderId, id)) || this.disputes.withdraw(holderId, id);
  }

  /** A holder's claims, the disputes about them, what each is about, and how many tries are left today. */
  async claimsOf(holderId: string): Promise<ClaimsTold> {
    const [claims, disputes, triesLeft] = await Promise.all([
      this.claims.ofHolder(holderId),
      this.disputes.ofPerson(holderId),
      this.tries.left(holderId),
    ]);
    const about = [...claims, ...disputes];
    const found = await this.records.findMany(
      about.map(({ keys }) => keys),
      { study: false },
    );
    const posts = about.flatMap(({ _id }, at) => {
      const post = postOf(found[at]);
      return post === null ? [] : [[_id.toHexString(), post] as const];
    });
    return { holderId, claims, disputes, triesLeft, posts: new Map(posts) };
  }

  /** Disputes with what the person who decides needs to see. */
  async listDisputes() {
    const disputes = await this.disputes.list();
    return Promise.all(disputes.map((dispute) => this.withContext(dispute)));
  }

  /** Decides, once; nobody decides one that they are part of. Throws `not-found`, `dispute-decided`, `own-dispute`. */
  async decideDispute(id: string, decision: Decision, note: string | null, by: string) {
    await this.disputes.requireOther(id, by);
    return this.withContext(await this.disputes.decide(id, decision, note));
  }

  /** Finishes what a stop of the server cut short. Runs at each start. */
  async recover(): Promise<void> {
    await this.imports.recover();
    await this.disputes.recover();
  }

  /** The number behind one of its hashes, where an official list has it. */
  numberOf(key: string): Promise<string | null> {
    return this.records.numberOf(key);
  }

  private async withContext(dispute: Dispute) {
    const { accounts } = this.parts;
    const [found] = await this.records.findMany([dispute.keys], { study: false });
    const people = await accounts.byIds([dispute.holderId, dispute.claimantId].map(String));
    const phoneOf = (id: Types.ObjectId) => {
      const person = people.find(({ _id }) => _id.equals(id));
      return person ? accounts.phoneOf(person) : null;
    };
    return {
      dispute,
      record: found?.record ?? null,
      phones: { holder: phoneOf(dispute.holderId), claimant: phoneOf(dispute.claimantId) },
    };
  }

  private async *exportedClaims(holderId: string): AsyncGenerator<unknown> {
    for (const { keys, certificateId, at } of await this.claims.ofHolder(holderId)) {
      const [found] = await this.records.findMany([keys]);
      yield { certificateId: certificateId.toHexString(), at, record: found?.record ?? null };
    }
  }

  private async exportOf(holderId: string): Promise<unknown> {
    const disputes = await this.disputes.ofPerson(holderId);
    return {
      claims: this.exportedClaims(holderId),
      disputes: disputes.map(({ openedAt, decision, decidedAt, note, holderId: holder }) => ({
        ...{ openedAt, decision, decidedAt, note },
        role: holder.equals(new Types.ObjectId(holderId)) ? 'holder' : 'claimant',
      })),
    };
  }

  /** Whoever waits for a record gets it; a list that a clerk brought in stays, without their name on it. */
  private async letGo(holderId: string): Promise<void> {
    await this.claims.releaseAll(holderId);
    await this.disputes.withdrawAll(holderId);
    await this.models.imports.updateMany({ author: holderId }, { $set: { author: 'deleted-account' } });
  }
}
