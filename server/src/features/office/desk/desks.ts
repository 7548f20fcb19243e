import { randomBytes, randomInt } from 'node:crypto';
import { Types } from 'mongoose';
import { notFound, sessionRevoked } from '../../../platform/errors';
import type { Caller } from '../../../platform/http/state';
import type { Door } from '../../accounts/service';
import { aCode, codeHash } from '../codes';
import { confirmFirst, signInOver } from '../errors';
import { browserName } from './browser';
import type { DeskModels, DeskRecord, SignInRecord } from './model';

const SIGN_IN_MS = 2 * 60_000;
const IDLE_MS = 30 * 60_000;
/** For so long after a confirmation on the phone a list may be taken out. */
const CONFIRMED_MS = 5 * 60_000;
const LONGEST_MS = 12 * 3_600_000;
/** How often at most a use is written down. */
const NOTE_MS = 60_000;

export interface DeskParts {
  models: DeskModels;
  door: Door;
  /** Real time in milliseconds. */
  time: () => number;
}

/** A desk that was opened: what its browser keeps. */
export interface OpenedDesk {
  cookie: string;
}

/** A yes that came between the two questions to the store is found when the page asks again. */
function stateOf(found: SignInRecord | null): 'waiting' | 'refused' | 'over' {
  if (found?.state === 'refused') return 'refused';
  return found?.state === 'waiting' || found?.state === 'confirmed' ? 'waiting' : 'over';
}

/** Signing in at a desk by the phone, and the desks that are open. A cookie is `<desk id>.<secret>`. */
export class Desks {
  constructor(private readonly parts: DeskParts) {}

  /** A page asks to be signed in, or a desk to be confirmed anew: two minutes. */
  async ask(from: { address: string; agent: string }, deskId: string | null = null) {
    const [code, secret] = [aCode(), randomBytes(32).toString('base64url')];
    const digits = String(randomInt(100)).padStart(2, '0');
    const now = this.parts.time();
    const expiresAt = new Date(now + SIGN_IN_MS);
    await this.parts.models.signIns.create({
      ...{ _id: codeHash(code), secretHash: codeHash(secret), digits, expiresAt },
      ...{ browser: browserName(from.agent), address: from.address, state: 'waiting', holderId: null },
      deskId: deskId === null ? null : new Types.ObjectId(deskId),
      askedAt: new Date(now),
    });
    return { code, secret, digits, expiresAt };
  }

  /** What the phone is to show. Throws `sign-in-over`, also where a desk of somebody else asks to be confirmed. */
  async asked(code: string, holderId: string): Promise<SignInRecord> {
    const found = await this.parts.models.signIns
      .findOne({ _id: codeHash(code), state: 'waiting', expiresAt: this.running() })
      .lean<SignInRecord>();
    if (!found || !(await this.isFor(found, holderId))) throw signInOver();
    return found;
  }

  /** The phone says yes or no, once. Throws `sign-in-over`, also for other digits than the page shows. */
  async answer(code: string, holderId: string, digits: string, confirm: boolean): Promise<void> {
    const { signIns } = this.parts.models;
    const state = confirm ? 'confirmed' : 'refused';
    await this.asked(code, holderId);
    const answered = await this.parts.door.writeFor(holderId, () =>
      signIns.updateOne(
        { _id: codeHash(code), digits, state: 'waiting', expiresAt: this.running() },
        { $set: { state, ...(confirm && { holderId: new Types.ObjectId(holderId) }) } },
      ),
    );
    if (answered.matchedCount === 0) throw signInOver();
  }

  /** The page asks what became of it; a desk is opened for the first who asks after a yes. */
  async poll(code: string, secret: string): Promise<'waiting' | 'refused' | 'over' | OpenedDesk> {
    const { signIns } = this.parts.models;
    const mine = { ...this.mine(code, secret), deskId: null };
    const used = await signIns
      .findOneAndUpdate({ ...mine, state: 'confirmed' }, { $set: { state: 'used' } })
      .lean<SignInRecord>();
    if (used?.holderId) return this.open(used.holderId, used);
    return stateOf(await signIns.findOne(mine).lean<SignInRecord>());
  }

