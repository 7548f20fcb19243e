import type { Day } from '@hz/shared/calendar';
import {
  isOfFirstVersion,
  type LookVerdict,
  MAX_LIFETIME_SECONDS,
  type PackLookVerdict,
  parsePayload,
  type Refusal,
  refuse,
  type StatusBody,
  type StatusKey,
  verifyStatus,
} from '@hz/shared/codes';
import type { Pack } from '@hz/shared/law';
import { comparedName } from '@hz/shared/text';
import { loadRulebook, type Rulebook } from '@hz/shared/v1/rulebook';
import { type Connection, Types } from 'mongoose';
import type { Clock } from '../../platform/clock';
import type { Keyring } from '../../platform/crypto/keyring';
import { AppError } from '../../platform/errors';
import type { Limits } from '../../platform/store/limits';
import type { AccountService } from '../accounts/service';
import type { PackStanding } from '../certificates/service';
import {
  type CertificateRecord,
  type CertificateService,
  type CertificateWithFacts,
  officialFor,
  type Standing,
} from '../certificates/service';
import type { PackOffer } from '../packs/service';
import type { RegistryService } from '../registry/service';
import { refusedContent } from './errors';
import { type Found, LookJudge, ownEntryOf } from './judge';
import { SigningKeys } from './keys';
import { type Looker, LookLimits } from './limits';
import { type Look, verificationModels } from './models';
import type { PackStatement } from './pack-statement';
import { type Statement, statementOf } from './statement';
import { AuditTrail, type CompanyLook, certificateSubject, numberSubject } from './trail';
import { type Whereabouts, whereaboutsOf } from './whereabouts';

export type { Looker } from './limits';

export interface VerificationParts {
  connection: Connection;
  limits: Limits;
  keyring: Keyring;
  clock: Clock;
  /** Real time in milliseconds: codes, limits and how long a look is kept do not follow the law's clock. */
  time: () => number;
  accounts: AccountService;
  certificates: CertificateService;
  registry: RegistryService;
  /** The rulebook that official records come under whose list names no other pack. */
  rulebookId: string;
  offer: PackOffer;
}

/** What a content leads to. */
interface Target {
  /** Under which the look is limited and written down. */
  subject: string;
  status: StatusBody | null;
  number: string | null;
  find(by: Looker): Promise<Found>;
}

/** Everything that a look answers, by the first version's document alone. */
export interface LookAnswer {
  statement: Statement;
  /** What lists of other places say of the same number, in sentences. */
  beside: string[];
  name: string | null;
  asOf: Day;
  status: StatusBody | null;
  /** The caller's own certificate: the part that only its holder sees. */
  own: Standing | null;
  whereabouts: Whereabouts;
}

/** Everything that a look answers, by the certificate's own pack. */
export interface PackLookAnswer extends Omit<LookAnswer, 'statement' | 'own'> {
  statement: PackStatement;
  /** By which it was judged; null where nothing is known of the number. */
  pack: Pack | null;
  own: PackStanding | null;
}

export type { CompanyLook } from './trail';

/** What a company is told of a number and a name. */
export interface CompanyVerdict {
  /** Whether an official list has the number at all: not for the company's eyes before the holder consents. */
  known: boolean;
  agrees: boolean;
  statement: PackStatement;
}

/** A status code that was made. */
export interface IssuedStatus<V extends PackLookVerdict = PackLookVerdict> {
  text: string;
  statement: Statement<V>;
  /** Seconds since the epoch. */
  issuedAt: number;
  lifetime: number;
}

/** Whether the first version has words for what is said of a certificate. */
const isSaidByFirst = (statement: PackStatement): statement is Statement =>
  isOfFirstVersion(statement.verdict);

/** Looks at certificates, the trail of looks, and status codes. */
export class VerificationService {
  readonly keys: SigningKeys;
  readonly rulebook: Rulebook;
  private readonly trail: AuditTrail;
  private readonly limits: LookLimits;
  private readonly judge: LookJudge;

