import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { type Known, type Pack, UNKNOWN } from '@hz/shared/law';
import { offeredPacks } from '@hz/shared/packs';
import { isTrade, knownFault, postFault, takePost } from '@hz/shared/standing';
import { viewableIds } from '@hz/shared/v1/rulebook';
import { Types } from 'mongoose';
import type { Announcement } from '../../platform/announcement';
import {
  dateInFuture,
  factInvalid,
  notFound,
  notTakenAnyMore,
  requestReused,
  stepNotSettable,
  tooManyCertificates,
} from '../../platform/errors';
import { inBatches } from '../../platform/store/batches';
import type { CertificateRecord, KnownFacts, StoredCredit } from './model';
import { movedFacts } from './moved';
import { checkPackSeen, type PackSeen } from './own';
import { PackHours } from './pack-hours';
import {
  type Around,
  checkTaken,
  type PackStanding,
  type PackStandingParts,
  PackStandings,
} from './pack-standings';
import { PLAN_AT_ONCE } from './planning';
import { type CertificateChange, TOGETHER } from './repository';
import { keptOf, partedIn } from './told';

const MAX_CERTIFICATES = 50;
/** More than all facts of any pack: what a pack does not know is not noted, but a move keeps what was. */
const MAX_FACTS = 200;

/** A certificate to be added. */
export type NewPackCertificate = Pick<CertificateRecord, 'pack' | 'kind' | 'trade' | 'specialty' | 'facts'> &
  Partial<Pick<CertificateRecord, 'toldOn'>>;

/** What may be changed of a certificate; facts by name, those that are not named stay. */
export interface PackChange {
  /** The post as the first questions take it; `kind` where it fits several. */
  post?: string | undefined;
  kind?: string | undefined;
  trade?: string | undefined;
  specialty?: string | null | undefined;
  number?: string | null | undefined;
  archived?: boolean | undefined;
  facts?: KnownFacts | undefined;
  /** Facts of which what was said is taken back. */
  forget?: readonly string[] | undefined;
  /** What a change is taken back from: it is written whatever the version, where that still stands so. */
  seen?: PackSeen | undefined;
}

export interface PackCertificateParts extends PackStandingParts {
  removed: Announcement<readonly string[]>;
}

const isKnown = (value: Known | undefined): boolean =>
  value !== undefined && value !== null && value !== UNKNOWN;

/** The certificates of holders under every pack, each judged by its own, and every change to them. */
export class PackCertificates {
  readonly hours: PackHours;
  private readonly standings: PackStandings;

  constructor(private readonly parts: PackCertificateParts) {
    this.standings = new PackStandings(parts);
    this.hours = new PackHours({
      ...{ repository: parts.repository, offer: parts.offer, standings: this.standings },
      today: () => parts.clock.today(),
      get: (holderId, id) => this.get(holderId, id),
      changed: (holderId, id, decide) => this.changed(holderId, id, decide),
    });
  }

  /** The certificates of a holder one after the other: a holder can have many with many entries. */
  async *each(holderId: string): AsyncGenerator<PackStanding> {
    const around = await this.standings.around(holderId);
    for await (const records of inBatches(this.parts.repository.each(holderId), TOGETHER)) {
      yield* await this.standings.ofMany(records, async () => around);
      await breathe();
    }
  }

  /** Those of a holder that the first version of the API cannot speak of. */
  async *eachOther(holderId: string): AsyncGenerator<PackStanding> {
    let around: Around | undefined;
    for await (const record of this.parts.repository.each(holderId, { pack: { $nin: viewableIds() } })) {
      around ??= await this.standings.around(holderId);
      const at = around;
      yield* await this.standings.ofMany([record], async () => at);
      await breathe();
    }
  }

  /** What the packs that are served say: when it changes, every certificate is planned anew. */
  get rules(): readonly unknown[] {
    return this.parts.offer.all().map(({ said }) => said);
  }

  async get(holderId: string, id: string): Promise<PackStanding> {
    return this.standings.of(holderId, await this.parts.repository.get(holderId, id));
  }

