import type { Tab } from '../../ui/TabBar';
import { words } from './words';

const plain: readonly Tab[] = [
  { id: 'home', text: words.tabs.home, icon: 'card' },
  { id: 'reminders', text: words.tabs.reminders, icon: 'bell' },
  { id: 'chat', text: words.tabs.chat, icon: 'chat' },
  { id: 'help', text: words.tabs.help, icon: 'help' },
  { id: 'me', text: words.tabs.me, icon: 'person' },
];

/** The root pages, in their order; the reminders say how many are not read. */
export const tabsWith = (unread: number): Tab[] =>
  plain.map((tab) =>
    tab.id === 'reminders' && unread > 0 ? { ...tab, count: unread, countWords: words.unread(unread) } : tab,
  );
