import type { Known } from '@hz/shared/law';
import { Types } from 'mongoose';
import type { Keyring } from '../../platform/crypto/keyring';
import { consentRequired, sessionRevoked, versionConflict } from '../../platform/errors';
import type { Resealed } from '../../platform/kept/register';
import { isDuplicateKey } from '../../platform/store/duplicate';
import { withFacts } from './facts';
import type { AccountModels, Holder, Identity, SignInMethod } from './models';
import { PRIVACY_VERSION } from './privacy';

/** Who signs in: by which method, and as whom there (phone number, openid, id of a sample person). */
export interface SignIn {
  method: SignInMethod;
  value: string;
  /** The version of the privacy notice that was agreed to with this sign-in. */
  consent: string | undefined;
  demoIdentity?: string;
}

export type HolderChange = Partial<Pick<Holder, 'registeredOn' | 'textSize'>>;

/** The holders' records. Nothing about a person is stored before they agreed to the current privacy notice. */
export class Holders {
  constructor(
    private readonly models: Pick<AccountModels, 'holders'>,
    private readonly keyring: Keyring,
    private readonly time: () => number,
  ) {}

  /**
   * The holder who signs in, made at the first sign-in; null while the account that they had before is being deleted.
   * Throws `consent-required`.
   */
  async admit(signIn: SignIn): Promise<Holder | null> {
    const known = await this.findByIdentity(signIn);
    const agrees = signIn.consent === PRIVACY_VERSION;
    if (known?.consentedTo === PRIVACY_VERSION) return known;
    if (!agrees) throw consentRequired();
    return known ? this.consent(known) : this.create(signIn);
  }

  /** Throws `session-revoked` when the account is gone. */
  async get(holderId: string): Promise<Holder> {
    const holder = await this.models.holders.findOne({ _id: holderId, deletingSince: null }).lean();
    if (!holder) throw sessionRevoked();
    return holder;
  }

  /** Whether a holder has agreed to the notice in force: until then nothing new starts. */
  hasAgreed({ consentedTo }: Holder): boolean {
    return consentedTo === PRIVACY_VERSION;
  }

  /** Notes that a holder agrees to the notice in force. Throws `consent-required` for another version's. */
  async agree(holderId: string, version: string): Promise<Holder> {
    if (version !== PRIVACY_VERSION) throw consentRequired();
    const holder = await this.get(holderId);
    return this.hasAgreed(holder) ? holder : this.consent(holder);
  }

  /** Changes an account that is still as the client saw it. Throws `version-conflict`. */
  async change(holderId: string, version: number, change: HolderChange): Promise<Holder> {
    const holder = await this.get(holderId);
    const isSame = Object.entries(change).every(
      ([name, value]) => holder[name as keyof HolderChange] === value,
    );
    if (isSame && holder.version === version) return holder;
    const changed = await this.models.holders
      .findOneAndUpdate(
        { _id: holderId, version, deletingSince: null },
        { $set: change, $inc: { version: 1 } },
        { returnDocument: 'after' },
      )
      .lean();
    if (changed) return changed;
    await this.get(holderId);
    throw versionConflict();
  }

  /** Sets one fact, whatever else changed in the meantime. */
  async setRegisteredOn(holderId: string, registeredOn: number | null): Promise<void> {
    await this.models.holders.updateOne(
      { _id: holderId, deletingSince: null, registeredOn: { $ne: registeredOn } },
      { $set: { registeredOn }, $inc: { version: 1 } },
    );
  }

  /** Notes facts of the person; undefined takes back what was said. Throws `session-revoked`, `version-conflict`. */
  async tell(holderId: string, told: Readonly<Record<string, Known | undefined>>): Promise<void> {
    const holder = await this.get(holderId);
    const change = withFacts(holder, told);
    const { matchedCount } = await this.models.holders.updateOne(
      { _id: holderId, deletingSince: null, version: holder.version },
      { $set: change, $inc: { version: 1 } },
    );
    if (matchedCount === 0) throw versionConflict();
  }

  /** Notes which pack speaks where no certificate does. Throws `session-revoked` when the account is gone. */
  async choosePack(holderId: string, pack: string): Promise<void> {
    const { matchedCount } = await this.models.holders.updateOne(
      { _id: holderId, deletingSince: null },
      { $set: { pack } },
    );
    if (matchedCount === 0) throw sessionRevoked();
  }

  /** Gives or takes a role. Throws `session-revoked` when the account is gone. */
  async setRole(holderId: string, role: Holder['role']): Promise<void> {
    const { matchedCount } = await this.models.holders.updateOne(
      { _id: holderId, deletingSince: null },
      { $set: { role }, $inc: { version: 1 } },
    );
    if (matchedCount === 0) throw sessionRevoked();
  }

  /** Everybody who has a role. */
  withRole(): Promise<Holder[]> {
    return this.models.holders.find({ role: { $ne: null }, deletingSince: null }).lean();
  }

  /** Identities that an older key encrypts, anew with the first of the keys. */
  resealed(holder: Holder): Resealed[] {
    return holder.identities
      .filter(({ sealed, hash }) => !this.keyring.isCurrent(sealed) || !this.keyring.isCurrent(hash))
      .map(({ method, sealed }) => {
        const value = this.keyring.open(sealed, holder._id.toHexString());
        const fresh = this.identityOf(holder._id, method, value);
        return {
          filter: { _id: holder._id },
          update: {
            $set: { 'identities.$[old].sealed': fresh.sealed, 'identities.$[old].hash': fresh.hash },
          },
          arrayFilters: [{ 'old.sealed': sealed }],
        };
      });
  }

  /** What the sign-in methods know a holder by: phone number, openid. */
  identitiesOf(holder: Holder): { method: SignInMethod; value: string }[] {
    const context = holder._id.toHexString();
    return holder.identities.map(({ method, sealed }) => ({
      method,
      value: this.keyring.open(sealed, context),
    }));
  }

  byIds(holderIds: readonly string[]): Promise<Holder[]> {
    return this.models.holders.find({ _id: { $in: holderIds }, deletingSince: null }).lean();
  }

  async findByIdentity({ method, value }: Pick<SignIn, 'method' | 'value'>): Promise<Holder | null> {
    const hashes = this.keyring.hashes(`${method} ${value}`);
    return this.models.holders.findOne({ 'identities.hash': { $in: hashes }, deletingSince: null }).lean();
  }

  private async consent(holder: Holder): Promise<Holder> {
    const consented = { consentedTo: PRIVACY_VERSION, consentedAt: new Date(this.time()) };
    await this.models.holders.updateOne({ _id: holder._id }, { $set: consented, $inc: { version: 1 } });
    return { ...holder, ...consented, version: holder.version + 1 };
  }

  private identityOf(holderId: Types.ObjectId, method: SignInMethod, value: string): Identity {
    return {
      method,
      hash: this.keyring.hash(`${method} ${value}`),
      sealed: this.keyring.seal(value, holderId.toHexString()),
    };
  }

  private async create(signIn: SignIn): Promise<Holder | null> {
    const { method, value } = signIn;
    const _id = new Types.ObjectId();
    const now = new Date(this.time());
    const holder: Holder = {
      _id,
      version: 0,
      identities: [this.identityOf(_id, method, value)],
      consentedTo: PRIVACY_VERSION,
      consentedAt: now,
      registeredOn: null,
      textSize: null,
      demoIdentity: signIn.demoIdentity ?? null,
      role: null,
      createdAt: now,
    };
    try {
      await this.models.holders.create(holder);
      return holder;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      // Another device of the same person was faster: theirs is the account
      return this.findByIdentity(signIn);
    }
  }
}
