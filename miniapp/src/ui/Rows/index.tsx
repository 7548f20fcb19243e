import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../Icon';
import { Tap } from '../Tap';
import './index.scss';

interface FactProps {
  name: string;
  value: string;
  /** Where the figure comes from: 自己记的, 12月5日 */
  source?: string | null;
  /** What a tap on the row changes. */
  onChange?: () => void;
}

/** Not to be seen: where one word ends, for whatever holds what is written against what is spoken. */
const APART = process.env.TARO_ENV === 'h5' ? ' ' : null;

/** A fact with its source; where it can be changed, the row says so. What is spoken holds what is written, in its order. */
export function Fact({ name, value, source, onChange }: FactProps) {
  const words = (
    <View className="fact-words">
      <Text className="fact-name">{name}</Text>
      {APART}
      <Text className="fact-value">{value}</Text>
      {APART}
      {source && <Text className="fact-source">{source}</Text>}
    </View>
  );
  if (!onChange) return <View className="fact">{words}</View>;
  return (
    <Tap
      className="fact"
      onTap={onChange}
      label={[name, value, ...(source ? [source] : []), '改'].join('，')}
    >
      {words}
      {APART}
      <Text className="fact-change">改</Text>
    </Tap>
  );
}

interface EntryProps {
  icon: IconName;
  text: string;
  hint?: string | null;
  onTap: () => void;
  danger?: boolean;
}

/** A row that leads somewhere. */
export function Entry({ icon, text, hint, onTap, danger }: EntryProps) {
  return (
    <Tap className="entry" onTap={onTap}>
      <Icon name={icon} colour={danger ? 'brick' : 'teal'} />
      <View className="entry-words">
        <Text className={danger ? 'entry-text entry-danger' : 'entry-text'}>{text}</Text>
        {hint && <Text className="entry-hint">{hint}</Text>}
      </View>
      <Icon name="next" colour="faint" size="small" />
    </Tap>
  );
}

export function Rows({ children }: { children: ReactNode }) {
  return <View className="rows">{children}</View>;
}
