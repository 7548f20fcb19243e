import { setImmediate as breathe } from 'node:timers/promises';
import type { Day, PartDay } from '@hz/shared/calendar';
import type { PackState } from '@hz/shared/contracts';
import { assess } from '@hz/shared/v1/engine';
import { type CertificateFacts, caseOf } from '@hz/shared/v1/guide';
import { loadRulebook, type StepFact, type Tenths, viewableIds } from '@hz/shared/v1/rulebook';
import type { Connection, Types } from 'mongoose';
import { Announcement } from '../../platform/announcement';
import type { Clock } from '../../platform/clock';
import type { Keyring } from '../../platform/crypto/keyring';
import {
  type AppError,
  dateInFuture,
  notFound,
  notTakenAnyMore,
  ofNewerApps,
  stepNotSettable,
  validationFailed,
} from '../../platform/errors';
import { inBatches } from '../../platform/store/batches';
import type { AccountService } from '../accounts/service';
import type { PackOffer } from '../packs/service';
import {
  checkNoted,
  type FactChange,
  withCredit,
  withFacts,
  withoutCredit,
  withoutStatement,
  withPost,
  withStatement,
} from './changes';
import { presentForExport } from './export';
import {
  type CertificateDocument,
  type CertificateRecord,
  certificateModel,
  type StoredCredit,
} from './model';
import { type CertificateWithFacts, type OfficialSource, officialFor, withOfficial } from './official';
import { checkSeen, type TakenBack } from './own';
import { PackCertificates } from './pack-service';
import type { PackStanding } from './pack-standings';
import { CertificatePlanning } from './planning';
import { type CertificateChange, CertificateRepository, type Only, TOGETHER } from './repository';
import { CertificateStore } from './stored';
import { type ChangeV1, type FactsV1, factsV1, fromV1, isOfV1 } from './v1';

export type { CertificateRecord } from './model';
export { type CertificateWithFacts, type OfficialSource, officialFor } from './official';
export { presentCard, presentDetail, titleOfStanding } from './pack-presenter';
export type { NewPackCertificate } from './pack-service';
export type { PackStanding } from './pack-standings';
export type { CertificatePlanning, Planned } from './planning';
export { toldOf } from './told';
export { isOfV1 } from './v1';

/** A certificate and what else its assessment depends on. */
export interface Standing extends CertificateWithFacts {
  registeredOn: Day | null;
  asOf: Day;
  /** Of one whose pack is not served what was told is shown, and nothing is judged. */
  state: PackState;
  /** Whether the first version of the API can speak of it at all. */
  isOfFirst: boolean;
}

/**
 * What a feature makes of a certificate. The first version's document is judged by a view of its own and every other
 * pack by itself: which of the two it is, is asked here and nowhere else.
 */
export interface Readers<T> {
  first(standing: Standing): T;
  pack(standing: PackStanding): T;
}

/** The facts of a new certificate. */
export type NewCertificate = Omit<CertificateFacts, 'credits' | 'yearStatements'> & { rulebook: string };

/** The facts of a certificate of which nothing was told yet. */
export const NOTHING_TOLD = {
  ...{ registryStatus: null, registryCheckedOn: null, exchangedOn: null, issuedOn: null, downloadedOn: null },
  ...{ newNumber: null, inPost: null },
} as const;

/** What a holder tells of a certificate at once; another kind or post goes with the rest. */
export type ToldFacts = Omit<FactChange, 'family' | 'trade'> & { family?: string; trade?: string };

export interface CertificateParts {
  connection: Connection;
  keyring: Keyring;
  clock: Clock;
  accounts: AccountService;
  offer: PackOffer;
  official: OfficialSource;
  /** Is told the id of a certificate that is left out of what is done for everybody, since it does not open. */
  unreadable?: (id: string) => void;
}

/** What a step that was done leaves behind. */
export interface StepMark {
  /** null: only a part of it is known. */
  on: Day | null;
  /** The month or year that is known, or that nobody remembers the day. */
  part?: PartDay | null | undefined;
  registryStatus?: CertificateFacts['registryStatus'] | undefined;
  newNumber?: string | undefined;
}

