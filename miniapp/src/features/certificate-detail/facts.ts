import type { CertificateView } from '@hz/shared/contracts';
import { dayWords } from '../dates';
import { words } from './words';

type FactKind = 'seen' | 'date' | 'number';
type FactKey = 'registryStatus' | 'exchangedOn' | 'issuedOn' | 'number' | 'newNumber';

export interface FactRow {
  key: FactKey;
  kind: FactKind;
  name: string;
  value: string;
  source: string | null;
}

/** The facts of a certificate that its holder can change, each in words with its source. */
export function factRows(certificate: CertificateView): FactRow[] {
  const { asOf, registryStatus, registryCheckedOn } = certificate;
  const row = (key: FactKey, kind: FactKind, name: string, value: string | null): FactRow => ({
    key,
    kind,
    name,
    value: value ?? words.unknown,
    source: value === null ? null : words.source,
  });
  const date = (iso: string | null) => iso && dayWords(iso, asOf);
  const seen = row('registryStatus', 'seen', words.registry, registryStatus && words.seen[registryStatus]);
  if (registryCheckedOn) seen.source = words.sourceChecked(dayWords(registryCheckedOn, asOf));
  return [
    seen,
    row('exchangedOn', 'date', words.exchanged, date(certificate.exchangedOn)),
    row('issuedOn', 'date', words.issued, date(certificate.issuedOn)),
    row('number', 'number', words.number, certificate.number),
    row('newNumber', 'number', words.newNumber, certificate.newNumber),
  ];
}
