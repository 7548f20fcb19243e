import { readFileSync } from 'node:fs';

/** npm hands on a signal that its whole group was sent as well: what comes so soon after is the same one. */
const SAME_MS = 300;
/** How often it is looked whether npm is still there. */
const LOOK_MS = 500;

/**
 * Calls `stop` at the first SIGTERM or SIGINT, and `stopAtOnce` at the next. Under npm it calls `stop` too when npm is
 * gone: one that is told to stop in the moment in which it starts us ends without handing that on.
 */
export function onStopSignals(stop: () => void, stopAtOnce: () => void): void {
  const isUnderNpm = process.env.npm_lifecycle_event !== undefined;
  let first: number | undefined;
  const heed = () => {
    const now = performance.now();
    if (first === undefined) {
      first = now;
      stop();
    } else if (!isUnderNpm || now - first > SAME_MS) stopAtOnce();
  };
  process.on('SIGTERM', heed);
  process.on('SIGINT', heed);
  if (process.env.npm_config_user_agent?.startsWith('npm/')) whenParentIsGone(() => first ?? heed());
}

function whenParentIsGone(act: () => void): void {
  const parent = process.ppid;
  const isGone = () => process.ppid !== parent || isForOrphans(parent);
  const looking = setInterval(() => {
    if (!isGone()) return;
    clearInterval(looking);
    act();
  }, LOOK_MS).unref();
}

/** Whether a process is the system's first, to which orphans go. In a container npm itself may be that. */
function isForOrphans(pid: number): boolean {
  if (pid !== 1) return false;
  try {
    return !readFileSync('/proc/1/comm', 'utf8').startsWith('npm');
  } catch {
    return false; // not Linux
  }
}
