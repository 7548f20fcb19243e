import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Fact, Rows } from '../../ui/Rows';
import { useToday } from '../shell/clock';
import { DemoAskSheet } from './DemoAskSheet';
import './index.scss';
import type { Push } from './store';
import { useAsking } from './useGrants';
import { words } from './words';

interface LeftProps {
  push: Push;
  busy: boolean;
  onAsk: () => void;
}

/** How many messages are left, of each kind, and the tap that allows one more. */
function Left({ push, busy, onAsk }: LeftProps) {
  return (
    <>
      {push.left === 0 ? (
        <Text className="reminder-text">{words.left(0)}</Text>
      ) : (
        <View className="push-left">
          <Text className="push-label">{words.pushLeft}</Text>
          <View className="push-count">
            <Text className="push-figure">{push.left}</Text>
            <Text className="push-unit">{words.pushTimes}</Text>
          </View>
        </View>
      )}
      <Rows>
        {push.templates.map(({ purpose, about, left }) => (
          <Fact key={purpose} name={about} value={words.pushRest(left)} />
        ))}
      </Rows>
      <Text className="reminder-text">{push.ask ?? words.pushEnough}</Text>
      <Button icon="plus" text={words.pushAsk} busy={busy} onTap={onAsk} />
      <Text className="reminder-note">{words.pushHow}</Text>
    </>
  );
}

function InWeChat({ push }: { push: Push }) {
  const { busy, ask } = useAsking(push);
  return <Left push={push} busy={busy} onAsk={() => void ask()} />;
}

function InTheDemo({ push }: { push: Push }) {
  const { busy, answer } = useAsking(push);
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <>
      <Left push={push} busy={busy} onAsk={() => setAsking(true)} />
      <Text className="reminder-note">{words.demoNote}</Text>
      {asking && (
        <DemoAskSheet push={push} onClose={close} onAnswer={(one) => void answer(one).then(close)} />
      )}
    </>
  );
}

function OnTheWeb({ push }: { push: Push }) {
  const isDemo = useToday()?.simulated === true;
  if (isDemo && push.available) return <InTheDemo push={push} />;
  return <Text className="reminder-text">{words.pushWeb}</Text>;
}

/** Messages in WeChat: how many are left, and the way to allow more. */
export function PushCard({ push }: { push: Push }) {
  return (
    <Card title={words.push} icon="bell">
      {process.env.TARO_ENV === 'h5' ? (
        <OnTheWeb push={push} />
      ) : push.available ? (
        <InWeChat push={push} />
      ) : (
        <Text className="reminder-text">{words.pushNot}</Text>
      )}
    </Card>
  );
}