/** The certificates of holders, each on its own, and every change to them. */
export class CertificateService {
  private readonly repository: CertificateRepository;
  private readonly clock: Clock;
  private readonly accounts: AccountService;
  /** The certificates of every pack, each judged by its own. */
  readonly packs: PackCertificates;
  /** For planning reminders over all holders. */
  readonly planning: CertificatePlanning;
  /** Certificates that their holders removed, by their ids: whoever else they belong to may claim their records. */
  readonly removed = new Announcement<readonly string[]>();
  private readonly official: OfficialSource;
  private readonly offer: PackOffer;

  constructor({ connection, keyring, clock, accounts, offer, official, unreadable }: CertificateParts) {
    const model = certificateModel(connection);
    const store = new CertificateStore(keyring, unreadable);
    this.clock = clock;
    this.accounts = accounts;
    this.official = official;
    this.offer = offer;
    this.repository = new CertificateRepository(model, store);
    this.planning = new CertificatePlanning(model, store);
    this.packs = new PackCertificates({
      repository: this.repository,
      ...{ clock, accounts, offer, official },
      removed: this.removed,
    });
    accounts.register({
      name: 'certificates',
      collections: [
        {
          model,
          holderIn: ['holderId'],
          reseal: (document: CertificateDocument) => store.resealed(document),
        },
      ],
      exportOf: (holderId) => this.exportOf(holderId),
    });
  }

  /** Certificates with their official records laid over them: what every sum and verdict is made from. */
  async factsOf(records: readonly CertificateRecord[]): Promise<CertificateWithFacts[]> {
    const official = await this.official.ofCertificates(records.map(({ _id }) => _id.toHexString()));
    return records.map((record) => withOfficial(record, officialFor(record, official)));
  }

  /** All certificates of a holder with their facts, also while the account is being deleted. */
  async allOf(holderId: string): Promise<CertificateWithFacts[]> {
    const all: CertificateWithFacts[] = [];
    for await (const facts of this.eachFacts(holderId)) all.push(facts);
    return all;
  }

  private async *eachFacts(holderId: string, only?: Only): AsyncGenerator<CertificateWithFacts> {
    for await (const records of inBatches(this.repository.each(holderId, only), TOGETHER)) {
      yield* await this.factsOf(records);
      await breathe();
    }
  }

  /** Certificates of any holder whose own entry has this number, old or new. */
  enteredWithNumber(number: string): Promise<CertificateRecord[]> {
    return this.repository.enteredWithNumber(number);
  }

  /** The certificates of a holder one after the other: a holder can have many with many entries. */
  async *each(holderId: string): AsyncGenerator<Standing> {
    const { registeredOn } = await this.accounts.me(holderId);
    const asOf = this.clock.today();
    for await (const facts of this.eachFacts(holderId)) yield this.standingOf(facts, registeredOn, asOf);
  }

  async list(holderId: string): Promise<Standing[]> {
    const standings: Standing[] = [];
    for await (const standing of this.each(holderId)) standings.push(standing);
    return standings;
  }

  /** All certificates of a holder as a feature reads them, those of the first version's document first. */
  async *readAll<T>(holderId: string, readers: Readers<T>): AsyncGenerator<T> {
    const { registeredOn } = await this.accounts.me(holderId);
    const asOf = this.clock.today();
    for await (const facts of this.eachFacts(holderId, { pack: { $in: viewableIds() } }))
      yield readers.first(this.standingOf(facts, registeredOn, asOf));
    for await (const standing of this.packs.eachOther(holderId)) yield readers.pack(standing);
  }

  /** One certificate of a holder as a feature reads it. Throws `not-found`. */
  async readOne<T>(holderId: string, id: string, readers: Readers<T>): Promise<T> {
    const record = await this.repository.get(holderId, id);
    if (isOfV1(record)) return readers.first(await this.standing(holderId, record));
    return readers.pack(await this.packs.get(holderId, id));
  }

