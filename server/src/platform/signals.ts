/** npm hands on a signal that its whole group was sent as well: what comes so soon after is the same one. */
const SAME_MS = 300;

/**
 * Calls `stop` at the first SIGTERM or SIGINT, and `stopAtOnce` at the next.
 * @param repeats whether somebody hands signals on, as npm does
 */
export function onStopSignals(stop: () => void, stopAtOnce: () => void, repeats: boolean): void {
  let first: number | undefined;
  const heed = () => {
    const now = performance.now();
    if (first === undefined) {
      first = now;
      stop();
    } else if (!repeats || now - first > SAME_MS) stopAtOnce();
  };
  process.on('SIGTERM', heed);
  process.on('SIGINT', heed);
}
