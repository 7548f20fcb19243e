import type { Tab } from '../../components/TabBar';
import { words } from './words';

/** The root pages, in their order. A feature that is not built has no entry here. */
export const tabs: readonly Tab[] = [
  { id: 'home', text: words.tabs.home, icon: 'card' },
  { id: 'help', text: words.tabs.help, icon: 'help' },
  { id: 'me', text: words.tabs.me, icon: 'person' },
];
