import { type Observable, observable } from '../observable';
import { Failure } from './failure';
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

/** Why this device is signed out although nobody tapped it here. */
export type SignedOut =
  /** The session was closed elsewhere, or the account is gone. */
  | 'from-afar'
  /** Its renewal came too late or twice: an answer was lost, or somebody else used it. */
  | 'stale'
  /** In another tab of this browser. */
  | 'other-tab';

export const SESSION_KEY = 'session';
const EARLY_MS = 20_000;

/** Who is signed in here; null for nobody. */
export const session = observable<Session | null>(storage.read<Session>(SESSION_KEY));

export const signedOut = observable<SignedOut | null>(null);

/** Set when another tab of this browser signed somebody else in, or signed out: this one must begin anew. */
export const takenOver = observable(false);

export const holderId = (): string | null => session.get()?.holderId ?? null;

const inBrowser = process.env.TARO_ENV === 'h5';
/** The refresh token that was stored when this tab last looked: another one is another tab's. */
let seen = session.get()?.refreshToken ?? null;

const isAnothers = (stored: Session | null): boolean =>
  stored !== null && session.get() !== null && stored.holderId !== holderId();

// What has not been sent yet waits on this phone until its holder comes back.
const UNSENT = ['queue', 'grant-reports'];

/**
 * Removes all that this phone keeps of a holder, by the names of the keys (`cache:h1:me`, `calendar:h1`): whoever kept
 * it may not even be loaded. What is unsent goes only where the account is gone too.
 */
export function forgetKept(owner: string, { unsentToo = false } = {}): void {
  for (const key of storage.keys()) {
    const [kind = '', whose] = key.split(':');
    if (whose === owner && (unsentToo || !UNSENT.includes(kind))) storage.remove(key);
  }
}

/** Keeps the session in the phone's storage, or removes it; never one that another tab keeps for somebody else. */
export function keepSession(next: Session | null): void {
  const before = holderId();
  if (next) storage.write(SESSION_KEY, next);
  else if (!isAnothers(storage.read<Session>(SESSION_KEY))) storage.remove(SESSION_KEY);
  seen = storage.read<Session>(SESSION_KEY)?.refreshToken ?? null;
  signedOut.set(null);
  takenOver.set(false);
  session.set(next);
  // Signed out, also from afar.
  if (before !== null && before !== holderId()) forgetKept(before);
}

export const sessionOf = (tokens: TokenAnswer, holder: string): Session => ({
  holderId: holder,
  accessToken: tokens.accessToken,
  refreshToken: tokens.refreshToken,
  expiresAt: Date.now() + tokens.expiresIn * 1000,
});

const OTHER_HOLDER = 'other-holder';

export const isOtherHolder = (error: unknown): boolean =>
  error instanceof Failure && error.code === OTHER_HOLDER;

const notSent = (): Failure =>
  new Failure(OTHER_HOLDER, '这里已经换了人登录，刚才的操作没有发出去。请重新打开。', 403);
const notTaken = (): Failure => new Failure(OTHER_HOLDER, '这里已经换了人登录，请重新打开。', 403);

/**
 * Looks whether another tab of this browser has changed the session. The same holder's newer tokens are taken over;
 * another holder's never are: this tab's screens and drafts are not theirs.
 */
export function lookAtOtherTabs(): void {
  const current = session.get();
  if (!inBrowser || current === null) return;
  const stored = storage.read<Session>(SESSION_KEY);
  if ((stored?.refreshToken ?? null) === seen) return;
  if (stored?.holderId === current.holderId) {
    seen = stored.refreshToken;
    session.set(stored);
  } else takenOver.set(true);
}

/**
 * The session for a request that is made now, null for nobody's. Throws a Failure where another tab has signed
 * somebody else in: then nothing is sent.
 */
export function ownSession(): Session | null {
  lookAtOtherTabs();
  if (takenOver.get()) throw notSent();
  return session.get();
}

/** Throws a Failure unless whoever a request was made for is still who is here: its answer is theirs alone. */
export function stillOf(owner: Session | null): void {
  if (owner !== null && owner.holderId !== holderId()) throw notTaken();
}

async function exchangeTokens(current: Session): Promise<Session> {
  const tokens = (await http({
    method: 'POST',
    path: '/v1/auth/refresh',
    body: { refreshToken: current.refreshToken },
  })) as TokenAnswer;
  return sessionOf(tokens, current.holderId);
}

/** What is stored by now, where it is newer than `current` and the same holder's. */
function newerThan(current: Session): Session | null {
  const now = ownSession();
  stillOf(current);
  return now && now.refreshToken !== current.refreshToken ? now : null;
}

async function renew(current: Session): Promise<Session> {
  const newer = newerThan(current);
  if (newer) return newer;
  try {
    const next = await exchangeTokens(current);
    stillOf(current);
    keepSession(next);
    return next;
  } catch (error) {
    const late = newerThan(current);
    if (late) return late;
    const { status, code } = error as Failure;
    if (!isOtherHolder(error) && (status === 401 || status === 403)) {
      keepSession(null);
      signedOut.set(code === 'session-stale' ? 'stale' : 'from-afar');
    }
    throw error;
  }
}

const renewing = new Map<string, Promise<Session>>();

/** New tokens for the same holder; however many ask at once, the server is asked once. */
export function refreshSession(current: Session): Promise<Session> {
  const underway = renewing.get(current.refreshToken);
  if (underway) return underway;
  const work = renew(current).finally(() => renewing.delete(current.refreshToken));
  renewing.set(current.refreshToken, work);
  return work;
}

/** The session with a token that is good for a request now. */
export async function freshSession(current: Session): Promise<Session> {
  return current.expiresAt - EARLY_MS > Date.now() ? current : refreshSession(current);
}

/** A value that is the holder's: whoever comes next finds it as it was at first. */
export function ofHolder<T>(initial: () => T): Observable<T> {
  const value = observable(initial());
  let owner = holderId();
  session.subscribe(() => {
    if (holderId() === owner) return;
    owner = holderId();
    value.set(initial());
  });
  return value;
}
