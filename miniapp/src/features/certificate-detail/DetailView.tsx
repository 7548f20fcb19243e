import type { CertificateView } from '@hz/shared/contracts';
import { useState } from 'react';
import { Card } from '../../components/Card';
import { Entry, Fact, Rows } from '../../components/Rows';
import { go } from '../../navigation';
import { CertificateVerdict } from '../certificates/CertificateVerdict';
import { dayWords } from '../dates';
import { FactSheet } from './FactSheet';
import { type FactRow, factRows } from './facts';
import { PutAway } from './PutAway';
import { Why } from './Why';
import { words } from './words';

function Leads({ certificate }: { certificate: CertificateView }) {
  const { id, assessment } = certificate;
  return (
    <Card>
      <Rows>
        <Entry icon="flag" text={words.way} onTap={() => go('way', { id })} />
        <Entry icon="scan" text={words.code} hint={words.codeHint} onTap={() => go('code', { id })} />
        <Entry
          icon="shield"
          {...(certificate.official ? words.claimed : words.claim)}
          onTap={() => go('claim', { id })}
        />
        <Entry icon="book" text={words.study} onTap={() => go('study', { id })} />
        {assessment.continuingEducation.status !== 'not-applicable' && (
          <Entry icon="calendar" text={words.duty} onTap={() => go('duty', { id })} />
        )}
      </Rows>
    </Card>
  );
}

/** Everything about one certificate: the verdict and why, its facts, and putting it away. */
export function DetailView({ certificate }: { certificate: CertificateView }) {
  const { official, asOf } = certificate;
  const [editing, setEditing] = useState<FactRow | null>(null);
  return (
    <>
      <CertificateVerdict certificate={certificate} />
      <Why explanation={certificate.explanation} />
      <Card title={words.facts} icon="card">
        <Rows>
          <Fact name={words.family} value={certificate.familyName} />
          {official && (
            <Fact
              name={words.officialName}
              value={official.number ?? certificate.title}
              source={words.official(official.source, dayWords(official.asOf, asOf))}
            />
          )}
          {factRows(certificate).map((row) => (
            <Fact
              key={row.key}
              name={row.name}
              value={row.value}
              source={row.source}
              onChange={() => setEditing(row)}
            />
          ))}
        </Rows>
      </Card>
      <Leads certificate={certificate} />
      <PutAway certificate={certificate} />
      {editing && (
        <FactSheet
          key={editing.key}
          certificate={certificate}
          row={editing}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
