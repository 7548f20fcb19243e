import { errors, jwtVerify, SignJWT } from 'jose';
import type { Keyring } from '../../platform/crypto/keyring';
import { notSignedIn, tokenExpired } from '../../platform/errors';
import type { Caller } from '../../platform/http/state';

export const ACCESS_TOKEN_SECONDS = 15 * 60;
const ISSUER = 'huanzheng';

/** Signs a short access token for a session. Times are real, also where the law's clock is simulated. */
export function signAccessToken(keyring: Keyring, caller: Caller, nowMs: number): Promise<string> {
  const issuedAt = Math.floor(nowMs / 1000);
  const { id, key } = keyring.tokenKey;
  return new SignJWT({ sid: caller.sessionId })
    .setProtectedHeader({ alg: 'HS256', kid: id })
    .setIssuer(ISSUER)
    .setSubject(caller.holderId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ACCESS_TOKEN_SECONDS)
    .sign(key);
}

/** Reads an access token. Throws `token-expired`, or `not-signed-in` for anything that we did not sign. */
export async function readAccessToken(keyring: Keyring, token: string, nowMs: number): Promise<Caller> {
  try {
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => {
        const key = keyring.tokenKeyOf(kid);
        if (!key) throw notSignedIn();
        return key;
      },
      { algorithms: ['HS256'], issuer: ISSUER, currentDate: new Date(nowMs) },
    );
    return { holderId: String(payload.sub), sessionId: String(payload.sid) };
  } catch (error) {
    throw error instanceof errors.JWTExpired ? tokenExpired() : notSignedIn();
  }
}
