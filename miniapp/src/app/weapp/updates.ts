import Taro from '@tarojs/taro';
import { showToast } from '../../ui/Toast';

const WORDS = { ready: '有新版本了', now: '现在换上' } as const;

/** A new release is fetched by WeChat in the background; it takes its place when the holder says so, or at the next start. */
export function followUpdates(): void {
  if (!Taro.canIUse('getUpdateManager')) return;
  const manager = Taro.getUpdateManager();
  manager.onUpdateReady(() =>
    showToast({ text: WORDS.ready, action: { text: WORDS.now, run: () => manager.applyUpdate() } }),
  );
}
