import { showToast } from '../../ui/Toast';

const WORDS = '微信里存不了文件。点右上角“…”，选“在浏览器打开”，再存一次。';

/** Whether a file can be saved here; where it cannot, as in WeChat's own browser, says what to do instead. */
export function canDownload(): boolean {
  if (!/MicroMessenger/i.test(navigator.userAgent)) return true;
  showToast({ text: WORDS });
  return false;
}