  /** Where certificates of whichever holders stand, and what that depends on. */
  standingsOf(records: readonly CertificateRecord[]): Promise<PackStanding[]> {
    return this.standings.ofMany(records);
  }

  /** Adds a certificate for a request; sending the request twice adds it once. Throws what is wrong with its facts. */
  async add(holderId: string, requestId: string, told: NewPackCertificate): Promise<PackStanding> {
    const pack = this.parts.offer.get(told.pack);
    const given = { ...told, ...partedIn(told) };
    this.checkKind(pack, given.kind, given.trade);
    const [own, ofHolder] = this.sorted(pack, given.facts);
    const id = await this.putFor(holderId, requestId, { ...given, facts: own });
    if (Object.keys(ofHolder).length > 0) await this.parts.accounts.tell(holderId, ofHolder);
    return this.get(holderId, id);
  }

  /** Adds a certificate that the first questions found, under the id of its draft: adding it twice adds it once. */
  async addAs(holderId: string, id: Types.ObjectId, given: NewPackCertificate): Promise<void> {
    const pack = this.parts.offer.get(given.pack);
    this.checkKind(pack, given.kind, given.trade);
    const [own, ofHolder] = this.sorted(pack, given.facts);
    // How things are is found on the day on which it is told.
    const found = Object.keys(own).filter(
      (name) => pack.said.facts[name]?.type === 'state' && isKnown(own[name]),
    );
    const today = this.parts.clock.today();
    const toldOn = Object.fromEntries(found.map((name) => [name, today]));
    await this.put(holderId, id, { ...given, facts: own, toldOn });
    if (Object.keys(ofHolder).length > 0) await this.parts.accounts.tell(holderId, ofHolder);
  }

  /** Adds a certificate under an id that the caller chose: adding it twice adds it once. */
  async put(holderId: string, id: Types.ObjectId, given: NewPackCertificate): Promise<void> {
    const { repository, accounts } = this.parts;
    const record = await this.fresh(holderId, id, given);
    await accounts.door.writeFor(holderId, () => repository.add(record));
  }

  private async putFor(holderId: string, requestId: string, given: NewPackCertificate): Promise<string> {
    const { repository, accounts } = this.parts;
    const request = requestOf(holderId, requestId);
    const content = contentOf(request, given);
    let added = await repository.addedFor(holderId, request);
    if (!added) {
      const record = await this.fresh(holderId, new Types.ObjectId(), given);
      added = await accounts.door.writeFor(holderId, () => repository.addFor(record, request, content));
    }
    if (added.content !== undefined && added.content !== content) throw requestReused();
    return added.id;
  }

  private async fresh(
    holderId: string,
    id: Types.ObjectId,
    given: NewPackCertificate,
  ): Promise<CertificateRecord> {
    if ((await this.parts.repository.countOthers(holderId, id)) >= MAX_CERTIFICATES)
      throw tooManyCertificates();
    return {
      toldOn: {},
      ...given,
      ...{ _id: id, holderId: new Types.ObjectId(holderId), version: 0 },
      ...{ number: null, sealed: [], archived: false, credits: [], statements: [] },
      ...{ createdOn: this.parts.clock.today(), plan: PLAN_AT_ONCE },
    };
  }

