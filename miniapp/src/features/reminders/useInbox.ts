import { call } from '../../api/call';
import { useResource } from '../../api/resource';
import { inbox, type Message, section, unread } from './store';
import { useBusy } from './useBusy';

/** Shows a message, or all of them, as read before the server has said so. */
function markHere(isMarked: (message: Message) => boolean): void {
  const { data } = inbox.state.get();
  if (!data) return;
  // With nothing unread any more, what was being read still stays in front.
  section.set('inbox');
  const messages = data.messages.map((each) => (isMarked(each) ? { ...each, read: true } : each));
  const marked = data.messages.filter((each) => !each.read && isMarked(each)).length;
  const left = Math.max(0, data.unread - marked);
  inbox.put({ ...data, messages, unread: left });
  unread.put(left);
}

/** Marks a message as read. Without a connection it stays unread on the server, and says so again later. */
async function read(message: Message): Promise<void> {
  if (message.read) return;
  markHere(({ day }) => day === message.day);
  try {
    const params = { day: message.day };
    unread.put((await call('PUT /v1/reminders/inbox/:day/read', { params, body: {} })).unread);
  } catch {
    // Who reads a message wants to go on, not to hear about its mark: the next look at the server shows it as it is.
  }
}

/** Adds the page before the oldest message that is shown. */
export async function fetchOlder(): Promise<void> {
  const before = inbox.state.get().data?.next;
  if (!before) return;
  const page = await call('GET /v1/reminders/inbox', { query: { before } });
  const { data } = inbox.state.get();
  // A refresh meanwhile shows the first page again: this one does not continue it then.
  if (data?.next === before) inbox.put({ ...page, messages: [...data.messages, ...page.messages] });
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
