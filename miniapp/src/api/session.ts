import { observable } from '../observable';
import type { Failure } from './failure';
import { http } from './http';
import { storage } from './storage';

export interface Session {
  holderId: string;
  accessToken: string;
  refreshToken: string;
  /** Real time in milliseconds: tokens do not follow the helper's clock. */
  expiresAt: number;
}

export interface TokenAnswer {
  accessToken: string;
  /** Seconds. */
  expiresIn: number;
  refreshToken: string;
}

const KEY = 'session';
const EARLY_MS = 20_000;

/** Who is signed in on this device; null for nobody. */
export const session = observable<Session | null>(storage.read<Session>(KEY));

/** Set when this device was signed out from afar: on another device, or because the account is gone. */
export const signedOutFromAfar = observable(false);

export const holderId = (): string | null => session.get()?.holderId ?? null;

/** Keeps the session in the phone's storage, or removes it. */
export function keepSession(next: Session | null): void {
  if (next) storage.write(KEY, next);
  else storage.remove(KEY);
  signedOutFromAfar.set(false);
  session.set(next);
}

export const sessionOf = (tokens: TokenAnswer, holder: string): Session => ({
  holderId: holder,
  accessToken: tokens.accessToken,
  refreshToken: tokens.refreshToken,
  expiresAt: Date.now() + tokens.expiresIn * 1000,
});

async function exchangeTokens(current: Session): Promise<Session> {
  const tokens = (await http({
    method: 'POST',
    path: '/v1/auth/refresh',
    body: { refreshToken: current.refreshToken },
  })) as TokenAnswer;
  return sessionOf(tokens, current.holderId);
}

// Another tab of the same browser may have refreshed first; its tokens are as good as ours.
function fromAnotherTab(current: Session): Session | null {
  const stored = storage.read<Session>(KEY);
  return stored && stored.refreshToken !== current.refreshToken ? stored : null;
}

async function renew(current: Session): Promise<Session> {
  const other = fromAnotherTab(current);
  if (other) return other;
  try {
    return await exchangeTokens(current);
  } catch (error) {
    const late = fromAnotherTab(current);
    if (late) return late;
    const { status } = error as Failure;
    if (status === 401 || status === 403) {
      keepSession(null);
      signedOutFromAfar.set(true);
    }
    throw error;
  }
}

let renewing: Promise<Session> | null = null;

/** New tokens; however many ask at once, the server is asked once. */
export function refreshSession(current: Session): Promise<Session> {
  renewing ??= renew(current)
    .then((next) => {
      keepSession(next);
      return next;
    })
    .finally(() => {
      renewing = null;
    });
  return renewing;
}

/** A token that is good for a request now, or null when nobody is signed in. */
export async function accessToken(): Promise<string | null> {
  const current = session.get();
  if (!current) return null;
  if (current.expiresAt - EARLY_MS > Date.now()) return current.accessToken;
  return (await refreshSession(current)).accessToken;
}
