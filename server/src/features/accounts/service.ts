import type { Known } from '@hz/shared/law';
import { type Connection, Types } from 'mongoose';
import { Announcement } from '../../platform/announcement';
import type { CodeSender } from '../../platform/clients/sms/sender';
import type { WeChatSignIn } from '../../platform/clients/wechat/session';
import type { Clock } from '../../platform/clock';
import type { Keyring } from '../../platform/crypto/keyring';
import {
  AppError,
  consentRequired,
  dateInFuture,
  signInMethodOff,
  storeUnavailable,
  tooManyRequests,
} from '../../platform/errors';
import type { Caller } from '../../platform/http/state';
import type { Job } from '../../platform/jobs/runner';
import { type Kept, KeptRegister } from '../../platform/kept/register';
import { type Limit, LimitReached, type Limits } from '../../platform/store/limits';
import { CODE_SECONDS, RESEND_SECONDS, SignInCodes } from './codes';
import { factsOf } from './facts';
import { type HolderChange, Holders, type SignIn } from './holders';
import { type AccountModels, accountModels, type Holder, type SignInMethod } from './models';
import { type Door, Presence } from './presence';
import { presentForExport } from './presenter';
import { PRIVACY_VERSION } from './privacy';
import { type IssuedTokens, Sessions } from './sessions';

export type { Holder } from './models';
export type { Door } from './presence';
export { PRIVACY_VERSION } from './privacy';

/** A made-up person of the demo. */
export interface DemoPerson {
  id: string;
  name: string;
  story: string;
  /** A new account at each sign-in. */
  fresh?: boolean;
}

export interface AccountParts {
  connection: Connection;
  limits: Limits;
  keyring: Keyring;
  clock: Clock;
  /** Real time in milliseconds: sessions and codes do not follow the law's clock. */
  time: () => number;
  /** Methods without a client are off. */
  wechat?: WeChatSignIn | undefined;
  codeSender?: CodeSender | undefined;
  demoPeople?: readonly DemoPerson[] | undefined;
}

/** Tries to sign in that did not work, an hour. */
const SIGN_INS: Limit = { name: 'sign-in-network', points: 60, seconds: 3600 };

/** Signing in and out, the account itself, and what happens to all data of a holder. */
export class AccountService {
  private readonly models: AccountModels;
  private readonly holders: Holders;
  private readonly sessions: Sessions;
  private readonly codes: SignInCodes | undefined;
  /** What all features keep of people. */
  readonly kept = new KeptRegister();
  private readonly presence: Presence;
  /** Somebody signed out of everything; whoever keeps sign-ins of their own ends these too. */
  readonly signedOutEverywhere = new Announcement<string>();

  constructor(private readonly parts: AccountParts) {
    this.models = accountModels(parts.connection);
    this.holders = new Holders(this.models, parts.keyring, parts.time);
    this.sessions = new Sessions(this.models, parts.keyring, parts.time);
    this.presence = new Presence(this.models, this.kept);
    this.codes =
      parts.codeSender &&
      new SignInCodes(this.models, parts.limits, parts.keyring, parts.codeSender, parts.time);
    this.register({
      name: 'sessions',
      collections: [
        { model: this.models.sessions, holderIn: ['holderId'] },
        // The account itself goes last, by `finishDeletion`.
        { model: this.models.holders, holderIn: [], reseal: (holder) => this.holders.resealed(holder) },
      ],
      exportOf: (holderId) => this.sessions.exportOf(holderId),
    });
    // Codes that were sent, and counts of all limits: found by keyed hashes, and gone within a day.
    this.register({
      name: 'codes',
      collections: [this.models.codes, parts.limits.model].map((model) => ({ model, holderIn: [] })),
    });
  }

  /** A feature says what it keeps of people. */
  register(kept: Kept): void {
    this.kept.add(kept);
  }

  /** The door through which every document of a holder comes into being. */
  get door(): Door {
    return this.presence;
  }

  /** Finishes what deletions left, for the schedule and for running by hand. */
  get jobs(): readonly Job[] {
    return [{ name: 'forget', everyMinutes: 60, run: (signal) => this.forget(signal) }];
  }

  get methods(): SignInMethod[] {
    const { wechat, codeSender, demoPeople } = this.parts;
    return [
      ...(wechat ? (['wechat'] as const) : []),
      ...(codeSender ? (['phone'] as const) : []),
      ...(demoPeople ? (['demo'] as const) : []),
    ];
  }

