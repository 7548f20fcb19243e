import { createHash, randomBytes } from 'node:crypto';
import { Types } from 'mongoose';
import type { Keyring } from '../../platform/crypto/keyring';
import { sessionRevoked, sessionStale } from '../../platform/errors';
import type { Caller } from '../../platform/http/state';
import { ACCESS_TOKEN_SECONDS, readAccessToken, signAccessToken } from './access-tokens';
import type { AccountModels, Session } from './models';

export interface IssuedTokens {
  accessToken: string;
  expiresIn: number;
  refreshToken: string;
}

const SESSION_MS = 60 * 24 * 60 * 60 * 1000;
/** How long a used refresh token still answers its successor: a lost response, two tabs at once. */
const GRACE_MS = 30 * 1000;
const REMEMBERED_TOKENS = 50;

/**
 * Sessions: short access tokens, and refresh tokens that are each used once and stored only as hashes.
 * A refresh token is `<session id>.<secret>`; the next secret is derived from the one before with the server's key,
 * so that asking twice within the grace gives the same answer instead of two branches.
 */
export class Sessions {
  constructor(
    private readonly models: Pick<AccountModels, 'sessions'>,
    private readonly keyring: Keyring,
    private readonly time: () => number,
  ) {}

  /** Opens a session for a holder who has shown who they are. */
  async open(holderId: Types.ObjectId): Promise<IssuedTokens> {
    const _id = new Types.ObjectId();
    const secret = randomBytes(32).toString('base64url');
    const now = this.time();
    await this.models.sessions.create({
      _id,
      holderId,
      tokenHash: hashOf(secret),
      rotatedAt: new Date(now),
      usedHashes: [],
      expiresAt: new Date(now + SESSION_MS),
    });
    return this.issue(holderId, _id, secret);
  }

  /**
   * Gives new tokens for a refresh token. One that was used before ends the whole session with `session-stale`:
   * its answer was lost and came too late, or somebody copied it; nobody can tell which.
   */
  async refresh(refreshToken: string): Promise<IssuedTokens> {
    const { sessionId, secret } = split(refreshToken);
    const next = this.successorOf(sessionId, secret);
    const used = hashOf(secret);
    const now = this.time();
    const rotated = await this.models.sessions
      .findOneAndUpdate(
        { _id: sessionId, tokenHash: used, expiresAt: { $gt: new Date(now) } },
        {
          $set: {
            tokenHash: hashOf(next),
            rotatedAt: new Date(now),
            expiresAt: new Date(now + SESSION_MS),
          },
          $push: { usedHashes: { $each: [used], $slice: -REMEMBERED_TOKENS } },
        },
      )
      .lean();
    const session = rotated ?? (await this.usedAlready(sessionId, used, hashOf(next), now));
    return this.issue(session.holderId, sessionId, next);
  }

  /** Closes the session of a refresh token, whether it is the latest of its family or not. */
  async close(refreshToken: string): Promise<void> {
    const { sessionId, secret } = split(refreshToken);
    const hash = hashOf(secret);
    await this.models.sessions.deleteOne({
      _id: sessionId,
      $or: [{ tokenHash: hash }, { usedHashes: hash }],
    });
  }

  async closeAll(holderId: string): Promise<void> {
    await this.models.sessions.deleteMany({ holderId });
  }

  /** When and until when a holder is signed in, for the export. */
  async *exportOf(holderId: string): AsyncGenerator<unknown> {
    for await (const { _id, rotatedAt, expiresAt } of this.models.sessions.find({ holderId }).lean().cursor())
      yield { openedAt: _id.getTimestamp(), lastUsedAt: rotatedAt, expiresAt };
  }

  /** Whether a session is still open. */
  async isOpen({ holderId, sessionId }: Caller): Promise<boolean> {
    return (await this.models.sessions.exists({ _id: sessionId, holderId })) !== null;
  }

  /** Who holds an access token. The session is looked up each time, so a closed one is refused at once. */
  async authenticate(accessToken: string): Promise<Caller> {
    const caller = await readAccessToken(this.keyring, accessToken, this.time());
    if (!(await this.isOpen(caller))) throw sessionRevoked();
    return caller;
  }

  private async usedAlready(id: Types.ObjectId, used: string, next: string, now: number): Promise<Session> {
    const session = await this.models.sessions.findOne({ _id: id, usedHashes: used }).lean();
    if (!session) throw sessionRevoked();
    if (session.tokenHash === next && now - session.rotatedAt.getTime() <= GRACE_MS) return session;
    await this.models.sessions.deleteOne({ _id: id });
    throw sessionStale();
  }

  private async issue(
    holderId: Types.ObjectId,
    sessionId: Types.ObjectId,
    secret: string,
  ): Promise<IssuedTokens> {
    const caller = { holderId: holderId.toHexString(), sessionId: sessionId.toHexString() };
    return {
      accessToken: await signAccessToken(this.keyring, caller, this.time()),
      expiresIn: ACCESS_TOKEN_SECONDS,
      refreshToken: `${caller.sessionId}.${secret}`,
    };
  }

  private successorOf(sessionId: Types.ObjectId, secret: string): string {
    return this.keyring.hash(`refresh ${sessionId.toHexString()} ${secret}`).slice(-43);
  }
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

function split(refreshToken: string): { sessionId: Types.ObjectId; secret: string } {
  const match = /^([0-9a-f]{24})\.([\w-]{43})$/.exec(refreshToken);
  if (!match) throw sessionRevoked();
  return { sessionId: new Types.ObjectId(match[1]), secret: match[2] as string };
}
