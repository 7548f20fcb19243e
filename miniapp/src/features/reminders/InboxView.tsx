import type { Day } from '@hz/shared/calendar';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { MessageCard } from './MessageCard';
import { type Inbox, section } from './store';
import type { useInbox } from './useInbox';
import { words } from './words';

interface Props {
  data: Inbox;
  inbox: ReturnType<typeof useInbox>;
  today: Day;
  /** The day whose message a link led to. */
  linkedDay: string | null;
}

/** What arrived, the latest first. */
export function InboxView({ data, inbox, today, linkedDay }: Props) {
  if (data.messages.length === 0)
    return (
      <EmptyState icon="bell" title={words.noneTitle} text={words.noneText}>
        <Button kind="second" text={words.noneAction} onTap={() => section.set('ahead')} />
      </EmptyState>
    );
  return (
    <>
      {data.messages.map((message) => (
        <MessageCard
          key={message.day}
          message={message}
          today={today}
          isLinked={message.day === linkedDay}
          onRead={(one) => void inbox.read(one)}
        />
      ))}
      {data.unread > 1 && (
        <Button
          kind="quiet"
          icon="check"
          text={words.readAll}
          busy={inbox.busy}
          onTap={() => void inbox.readAll()}
        />
      )}
      {data.next !== null && (
        <Button kind="second" text={words.older} busy={inbox.busy} onTap={() => void inbox.older()} />
      )}
    </>
  );
}
