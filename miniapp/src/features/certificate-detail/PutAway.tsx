import type { CertificateView } from '@hz/shared/contracts';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { Entry, Rows } from '../../components/Rows';
import { Sheet } from '../../components/Sheet';
import { showToast } from '../../components/Toast';
import { go } from '../../navigation';
import { useChange } from '../certificates/useChange';
import './index.scss';
import { words } from './words';

function RemoveSheet({ certificate, onClose }: { certificate: CertificateView; onClose: () => void }) {
  const { busy, error, remove } = useChange(certificate);
  const act = async () => {
    if (!(await remove())) return;
    showToast({ text: words.removed });
    go('home');
  };
  return (
    <Sheet
      title={words.removeTitle}
      onClose={onClose}
      footer={
        <>
          {error && <Text className="detail-error">{error}</Text>}
          <Button
            kind="danger"
            icon="trash"
            text={words.removeConfirm}
            busy={busy}
            onTap={() => void act()}
          />
        </>
      }
    >
      <Text className="detail-text">
        {certificate.title}：{words.removeText}
      </Text>
    </Sheet>
  );
}

/** Putting a certificate away, taking it back, deleting it. */
export function PutAway({ certificate }: { certificate: CertificateView }) {
  const { error, change } = useChange(certificate);
  const [removing, setRemoving] = useState(false);
  const archive = async (archived: boolean) => {
    await change({ archived }, archived ? words.archived : words.unarchived);
  };
  return (
    <Card>
      {error && <Text className="detail-error">{error}</Text>}
      <Rows>
        <Entry
          icon="archive"
          text={certificate.archived ? words.unarchive : words.archive}
          hint={certificate.archived ? null : words.archiveHint}
          onTap={() => void archive(!certificate.archived)}
        />
        <Entry danger icon="trash" text={words.remove} onTap={() => setRemoving(true)} />
      </Rows>
      {removing && <RemoveSheet certificate={certificate} onClose={() => setRemoving(false)} />}
    </Card>
  );
}