  /** Changes what was told of a certificate as the client saw it. Throws `pack-not-served` where something is told anew. */
  async change(holderId: string, id: string, version: number, change: PackChange): Promise<PackStanding> {
    const { facts = {}, forget = [], post, seen, ...fields } = change;
    const { record, pack, told: known, state } = await this.get(holderId, id);
    if (tellsAnew(change)) checkTaken({ state });
    const given = {
      ...definedOf(fields),
      ...(fields.trade !== undefined &&
        partedIn({ trade: fields.trade, specialty: fields.specialty ?? null })),
      ...(post !== undefined && this.postOf(pack, post, fields.kind)),
    };
    if ((given.trade ?? given.kind) !== undefined && pack)
      this.checkKind(pack, given.kind ?? record.kind, given.trade ?? record.trade);
    const [own, ofHolder] = pack ? this.sorted(pack, facts) : [{}, {}];
    const taken = forget.filter((name) => pack?.said.facts[name]?.ofHolder);
    const told = { ...ofHolder, ...Object.fromEntries(taken.map((name) => [name, undefined])) };
    const ofPerson = Object.fromEntries(
      Object.entries(known.facts)
        .filter(([name]) => pack?.said.facts[name]?.ofHolder)
        .map(([name, { value }]) => [name, value]),
    );
    const check = (current: CertificateRecord) =>
      seen &&
      checkPackSeen(
        current,
        { ...ofPerson, ...current.facts },
        { seen, wanted: { ...given, facts, forget } },
      );
    check(record);
    if ((seen || record.version === version) && Object.keys(told).length > 0)
      await this.parts.accounts.tell(holderId, told);
    const { repository } = this.parts;
    const decide = (current: CertificateRecord): CertificateChange => {
      check(current);
      return { ...given, ...this.withFacts(current, own, forget) };
    };
    const changed = await (seen
      ? repository.change(holderId, id, decide)
      : repository.changeVersion(holderId, id, version, decide));
    return this.standings.of(holderId, changed);
  }

  /**
   * Puts a certificate under another pack: everything that was told is kept, what a claimed record told as well, and
   * what both know, and mean the same by, goes on counting.
   */
  async move(
    holderId: string,
    id: string,
    version: number,
    { pack: packId, kind }: { pack: string; kind: string },
  ): Promise<PackStanding> {
    const pack = this.parts.offer.get(packId);
    const { told, official, pack: from } = await this.get(holderId, id);
    this.checkKind(pack, kind, told.trade);
    const changed = await this.parts.repository.changeVersion(holderId, id, version, (record) => {
      if (record.pack === packId) return { kind };
      const kept = official && keptOf(record, told, official);
      return {
        ...kept,
        ...movedFacts({ ...record, ...kept }, from, pack),
        ...{ credits: underTheirs(record), pack: packId, kind },
      };
    });
    return this.standings.of(holderId, changed);
  }

  /** Removes a certificate. What was studied for it and counts for others is kept: with one of those. */
  async remove(holderId: string, id: string, version: number): Promise<void> {
    await this.hours.handOn(holderId, id, version);
    await this.parts.repository.remove(holderId, id, version);
    await this.parts.removed.make([id]);
  }

  /** Marks a step as done: notes the fact that shows it. */
  async markStep(holderId: string, id: string, stepId: string, value: Known): Promise<PackStanding> {
    const { name, pack } = await this.factOf(holderId, id, stepId);
    return this.tellOne(holderId, id, pack, name, value);
  }

  /** Takes a step back: nothing is said any more of the fact that showed it. */
  async takeBackStep(holderId: string, id: string, stepId: string): Promise<PackStanding> {
    const { name, pack } = await this.factOf(holderId, id, stepId);
    return this.tellOne(holderId, id, pack, name, undefined);
  }

  /** Notes one fact, or takes it back, whatever else changed in the meantime. */
  async tellOne(
    holderId: string,
    id: string,
    pack: Pack,
    name: string,
    value: Known | undefined,
  ): Promise<PackStanding> {
    if (value !== undefined)
      checkTaken({ state: this.parts.offer.stateOf(pack.said.id, this.parts.clock.today()) });
    const told = value === undefined ? {} : this.sorted(pack, { [name]: value })[0];
    if (pack.said.facts[name]?.ofHolder) {
      await this.parts.accounts.tell(holderId, { [name]: value });
      return this.get(holderId, id);
    }
    return this.changed(holderId, id, (record) =>
      this.withFacts(record, told, value === undefined ? [name] : []),
    );
  }

  private async changed(
    holderId: string,
    id: string,
    decide: (record: CertificateRecord) => CertificateChange,
  ): Promise<PackStanding> {
    return this.standings.of(holderId, await this.parts.repository.change(holderId, id, decide));
  }

