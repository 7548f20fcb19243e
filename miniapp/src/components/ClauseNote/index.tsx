import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Icon } from '../Icon';
import { Tap } from '../Tap';
import './index.scss';

interface Props {
  /** As the notice numbers it: 二(一) */
  clause: string;
  /** The clause in plain words. */
  text: string;
}

/** Where a statement comes from: a tap shows the clause in plain words. */
export function ClauseNote({ clause, text }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <View className="clause">
      <Tap className="clause-head" onTap={() => setOpen(!open)} expanded={open}>
        <Icon name="notice" colour="teal" size="small" />
        <Text className="clause-name">依据：文件第 {clause} 条</Text>
        <Icon name={open ? 'up' : 'down'} colour="teal" size="small" />
      </Tap>
      {open && <Text className="clause-text">{text}</Text>}
    </View>
  );
}
