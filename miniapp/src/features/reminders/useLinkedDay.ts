import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { useLinkParam } from '../../navigation';
import { section } from '../shell/arrivals';
import type { Inbox } from './store';
import { fetchOlder } from './useInbox';

/** Leaves room for the title bar above the message. */
const ROOM_ABOVE = -120;
/** Until the message has been drawn. */
const DRAWN_AFTER_MS = 60;

export const messageElement = (day: string): string => `message-${day}`;

/**
 * The day (YYYY-MM-DD) whose message a link from WeChat leads to; null without one.
 * Shows the inbox, fetches older messages until that day's is among them, and then moves it into sight.
 */
export function useLinkedDay(data: Inbox | null): string | null {
  const link = useLinkParam('reminders', 'day');
  const day = link.value;
  const isThere = data?.messages.some((message) => message.day === day) ?? false;
  const next = data?.next ?? null;
  const missing = day !== null && !isThere && next !== null && day < next ? next : null;
  useEffect(() => {
    if (link.value !== null) section.set('inbox');
  }, [link]);
  useEffect(() => {
    // Without a connection the button for older messages is still there.
    if (missing !== null) fetchOlder().catch(() => {});
  }, [missing]);
  useEffect(() => {
    if (!isThere || link.value === null) return;
    const selector = `#${messageElement(link.value)}`;
    const scroll = () => void Taro.pageScrollTo({ selector, offsetTop: ROOM_ABOVE, duration: 0 });
    const timer = setTimeout(scroll, DRAWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [link, isThere]);
  return day;
}
