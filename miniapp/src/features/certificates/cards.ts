import type { CertificateView, ResponseOf } from '@hz/shared/contracts';
import { call } from '../../api/call';
import { createResource } from '../../api/resource';
import { go } from '../../navigation';
import { certificates } from './store';

export type Card = ResponseOf<'GET /v2/certificates'>['certificates'][number];

/** All certificates of the holder, lean, whichever pack they are of. */
export const cards = createResource({
  name: 'certificate-cards',
  load: () => call('GET /v2/certificates'),
  scope: 'holder',
});

/** Fetches both lists anew: after a certificate was added, changed or deleted. */
export async function refreshCertificates(): Promise<void> {
  await Promise.all([cards.refresh(), certificates.refresh()]);
}

/** Whether the server tells all of a certificate by the first version of the API: its screens stay as they are. */
export const isToldWhole = ({ facts }: Pick<CertificateView, 'facts'>): boolean => facts.length > 0;

/** Whether a certificate has the pages of the first version of the API; one that no list has yet is opened there too. */
export function isOnFirstPages(id: string): boolean {
  const view = certificates.state.get().data?.certificates.find((one) => one.id === id);
  return view === undefined || isToldWhole(view);
}

const PAGES = {
  certificate: 'held',
  way: 'held',
  step: 'held-step',
  study: 'held-hours',
  years: 'held-cycles',
} as const;

/** Opens a page of a certificate: its own where the first version of the API tells all of it, else that of any pack. */
export function openPage(
  page: keyof typeof PAGES,
  params: { id: string; [name: string]: string },
  how: typeof go = go,
): void {
  how(isOnFirstPages(params.id) ? page : PAGES[page], params);
}

const NEXT_PAGES = { fact: 'held', cycles: 'held-cycles', step: 'held-step', advice: 'held-step' } as const;

/** Opens where the one next thing of a certificate is done; null where there is nothing to do. */
export function openerOf({ id, next }: Pick<Card, 'id' | 'next'>): (() => void) | null {
  if (next === null) return null;
  const about = next.id === null ? {} : { [next.kind]: next.id };
  return () => go(NEXT_PAGES[next.kind], { id, ...about });
}