  /** A desk asks what became of its confirmation; a yes counts once. */
  async pollConfirmation(
    deskId: string,
    code: string,
    secret: string,
  ): Promise<'waiting' | 'confirmed' | 'refused' | 'over'> {
    const { signIns, desks } = this.parts.models;
    const mine = { ...this.mine(code, secret), deskId: new Types.ObjectId(deskId) };
    const { matchedCount } = await signIns.updateOne(
      { ...mine, state: 'confirmed' },
      { $set: { state: 'used' } },
    );
    if (matchedCount > 0) {
      await desks.updateOne({ _id: deskId }, { $set: { confirmedAt: new Date(this.parts.time()) } });
      return 'confirmed';
    }
    return stateOf(await signIns.findOne(mine).lean<SignInRecord>());
  }

  /** Throws `confirm-first` where the person at a desk did not confirm in the last minutes that it is them. */
  async requireConfirmed(deskId: string): Promise<void> {
    const since = new Date(this.parts.time() - CONFIRMED_MS);
    if (!(await this.parts.models.desks.exists({ _id: deskId, confirmedAt: { $gt: since } })))
      throw confirmFirst();
  }

  /** Opens a desk for somebody. */
  async open(
    holderId: Types.ObjectId,
    { browser, address }: Pick<DeskRecord, 'browser' | 'address'>,
  ): Promise<OpenedDesk> {
    const _id = new Types.ObjectId();
    const secret = randomBytes(32).toString('base64url');
    const now = this.parts.time();
    await this.parts.door.writeFor(holderId.toHexString(), () =>
      this.parts.models.desks.create({
        ...{ _id, holderId, browser, address, secretHash: codeHash(secret) },
        ...{ openedAt: new Date(now), lastUsedAt: new Date(now), endsAt: new Date(now + LONGEST_MS) },
        confirmedAt: new Date(now),
        expiresAt: new Date(now + IDLE_MS),
      }),
    );
    return { cookie: `${_id.toHexString()}.${secret}` };
  }

  /**
   * Who sits at the desk of a cookie; `unattended`: the page asks by itself, which keeps nothing open. Throws
   * `session-revoked` for one that has ended.
   */
  async authenticate(cookie: string, unattended = false): Promise<Caller> {
    const match = /^([0-9a-f]{24})\.([\w-]{43})$/.exec(cookie);
    if (!match) throw sessionRevoked();
    const desk = await this.parts.models.desks
      .findOne({ _id: match[1], secretHash: codeHash(match[2] as string), expiresAt: this.running() })
      .lean<DeskRecord>();
    if (!desk) throw sessionRevoked();
    if (!unattended) await this.noteUse(desk);
    return { holderId: desk.holderId.toHexString(), sessionId: desk._id.toHexString() };
  }

  async get(id: string): Promise<DeskRecord> {
    const desk = await this.parts.models.desks.findById(id).lean<DeskRecord>();
    if (!desk) throw sessionRevoked();
    return desk;
  }

  /** Where somebody is signed in, the latest used first. */
  ofHolder(holderId: string): Promise<DeskRecord[]> {
    return this.parts.models.desks
      .find({ holderId, expiresAt: this.running() })
      .sort({ lastUsedAt: -1 })
      .lean<DeskRecord[]>();
  }

  /** Ends one of somebody's desks. Throws `not-found`. */
  async end(holderId: string, id: string): Promise<void> {
    const { deletedCount } = await this.parts.models.desks.deleteOne({ _id: id, holderId });
    if (deletedCount === 0) throw notFound();
  }

  /** Signs a desk out, however often it is asked. */
  async leave({ holderId, sessionId }: Caller): Promise<void> {
    await this.parts.models.desks.deleteOne({ _id: sessionId, holderId });
  }

  async endAll(holderId: string): Promise<void> {
    await this.parts.models.desks.deleteMany({ holderId });
  }

  private async noteUse({ _id, lastUsedAt, endsAt }: DeskRecord): Promise<void> {
    const now = this.parts.time();
    if (now - lastUsedAt.getTime() < NOTE_MS) return;
    const expiresAt = new Date(Math.min(now + IDLE_MS, endsAt.getTime()));
    await this.parts.models.desks.updateOne({ _id }, { $set: { lastUsedAt: new Date(now), expiresAt } });
  }

  private mine(code: string, secret: string) {
    return { _id: codeHash(code), secretHash: codeHash(secret), expiresAt: this.running() };
  }

  /** A page that wants to be signed in is for anybody, a desk for whoever sits at it. */
  private async isFor({ deskId }: SignInRecord, holderId: string): Promise<boolean> {
    if (deskId === null) return true;
    return (await this.parts.models.desks.exists({ _id: deskId, holderId })) !== null;
  }

  private running() {
    return { $gt: new Date(this.parts.time()) };
  }
}
