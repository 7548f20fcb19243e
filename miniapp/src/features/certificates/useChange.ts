import { UNKNOWN_DAY } from '@hz/shared/calendar';
import type { CertificateView, RequestOf } from '@hz/shared/contracts';
import { call } from '../../api/call';
import { showToast } from '../../ui/Toast';
import { certificates, putCertificate } from './store';
import { direct, takingBack } from './take-back';
import { type Changed, tellOfFlip } from './turn';
import { useSending } from './useSending';

export type Facts = Omit<RequestOf<'PUT /v1/certificates/:id'>['body'], 'version'>;

/** The same facts as they were told before a change, to take it back. */
const asBefore = (before: CertificateView, changed: Facts): Facts => {
  const told = (name: string) => before.facts.find(({ fact }) => fact === name)?.value ?? null;
  const was: Record<keyof Facts, unknown> = {
    number: before.number,
    newNumber: before.newNumber,
    registryStatus: before.registryStatus,
    exchangedOn: told('exchangedOn'),
    issuedOn: told('issuedOn'),
    // Who has it in hand has downloaded it, on whichever day.
    downloadedOn: before.downloadedOn ?? (told('holding') === 'exchanged' ? UNKNOWN_DAY : null),
    inPost: before.inPost,
    archived: before.archived,
    family: before.family,
    trade: before.title,
  };
  const names = Object.keys(changed) as (keyof Facts)[];
  return Object.fromEntries(names.map((name) => [name, was[name]])) as Facts;
};

/** Facts that are all empty are none that were told. */
const howOf = (facts: Facts): Changed['how'] =>
  Object.values(facts).every((value) => value === null) ? 'takenBack' : 'told';

async function send(id: string, version: number, facts: Facts): Promise<CertificateView> {
  const view = await call('PUT /v1/certificates/:id', { params: { id }, body: { version, ...facts } });
  putCertificate(view);
  return view;
}

/** Changes facts of a certificate. */
export function useChange(certificate: CertificateView) {
  const { id, version } = certificate;
  const { busy, error, run } = useSending(() => certificates.refresh());

  return {
    busy,
    error,
    /** Where the change flips the verdict, before and after are shown with what made it, and the way back; else `done` is said. */
    change: (facts: Facts, done: string, changedBy?: (after: CertificateView) => string) =>
      run(async () => {
        const after = await send(id, version, facts);
        const undo = direct('PUT /v1/certificates/:id', {
          ...{ params: { id }, body: { version: after.version, ...asBefore(certificate, facts) } },
        });
        if (!tellOfFlip(certificate, after, { words: changedBy?.(after) ?? done, how: howOf(facts) }, undo))
          showToast({ text: done, undo: takingBack(undo) });
      }),
    remove: () =>
      run(async () => {
        await call('DELETE /v1/certificates/:id', { params: { id }, query: { version } });
        const { data } = certificates.state.get();
        if (!data) return;
        certificates.put({ ...data, certificates: data.certificates.filter((each) => each.id !== id) });
      }),
  };
}
