import Taro, { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';

/** What follows on the same page, the next question or a verdict, is read from its top, as a page of its own would be. */
export function useTop(what: string | number | null): void {
  const shown = useRef(what);
  const inFront = useRef(true);
  useDidShow(() => {
    inFront.current = true;
  });
  useDidHide(() => {
    inFront.current = false;
  });
  useEffect(() => {
    if (shown.current === what) return;
    shown.current = what;
    // WeChat and Taro move whichever page is in front.
    if (inFront.current) void Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined);
  }, [what]);
}
