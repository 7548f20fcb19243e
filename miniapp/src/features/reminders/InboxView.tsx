import type { Day } from '@hz/shared/calendar';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { section } from '../shell/arrivals';
import { MessageCard } from './MessageCard';
import { NoticeCard } from './NoticeCard';
import type { Arrived, Inbox, Message, Notice } from './store';
import type { useInbox } from './useInbox';
import { words } from './words';

interface Props {
  data: Inbox;
  inbox: ReturnType<typeof useInbox>;
  today: Day;
  /** The day whose message a link led to. */
  linkedDay: string | null;
}

const when = ({ arrivedOn, arrivedAt }: Arrived): string => `${arrivedOn} ${arrivedAt}`;

/** Reminders and notices as they arrived, the latest first. */
const inOrder = ({ messages, notices }: Inbox): (Message | Notice)[] =>
  [...messages, ...notices].sort((a, b) => when(b).localeCompare(when(a)));

/** What arrived, the latest first. */
export function InboxView({ data, inbox, today, linkedDay }: Props) {
  const arrived = inOrder(data);
  if (arrived.length === 0)
    return (
      <EmptyState icon="bell" title={words.noneTitle} text={words.noneText}>
        <Button kind="second" text={words.noneAction} onTap={() => section.set('ahead')} />
      </EmptyState>
    );
  return (
    <>
      {arrived.map((item) =>
        'id' in item ? (
          <NoticeCard key={item.id} notice={item} today={today} onRead={(one) => void inbox.read(one)} />
        ) : (
          <MessageCard
            key={item.day}
            message={item}
            today={today}
            isLinked={item.day === linkedDay}
            onRead={(one) => void inbox.read(one)}
          />
        ),
      )}
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
