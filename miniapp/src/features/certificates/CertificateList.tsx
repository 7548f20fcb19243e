import type { CertificateView } from '@hz/shared/contracts';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { EmptyState } from '../../components/EmptyState';
import { Icon } from '../../components/Icon';
import { Entry, Rows } from '../../components/Rows';
import { Tap } from '../../components/Tap';
import { go } from '../../navigation';
import { CertificateCard } from './CertificateCard';
import './index.scss';
import { words } from './words';

function Archived({ list }: { list: CertificateView[] }) {
  const [open, setOpen] = useState(false);
  return (
    <View>
      <Tap className="cert-archived" onTap={() => setOpen(!open)} expanded={open}>
        <Icon name="archive" colour="muted" size="small" />
        <Text className="cert-archived-text">{words.archived(list.length)}</Text>
        <Icon name={open ? 'up' : 'down'} colour="muted" size="small" />
      </Tap>
      {open && (
        <Card>
          <Rows>
            {list.map(({ id, title, familyName }) => (
              <Entry
                key={id}
                icon="card"
                text={title}
                hint={familyName}
                onTap={() => go('certificate', { id })}
              />
            ))}
          </Rows>
        </Card>
      )}
    </View>
  );
}

/** All certificates of a holder, each on its own. */
export function CertificateList({ list }: { list: CertificateView[] }) {
  const shown = list.filter(({ archived }) => !archived);
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
      {archived.length > 0 && <Archived list={archived} />}
    </>
  );
}
