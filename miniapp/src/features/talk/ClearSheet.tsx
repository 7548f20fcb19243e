import { Text } from '@tarojs/components';
import { Button } from '../../ui/Button';
import { Sheet } from '../../ui/Sheet';
import { words } from './words';

interface Props {
  busy: boolean;
  onClear: () => void;
  onClose: () => void;
}

/** Asks once before the talk is gone. */
export function ClearSheet({ busy, onClear, onClose }: Props) {
  return (
    <Sheet
      title={words.clearTitle}
      onClose={onClose}
      footer={
        <>
          <Button kind="danger" text={words.clearYes} busy={busy} onTap={onClear} />
          <Button kind="quiet" text={words.clearNo} onTap={onClose} />
        </>
      }
    >
      <Text>{words.clearText}</Text>
    </Sheet>
  );
}
