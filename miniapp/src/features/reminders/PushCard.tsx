import { Text, View } from '@tarojs/components';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { Fact, Rows } from '../../components/Rows';
import './index.scss';
import type { Push } from './store';
import { useAsking } from './useGrants';
import { words } from './words';

function Left({ push }: { push: Push }) {
  return (
    <View className="push-left">
      <Text className="push-label">{words.pushLeft}</Text>
      <View className="push-count">
        <Text className="push-figure">{push.left}</Text>
        <Text className="push-unit">{words.pushTimes}</Text>
      </View>
    </View>
  );
}

function InWeChat({ push }: { push: Push }) {
  const { busy, ask } = useAsking(push);
  return (
    <>
      <Left push={push} />
      <Rows>
        {push.templates.map(({ purpose, about, left }) => (
          <Fact key={purpose} name={about} value={words.pushRest(left)} />
        ))}
      </Rows>
      <Text className="reminder-text">{push.ask ?? words.pushEnough}</Text>
      <Button icon="plus" text={words.pushAsk} busy={busy} onTap={() => void ask()} />
      <Text className="reminder-note">{words.pushHow}</Text>
    </>
  );
}

function OnTheWeb({ push }: { push: Push }) {
  return (
    <>
      {push.available && <Left push={push} />}
      <Text className="reminder-text">{words.pushWeb}</Text>
    </>
  );
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
