import Taro from '@tarojs/taro';
import { showToast } from '../../ui/Toast';
import { words } from './words';

/** Copies text and says so in our own words. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await Taro.setClipboardData({ data: text });
  } catch {
    return showToast({ text: words.notCopied });
  }
  // WeChat shows a notice of its own, which would cover ours.
  if (process.env.TARO_ENV !== 'h5') Taro.hideToast();
  showToast({ text: done });
}

/** A number as it is written, `010-12345678 转 1`, in the part to dial and the extension. */
export function phoneParts(phone: string): { number: string; extension: string | null } {
  const [number = phone, extension] = phone.split('转').map((part) => part.trim());
  return { number, extension: extension ?? null };
}

/** Opens the phone's dialler; whoever changes their mind there is not told of an error. */
export async function dial(phone: string): Promise<void> {
  await Taro.makePhoneCall({ phoneNumber: phoneParts(phone).number.replace(/\D/g, '') }).catch(
    () => undefined,
  );
}
