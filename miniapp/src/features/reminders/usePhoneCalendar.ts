import type { ResponseOf } from '@hz/shared/contracts';
import Taro from '@tarojs/taro';
import { call } from '../../api/call';
import { useResource } from '../../api/resource';
import { holderId, ofHolder } from '../../api/session';
import { storage } from '../../api/storage';
import { canDownload } from '../../app/web/downloads';
import { useObservable } from '../../observable';
import { showToast } from '../../ui/Toast';
import { useBusy } from '../shell/useBusy';
import { calendar } from './store';
import { words } from './words';

export type Deadline = ResponseOf<'GET /v2/reminders/calendar'>['entries'][number];

// What this phone's calendar has already: putting it in again would show it twice.
const putKey = () => `calendar:${holderId()}`;
const nameOf = ({ certificateId, on }: Deadline): string => `${certificateId} ${on}`;
const putNames = ofHolder(() => storage.read<string[]>(putKey()) ?? []);

/**
 * Opens the calendar file; its address is good for an hour only, so it is fetched at the tap.
 * @param only the uid of the one deadline that is to be in it: some phones take one event of a file
 */
async function openFile(only?: string): Promise<void> {
  if (!canDownload()) return;
  const { file, ...answer } = await call('GET /v2/reminders/calendar');
  calendar.put({ ...answer, file });
  const link = document.createElement('a');
  link.href = only === undefined ? file : `${file}&only=${encodeURIComponent(only)}`;
  link.download = '';
  link.click();
  showToast({ text: words.calendarFile });
}

/** What the holder is told of it; null where they have closed the question themselves. */
function wordsFor(failure: unknown): string | null {
  const { errMsg = '' } = failure as Partial<TaroGeneral.CallbackResult>;
  if (/cancel/.test(errMsg)) return null;
  return /auth|deny|denied|permission/.test(errMsg) ? words.calendarDenied : words.calendarUnable;
}

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
    const text = wordsFor(failure);
    return text === null ? undefined : showToast({ text });
  }
  const names = [...new Set([...putNames.get(), nameOf(deadline)])];
  storage.write(putKey(), names);
  putNames.set(names);
  showToast({ text: words.calendarDone });
}

/** The deadlines, and the way to put them into the phone's own calendar. */
export function usePhoneCalendar() {
  const shelf = useResource(calendar);
  const { busy, run } = useBusy();
  const names = useObservable(putNames);
  return {
    shelf,
    busy,
    /** Whether this phone's calendar has a deadline already. */
    isPut: (deadline: Deadline) => names.includes(nameOf(deadline)),
    /** On the web: all deadlines in one file, or the one of a uid alone. */
    openFile: (only?: string) => run(() => openFile(only)),
    /** In WeChat, to be called in a tap's handler: one deadline. */
    put: (deadline: Deadline) => run(() => putInto(deadline)),
    /** Whether WeChat here is new enough to reach the phone's calendar. */
    isReachable: process.env.TARO_ENV === 'h5' || Taro.canIUse('addPhoneCalendar'),
  };
}
