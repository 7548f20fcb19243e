import type { ChatHolder, Draft } from '../types';
import { EVENTS, recordedOf } from './records';

/** What only comes after an application: with it taken back, what is left would read as if there had been none to make. */
const AFTER: readonly string[] = ['downloadedOn', 'newNumber', 'issuedOn'];

/** Drafts of which one takes an application off the record, with what hung on it taken along. */
export function withHanging(holder: ChatHolder, drafts: readonly Draft[]): Draft[] {
  const isGone = (fact: string, certificate: string | null): boolean =>
    drafts.some((one) => one.op === 'remove' && one.fact === fact && one.certificate === certificate);
  const hanging = holder.certificates
    .filter(({ id, law }) => !law && isGone('exchangedOn', id))
    .flatMap((certificate) =>
      AFTER.flatMap((fact): Draft[] => {
        const value = recordedOf(holder, certificate, fact);
        if (value === null || isGone(fact, certificate.id)) return [];
        const on = EVENTS.has(fact) && /^\d{4}-\d\d-\d\d$/.test(String(value)) ? String(value) : null;
        return [{ op: 'remove', certificate: certificate.id, fact, value, on, lacks: null, offered: null }];
      }),
    );
  return [...drafts, ...hanging];
}
