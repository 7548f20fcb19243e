import { Text } from '@tarojs/components';
import { Button } from '../../components/Button';
import { Sheet } from '../../components/Sheet';
import { useObservable } from '../../observable';
import { cameFromAnother } from '../../web/other-tabs';
import './index.scss';
import { words } from './words';

/** Says that somebody else is signed in here now: another tab of this browser did that. */
export function OtherHolderNote() {
  if (!useObservable(cameFromAnother)) return null;
  const close = () => cameFromAnother.set(false);
  return (
    <Sheet title={words.otherTitle} onClose={close} footer={<Button text={words.understood} onTap={close} />}>
      <Text className="account-help">{words.otherText}</Text>
    </Sheet>
  );
}
