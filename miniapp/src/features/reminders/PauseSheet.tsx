import { type Day, formatDay, formatDayChinese, parseDay, yearOf } from '@hz/shared/calendar';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useResource } from '../../api/resource';
import { Button } from '../../ui/Button';
import { Option, Options } from '../../ui/Choice';
import { Calendar } from '../../ui/DateField/Calendar';
import { ErrorLine } from '../../ui/ErrorLine';
import { Icon } from '../../ui/Icon';
import { Sheet } from '../../ui/Sheet';
import './index.scss';
import { missedIn } from './pause';
import { timeline } from './store';
import type { Settings } from './useSettings';
import { dayList, words } from './words';

type Choice = 'week' | 'month' | 'day' | 'open';

const WEEK = 7;
const MONTH = 30;

/** What a pause leaves out, so that nobody is surprised. */
function Misses({ count, days }: { count: number; days: string }) {
  if (count === 0) return null;
  return (
    <View className="pause-misses">
      <Icon name="clock" colour="amberInk" size="small" />
      <Text className="pause-misses-text">
        {words.pauseMisses(count)}
        {days !== '' && words.pauseDeadlines(days)}
      </Text>
    </View>
  );
}

interface Props {
  today: Day;
  settings: Settings;
  onClose: () => void;
}

/** Until when to be left alone. A pause that jumps over a deadline is never chosen beforehand, and says so. */
export function PauseSheet({ today, settings, onClose }: Props) {
  const { data } = useResource(timeline);
  const [chosen, setChoice] = useState<Choice | null>(null);
  const [day, setDay] = useState(today + WEEK);
  const dayWords = (resumeOn: Day) => formatDayChinese(resumeOn, yearOf(today));
  const ends: Record<Choice, Day | null> = { week: today + WEEK, month: today + MONTH, day, open: null };
  const misses = (id: Choice) => {
    const { count, deadlines } = missedIn(data?.entries ?? [], today, ends[id]);
    return { count, days: dayList(deadlines.map(parseDay), today) };
  };
  const choice = chosen ?? (data && misses('week').days === '' ? 'week' : null);
  const missed = choice && misses(choice);
  const option = (id: Choice, text: string, hint: string | null) => {
    const { days } = misses(id);
    const said = [hint, days !== '' && hint !== null ? words.pauseOver(days) : null];
    return (
      <Option
        key={id}
        text={text}
        hint={said.filter(Boolean).join('；') || null}
        chosen={id === choice}
        onTap={() => setChoice(id)}
      />
    );
  };
  const save = async () => {
    if (choice === null) return;
    const resumeOn = ends[choice];
    const pause = { resumeOn: resumeOn === null ? null : formatDay(resumeOn) };
    if (await settings.change({ pause })) onClose();
  };
  const end = choice && ends[choice];
  return (
    <Sheet
      title={words.pauseTitle}
      onClose={onClose}
      footer={
        <>
          <ErrorLine text={settings.error} />
          <Button
            text={
              choice === null
                ? words.pausePick
                : words.pauseSave(end === null ? null : dayWords(end), missed?.days ?? '')
            }
            disabled={choice === null}
            busy={settings.busy}
            onTap={() => void save()}
          />
        </>
      }
    >
      <Options label={words.pauseTitle}>
        {option('week', words.pauseWeek, words.pauseBack(dayWords(today + WEEK)))}
        {option('month', words.pauseMonth, words.pauseBack(dayWords(today + MONTH)))}
        {option('day', words.pauseDay, choice === 'day' ? words.pauseBack(dayWords(day)) : null)}
        {choice === 'day' && <Calendar value={day} onPick={setDay} min={today + 1} />}
        {option('open', words.pauseOpen, words.pauseOpenHint)}
      </Options>
      {missed && <Misses {...missed} />}
    </Sheet>
  );
}
