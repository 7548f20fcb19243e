import type { CertificateView } from '@hz/shared/contracts';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Card } from '../../components/Card';
import { Icon } from '../../components/Icon';
import { Tap } from '../../components/Tap';
import './index.scss';
import { words } from './words';

/** Every statement with the rule and the facts it rests on. */
export function Why({ explanation }: { explanation: CertificateView['explanation'] }) {
  const [open, setOpen] = useState(false);
  return (
    <Card>
      <Tap className="why-head" onTap={() => setOpen(!open)} expanded={open}>
        <Icon name="ask" colour="teal" />
        <View className="why-words">
          <Text className="why-title">{words.why}</Text>
          <Text className="why-hint">{words.whyHint}</Text>
        </View>
        <Icon name={open ? 'up' : 'down'} colour="teal" size="small" />
      </Tap>
      {open &&
        explanation.map((part, at) => (
          // The same rule may explain several statements: its place tells them apart.
          <View className="why-part" key={`${part.statement} ${part.rule} ${String(at)}`}>
            <Text className="why-text">{part.text}</Text>
            {part.clause && <Text className="why-source">依据：文件第 {part.clause} 条</Text>}
            {part.reading && <Text className="why-source">{words.reading}</Text>}
          </View>
        ))}
    </Card>
  );
}
