import { storage } from '../../api/storage';
import { observable } from '../../observable';

/** Which colours somebody wants: those of their phone, or always the ones by day or in the dark. */
export type Colours = 'phone' | 'day' | 'dark';

const KEY = 'colours';
const PAPER = { day: '#F6F7F5', dark: '#14181C' };

export const colours = observable<Colours>(storage.read<Colours>(KEY) ?? 'phone');

// web.scss has the colours of each class; the browser's own bar follows its theme-color, of which there are two.
function show(): void {
  const chosen = colours.get();
  document.body.classList.remove('colours-day', 'colours-dark');
  if (chosen !== 'phone') document.body.classList.add(`colours-${chosen}`);
  for (const bar of Array.from(document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]'))) {
    const isForDark = (bar.getAttribute('media') ?? '').includes('dark'); // the floor knows no .media of it
    const own = isForDark ? PAPER.dark : PAPER.day;
    bar.content = chosen === 'phone' ? own : PAPER[chosen];
  }
}

/** Shows the app as it was chosen on this phone, from the first screen on. */
export function showInChosenColours(): void {
  show();
  colours.subscribe(show);
}

export function chooseColours(chosen: Colours): void {
  storage.write(KEY, chosen);
  colours.set(chosen);
}
