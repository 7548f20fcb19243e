import type { CertificateView } from '@hz/shared/contracts';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { EmptyState } from '../../components/EmptyState';
import { Icon, type IconName } from '../../components/Icon';
import { Entry, Rows } from '../../components/Rows';
import { Tap } from '../../components/Tap';
import { toneLook } from '../../components/tone';
import { go } from '../../navigation';
import { CertificateCard } from './CertificateCard';
import './index.scss';
import { byUrgency, isSettled } from './order';
import { words } from './words';

interface FoldedProps {
  icon: IconName;
  text: string;
  list: CertificateView[];
  hintOf: (certificate: CertificateView) => string;
}

/** Certificates that need nothing now: one line, until somebody wants to see them. */
function Folded({ icon, text, list, hintOf }: FoldedProps) {
  const [open, setOpen] = useState(false);
  if (list.length === 0) return null;
  return (
    <View>
      <Tap className="cert-archived" onTap={() => setOpen(!open)} expanded={open}>
        <Icon name={icon} colour="muted" size="small" />
        <Text className="cert-archived-text">{text}</Text>
        <Icon name={open ? 'up' : 'down'} colour="muted" size="small" />
      </Tap>
      {open && (
        <Card>
          <Rows>
            {list.map((certificate) => (
              <Entry
                key={certificate.id}
                icon={toneLook[certificate.verdict.tone].icon}
                text={certificate.title}
                hint={hintOf(certificate)}
                onTap={() => go('certificate', { id: certificate.id })}
              />
            ))}
          </Rows>
        </Card>
      )}
    </View>
  );
}

/** All certificates of a holder, each on its own, the most urgent first. */
export function CertificateList({ list }: { list: CertificateView[] }) {
  const current = byUrgency(list.filter(({ archived }) => !archived));
  const active = current.filter((certificate) => !isSettled(certificate));
  // Settled ones make room for what is to be done; where there is nothing to be done, they are what there is to see.
  const shown = active.length > 0 ? active : current;
  const settled = current.filter((certificate) => !shown.includes(certificate));
  const archived = list.filter((certificate) => certificate.archived);
  return (
    <>
      {shown.length === 0 && (
        <EmptyState icon="helmet" title={words.emptyTitle} text={words.emptyText}>
          <Button text={words.addFirst} icon="plus" onTap={() => go('ask', { question: 'place' })} />
        </EmptyState>
      )}
      {shown.map((certificate) => (
        <CertificateCard key={certificate.id} certificate={certificate} />
      ))}
      {shown.length > 0 && (
        <Button
          kind="second"
          icon="plus"
          text={words.addMore}
          onTap={() => go('ask', { question: 'place' })}
        />
      )}
      <Folded
        icon="done"
        text={words.settled(settled.length)}
        list={settled}
        hintOf={({ verdict }) => verdict.title}
      />
      <Folded
        icon="archive"
        text={words.archived(archived.length)}
        list={archived}
        hintOf={({ familyName }) => familyName}
      />
    </>
  );
}