  /**
   * Certificates of whichever holders as a feature reads them, those of the first version's document first; without those
   * of them whose holder is gone.
   * @param registeredOnOf when a holder registered, where whoever asks knows it already; undefined: they are gone
   */
  async read<T>(
    records: readonly CertificateRecord[],
    readers: Readers<T>,
    registeredOnOf?: (holderId: string) => Day | null | undefined,
  ): Promise<T[]> {
    const ofFirst = records.filter(isOfV1);
    const others = records.filter((record) => !isOfV1(record));
    const [facts, registered, standings] = await Promise.all([
      ofFirst.length > 0 ? this.factsOf(ofFirst) : [],
      registeredOnOf ?? this.registeredOnOf(ofFirst),
      others.length > 0 ? this.packs.standingsOf(others) : [],
    ]);
    const asOf = this.clock.today();
    return [
      ...facts.flatMap((one) => {
        const registeredOn = registered(one.record.holderId.toHexString());
        return registeredOn === undefined ? [] : [readers.first(this.standingOf(one, registeredOn, asOf))];
      }),
      ...standings.map((one) => readers.pack(one)),
    ];
  }

  private async registeredOnOf(records: readonly CertificateRecord[]) {
    if (records.length === 0) return () => undefined;
    const ids = new Set(records.map(({ holderId }) => holderId.toHexString()));
    const holders = await this.accounts.byIds([...ids]);
    const days = new Map(holders.map(({ _id, registeredOn }) => [_id.toHexString(), registeredOn]));
    return (holderId: string) => days.get(holderId);
  }

  async get(holderId: string, id: string): Promise<Standing> {
    return this.standing(holderId, await this.repository.get(holderId, id));
  }

  /** Adds a certificate under an id that the caller chose: adding it twice adds it once. */
  async add(
    holderId: string,
    id: Types.ObjectId,
    { rulebook, family, ...facts }: NewCertificate,
  ): Promise<void> {
    const { trade, specialty, ...told } = facts;
    const blank = { facts: {}, toldOn: {}, statements: [] } as unknown as CertificateRecord;
    const change = fromV1(blank, told);
    await this.packs.put(holderId, id, {
      ...{ pack: rulebook, kind: family, trade, specialty },
      ...{ facts: change.facts ?? {}, toldOn: change.toldOn ?? {} },
    });
  }

  private async *exportOf(holderId: string): AsyncGenerator<unknown> {
    for await (const record of this.repository.each(holderId)) yield presentForExport(record);
  }

  /**
   * Changes facts of a certificate as the client saw it.
   * @param seen its version; where a change is taken back, what it is taken back from, whatever the version
   */
  async changeFacts(holderId: string, id: string, seen: number | TakenBack, told: ToldFacts) {
    const { family, trade, ...change } = told;
    const today = this.clock.today();
    const changed = await this.changedAs(holderId, id, seen, (record) => {
      const facts = factsV1(record);
      const { number, archived, parts = {}, ...others } = change;
      // Of what is not its document's the first version of the API changes no facts: none is dropped in silence.
      if (!this.isJudgedByFirst(record)) {
        const facts = [...Object.values(others), ...Object.values(parts), family, trade];
        if (facts.some((value) => value !== undefined)) throw refusalOf(record);
        if (number !== undefined && this.offer.find(record.pack) === undefined) throw notTakenAnyMore();
        return fromV1(record, definedOf({ number, archived }));
      }
      return fromV1(record, {
        ...withFacts(facts, change, today),
        ...((family ?? trade) !== undefined &&
          withPost(loadRulebook(record.pack), facts, { family, trade }, today)),
      });
    });
    return this.standing(holderId, changed);
  }

