import type { ResponseOf } from '@hz/shared/contracts';
import Taro from '@tarojs/taro';
import { call } from '../../api/call';
import { useResource } from '../../api/resource';
import { holderId } from '../../api/session';
import { storage } from '../../api/storage';
import { showToast } from '../../components/Toast';
import { canDownload } from '../../web/downloads';
import { calendar } from './store';
import { useBusy } from './useBusy';
import { words } from './words';

export type Deadline = ResponseOf<'GET /v1/reminders/calendar'>['entries'][number];

// What this phone's calendar has already: putting it in again would show it twice.
const putKey = () => `calendar:${holderId()}`;
const nameOf = ({ certificateId, on }: Deadline): string => `${certificateId} ${on}`;
const putNames = (): string[] => storage.read<string[]>(putKey()) ?? [];
export const isPut = (deadline: Deadline): boolean => putNames().includes(nameOf(deadline));

/** Opens the calendar file; its address is good for an hour only, so it is fetched at the tap. */
async function openFile(): Promise<void> {
  if (!canDownload()) return;
  const { file, ...answer } = await call('GET /v1/reminders/calendar');
  calendar.put({ ...answer, file });
  const link = document.createElement('a');
  link.href = file;
  link.download = '';
  link.click();
  showToast({ text: words.calendarFile });
}

const wasCancelled = (failure: unknown): boolean =>
  /cancel/.test((failure as Partial<TaroGeneral.CallbackResult>).errMsg ?? '');

/** Taro passes this call on to WeChat as it is: it answers by callbacks alone. */
const put = ({ title, description, startTime, alarmOffset }: Deadline): Promise<unknown> =>
  new Promise((success, fail) => {
    void Taro.addPhoneCalendar({ title, description, startTime, alarm: true, alarmOffset, success, fail });
  });

/** Puts a deadline into the phone's calendar, which takes one for each tap. */
async function putInto(deadline: Deadline): Promise<void> {
  try {
    await put(deadline);
  } catch (failure) {
    return wasCancelled(failure) ? undefined : showToast({ text: words.calendarDenied });
  }
  storage.write(putKey(), [...new Set([...putNames(), nameOf(deadline)])]);
  showToast({ text: words.calendarDone });
}

/** The deadlines, and the way to put them into the phone's own calendar. */
export function usePhoneCalendar() {
  const shelf = useResource(calendar);
  const { busy, run } = useBusy();
  return {
    shelf,
    busy,
    /** On the web: all deadlines in one file. */
    openFile: () => run(openFile),
    /** In WeChat, to be called in a tap's handler: one deadline. */
    put: (deadline: Deadline) => run(() => putInto(deadline)),
    /** Whether WeChat here is new enough to reach the phone's calendar. */
    isReachable: process.env.TARO_ENV === 'h5' || Taro.canIUse('addPhoneCalendar'),
  };
}
