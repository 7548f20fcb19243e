import { type Day, formatDay, parseDay } from '@hz/shared/calendar';
import { Text, View } from '@tarojs/components';
import { Button } from '../../ui/Button';
import { Sheet } from '../../ui/Sheet';
import { Tag } from '../../ui/Tag';
import { deadlineWords } from '../dates';
import { Loaded } from '../shell/Loaded';
import './index.scss';
import { calendar } from './store';
import { type Deadline, usePhoneCalendar } from './usePhoneCalendar';
import { words } from './words';

const onWeb = process.env.TARO_ENV === 'h5';
const DAY_SECONDS = 24 * 3600;

function Row({
  deadline,
  today,
  put,
  busy,
  onPut,
}: {
  deadline: Deadline;
  today: Day;
  /** Whether the phone's calendar has it already. */
  put: boolean;
  busy: boolean;
  /** Puts it into WeChat's calendar; on the web saves a file with it alone. Null where neither is of use. */
  onPut: (() => void) | null;
}) {
  const left = parseDay(deadline.on) - today;
  const said = onWeb ? words.calendarSaveOne : put ? words.calendarAgain : words.calendarPut;
  return (
    <View className="calendar-row">
      <Text className="calendar-title">{deadline.title}</Text>
      <Text className="reminder-certificate">{deadlineWords(deadline.on, left, formatDay(today))}</Text>
      {put && <Tag tone="done" text={words.calendarKept} />}
      {onPut && (
        <Button
          narrow
          kind={put ? 'quiet' : 'second'}
          icon={onWeb ? 'download' : 'calendar'}
          text={said}
          label={`${said}，${deadline.title}`}
          busy={busy}
          onTap={onPut}
        />
      )}
    </View>
  );
}

/** The deadlines for the phone's own calendar: it rings without a connection, and without WeChat. */
export function CalendarSheet({ today, onClose }: { today: Day; onClose: () => void }) {
  const { shelf, busy, isPut, put, openFile, isReachable } = usePhoneCalendar();
  const list = shelf.data?.entries ?? [];
  const save = async (only?: string) => {
    await openFile(only);
    onClose();
  };
  /** With one deadline alone the file has one event anyway. */
  const onPutOf = (deadline: Deadline) => {
    if (onWeb) return list.length > 1 ? () => void save(deadline.uid) : null;
    return isReachable ? () => void put(deadline) : null;
  };
  const days = Math.round((list[0]?.alarmOffset ?? 0) / DAY_SECONDS);
  return (
    <Sheet
      title={words.calendarTitle}
      onClose={onClose}
      footer={
        onWeb &&
        list.length > 0 && (
          <Button icon="download" text={words.calendarSaveFile} busy={busy} onTap={() => void save()} />
        )
      }
    >
      <Loaded shelf={shelf} resource={calendar}>
        {() =>
          list.length === 0 ? (
            <Text className="reminder-text">{words.calendarNone}</Text>
          ) : (
            <>
              {list.map((deadline) => (
                <Row
                  key={deadline.uid}
                  deadline={deadline}
                  today={today}
                  put={!onWeb && isPut(deadline)}
                  busy={busy}
                  onPut={onPutOf(deadline)}
                />
              ))}
              <Text className="reminder-text">
                {words.calendarAlarm(days)}
                {onWeb
                  ? list.length > 1
                    ? words.calendarWebMany
                    : words.calendarWeb
                  : isReachable
                    ? words.calendarWechat
                    : words.calendarTooOld}
              </Text>
              <Text className="reminder-note">{words.calendarChanges}</Text>
            </>
          )
        }
      </Loaded>
    </Sheet>
  );
}