  private withFacts(
    record: CertificateRecord,
    told: KnownFacts,
    forget: readonly string[],
  ): CertificateChange {
    const names = Object.keys(told);
    if (names.length === 0 && forget.length === 0) return {};
    const gone = new Set(forget);
    const keep = <T>(all: Readonly<Record<string, T>>) =>
      Object.fromEntries(Object.entries(all).filter(([name]) => !gone.has(name)));
    const today = this.parts.clock.today();
    const facts = { ...keep(record.facts), ...told };
    if (Object.keys(facts).length > MAX_FACTS) throw factInvalid('facts');
    return {
      facts,
      toldOn: { ...keep(record.toldOn), ...Object.fromEntries(names.map((name) => [name, today])) },
    };
  }

  /** Facts to be told, those of the certificate and those of the person. Throws for the first that cannot be noted. */
  private sorted(pack: Pack, facts: KnownFacts): [own: KnownFacts, ofHolder: KnownFacts] {
    const today = this.parts.clock.today();
    const own: Record<string, Known> = {};
    const ofHolder: Record<string, Known> = {};
    for (const [name, value] of Object.entries(facts)) {
      const fact = Object.hasOwn(pack.said.facts, name) ? pack.said.facts[name] : undefined;
      if (!fact || isTrade(name)) throw factInvalid(`facts.${name}`, '这份文件里没有这一项');
      const fault = knownFault(pack, fact, value, today);
      if (fault?.code === 'in-future') throw dateInFuture(`facts.${name}`, fault.message);
      if (fault) throw factInvalid(`facts.${name}`, fault.message);
      (fact.ofHolder ? ofHolder : own)[name] = value;
    }
    return [own, ofHolder];
  }

  private checkKind(pack: Pack, kind: string, trade: string): void {
    if (!Object.hasOwn(pack.said.kinds, kind)) throw factInvalid('kind', '这份文件里没有这一种证书');
    const fault = postFault(pack, kind, trade, offeredPacks());
    if (fault !== null) throw factInvalid('trade', fault);
  }

  /** A post as the first questions take it: its kind, its name, its specialty. */
  private postOf(pack: Pack | undefined, post: string, kind: string | undefined) {
    if (!pack) throw notTakenAnyMore();
    const taken = takePost(pack, post, kind, this.parts.clock.today(), offeredPacks());
    if ('fault' in taken) throw factInvalid('post', taken.fault);
    return taken.post;
  }

  private async factOf(holderId: string, id: string, stepId: string): Promise<{ name: string; pack: Pack }> {
    const { pack, told } = await this.get(holderId, id);
    const isOnWay = pack?.said.kinds[told.kind]?.way.includes(stepId);
    const sets = isOnWay ? pack?.said.steps[stepId]?.sets : undefined;
    if (!pack || sets === undefined) throw notFound();
    if (!Object.hasOwn(pack.said.facts, sets)) throw stepNotSettable();
    return { name: sets, pack };
  }
}

/** The entries of a certificate that goes to another pack, with the one under which each was studied. */
const underTheirs = ({ pack, credits }: Pick<CertificateRecord, 'pack' | 'credits'>): StoredCredit[] =>
  credits.map((credit) => ({ ...credit, pack: credit.pack ?? pack }));

/** A request of a holder, as it is kept with what it added. */
const requestOf = (holderId: string, requestId: string): string =>
  createHash('sha256').update(`${holderId} ${requestId}`).digest('base64url');

/** What a request asked to add, but for its facts, which may be personal. */
const contentOf = (request: string, { pack, kind, trade, specialty }: NewPackCertificate): string =>
  createHash('sha256')
    .update(JSON.stringify([request, pack, kind, trade, specialty]))
    .digest('base64url');

/** Whether a change tells anything of a certificate; what was told can be taken back, and a certificate put away, at any time. */
const tellsAnew = ({ archived: _, forget: _back, seen: _seen, ...told }: PackChange): boolean =>
  Object.keys(definedOf(told)).length > 0;

const definedOf = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
