import { jwtVerify, SignJWT } from 'jose';
import type { Keyring } from '../../platform/crypto/keyring';
import { forbidden } from '../../platform/errors';
import type { Caller } from '../../platform/http/state';

const HOUR = 3600;
// Another issuer than that of access tokens: neither opens the other's door.
const ISSUER = 'huanzheng/calendar';
export const CALENDAR_PATH = '/v1/calendar.ics';

/** Links to a holder's calendar file that a browser can open, which sends no access token. */
export class CalendarLinks {
  constructor(
    private readonly keyring: Keyring,
    /** Real time in milliseconds. */
    private readonly time: () => number,
    /** Whether somebody is still signed in. */
    private readonly isOpen: (caller: Caller) => Promise<boolean>,
  ) {}

  /** A path that works for an hour, or until its session ends. The token is in the query, which no log keeps. */
  async linkFor({ holderId, sessionId }: Caller): Promise<string> {
    const { id, key } = this.keyring.tokenKey;
    const token = await new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: 'HS256', kid: id })
      .setIssuer(ISSUER)
      .setSubject(holderId)
      .setExpirationTime(Math.floor(this.time() / 1000) + HOUR)
      .sign(key);
    return `${CALENDAR_PATH}?token=${token}`;
  }

  /** Whose calendar a token opens. Throws `forbidden`. */
  async holderOf(token: string): Promise<string> {
    let caller: Caller;
    try {
      const keyOf = ({ kid }: { kid?: string }) => {
        const key = this.keyring.tokenKeyOf(kid);
        if (!key) throw forbidden();
        return key;
      };
      const { payload } = await jwtVerify(token, keyOf, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        currentDate: new Date(this.time()),
      });
      caller = { holderId: String(payload.sub), sessionId: String(payload.sid) };
    } catch {
      throw forbidden();
    }
    // A link of an earlier version names no session: its page asks for a new one.
    const isSigned = /^[0-9a-f]{24}$/.test(caller.sessionId) && (await this.isOpen(caller));
    if (!isSigned) throw forbidden();
    return caller.holderId;
  }
}
