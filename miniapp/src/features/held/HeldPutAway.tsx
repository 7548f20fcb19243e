import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { Entry, Rows } from '../../components/Rows';
import { Sheet } from '../../components/Sheet';
import { showToast } from '../../components/Toast';
import { go } from '../../navigation';
import './index.scss';
import type { Held } from './store';
import { useHeldChange } from './useHeldChange';
import { words } from './words';

function RemoveSheet({ held, onClose }: { held: Held; onClose: () => void }) {
  const { busy, error, remove } = useHeldChange(held);
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
          {error && <Text className="held-error">{error}</Text>}
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
      <Text className="held-text">
        {held.title}：{words.removeText}
      </Text>
    </Sheet>
  );
}

/** Putting a certificate away, taking it back, deleting it. */
export function HeldPutAway({ held }: { held: Held }) {
  const { error, change } = useHeldChange(held);
  const [removing, setRemoving] = useState(false);
  const { archived } = held;
  return (
    <Card>
      {error && <Text className="held-error">{error}</Text>}
      <Rows>
        <Entry
          icon="archive"
          text={archived ? words.unarchive : words.archive}
          hint={archived ? null : words.archiveHint}
          onTap={() => void change({ archived: !archived }, archived ? words.unarchived : words.archived)}
        />
        <Entry danger icon="trash" text={words.remove} onTap={() => setRemoving(true)} />
      </Rows>
      {removing && <RemoveSheet held={held} onClose={() => setRemoving(false)} />}
    </Card>
  );
}