  private changedAs(
    holderId: string,
    id: string,
    seen: number | TakenBack,
    decide: (record: CertificateRecord) => CertificateChange,
  ): Promise<CertificateRecord> {
    if (typeof seen === 'number') return this.repository.changeVersion(holderId, id, seen, decide);
    return this.repository.change(holderId, id, (record) => {
      checkSeen(record, seen);
      return decide(record);
    });
  }

  async remove(holderId: string, id: string, version: number): Promise<void> {
    await this.packs.remove(holderId, id, version);
  }

  /** Adds or replaces an hour entry; at most 24 hours a day for each certificate. */
  putCredit(
    holderId: string,
    id: string,
    entry: Omit<StoredCredit, 'recordedOn'>,
    isEdit = false,
  ): Promise<Standing> {
    return this.change(holderId, id, (facts) => withCredit(facts, entry, this.clock.today(), isEdit));
  }

  /**
   * Adds what a total of several days lacks.
   * @param seen the hours that it was worked out from; where others are noted by now, it is refused
   */
  putTotal(
    holderId: string,
    id: string,
    entry: Omit<StoredCredit, 'recordedOn' | 'total'>,
    seen: Tenths | null,
  ): Promise<Standing> {
    return this.change(holderId, id, (facts) => {
      if (seen !== null) checkNoted(facts, entry, seen);
      return withCredit(facts, { ...entry, total: true }, this.clock.today());
    });
  }

  removeCredit(holderId: string, id: string, creditId: string): Promise<Standing> {
    return this.takeBack(holderId, id, (facts) => withoutCredit(facts, creditId));
  }

  /** Notes what was studied in the whole of a past obligation year. */
  async stateYear(
    holderId: string,
    id: string,
    statement: { year: number; tenths: Tenths },
  ): Promise<Standing> {
    const { registeredOn } = await this.accounts.me(holderId);
    const asOf = this.clock.today();
    const { official } = await this.get(holderId, id);
    return this.change(holderId, id, (facts, record) => {
      const { merged } = withOfficial(record, official);
      const isAsked = (year: number) => askedYears({ record, merged, registeredOn, asOf }).includes(year);
      return withStatement(facts, statement, { isAsked, credits: merged.facts.credits }, asOf);
    });
  }

  takeBackYear(holderId: string, id: string, year: number): Promise<Standing> {
    return this.takeBack(holderId, id, (facts) => withoutStatement(facts, year));
  }

  /** Marks a step as done: notes the fact that shows it. */
  async markStep(holderId: string, id: string, stepId: string, mark: StepMark): Promise<Standing> {
    const today = this.clock.today();
    if ((mark.on ?? 0) > today) throw dateInFuture('on');
    const sets = await this.factOf(holderId, id, stepId, (record) => this.isJudgedByFirst(record));
    if (sets === 'registeredOn') {
      // A day known in part is kept with the certificate at which it was told: the account knows whole days.
      if (mark.part)
        return this.change(holderId, id, (facts) =>
          withFacts(facts, { parts: { registeredOn: mark.part as PartDay } }, today),
        );
      await this.accounts.setRegisteredOn(holderId, mark.on);
      return this.get(holderId, id);
    }
    const fact = factToSet(sets, mark);
    return this.change(holderId, id, (facts) => withFacts(facts, fact, today));
  }

  /** Takes a step back: the fact that showed it is unknown again. */
  async takeBackStep(holderId: string, id: string, stepId: string): Promise<Standing> {
    const sets = await this.factOf(holderId, id, stepId, isOfV1);
    if (sets === 'registeredOn') {
      await this.accounts.setRegisteredOn(holderId, null);
      return this.takeBack(holderId, id, ({ partly: { registeredOn: _, ...partly } = {} }) => ({ partly }));
    }
    const fact = factToClear(sets);
    return this.takeBack(holderId, id, (facts) => withFacts(facts, fact, this.clock.today()));
  }

  private change(
    holderId: string,
    id: string,
    decide: (facts: FactsV1, record: CertificateRecord) => ChangeV1,
    isOpen = (record: CertificateRecord) => this.isJudgedByFirst(record),
  ): Promise<Standing> {
    return this.repository
      .change(holderId, id, (record) => {
        if (!isOpen(record)) throw refusalOf(record);
        return fromV1(record, decide(factsV1(record), record));
      })
      .then((changed) => this.standing(holderId, changed));
  }

