import { Text } from '@tarojs/components';
import { cameFromAnother } from '../../app/web/other-tabs';
import { useObservable } from '../../observable';
import { Button } from '../../ui/Button';
import { Sheet } from '../../ui/Sheet';
import './index.scss';
import { words } from './words';

/** Says that somebody else is signed in here now: another tab of this browser did that. */
export function OtherHolderNote() {
  if (!useObservable(cameFromAnother)) return null;
  const close = () => cameFromAnother.set(false);
  return (
    <Sheet title={words.otherTitle} onClose={close} footer={<Button text={words.understood} onTap={close} />}>
      <Text className="shell-help">{words.otherText}</Text>
    </Sheet>
  );
}
