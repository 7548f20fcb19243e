// The browser's own way back closes what lies over a page before it leaves the page: one entry of its history, with
// the page's own address, stands for all that is open. Where that was closed otherwise the entry stays, until somebody
// goes back or on: then it is passed over, or taken away first.

type Close = () => void;

const OVER = 'over';
let open: Close[] = [];
/** The page over which the entry in front stands; null: there is none. */
let over: string | null = null;
let cleared: (() => void) | null = null;

const isOver = (state: unknown): boolean => (state as { [OVER]?: boolean } | null)?.[OVER] === true;

function follow(event: PopStateEvent): void {
  const leftOver = over !== null && over === window.location.href && !isOver(event.state);
  over = isOver(event.state) ? window.location.href : null;
  if (!leftOver) return;
  event.stopImmediatePropagation();
  const closing = open;
  open = [];
  if (cleared) {
    cleared();
    cleared = null;
  } else if (closing.length > 0) for (const close of closing.reverse()) close();
  // Nothing was open any more: back is meant for the page.
  else window.history.back();
}

let watching = false;

/** Has to hear of it before the router does. */
export function watchSystemBack(): void {
  watching = true;
  window.addEventListener('popstate', follow, true);
}

/** Something lies over the page until `end` is called: the system's back closes it. */
export function onSystemBack(close: Close): () => void {
  if (!watching) return () => undefined;
  if (!isOver(window.history.state))
    window.history.pushState({ ...window.history.state, [OVER]: true }, '', window.location.href);
  over = window.location.href;
  open.push(close);
  return () => {
    open = open.filter((each) => each !== close);
  };
}

/** Before another page opens: takes the entry away that stood for what lay over this one; null: there is none. */
export function clearOver(): Promise<void> | null {
  if (process.env.TARO_ENV !== 'h5' || over === null || !isOver(window.history.state)) return null;
  return new Promise((resolve) => {
    cleared = resolve;
    window.history.back();
  });
}
