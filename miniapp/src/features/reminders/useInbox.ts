import { call } from '../../api/call';
import { useResource } from '../../api/resource';
import { section, unread } from '../shell/arrivals';
import { useBusy } from '../shell/useBusy';
import { inbox, type Message, type Notice } from './store';

type Item = Message | Notice;

const nameOf = (item: Item): string => ('id' in item ? item.id : item.day);

/** Shows a message, or all of them, as read before the server has said so. */
function markHere(isMarked: (item: Item) => boolean): void {
  const { data } = inbox.state.get();
  if (!data) return;
  // With nothing unread any more, what was being read still stays in front.
  section.set('inbox');
  const asRead = <T extends Item>(items: readonly T[]): T[] =>
    items.map((each) => (isMarked(each) ? { ...each, read: true } : each));
  const marked = [...data.messages, ...data.notices].filter((each) => !each.read && isMarked(each)).length;
  const left = Math.max(0, data.unread - marked);
  inbox.put({ ...data, messages: asRead(data.messages), notices: asRead(data.notices), unread: left });
  unread.put(left);
}

const markThere = (item: Item) =>
  'id' in item
    ? call('PUT /v1/reminders/notices/:id/read', { params: { id: item.id }, body: {} })
    : call('PUT /v1/reminders/inbox/:day/read', { params: { day: item.day }, body: {} });

/** Marks a message as read. Without a connection it stays unread on the server, and says so again later. */
async function read(item: Item): Promise<void> {
  if (item.read) return;
  markHere((each) => nameOf(each) === nameOf(item));
  try {
    unread.put((await markThere(item)).unread);
  } catch {
    // Who reads a message wants to go on, not to hear about its mark: the next look at the server shows it as it is.
  }
}

/** Adds the page before the oldest message that is shown. */
export async function fetchOlder(): Promise<void> {
  const before = inbox.state.get().data?.next;
  if (!before) return;
  const page = await call('GET /v2/reminders/inbox', { query: { before } });
  const { data } = inbox.state.get();
  // A refresh meanwhile shows the first page again: this one does not continue it then.
  if (data?.next !== before) return;
  inbox.put({
    ...page,
    messages: [...data.messages, ...page.messages],
    notices: [...data.notices, ...page.notices],
  });
}

/** The messages that arrived: reading them, and fetching older ones. */
export function useInbox() {
  const shelf = useResource(inbox);
  const { busy, run } = useBusy();

  return {
    shelf,
    busy,
    read,
    readAll: () =>
      run(async () => {
        await call('POST /v1/reminders/inbox/read-all', { body: {} });
        markHere(() => true);
      }),
    older: () => run(fetchOlder),
  };
}
