import { useDidShow } from '@tarojs/taro';
import { useEffect } from 'react';
import { type Observable, observable, useObservable } from '../observable';
import { asFailure, type Failure } from './failure';
import { reachable } from './network';
import { holderId, isOtherHolder, session } from './session';
import { storage } from './storage';

export interface Shelf<T> {
  /** The last known state; null while nothing was ever fetched. */
  data: T | null;
  failure: Failure | null;
  loading: boolean;
}

export interface Resource<T> {
  state: Observable<Shelf<T>>;
  /** Fetches the newest state; the last one stays readable meanwhile, and when it fails. */
  refresh(): Promise<void>;
  /** The newest state, the last known one where it cannot be fetched; throws why where there is none. */
  newest(): Promise<T>;
  /** Takes over a state that an answer brought. */
  put(data: T): void;
  /** Forgets the state, also on the phone. */
  forget(): void;
}

interface Options<T> {
  name: string;
  load: () => Promise<T>;
  /** Whose it is: kept apart for every holder; the same for everybody; a holder's, or a stranger's on this phone. */
  scope: 'holder' | 'everybody' | 'anybody';
}

const resources: Resource<unknown>[] = [];

/** Whether something that the phone keeps is older than it could be: the server was reached and answered badly. */
export const outdated = observable(false);
const noteOutdated = (): void =>
  outdated.set(
    resources.some(({ state }) => state.get().data !== null && state.get().failure?.serverFault === true),
  );

/** A piece of the server's state that stays readable offline. */
export function createResource<T>({ name, load, scope }: Options<T>): Resource<T> {
  const key = () => `cache:${scope === 'everybody' ? 'everybody' : (holderId() ?? 'stranger')}:${name}`;
  const kept = (): Shelf<T> => ({ data: storage.read<T>(key()), failure: null, loading: false });
  const state = observable(kept());
  const update = (change: Partial<Shelf<T>>) => state.set({ ...state.get(), ...change });
  // Counts what was put by hand or forgotten: an answer that was asked for before is older than that.
  let epoch = 0;
  let running: Promise<void> | null = null;

  // What is everybody's is asked for once more where somebody signed in or out meanwhile.
  const fetched = (): Promise<T> =>
    load().catch((error) => {
      if (scope === 'everybody' && isOtherHolder(error)) return load();
      throw error;
    });

  async function fetchNow(): Promise<void> {
    const asked = epoch;
    update({ loading: true });
    try {
      const data = await fetched();
      if (asked !== epoch) return update({ loading: false });
      storage.write(key(), data);
      update({ data, failure: null, loading: false });
    } catch (error) {
      if (asked === epoch) update({ failure: asFailure(error), loading: false });
      else update({ loading: false });
    }
  }

  const resource: Resource<T> = {
    state,
    refresh() {
      if (scope === 'holder' && holderId() === null) return Promise.resolve();
      running ??= fetchNow().finally(() => {
        running = null;
      });
      return running;
    },
    async newest() {
      await resource.refresh();
      const { data, failure } = state.get();
      if (data === null) throw failure ?? asFailure(null);
      return data;
    },
    put(data) {
      epoch += 1;
      storage.write(key(), data);
      update({ data, failure: null });
    },
    forget() {
      epoch += 1;
      storage.remove(key());
      state.set({ data: null, failure: null, loading: false });
    },
  };
  if (scope !== 'everybody') {
    let owner = holderId();
    session.subscribe(() => {
      if (holderId() === owner) return;
      owner = holderId();
      epoch += 1;
      running = null;
      state.set(kept());
    });
  }
  resources.push(resource as Resource<unknown>);
  state.subscribe(noteOutdated);
  return resource;
}

/** The state of a resource, fetched anew whenever the page comes to the front. */
export function useResource<T>(resource: Resource<T>, when = true): Shelf<T> {
  const shelf = useObservable(resource.state);
  useEffect(() => {
    if (when) void resource.refresh();
  }, [resource, when]);
  useDidShow(() => {
    if (when) void resource.refresh();
  });
  return shelf;
}

/** Fetches what could not be fetched. */
export function refreshFailed(): void {
  for (const resource of resources) {
    if (resource.state.get().failure) void resource.refresh();
  }
}

reachable.subscribe(() => {
  if (reachable.get()) refreshFailed();
});
