import type { Day } from '@hz/shared/calendar';
import type { CertificateView } from '@hz/shared/contracts';
import { useResource } from '../../api/resource';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { type Card, cards } from '../certificates/cards';
import { listed } from '../certificates/order';
import { certificates } from '../certificates/store';
import { section } from '../shell/arrivals';
import { MessageCard, type StandsNow } from './MessageCard';
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

/** How the holder's certificates stand today, in a word and a line, as far as the phone knows. */
function useStandsNow(): (certificateId: string) => StandsNow {
  const shelves = [useResource(certificates), useResource(cards)] as const;
  const [views, lean] = shelves.map(({ data }) => data?.certificates ?? []) as [CertificateView[], Card[]];
  const all = listed(views, lean);
  // That one is gone is known by the newest lists alone.
  const isNew = shelves.every(({ data, failure, loading }) => data !== null && !failure && !loading);
  return (certificateId) => {
    if (isNew && ![...views, ...lean].some(({ id }) => id === certificateId)) return 'gone';
    const one = all.find(({ id }) => id === certificateId);
    return one && one.stands !== '' ? { tone: one.tone, title: one.stands } : null;
  };
}

/** What arrived, the latest first. */
export function InboxView({ data, inbox, today, linkedDay }: Props) {
  const standsNow = useStandsNow();
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
            standsNow={standsNow}
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
