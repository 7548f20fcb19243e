import { useSyncExternalStore } from 'react';

/** Where the page is: `#/o/ORG/people?state=open` → its parts and what it is narrowed by. */
export interface Address {
  readonly parts: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

function read(hash: string): Address {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?');
  return {
    parts: path.split('/').filter(Boolean).map(decodeURIComponent),
    query: Object.fromEntries(new URLSearchParams(search)),
  };
}

/** The address of a place, for links: what stands in it can be kept, sent and opened again. */
export function addressOf(parts: readonly string[], query: Record<string, unknown> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const path = parts.map(encodeURIComponent).join('/');
  return `#/${path}${search.size > 0 ? `?${search}` : ''}`;
}

export function go(parts: readonly string[], query: Record<string, unknown> = {}): void {
  window.location.hash = addressOf(parts, query);
}

/** Narrows the place we are at; the way back leads to where it was opened, not through every filter. */
export function narrow(address: Address, change: Record<string, unknown>): void {
  window.history.replaceState(null, '', addressOf(address.parts, { ...address.query, ...change }));
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

const listen = (hear: () => void) => {
  window.addEventListener('hashchange', hear);
  return () => window.removeEventListener('hashchange', hear);
};

/** The address, and again whenever it changes. */
export function useAddress(): Address {
  return read(useSyncExternalStore(listen, () => window.location.hash));
}
