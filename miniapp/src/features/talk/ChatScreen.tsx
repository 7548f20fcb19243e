import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useResource } from '../../api/resource';
import { session } from '../../api/session';
import { go } from '../../navigation';
import { useObservable } from '../../observable';
import { Button } from '../../ui/Button';
import { isToldWhole } from '../certificates/cards';
import { certificates } from '../certificates/store';
import { Loaded } from '../shell/Loaded';
import { Screen } from '../shell/Screen';
import { HelperBubble } from './Bubble';
import { ClearSheet } from './ClearSheet';
import { Composer } from './Composer';
import { DayCard } from './DayCard';
import './index.scss';
import { QuickReplies } from './QuickReplies';
import { history, type Turn } from './store';
import { TurnView } from './TurnView';
import { type ChatTalk, useChat } from './useChat';
import { useLatestInSight } from './useLatestInSight';
import { Waiting } from './Waiting';
import { words } from './words';

/** So many turns are shown at once: a long talk would be too much for one setData of WeChat. */
const PAGE = 20;

/** What was read back waits for a yes: however long it is, what answers it stays in sight. */
const waitsForYes = (last: Turn | undefined): boolean =>
  last?.answer.outcome === 'proposed' || /对吗？$/.test(last?.answer.text ?? '');

/** What is asked first: who holds electronic certificates alone exchanges nothing any more. */
function useStarters(): readonly string[] {
  const signedIn = useObservable(session) !== null;
  const { data } = useResource(certificates, signedIn);
  const held = (signedIn ? (data?.certificates ?? []) : []).filter(
    (one) => !one.archived && isToldWhole(one),
  );
  const isAfter = ({ assessment: { exchange } }: (typeof held)[number]) =>
    exchange.status === 'completed' || exchange.status === 'not-needed';
  return held.length > 0 && held.every(isAfter) ? words.startersAfter : words.starters;
}

function Thread({ chat }: { chat: ChatTalk }) {
  const { turns, waiting, signedIn } = chat;
  const [shown, setShown] = useState(PAGE);
  const last = turns[turns.length - 1];
  const say = (text: string) => void chat.send(text);
  const starters = useStarters().map((text) => ({ label: text, text }));
  return (
    <View {...{ role: 'log' }}>
      <HelperBubble text={words.greeting}>
        {!signedIn && <Text className="bubble-line">{words.stranger}</Text>}
        {!signedIn && <Button kind="second" text={words.signIn} onTap={() => go('sign-in')} />}
      </HelperBubble>
      {signedIn && <DayCard />}
      {turns.length > shown && (
        <Button kind="quiet" icon="up" text={words.earlier} onTap={() => setShown(shown + PAGE)} />
      )}
      {turns.slice(-shown).map((turn) => (
        <TurnView
          key={turn.id}
          turn={turn}
          latest={turn === last && !waiting}
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
      {!waiting && !waitsForYes(last) && (
        <QuickReplies key={last?.id} replies={last ? last.answer.quickReplies : starters} onPick={say} />
      )}
    </View>
  );
}

/** The talk with the helper. */
export function ChatScreen() {
  const chat = useChat();
  const [asking, setAsking] = useState(false);
  const last = chat.turns[chat.turns.length - 1];
  const say = (text: string) => void chat.send(text);
  const repliesInFoot = !chat.waiting && waitsForYes(last);
  const busy = chat.waiting !== null && chat.waiting.failure === null;
  useLatestInSight(`${last?.id ?? ''}${chat.waiting?.id ?? ''}`, repliesInFoot);
  return (
    <Screen
      open
      title={words.title}
      tab="chat"
      narrow
      tallFoot={repliesInFoot}
      footer={
        <>
          {repliesInFoot && last && (
            <QuickReplies key={last.id} replies={last.answer.quickReplies} onPick={say} />
          )}
          <Composer busy={busy} onSend={say} />
        </>
      }
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