  get demoPeople(): readonly DemoPerson[] {
    return this.parts.demoPeople ?? [];
  }

  async signInByWeChat(code: string, consent: string | undefined, network: string): Promise<IssuedTokens> {
    const { wechat } = this.parts;
    if (!wechat) throw signInMethodOff();
    return this.counted(network, async () =>
      this.enter({ method: 'wechat', value: await wechat.openIdOf(code), consent }),
    );
  }

  /** Sends a code. Consent is asked of everybody, so that the answer does not tell who has an account. */
  async sendCode(phone: string, consent: string | undefined, network: string) {
    if (!this.codes) throw signInMethodOff();
    if (consent !== PRIVACY_VERSION) throw consentRequired();
    await this.codes.send(phone, network);
    return { resendAfter: RESEND_SECONDS, expiresIn: CODE_SECONDS };
  }

  async signInByPhone(
    phone: string,
    code: string,
    consent: string | undefined,
    network: string,
  ): Promise<IssuedTokens> {
    const { codes } = this;
    if (!codes) throw signInMethodOff();
    return this.counted(network, async () => {
      await codes.check(phone, code);
      const holder = await this.admit({ method: 'phone', value: phone, consent });
      await codes.use(phone, code);
      return this.openSession(holder);
    });
  }

  async signInToDemo(identity: string, consent: string | undefined): Promise<IssuedTokens> {
    const person = this.demoPeople.find(({ id }) => id === identity);
    if (!person) throw signInMethodOff();
    const value = person.fresh ? `${identity} ${new Types.ObjectId().toHexString()}` : identity;
    return this.enter({ method: 'demo', value, consent, demoIdentity: identity });
  }

  refresh(refreshToken: string): Promise<IssuedTokens> {
    return this.sessions.refresh(refreshToken);
  }

  async signOut(refreshToken: string): Promise<void> {
    await this.sessions.close(refreshToken);
  }

  async signOutEverywhere(holderId: string): Promise<void> {
    await this.sessions.closeAll(holderId);
    await this.signedOutEverywhere.make(holderId);
  }

  authenticate(accessToken: string): Promise<Caller> {
    return this.sessions.authenticate(accessToken);
  }

  /** Whether a session is still open. */
  isSignedIn(caller: Caller): Promise<boolean> {
    return this.sessions.isOpen(caller);
  }

  me(holderId: string): Promise<Holder> {
    return this.holders.get(holderId);
  }

  /** Agrees to the privacy notice in force. Throws `consent-required` for another version's. */
  agree(holderId: string, version: string): Promise<Holder> {
    return this.holders.agree(holderId, version);
  }

  /** Whether a holder has agreed to the notice in force: nothing new starts before. */
  async hasAgreed(holderId: string): Promise<boolean> {
    return this.holders.hasAgreed(await this.holders.get(holderId));
  }

  /** Throws `consent-required` where not. */
  async requireAgreed(holderId: string): Promise<void> {
    if (!(await this.hasAgreed(holderId))) throw consentRequired();
  }

  /** The accounts of these ids that still exist and are not being deleted. */
  byIds(holderIds: readonly string[]): Promise<Holder[]> {
    return this.holders.byIds(holderIds);
  }

  /** Whose openid it is; null when nobody signs in with it. */
  async holderOfOpenId(openId: string): Promise<string | null> {
    const holder = await this.holders.findByIdentity({ method: 'wechat', value: openId });
    return holder?._id.toHexString() ?? null;
  }

  /** The role of a holder, where one was given on the command line. */
  async roleOf(holderId: string): Promise<Holder['role']> {
    return (await this.holders.get(holderId)).role;
  }

  /** Gives or takes a role; for the command line alone. */
  setRole(holderId: string, role: Holder['role']): Promise<void> {
    return this.holders.setRole(holderId, role);
  }

  /** Everybody who has a role. */
  withRole(): Promise<Holder[]> {
    return this.holders.withRole();
  }

  /** Who signs in by a phone number, an openid or as a sample person; null for nobody. */
  findByIdentity(method: SignInMethod, value: string): Promise<Holder | null> {
    return this.holders.findByIdentity({ method, value });
  }

  /**
   * What the limits of a holder are counted by: how they sign in, hashed with a key. Whoever deletes the account and
   * signs in anew is counted on.
   */
  async countedAs(holderId: string): Promise<string> {
    const { identities } = await this.holders.get(holderId);
    return identities[0]?.hash ?? holderId;
  }

