import { Text } from '@tarojs/components';
import { Button } from '../../ui/Button';
import { Sheet } from '../../ui/Sheet';
import { StepCard } from '../../ui/StepCard';
import './index.scss';
import type { Push } from './store';
import { words } from './words';

interface Props {
  push: Push;
  onAnswer: (answer: 'accept' | 'reject') => void;
  onClose: () => void;
}

/** What WeChat would ask, for the demo on the web: it says that it is not WeChat. */
export function DemoAskSheet({ push, onAnswer, onClose }: Props) {
  return (
    <Sheet
      title={words.demoTitle}
      onClose={onClose}
      footer={
        <>
          <Button text={words.allow} onTap={() => onAnswer('accept')} />
          <Button kind="quiet" text={words.decline} onTap={() => onAnswer('reject')} />
        </>
      }
    >
      <Text className="reminder-text">{words.demoText}</Text>
      <StepCard title={words.push} icon="bell" lines={push.templates.map(({ about }) => about)} />
    </Sheet>
  );
}