  constructor(private readonly parts: VerificationParts) {
    const { connection, keyring, time, rulebookId } = parts;
    const models = verificationModels(connection);
    this.rulebook = loadRulebook(rulebookId);
    this.keys = new SigningKeys(models, keyring, time);
    this.trail = new AuditTrail(models, keyring, parts.accounts.door, parts.clock, time);
    this.limits = new LookLimits(parts.limits, parts.accounts);
    this.judge = new LookJudge(parts.offer, this.rulebook);
    const { registry } = parts;
    const keyOf = (number: string) => registry.numberKeys(number)[0] as string;
    const numbers = { keyOf, numberOf: (hash: string) => registry.numberOf(hash) };
    parts.accounts.register({
      name: 'looks',
      collections: [
        { model: models.looks, holderIn: ['of'], reseal: (look) => this.trail.resealed(look, numbers) },
        { model: models.keys, holderIn: [], reseal: (key) => this.keys.resealed(key) },
      ],
      exportOf: (holderId) => this.exported(holderId),
      letGo: (holderId) => this.letGo(holderId),
    });
  }

  /**
   * Tells how a certificate stands, from a number, an address with one, or a status code. Known and unknown numbers
   * cost the same calls to the store, and are answered in the same shape.
   * @param chosen the pack that the visitor chose: where to verify what no list has is told by it; without it by the
   * account's, else by the preset one
   * Throws the reason why a content is refused, and `too-many-requests`.
   */
  async look(content: string, looker: Looker, chosen?: string): Promise<PackLookAnswer> {
    const { certificates } = this.parts;
    const target = await this.targetOf(content);
    return this.lookBy(target, looker, {
      chosen: (account) => this.judge.chosenPack(chosen, account) ?? this.parts.offer.preset,
      judge: (found, asOf, account) =>
        this.judge.judged(found, asOf, {
          chosen: this.judge.chosenPack(chosen, account),
        }),
      ownOf: (holderId, id) => certificates.packs.get(holderId, id),
    });
  }

  /**
   * The same for apps that know the first version's document alone: of what is another's they are told that they are to
   * be updated, as they are of a code that is newer than they.
   */
  async lookFirst(content: string, looker: Looker): Promise<LookAnswer> {
    const { certificates } = this.parts;
    const target = await this.targetOf(content);
    if (target.status && !isOfFirstVersion(target.status.verdict))
      throw refusedContent(refuse('newer-version'));
    return this.lookBy<{ statement: Statement; pack: null; beside: string[] }, Standing>(target, looker, {
      chosen: () => this.judge.firstPack(),
      judge: ({ records, own }, asOf) => {
        const [record = null] = records.filter(({ pack }) => pack === undefined);
        // Of what lists of other packs alone say, this version has no words: not even that nobody confirms it.
        if (!record && records.length > 0)
          return { refused: target.status ? refuse('newer-version') : NEWER_NUMBER };
        const statement = this.judge.firstStatement(record, own, asOf);
        if (!isSaidByFirst(statement))
          return { refused: target.status ? refuse('newer-version') : NEWER_NUMBER };
        return { statement, pack: null, beside: this.judge.beside(records, record, asOf) };
      },
      ownOf: (holderId, id) => certificates.get(holderId, id),
    });
  }

  private async lookBy<J extends { statement: PackStatement; pack: Pack | null; beside: string[] }, O>(
    target: Target,
    looker: Looker,
    by: {
      chosen(account?: string | null): Pack;
      judge(found: Found, asOf: Day, account?: string | null): J | { refused: Refusal };
      ownOf(holderId: string, certificateId: string): Promise<O>;
    },
  ) {
    const counted = await this.limits.count(looker, target.subject);
    const [found, { who, pack: ofAccount }] = await Promise.all([target.find(looker), this.whoIs(looker)]);
    const asOf = this.parts.clock.today();
    const judged = by.judge(found, asOf, ofAccount);
    if ('refused' in judged) {
      await counted.settle(true);
      throw refusedContent(judged.refused);
    }
    const { statement } = judged;
    await counted.settle(statement.origin !== 'none');
    const holderId = found.callersId === null ? null : (looker.holderId ?? null);
    const of = target.status ? found.own[0]?.holderId : holderId && new Types.ObjectId(holderId);
    const [own] = await Promise.all([
      found.callersId !== null && holderId !== null
        ? by.ownOf(holderId, found.callersId).catch(nullWhereGone)
        : null,
      this.trail.record(
        {
          ...{ subject: target.subject, who, verdict: statement.verdict },
          official: statement.origin === 'official',
          by: target.status ? 'status-code' : 'number',
          holderId: holderId === null ? null : new Types.ObjectId(holderId),
          ...(of && { of }),
        },
        target.number,
      ),
    ]);
    const { official } = statement;
    const name = found.records.find((record) => record === official)?.name ?? null;
    const whereabouts = official
      ? { pack: judged.pack ?? this.judge.firstPack(), sentence: null }
      : whereaboutsOf(
          this.parts.offer,
          target.number,
          judged.pack ?? this.judge.onePackOf(found.own) ?? by.chosen(ofAccount),
        );
    return { ...judged, name, asOf, status: target.status, own, whereabouts };
  }