  /** The phone number a holder signs in with, or null. */
  phoneOf(holder: Holder): string | null {
    return this.holders.identitiesOf(holder).find(({ method }) => method === 'phone')?.value ?? null;
  }

  /** The openid a holder signs in with, or null. */
  openIdOf(holder: Holder): string | null {
    return this.holders.identitiesOf(holder).find(({ method }) => method === 'wechat')?.value ?? null;
  }

  /** Changes settings of the account as the client saw it. Throws `version-conflict`, `date-in-future`. */
  async change(holderId: string, version: number, change: HolderChange): Promise<Holder> {
    this.refuseFuture(change.registeredOn);
    return this.holders.change(holderId, version, change);
  }

  /** Notes when the holder registered on the national system; null takes it back. */
  async setRegisteredOn(holderId: string, registeredOn: number | null): Promise<void> {
    this.refuseFuture(registeredOn);
    await this.holders.setRegisteredOn(holderId, registeredOn);
  }

  /** What was told of the person, by the names that packs have for it. */
  factsOf(holder: Holder): Record<string, Known> {
    return factsOf(holder);
  }

  /** Notes facts of the person; undefined takes back what was said. */
  tell(holderId: string, told: Readonly<Record<string, Known | undefined>>): Promise<void> {
    return this.holders.tell(holderId, told);
  }

  /** Notes which pack speaks to the holder where no certificate does. */
  choosePack(holderId: string, pack: string): Promise<void> {
    return this.holders.choosePack(holderId, pack);
  }

  /** Everything that is kept about a holder, with nothing masked: it is theirs. What is long is an async iterable. */
  async exportOf(holderId: string): Promise<Record<string, unknown>> {
    const holder = await this.holders.get(holderId);
    return {
      exportedAt: new Date(this.parts.time()).toISOString(),
      account: presentForExport(holder, this.holders.identitiesOf(holder)),
      ...this.kept.exportOf(holderId),
    };
  }

  /**
   * Deletes everything of a holder. The account is marked first and goes last: a stop of the server in between
   * leaves a mark, and whoever runs finishes the work.
   */
  async deleteAccount(holderId: string): Promise<void> {
    const holder = await this.holders.get(holderId);
    await this.models.holders.updateOne(
      { _id: holder._id },
      { $set: { deletingSince: new Date(this.parts.time()) } },
    );
    await this.finishDeletion(holderId);
  }

  /** Finishes deletions that a stop of the server cut short. */
  async finishDeletions(): Promise<number> {
    const marked = await this.models.holders.find({ deletingSince: { $exists: true } }, { _id: 1 }).lean();
    for (const { _id } of marked) await this.finishDeletion(_id.toHexString());
    return marked.length;
  }

  private async finishDeletion(holderId: string): Promise<void> {
    await this.sessions.closeAll(holderId);
    await this.kept.deleteOf(holderId);
    await this.models.holders.deleteOne({ _id: holderId });
  }

  private async forget(signal: AbortSignal): Promise<Record<string, number>> {
    return { finished: await this.finishDeletions(), swept: await this.presence.sweep(signal) };
  }

  /**
   * Signs in, where the network has not tried in vain too often. What works is given back: many people share the
   * address of a site or of a provider. So is what fails on our side.
   */
  private async counted(network: string, signIn: () => Promise<IssuedTokens>): Promise<IssuedTokens> {
    const taken = await this.parts.limits.take([SIGN_INS, network]).catch((refused) => {
      throw refused instanceof LimitReached ? tooManyRequests(refused.retryAfter) : refused;
    });
    try {
      const tokens = await signIn();
      await taken.giveBack();
      return tokens;
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) await taken.giveBack();
      throw error;
    }
  }

  private async enter(signIn: SignIn): Promise<IssuedTokens> {
    return this.openSession(await this.admit(signIn));
  }

  /** Whoever comes back while their deletion is under way helps to finish it, and begins anew. */
  private async admit(signIn: SignIn): Promise<Holder> {
    const holder = await this.holders.admit(signIn);
    if (holder) return holder;
    await this.finishDeletions();
    const again = await this.holders.admit(signIn);
    if (!again) throw storeUnavailable();
    return again;
  }

  private openSession({ _id }: Holder): Promise<IssuedTokens> {
    return this.presence.writeFor(_id.toHexString(), () => this.sessions.open(_id));
  }

  private refuseFuture(registeredOn: number | null | undefined): void {
    if ((registeredOn ?? 0) > this.parts.clock.today()) throw dateInFuture('registeredOn');
  }
}
