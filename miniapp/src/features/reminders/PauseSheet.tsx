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
function Misses({ resumeOn, today }: { resumeOn: Day | null; today: Day }) {
  const { data } = useResource(timeline);
  const { count, deadlines } = missedIn(data?.entries ?? [], today, resumeOn);
  if (count === 0) return null;
  return (
    <View className="pause-misses">
      <Icon name="clock" colour="amberInk" size="small" />
      <Text className="pause-misses-text">
        {words.pauseMisses(count)}
        {deadlines.length > 0 && words.pauseDeadlines(dayList(deadlines.map(parseDay), today))}
      </Text>
    </View>
  );
}

interface Props {
  today: Day;
  settings: Settings;
  onClose: () => void;
}

/** Until when to be left alone. */
export function PauseSheet({ today, settings, onClose }: Props) {
  const [choice, setChoice] = useState<Choice>('week');
  const [day, setDay] = useState(today + WEEK);
  const dayWords = (resumeOn: Day) => formatDayChinese(resumeOn, yearOf(today));
  const resumeOn = { week: today + WEEK, month: today + MONTH, day, open: null }[choice];
  const option = (id: Choice, text: string, hint: string | null) => (
    <Option key={id} text={text} hint={hint} chosen={id === choice} onTap={() => setChoice(id)} />
  );
  const save = async () => {
    const pause = { resumeOn: resumeOn === null ? null : formatDay(resumeOn) };
    if (await settings.change({ pause }, words.pauseSaved)) onClose();
  };
  return (
    <Sheet
      title={words.pauseTitle}
      onClose={onClose}
      footer={
        <>
          <ErrorLine text={settings.error} />
          <Button
            text={words.pauseSave(resumeOn === null ? null : dayWords(resumeOn))}
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
      <Misses resumeOn={resumeOn} today={today} />
    </Sheet>
  );
}
