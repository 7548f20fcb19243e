import Taro from '@tarojs/taro';
import { useLayoutEffect } from 'react';

const onWeb = process.env.TARO_ENV === 'h5';

/** The id of what was asked last. */
export const LATEST = 'asked-last';

/** What was asked last goes to the top, as far as the page reaches: a long answer is read from its beginning. */
function toLatest(): void {
  if (onWeb) document.getElementById(LATEST)?.scrollIntoView({ block: 'start' });
  else void Taro.pageScrollTo({ selector: `#${LATEST}`, duration: 0 }).catch(() => undefined);
}

let fingers = 0;
if (onWeb) {
  const count = (event: TouchEvent) => {
    fingers = event.touches.length;
  };
  for (const name of ['touchstart', 'touchend', 'touchcancel'] as const)
    window.addEventListener(name, count, { capture: true, passive: true });
}

/** Calls when no finger is on the screen: moving the page away under one would lose its tap. */
function whenHandsOff(act: () => void): () => void {
  if (fingers === 0) {
    act();
    return () => {};
  }
  let timer: ReturnType<typeof setTimeout> | null = null;
  const lifted = (event: TouchEvent) => {
    if (event.touches.length > 0) return;
    stop();
    timer = setTimeout(act, 0); // after the click that the touch becomes
  };
  const names = ['touchend', 'touchcancel'] as const;
  const stop = () => {
    for (const name of names) window.removeEventListener(name, lifted, true);
    if (timer) clearTimeout(timer);
  };
  for (const name of names) window.addEventListener(name, lifted, true);
  return stop;
}

// Further than any page reaches.
const FAR = 1_000_000;

/** The end of the page: what is read back stands there, above what answers it. */
function toEnd(): void {
  // Whatever scrolls it: the window, or Taro's frame around the page.
  if (onWeb) document.getElementById(LATEST)?.closest('.page')?.scrollIntoView(false);
  else void Taro.pageScrollTo({ scrollTop: FAR, duration: 0 }).catch(() => undefined);
}

/**
 * Keeps what was asked last and its answer in sight; `said` changes with every word, and is empty before the first. On the web the
 * page moves before the new words are painted: whoever taps what they see taps what is there. What waits for a yes is in
 * sight itself, however much stands before it: nobody says yes to what they have not read.
 */
export function useLatestInSight(said: string, waits: boolean): void {
  useLayoutEffect(() => {
    if (said === '') return;
    const move = waits ? toEnd : toLatest;
    if (!onWeb) return Taro.nextTick(move);
    // A phone that is turned, or whose keys come out, shows another part of the page: once it is laid out anew.
    const moved = () => requestAnimationFrame(() => requestAnimationFrame(move));
    window.addEventListener('resize', moved);
    const stop = whenHandsOff(move);
    return () => {
      window.removeEventListener('resize', moved);
      stop();
    };
  }, [said, waits]);
}
