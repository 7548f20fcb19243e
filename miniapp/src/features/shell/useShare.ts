import { useShareAppMessage } from '@tarojs/taro';
import { type PageName, pathOf } from '../../navigation';

/** Lets a public page be passed on in WeChat: its address alone, without anything of the holder. */
export function useShare(page: PageName, title: string): void {
  useShareAppMessage(() => ({ title, path: pathOf(page) }));
}
