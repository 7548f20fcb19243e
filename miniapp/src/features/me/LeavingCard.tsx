import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorLine } from '../../ui/ErrorLine';
import { Field } from '../../ui/Field';
import { Entry, Rows } from '../../ui/Rows';
import { Sheet } from '../../ui/Sheet';
import { unsentChanges } from '../account/store';
import './index.scss';
import { type Leaving, useLeaving } from './useLeaving';
import { words } from './words';

interface SheetProps {
  leaving: Leaving;
  onClose: () => void;
}

/** Signing out asks first, and says what would stay behind. */
function SignOutSheet({ leaving, onClose }: SheetProps) {
  const unsent = unsentChanges();
  return (
    <Sheet
      title={unsent > 0 ? words.unsentTitle : words.signOutTitle}
      onClose={onClose}
      footer={
        <>
          <Button text={words.signOut} busy={leaving.busy} onTap={() => void leaving.signOut()} />
          <Button kind="quiet" text={words.stay} onTap={onClose} />
        </>
      }
    >
      <Text className="me-text">{unsent > 0 ? words.unsentText(unsent) : words.signOutText}</Text>
    </Sheet>
  );
}

function EverywhereSheet({ leaving, onClose }: SheetProps) {
  return (
    <Sheet
      title={words.everywhereTitle}
      onClose={onClose}
      footer={
        <>
          <ErrorLine text={leaving.error} />
          <Button
            text={words.everywhere}
            busy={leaving.busy}
            onTap={() => void leaving.signOutEverywhere()}
          />
          <Button kind="quiet" text={words.stay} onTap={onClose} />
        </>
      }
    >
      <Text className="me-text">{words.everywhereText}</Text>
    </Sheet>
  );
}

function RemoveSheet({ leaving, onClose }: SheetProps) {
  const [typed, setTyped] = useState('');
  const unsent = unsentChanges();
  return (
    <Sheet
      title={words.removeTitle}
      onClose={onClose}
      footer={
        <>
          <ErrorLine text={leaving.error} />
          <Button
            kind="danger"
            text={words.removeConfirm}
            missing={typed.trim() === words.removeWord ? null : words.removeFirst}
            busy={leaving.busy}
            onTap={() => void leaving.deleteAccount()}
          />
          <Button kind="quiet" text={words.keep} onTap={onClose} />
        </>
      }
    >
      <Text className="me-text">{words.removeText}</Text>
      <ErrorLine text={unsent > 0 ? words.unsentLost(unsent) : null} />
      <Field label={words.removeLabel} value={typed} maxLength={10} onChange={setTyped} />
    </Sheet>
  );
}

type Open = 'sign-out' | 'everywhere' | 'remove' | null;

/** Signing out of this device or all of them, and deleting the account. */
export function LeavingCard() {
  const leaving = useLeaving();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <Card title={words.leaving}>
      <Rows>
        <Entry icon="undo" text={words.signOut} hint={words.signOutHint} onTap={() => setOpen('sign-out')} />
        <Entry
          icon="shield"
          text={words.everywhere}
          hint={words.everywhereHint}
          onTap={() => setOpen('everywhere')}
        />
        <Entry
          danger
          icon="trash"
          text={words.remove}
          hint={words.removeHint}
          onTap={() => setOpen('remove')}
        />
      </Rows>
      {open === 'sign-out' && <SignOutSheet leaving={leaving} onClose={close} />}
      {open === 'everywhere' && <EverywhereSheet leaving={leaving} onClose={close} />}
      {open === 'remove' && <RemoveSheet leaving={leaving} onClose={close} />}
    </Card>
  );
}
