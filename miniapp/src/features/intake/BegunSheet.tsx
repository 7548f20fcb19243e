import { Text } from '@tarojs/components';
import { Button } from '../../ui/Button';
import { Sheet } from '../../ui/Sheet';
import './index.scss';
import { words } from './words';

interface Props {
  place: string;
  /** What was answered of it, as far as this phone knows. */
  said: readonly string[];
  onGoOn: () => void;
  onAnew: () => void;
  onClose: () => void;
}

/** Whoever adds a certificate where answers wait chooses whether it is that one: nothing is taken over unsaid. */
export function BegunSheet({ place, said, onGoOn, onAnew, onClose }: Props) {
  return (
    <Sheet
      title={words.begun}
      onClose={onClose}
      footer={
        <>
          <Button text={words.begunGoOn} onTap={onGoOn} />
          <Button kind="second" text={words.begunAnew} onTap={onAnew} />
        </>
      }
    >
      <Text className="intake-help">{words.begunSaid(words.begunOf(place), said)}</Text>
      <Text className="intake-help">{words.begunForgets}</Text>
    </Sheet>
  );
}
