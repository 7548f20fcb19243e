import Taro from '@tarojs/taro';
import { observable } from '../observable';

/** Whether the server answered the last time it was asked. */
export const reachable = observable(true);

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 20_000;
const base = process.env.TARO_ENV === 'h5' ? '' : process.env.TARO_APP_API_BASE;

let timer: ReturnType<typeof setTimeout> | null = null;
let wait = FIRST_WAIT_MS;

/** Asks whether the server is back; sooner at first, then less and less often. */
export async function probe(): Promise<void> {
  if (timer) clearTimeout(timer);
  timer = null;
  try {
    const answer = await Taro.request({ url: `${base}/healthz`, timeout: 5_000 });
    if (answer.statusCode === 200) return noteReached();
  } catch {
    // Still out of reach: ask again later.
  }
  timer = setTimeout(probe, wait);
  wait = Math.min(LONGEST_WAIT_MS, wait * 2);
}

export function noteLost(): void {
  if (!reachable.get()) return;
  reachable.set(false);
  wait = FIRST_WAIT_MS;
  timer = setTimeout(probe, wait);
}

export function noteReached(): void {
  if (timer) clearTimeout(timer);
  timer = null;
  reachable.set(true);
}

/** The phone says that it is connected again: no need to wait for the next probe. */
export function watchPhoneNetwork(): void {
  Taro.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected && !reachable.get()) void probe();
    if (!isConnected) noteLost();
  });
}
