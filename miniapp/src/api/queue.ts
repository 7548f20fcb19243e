import type { EndpointKey, RequestOf, ResponseOf } from '@hz/shared/contracts';
import { newId } from '../ids';
import { observable } from '../observable';
import { call } from './call';
import { asFailure, type Failure } from './failure';
import { reachable } from './network';
import { holderId, isOtherHolder, session } from './session';
import { storage } from './storage';

/** Changes that can safely be sent later and more than once: sending them twice changes nothing more. */
export type QueueKey = Extract<
  EndpointKey,
  // Of the facts of a certificate, only what takes a change back: it says what it takes it back from.
  | `PUT /${'v1' | 'v2'}/certificates/:id`
  | `${'PUT' | 'DELETE'} /v1/certificates/:id/credits/:creditId`
  | `PUT /${'v1' | 'v2'}/certificates/:id/totals/:creditId`
  | `${'PUT' | 'DELETE'} /v1/certificates/:id/years/:year`
  | `${'PUT' | 'DELETE'} /v1/certificates/:id/steps/:stepId`
  | `${'PUT' | 'DELETE'} /v2/certificates/:id/credits/:creditId`
  | `${'PUT' | 'DELETE'} /v2/certificates/:id/cycles/:day`
  | `${'PUT' | 'DELETE'} /v2/certificates/:id/steps/:stepId`
>;

/** What is asked of the server. */
export interface Deed<K extends QueueKey = QueueKey> {
  key: K;
  request: RequestOf<K>;
  /** What it does, for the holder: 记 4 学时（12月5日） */
  words: string;
}

/** A deed to be kept and sent, with its parts fitting each other. */
export const deed = <K extends QueueKey>(key: K, request: RequestOf<K>, words: string): Deed =>
  ({ key, request, words }) as Deed;

export interface Change<K extends QueueKey = QueueKey> extends Deed<K> {
  id: string;
  /** What takes it back. */
  back?: Deed;
  /** Set when the server refused it: why, in words. It stays until the holder has seen it. */
  refusal: string | null;
  /** The code of that refusal. */
  code?: string;
}

export type Outcome<K extends QueueKey> = { sent: true; response: ResponseOf<K> } | { sent: false };

/** `late`: it had waited for the network, and nobody looks at what becomes of it. */
type SentListener = (change: Change, response: ResponseOf<QueueKey>, late: boolean) => void;

interface Waiter {
  resolve(outcome: Outcome<QueueKey>): void;
  reject(failure: Failure): void;
}

const storageKey = () => `queue:${holderId()}`;
const stored = (): Change[] => (holderId() ? (storage.read<Change[]>(storageKey()) ?? []) : []);

/** All changes that the server has not taken yet, in the order they were made. */
export const changes = observable<Change[]>(stored());

const waiters = new Map<string, Waiter>();
const listeners = new Set<SentListener>();
let memory: Change[] | null = null;

// Read before every write: another tab may have added its own.
function alter(edit: (list: Change[]) => Change[]): void {
  const next = edit(memory ?? stored());
  memory = storage.write(storageKey(), next) ? null : next;
  changes.set(next);
}

const remove = (id: string) => alter((list) => list.filter((change) => change.id !== id));

/** Hears of every change the server has taken, with its answer. */
export function onSent(listener: SentListener): void {
  listeners.add(listener);
}

/** Whether an answer settles a change, or it is to be tried again later. */
const refused = (failure: Failure): boolean =>
  failure.status >= 400 &&
  failure.status < 500 &&
  ![401, 408, 429].includes(failure.status) &&
  !isOtherHolder(failure);

function takeRefusal(change: Change, failure: Failure): void {
  const waiter = waiters.get(change.id);
  if (waiter) {
    // The holder is looking: the refusal is told at once, and nothing waits on.
    remove(change.id);
    waiter.reject(failure);
  } else {
    alter((list) =>
      list.map((each) =>
        each.id === change.id ? { ...each, refusal: failure.message, code: failure.code } : each,
      ),
    );
  }
}

/** Sends one change. Says whether the next may follow. */
async function deliver(change: Change): Promise<boolean> {
  try {
    const response = (await call(change.key, change.request as never)) as ResponseOf<QueueKey>;
    remove(change.id);
    const waiter = waiters.get(change.id);
    for (const listener of listeners) listener(change, response, waiter === undefined);
    waiter?.resolve({ sent: true, response });
    return true;
  } catch (error) {
    const failure = asFailure(error);
    if (!refused(failure)) return false;
    takeRefusal(change, failure);
    return true;
  }
}

const nextWaiting = (): Change | undefined => changes.get().find((change) => change.refusal === null);

let delivering: Promise<void> | null = null;

async function deliverAll(): Promise<void> {
  const owner = holderId();
  let next = nextWaiting();
  while (next && owner !== null && holderId() === owner && (await deliver(next))) next = nextWaiting();
  // No await between the last look at the list and here: a change made from now on starts a new delivery.
  delivering = null;
  // Somebody else came meanwhile: what they changed is sent as theirs.
  if (holderId() !== owner) return flush();
  for (const waiter of waiters.values()) waiter.resolve({ sent: false });
  waiters.clear();
}

/** Sends what waits, in order, until all is sent or one cannot be sent now. */
export function flush(): Promise<void> {
  delivering ??= Promise.resolve().then(deliverAll);
  return delivering;
}

/**
 * Makes a change: written to the phone first, sent at once where that is possible, else later and in order.
 * Rejects with the server's refusal; resolves `{ sent: false }` when it has to wait.
 */
export function submit<K extends QueueKey>(
  key: K,
  request: RequestOf<K>,
  words: string,
  back?: Deed,
): Promise<Outcome<K>> {
  const change = { id: newId(), key, request, words, refusal: null, ...(back && { back }) } as Change;
  alter((list) => [...list, change]);
  const outcome = new Promise<Outcome<QueueKey>>((resolve, reject) => {
    waiters.set(change.id, { resolve, reject });
  });
  void flush();
  return outcome as Promise<Outcome<K>>;
}

/** Whether an edit came after another device had deleted what it edits. */
export const isGone = ({ code }: { code?: string | undefined }): boolean => code === 'entry-gone';

/** Enters anew what another device has deleted, as the refused edit would have had it. */
export function bringBack({ id, key, request, words }: Change): void {
  const { body, ...rest } = request as unknown as { body: object };
  remove(id);
  // Whether it came through is told where all that waits is told.
  submit(key, { ...rest, body: { ...body, edits: undefined } } as never, words).catch(() => {});
}

/** Drops a change that was refused, or that the holder no longer wants. */
export const discard = (id: string): void => remove(id);

session.subscribe(() => {
  memory = null;
  changes.set(stored());
});
reachable.subscribe(() => {
  if (reachable.get()) void flush();
});