  /**
   * What a company is told of a number on its list: the verdict that anybody gets, where the name is that of an official
   * record; else as if there were no such number. Each number is judged by the pack of the list that has it.
   */
  async verdictOf(number: string, name: string): Promise<CompanyVerdict> {
    const records = (await this.parts.registry.findIn(number)).flatMap(({ record }) => record ?? []);
    const agreeing = records.filter(
      (one) => one.name !== null && comparedName(one.name) === comparedName(name),
    );
    const asOf = this.parts.clock.today();
    const { statement } = this.judge.worstOf(agreeing, asOf) ?? {
      statement: statementOf(this.rulebook, null, null, asOf),
    };
    return { known: records.length > 0, agrees: agreeing.length > 0, statement };
  }

  /** Writes down for the holders that a company had these numbers on its list before it: once a day each. */
  async noteCompany(company: string, numbers: readonly CompanyLook[]): Promise<void> {
    const keyOf = (number: string) => this.parts.registry.numberKeys(number)[0] as string;
    await this.trail.recordCompany(company, numbers, keyOf);
  }

  /** Makes a status code for a holder's certificate, by its own pack. Throws `not-found`. */
  async issue(holderId: string, certificateId: string): Promise<IssuedStatus> {
    const { record, official, state, asOf } = await this.parts.certificates.packs.get(
      holderId,
      certificateId,
    );
    const statement =
      official && state !== 'not-served'
        ? this.judge.statementBy(official, asOf).statement
        : statementOf(this.rulebook, null, ownEntryOf([record]), asOf);
    return this.signed(record, statement);
  }

  /**
   * The same for apps that know the first version's document alone. Of what lists of another pack say they have no
   * words, and a code that left it out would hide that a certificate is cancelled or over. Throws `newer-code`.
   */
  async issueFirst(holderId: string, certificateId: string): Promise<IssuedStatus<LookVerdict>> {
    const { record, official, asOf, state, isOfFirst } = await this.parts.certificates.get(
      holderId,
      certificateId,
    );
    if (official && !isOfFirst) throw refusedContent(NEWER_TO_SHOW);
    // What a list says of it was judged by a document that is not served any more.
    const told = state === 'not-served' ? null : official;
    const statement = statementOf(this.rulebook, told, ownEntryOf([record]), asOf);
    if (!isSaidByFirst(statement)) throw refusedContent(NEWER_TO_SHOW);
    return this.signed(record, statement);
  }

  private async signed<V extends PackLookVerdict>(
    record: CertificateRecord,
    statement: Statement<V>,
  ): Promise<IssuedStatus<V>> {
    const issuedAt = Math.floor(this.parts.time() / 1000);
    const lifetime = MAX_LIFETIME_SECONDS;
    const recordId = record._id.toHexString();
    const text = await this.keys.sign({ verdict: statement.verdict, lifetime, issuedAt, recordId });
    return { text, statement, issuedAt, lifetime };
  }

  publicKeys(): Promise<StatusKey[]> {
    return this.keys.publicKeys();
  }

  /** Who looked at a holder's certificate, the latest first. Throws `not-found`. */
  async looksAt(holderId: string, certificateId: string, before?: string) {
    const standing = await this.parts.certificates.get(holderId, certificateId);
    return this.trail.read(this.subjectsOf(standing), before);
  }

