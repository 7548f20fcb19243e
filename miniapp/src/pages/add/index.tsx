import { formatDay } from '@hz/shared/calendar';
import { AskScreen } from '../../features/intake/AskScreen';
import { ResultScreen } from '../../features/intake/ResultScreen';
import { intake as resource } from '../../features/intake/store';
import { useIntake } from '../../features/intake/useIntake';
import { words } from '../../features/intake/words';
import { useToday } from '../../features/shell/clock';
import { Loaded } from '../../features/shell/Loaded';
import { Screen } from '../../features/shell/Screen';
import { useParam } from '../../navigation';

export default function AddPage() {
  const today = useToday();
  const intake = useIntake(useParam('question'));
  const { shelf, shown } = intake;
  if (shelf.data && shown?.question && today)
    return (
      <AskScreen
        key={shown.question.id}
        data={shelf.data}
        question={shown.question}
        value={shown.value}
        place={shown.place}
        today={today.day}
        intake={intake}
      />
    );
  if (shelf.data?.preview && today)
    return (
      <ResultScreen
        data={shelf.data}
        preview={shelf.data.preview}
        asOf={formatDay(today.day)}
        intake={intake}
      />
    );
  return (
    <Screen open title={words.title}>
      <Loaded shelf={{ ...shelf, data: null }} resource={resource}>
        {() => null}
      </Loaded>
    </Screen>
  );
}