  /** Takes back what was told: also of a certificate of which nothing new is taken. */
  private takeBack(holderId: string, id: string, decide: (facts: FactsV1) => ChangeV1): Promise<Standing> {
    return this.change(holderId, id, decide, isOfV1);
  }

  private async standing(holderId: string, record: CertificateRecord): Promise<Standing> {
    const { registeredOn } = await this.accounts.me(holderId);
    const [facts] = await this.factsOf([record]);
    if (!facts) throw notFound();
    return this.standingOf(facts, registeredOn, this.clock.today());
  }

  /** Of which the first version of the API judges: its own document's, as long as that is served. */
  isJudgedByFirst(record: Pick<CertificateRecord, 'pack'>): boolean {
    return isOfV1(record) && this.offer.find(record.pack) !== undefined;
  }

  private standingOf(facts: CertificateWithFacts, registeredOn: Day | null, asOf: Day): Standing {
    const { record } = facts;
    const state = this.offer.stateOf(record.pack, asOf);
    return { ...facts, registeredOn, asOf, state, isOfFirst: isOfV1(record) };
  }

  private async factOf(
    holderId: string,
    id: string,
    stepId: string,
    isOpen: (record: CertificateRecord) => boolean,
  ): Promise<StepFact> {
    const { record, merged } = await this.get(holderId, id);
    if (!isOpen(record)) throw refusalOf(record);
    const rulebook = loadRulebook(record.pack);
    const step = rulebook.families[merged.facts.family].way.includes(stepId)
      ? rulebook.steps[stepId]
      : undefined;
    if (!step) throw notFound();
    return step.sets;
  }
}

/** Of what is not its document's, or is not served any more, the first version of the API takes nothing, and says what helps. */
const refusalOf = (record: Pick<CertificateRecord, 'pack'>): AppError =>
  isOfV1(record) ? notTakenAnyMore() : ofNewerApps();

/** Past years that the product asks about, or has asked about and been told. */
function askedYears({
  record,
  merged,
  registeredOn,
  asOf,
}: Omit<Standing, 'official' | 'state' | 'isOfFirst'>): number[] {
  if (asOf < loadRulebook(record.pack).source.issuedOn) return [];
  const yearStatements = merged.facts.yearStatements.filter(({ year }) =>
    merged.officialYears.includes(year),
  );
  const input = caseOf({ ...merged.facts, yearStatements }, { registeredOn }, asOf);
  return [...assess(loadRulebook(record.pack), input).continuingEducation.yearsToConfirm];
}

function factToSet(sets: StepFact, { on, part, registryStatus, newNumber }: StepMark): FactChange {
  const dated = (name: 'exchangedOn' | 'downloadedOn'): FactChange =>
    part ? { [name]: null, parts: { [name]: part } } : { [name]: on };
  switch (sets) {
    case 'registryStatus':
      if (!registryStatus) throw missing('registryStatus', '请选一项：系统里显示的是什么');
      return { registryStatus, registryCheckedOn: on };
    case 'exchangedOn':
    case 'downloadedOn':
      return dated(sets);
    case 'newNumber':
      if (!newNumber) throw missing('newNumber', '请填新的证书编号');
      return { newNumber };
    default:
      throw stepNotSettable();
  }
}

function factToClear(sets: StepFact): ChangeV1 {
  if (sets === 'registryStatus') return { registryStatus: null, registryCheckedOn: null };
  if (sets === 'exchangedOn' || sets === 'downloadedOn' || sets === 'newNumber') return { [sets]: null };
  throw stepNotSettable();
}

const definedOf = (fields: Pick<ChangeV1, 'number' | 'archived'>): ChangeV1 =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const missing = (field: string, message: string) => validationFailed([{ field, message }]);
