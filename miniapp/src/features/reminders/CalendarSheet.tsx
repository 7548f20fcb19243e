import { type Day, formatDay, parseDay } from '@hz/shared/calendar';
import { Text, View } from '@tarojs/components';
import { Button } from '../../components/Button';
import { Sheet } from '../../components/Sheet';
import { Tag } from '../../components/Tag';
import { deadlineWords } from '../dates';
import { Loaded } from '../shell/Loaded';
import './index.scss';
import { calendar } from './store';
import { type Deadline, isPut, usePhoneCalendar } from './usePhoneCalendar';
import { words } from './words';

const onWeb = process.env.TARO_ENV === 'h5';
const DAY_SECONDS = 24 * 3600;

function Row({ deadline, today }: { deadline: Deadline; today: Day }) {
  const left = parseDay(deadline.on) - today;
  return (
    <View className="calendar-row">
      <Text className="calendar-title">{deadline.title}</Text>
      <Text className="reminder-certificate">{deadlineWords(deadline.on, left, formatDay(today))}</Text>
      {!onWeb && isPut(deadline) && <Tag tone="done" text={words.calendarKept} />}
    </View>
  );
}

/** The button of the sheet: a file on the web, the phone's own calendar in WeChat. */
function Action({
  list,
  busy,
  onPut,
}: {
  list: Deadline[];
  busy: boolean;
  onPut: (some: Deadline[]) => void;
}) {
  if (onWeb)
    return <Button icon="download" text={words.calendarSaveFile} busy={busy} onTap={() => onPut(list)} />;
  const left = list.filter((deadline) => !isPut(deadline));
  if (left.length === 0)
    return <Button kind="second" text={words.calendarAgain} busy={busy} onTap={() => onPut(list)} />;
  return (
    <Button
      icon="calendar"
      text={words.calendarSavePhone(left.length)}
      busy={busy}
      onTap={() => onPut(left)}
    />
  );
}

/** The deadlines for the phone's own calendar: it rings without a connection, and without WeChat. */
export function CalendarSheet({ today, onClose }: { today: Day; onClose: () => void }) {
  const { shelf, busy, put } = usePhoneCalendar();
  const list = shelf.data?.entries ?? [];
  const save = async (some: Deadline[]) => {
    await put(some);
    onClose();
  };
  const days = Math.round((list[0]?.alarmOffset ?? 0) / DAY_SECONDS);
  return (
    <Sheet
      title={words.calendarTitle}
      onClose={onClose}
      footer={list.length > 0 && <Action list={list} busy={busy} onPut={(some) => void save(some)} />}
    >
      <Loaded shelf={shelf} resource={calendar}>
        {() =>
          list.length === 0 ? (
            <Text className="reminder-text">{words.calendarNone}</Text>
          ) : (
            <>
              {list.map((deadline) => (
                <Row key={`${deadline.certificateId} ${deadline.on}`} deadline={deadline} today={today} />
              ))}
              <Text className="reminder-text">
                {words.calendarAlarm(days)}
                {onWeb ? words.calendarWeb : words.calendarWechat}
              </Text>
              <Text className="reminder-note">{words.calendarChanges}</Text>
            </>
          )
        }
      </Loaded>
    </Sheet>
  );
}
