import type { CertificateView } from '@hz/shared/contracts';
import { useState } from 'react';
import { go } from '../../navigation';
import { Card } from '../../ui/Card';
import { Entry, Fact, Rows } from '../../ui/Rows';
import { CertificateVerdict } from '../certificates/CertificateVerdict';
import { ExchangedAfterAll } from '../certificates/ExchangedAfterAll';
import { FlipSheet } from '../certificates/flip';
import { DAY } from '../certificates/next';
import { Outstanding } from '../certificates/Outstanding';
import { useNamed } from '../certificates/twins';
import { useChange } from '../certificates/useChange';
import { dayWords } from '../dates';
import { PutAway } from '../put-away/PutAway';
import { CodeEntries } from './CodeEntries';
import { FactSheet } from './FactSheet';
import { dayMissingIn, type FactRow, factWords, sourceWords } from './facts';
import { Why } from './Why';
import { words } from './words';

function Leads({ certificate }: { certificate: CertificateView }) {
  const { id, assessment } = certificate;
  return (
    <Card>
      <Rows>
        <Entry icon="flag" text={words.way} onTap={() => go('way', { id })} />
        <CodeEntries id={id} claimed={certificate.official !== null} />
        <Entry icon="book" text={words.study} onTap={() => go('study', { id })} />
        {assessment.continuingEducation.status !== 'not-applicable' && (
          <Entry icon="calendar" text={words.duty} onTap={() => go('duty', { id })} />
        )}
      </Rows>
    </Card>
  );
}

/** Everything about one certificate: the verdict and why, its facts, and putting it away. */
export function DetailView({ certificate, tell }: { certificate: CertificateView; tell?: string | null }) {
  const { official, asOf, facts } = certificate;
  const sending = useChange(certificate);
  const named = useNamed(certificate.id);
  // Whoever is asked for a day, or says that it was exchanged after all, is led straight to saying when.
  const [preset, setPreset] = useState(tell === DAY ? undefined : (tell ?? undefined));
  const holding = facts.find(({ fact }) => fact === 'holding') ?? null;
  const [editing, setEditing] = useState<FactRow | null>(
    preset !== undefined ? holding : tell === DAY ? dayMissingIn(certificate) : null,
  );
  const tellHolding = (as: string) => {
    setPreset(as);
    setEditing(holding);
  };
  const close = () => {
    setEditing(null);
    setPreset(undefined);
  };
  return (
    <>
      <CertificateVerdict certificate={certificate}>
        <ExchangedAfterAll certificate={certificate} onTap={() => tellHolding('exchanged')} />
        <Outstanding certificate={certificate} />
      </CertificateVerdict>
      <Why explanation={certificate.explanation} />
      <Card title={words.facts} icon="card">
        <Rows>
          <Fact
            name={words.family}
            value={certificate.familyName}
            {...(!official && { onChange: () => go('held', { id: certificate.id, correct: 'kind' }) })}
          />
          {official && (
            <Fact
              name={words.officialName}
              value={official.number ?? certificate.title}
              source={words.official(official.source, dayWords(official.asOf, asOf))}
            />
          )}
          {facts.map((row) => (
            <Fact
              key={row.fact}
              name={row.name}
              value={factWords(row, asOf)}
              source={sourceWords(row, certificate)}
              onChange={() => setEditing(row)}
            />
          ))}
        </Rows>
      </Card>
      <Leads certificate={certificate} />
      <PutAway certificate={{ ...certificate, title: named(certificate.title) }} sending={sending} />
      {editing && (
        <FactSheet
          key={editing.fact}
          certificate={certificate}
          row={editing}
          preset={preset}
          onClose={close}
        />
      )}
      <FlipSheet />
    </>
  );
}