  private async targetOf(content: string): Promise<Target> {
    const payload = parsePayload(content);
    switch (payload.kind) {
      case 'refused':
        throw refusedContent(payload);
      case 'number': {
        const { number } = payload;
        const [key] = this.parts.registry.numberKeys(number);
        return {
          subject: numberSubject(key as string),
          ...{ status: null, number },
          find: (by) => this.byNumber(number, by),
        };
      }
      case 'status-code': {
        const status = await this.verified(payload.text);
        const id = status.recordId;
        return {
          ...{ subject: certificateSubject(id), status, number: null },
          find: (by) => this.byCertificate(id, by),
        };
      }
    }
  }

  private async byNumber(number: string, { holderId }: Looker): Promise<Found> {
    const { registry, certificates } = this.parts;
    const [found, own] = await Promise.all([registry.findIn(number), certificates.enteredWithNumber(number)]);
    // Only somebody who is signed in can be the one who claimed it.
    const claim = holderId === undefined ? null : await registry.holderOf(found.flatMap(({ keys }) => keys));
    const callers = own.find((one) => holderId && one.holderId.equals(holderId));
    const claimed = claim?.holderId.toHexString() === holderId ? claim?.certificateId : undefined;
    const callersId = claimed ?? callers?._id ?? null;
    const records = found.flatMap(({ record }) => record ?? []);
    return { records, own, callersId: callersId?.toHexString() ?? null };
  }

  private async byCertificate(id: string, { holderId }: Looker): Promise<Found> {
    const { registry, certificates } = this.parts;
    const [own, official] = await Promise.all([
      certificates.planning.byIds([new Types.ObjectId(id)]),
      registry.officialOf([id]),
    ]);
    const isCallers = own.some((one) => holderId && one.holderId.equals(holderId));
    // Of a certificate that has moved to another place the list that was claimed before says nothing.
    const records = own.flatMap((one) => {
      const record = official.get(id);
      return record && officialFor(one, official) ? [record] : [];
    });
    return { records, own, callersId: isCallers ? id : null };
  }

  private async verified(text: string): Promise<StatusBody> {
    const now = Math.floor(this.parts.time() / 1000);
    const verified = verifyStatus(text, await this.keys.publicKeys(), now);
    // Every key that may still verify is known here: another one was never ours.
    if (verified.kind === 'refused')
      throw refusedContent(verified.code === 'unknown-key' ? refuse('forged') : verified);
    return verified.body;
  }

  private async whoIs({ holderId }: Looker): Promise<{ who: Look['who']; pack?: string | null | undefined }> {
    if (!holderId) return { who: 'stranger' };
    const { role, pack } = await this.parts.accounts.me(holderId);
    return { who: role ? 'clerk' : 'user', pack };
  }

  /**
   * Under what the looks that a holder may see are kept: those at their status codes always, those at a number only
   * where it is officially theirs. Anybody can type anybody's number.
   */
  private subjectsOf({ record, official }: CertificateWithFacts): string[] {
    const numbers = official ? [official.number, official.newNumber] : [];
    const keys = numbers.flatMap((number) => (number ? this.parts.registry.numberKeys(number) : []));
    return [certificateSubject(record._id.toHexString()), ...new Set(keys.map(numberSubject))];
  }

  private async *exported(holderId: string): AsyncGenerator<unknown> {
    for (const certificate of await this.parts.certificates.allOf(holderId))
      yield {
        certificateId: certificate.record._id.toHexString(),
        looks: this.exportedLooks(certificate),
      };
  }

  private async *exportedLooks(certificate: CertificateWithFacts): AsyncGenerator<unknown> {
    for await (const { at, by, who, verdict } of this.trail.all(this.subjectsOf(certificate)))
      yield { at, by, who, verdict };
  }

  private async letGo(holderId: string): Promise<void> {
    for (const certificate of await this.parts.certificates.allOf(holderId))
      await this.trail.forget(this.subjectsOf(certificate));
  }
}

/** What only a newer app can say of a number, or show by a code. */
const NEWER_NUMBER: Refusal = {
  ...refuse('newer-version'),
  sentence: '这个编号的证书，这个版本的应用还看不了。请更新后再查。',
};
const NEWER_TO_SHOW: Refusal = {
  ...refuse('newer-version'),
  sentence: '这本证书的码，这个版本的应用还出不了。请更新后再出示。',
};
/** The looker’s own certificate may go at this very moment: then it is as nobody’s. */
function nullWhereGone(error: unknown): null {
  if (error instanceof AppError && error.code === 'not-found') return null;
  throw error;
}
