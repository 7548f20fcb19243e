import { Text } from '@tarojs/components';
import { useState } from 'react';
import { go } from '../../navigation';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorLine } from '../../ui/ErrorLine';
import { Entry, Rows } from '../../ui/Rows';
import { Sheet } from '../../ui/Sheet';
import { showToast } from '../../ui/Toast';
import './index.scss';
import { words } from './words';

interface Props {
  /** How it is called, and whether it is put away. */
  certificate: { title: string; archived: boolean };
  sending: {
    busy: boolean;
    error: string | null;
    change: (facts: { archived: boolean }, done: string) => Promise<boolean>;
    remove: () => Promise<boolean>;
  };
}

/** Putting a certificate away, taking it back, deleting it: of whichever place it is. */
export function PutAway({ certificate: { title, archived }, sending }: Props) {
  const { busy, error, change, remove } = sending;
  const [removing, setRemoving] = useState(false);
  const failure = <ErrorLine text={error} />;
  const turn = () => change({ archived: !archived }, archived ? words.unarchived : words.archived);
  const putAway = async () => {
    if (await turn()) setRemoving(false);
  };
  const removeIt = async () => {
    if (!(await remove())) return;
    go('home');
    showToast({ text: words.removed });
  };
  return (
    <Card>
      {!removing && failure}
      <Rows>
        <Entry
          icon="archive"
          text={archived ? words.unarchive : words.archive}
          hint={archived ? null : words.archiveHint}
          onTap={() => void turn()}
        />
        <Entry danger icon="trash" text={words.remove} onTap={() => setRemoving(true)} />
      </Rows>
      {removing && (
        <Sheet
          title={words.removeTitle}
          onClose={() => setRemoving(false)}
          footer={
            <>
              {failure}
              <Button
                kind="danger"
                icon="trash"
                text={words.removeConfirm}
                busy={busy}
                onTap={() => void removeIt()}
              />
              {!archived && (
                <Button kind="second" icon="archive" text={words.archive} onTap={() => void putAway()} />
              )}
              <Button kind="quiet" text={words.keep} onTap={() => setRemoving(false)} />
            </>
          }
        >
          <Text className="put-away-text">
            {title}：{words.removeText}
            {!archived && words.orPutAway}
          </Text>
        </Sheet>
      )}
    </Card>
  );
}
