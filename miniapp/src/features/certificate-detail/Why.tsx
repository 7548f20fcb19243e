import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Card } from '../../ui/Card';
import { clauseInText } from '../../ui/ClauseNote/name';
import { Icon } from '../../ui/Icon';
import { Tap } from '../../ui/Tap';
import './index.scss';
import { words } from './words';

interface Part {
  text: string;
  clause: string | null;
  /** Whether, or how, the helper reads what the text leaves open. */
  reading: boolean | string | null;
}

/** Two statements may rest on the same words, as a deadline and the days until it do: those are read once. */
const saidOnce = (parts: readonly Part[]): Part[] =>
  parts.filter(({ text, clause }, at) =>
    parts.slice(0, at).every((before) => before.text !== text || before.clause !== clause),
  );

/** Every statement with the rule and the facts it rests on. */
export function Why({ explanation }: { explanation: readonly Part[] }) {
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
        saidOnce(explanation).map((part) => (
          <View className="why-part" key={`${part.clause} ${part.text}`}>
            <Text className="why-text">{part.text}</Text>
            {part.clause && <Text className="why-source">依据：文件{clauseInText(part.clause)}</Text>}
            {typeof part.reading === 'string' && <Text className="why-source">{part.reading}</Text>}
            {part.reading && <Text className="why-source">{words.reading}</Text>}
          </View>
        ))}
    </Card>
  );
}
