import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { Button } from '../../components/Button';
import { go } from '../../navigation';
import { Loaded } from '../shell/Loaded';
import { Screen } from '../shell/Screen';
import { HelperBubble } from './Bubble';
import { ClearSheet } from './ClearSheet';
import { Composer } from './Composer';
import './index.scss';
import { QuickReplies } from './QuickReplies';
import { history } from './store';
import { TurnView } from './TurnView';
import { type ChatTalk, useChat } from './useChat';
import { Waiting } from './Waiting';
import { words } from './words';

const FAR_DOWN = 1_000_000;

/** Keeps what was said last in sight; `said` changes with every word, and is empty before the first. */
function useLatestInSight(said: string): void {
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => void Taro.pageScrollTo({ scrollTop: FAR_DOWN, duration: 0 }), 60);
    return () => clearTimeout(timer);
  }, [said]);
}

function Thread({ chat }: { chat: ChatTalk }) {
  const { turns, waiting, signedIn } = chat;
  const last = turns.at(-1);
  const say = (text: string) => void chat.send(text);
  const starters = words.starters.map((text) => ({ label: text, text }));
  return (
    <View {...{ role: 'log' }}>
      <HelperBubble text={words.greeting}>
        {!signedIn && <Text className="bubble-line">{words.stranger}</Text>}
        {!signedIn && <Button kind="second" text={words.signIn} onTap={() => go('sign-in')} />}
      </HelperBubble>
      {turns.map((turn) => (
        <TurnView
          key={turn.id}
          turn={turn}
          say={say}
          onRate={signedIn ? (useful) => void chat.rate(turn.id, useful) : null}
        />
      ))}
      {waiting && (
        <Waiting
          message={waiting}
          onRetry={() => void chat.send(waiting.text, waiting.id)}
          onDrop={chat.drop}
        />
      )}
      {!waiting && (
        <QuickReplies key={last?.id} replies={last ? last.answer.quickReplies : starters} onPick={say} />
      )}
    </View>
  );
}

/** The talk with the helper. */
export function ChatScreen() {
  const chat = useChat();
  const [asking, setAsking] = useState(false);
  const busy = chat.waiting !== null && chat.waiting.failure === null;
  useLatestInSight(`${chat.turns.at(-1)?.id ?? ''}${chat.waiting?.id ?? ''}`);
  return (
    <Screen
      open
      title={words.title}
      tab="chat"
      footer={<Composer busy={busy} onSend={(text) => void chat.send(text)} />}
    >
      {chat.signedIn && chat.turns.length > 0 && (
        <Button kind="quiet" icon="trash" text={words.clear} onTap={() => setAsking(true)} />
      )}
      {chat.signedIn ? (
        <Loaded shelf={chat.shelf} resource={history}>
          {() => <Thread chat={chat} />}
        </Loaded>
      ) : (
        <Thread chat={chat} />
      )}
      {asking && (
        <ClearSheet
          busy={chat.clearing}
          onClear={() => void chat.clear().then(() => setAsking(false))}
          onClose={() => setAsking(false)}
        />
      )}
    </Screen>
  );
}
