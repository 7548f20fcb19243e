import { holderId } from './api/session';
import { storage } from './api/storage';

// The other half of this stands in index.html, which draws home before the scripts are there.
const PATIENCE_MS = 3000;
const DRAWN_MS = 300;
const key = (): string => `first-sight:${holderId() ?? 'stranger'}`;
const nameOf = (each: Element): string => each.getAttribute('aria-label') || (each.textContent ?? '');

/** Taps what was tapped before the scripts were there, as soon as the app has drawn it. */
function tapAgain(place: number, name: string, until: number): void {
  const same = Array.from(document.querySelectorAll<HTMLElement>('#app [role]')).filter(
    (each) => /^(button|tab|link)$/.test(each.getAttribute('role') ?? '') && nameOf(each) === name,
  );
  if (same[place]) same[place].click();
  else if (Date.now() < until) requestAnimationFrame(() => tapAgain(place, name, until));
}

/** The first screen has been drawn: what stood in its place goes, and what was tapped on it is done. */
export function firstScreenIsThere(): void {
  const first = document.getElementById('first');
  if (!first) return;
  const [, place, name] = /^(\d+) ([\s\S]*)$/.exec(first.getAttribute('data-tapped') ?? '') ?? [];
  first.remove();
  // The page is in front a moment later.
  if (name !== undefined) setTimeout(() => tapAgain(Number(place), name, Date.now() + PATIENCE_MS), 0);
}

let waiting: ReturnType<typeof setTimeout> | undefined;

/** Home stands there as it is: it is kept for the next start. While another page is in front it may change unseen. */
export function keepFirstSight(): void {
  clearTimeout(waiting);
  storage.remove(key());
  waiting = setTimeout(() => {
    const page = Array.from(document.querySelectorAll<HTMLElement>('#app .page')).find(
      (each) => each.offsetParent !== null,
    );
    const isHome = page?.querySelector('.tab-bar .tab:first-child.tab-chosen');
    if (!page || !isHome || page.querySelector('.skeleton')) return;
    const copy = page.cloneNode(true) as HTMLElement;
    for (const passing of Array.from(copy.querySelectorAll('.toast, .sheet'))) passing.remove();
    for (const named of Array.from(copy.querySelectorAll('[id]'))) named.removeAttribute('id');
    storage.write(key(), { html: copy.outerHTML, at: Date.now() });
  }, DRAWN_MS);
}
