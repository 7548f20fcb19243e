import { Input, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../ui/Button';
import { words } from './words';

const LONGEST = 500;

/** Where one types. What was typed stays while a message is on its way. */
export function Composer({ busy, onSend }: { busy: boolean; onSend: (text: string) => void }) {
  const [text, setText] = useState('');
  const send = () => {
    if (busy || text.trim() === '') return;
    onSend(text);
    setText('');
  };
  return (
    <View className="composer">
      <Input
        className="field-input composer-input"
        value={text}
        placeholder={words.placeholder}
        placeholderClass="field-placeholder"
        maxlength={LONGEST}
        confirmType="send"
        confirmHold
        aria-label={words.placeholder}
        onInput={(event) => setText(event.detail.value)}
        onConfirm={send}
      />
      <Button narrow text={words.send} busy={busy} onTap={send} />
    </View>
  );
}
