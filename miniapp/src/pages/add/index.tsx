import { formatDay } from '@hz/shared/calendar';
import { AskScreen } from '../../features/intake/AskScreen';
import { PlaceScreen } from '../../features/intake/PlaceScreen';
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
  if (shown?.screen === 'place') return <PlaceScreen pack={shelf.data?.view?.pack ?? null} intake={intake} />;
  if (shown?.screen === 'question' && today)
    return <AskScreen key={shown.question.id} shown={shown} today={today.day} intake={intake} />;
  if (shown?.screen === 'verdict' && today)
    return <ResultScreen view={shown.view} asOf={formatDay(today.day)} intake={intake} />;
  return (
    <Screen open title={words.title}>
      <Loaded shelf={{ ...shelf, data: null }} resource={resource}>
        {() => null}
      </Loaded>
    </Screen>
  );
}
