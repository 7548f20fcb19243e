import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { useParam } from '../../navigation';
import { section } from './store';

/** Leaves room for the title bar above the message. */
const ROOM_ABOVE = -120;
/** Until the message has been drawn. */
const DRAWN_AFTER_MS = 60;

export const messageElement = (day: string): string => `message-${day}`;

/**
 * The day (YYYY-MM-DD) whose message a link from WeChat leads to; null without one.
 * Shows the inbox, and moves the message into sight as soon as it is there.
 */
export function useLinkedDay(days: readonly string[]): string | null {
  const day = useParam('day');
  const isThere = day !== null && days.includes(day);
  useEffect(() => {
    if (day !== null) section.set('inbox');
  }, [day]);
  useEffect(() => {
    if (!isThere) return;
    const selector = `#${messageElement(day)}`;
    const scroll = () => void Taro.pageScrollTo({ selector, offsetTop: ROOM_ABOVE, duration: 0 });
    const timer = setTimeout(scroll, DRAWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [day, isThere]);
  return day;
}
