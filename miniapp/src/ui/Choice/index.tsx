import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classNames } from '../../class-names';
import { Icon } from '../Icon';
import { Tap } from '../Tap';
import { useAnswers } from './arrows';
import './index.scss';

interface OptionProps {
  text: string;
  hint?: string | null;
  chosen: boolean;
  /** One of several that may all be chosen. */
  many?: boolean;
  onTap: () => void;
}

/** One of several answers, full width. */
export function Option({ text, hint, chosen, many, onTap }: OptionProps) {
  return (
    <Tap
      className={classNames('option', chosen && 'option-chosen')}
      role={many ? 'checkbox' : 'radio'}
      chosen={chosen}
      onTap={onTap}
    >
      <View className="option-words">
        <Text className="option-text">{text}</Text>
        {hint && <Text className="option-hint">{hint}</Text>}
      </View>
      <View className={classNames('option-mark', many && 'option-mark-many', chosen && 'option-mark-on')}>
        {chosen && <Icon name="check" colour="white" size="small" />}
      </View>
    </Tap>
  );
}

/** `few`: on a wide screen they stay in one column. */
export function Options({ label, few, children }: { label: string; few?: boolean; children: ReactNode }) {
  return (
    <View className={few ? 'options options-few' : 'options'} aria-label={label} {...useAnswers()}>
      {children}
    </View>
  );
}

/** A short answer among a few, side by side. */
export function Chip({ text, chosen, onTap }: Omit<OptionProps, 'hint' | 'many'>) {
  return (
    <Tap className={classNames('chip', chosen && 'chip-chosen')} role="radio" chosen={chosen} onTap={onTap}>
      {chosen && <Icon name="check" colour="teal" size="small" />}
      <Text>{text}</Text>
    </Tap>
  );
}

export function Chips({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="chips" aria-label={label} {...useAnswers()}>
      {children}
    </View>
  );
}
