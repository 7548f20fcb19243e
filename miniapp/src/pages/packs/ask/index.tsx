import { AskScreen } from '../../../features/pack-intake/AskScreen';
import { PlaceScreen } from '../../../features/pack-intake/PlaceScreen';
import { ResultScreen } from '../../../features/pack-intake/ResultScreen';
import { intake as resource } from '../../../features/pack-intake/store';
import { useIntake } from '../../../features/pack-intake/useIntake';
import { words } from '../../../features/pack-intake/words';
import { useToday } from '../../../features/shell/clock';
import { Loaded } from '../../../features/shell/Loaded';
import { Screen } from '../../../features/shell/Screen';
import { useParam } from '../../../navigation';

export default function AskPage() {
  const today = useToday();
  const intake = useIntake(useParam('question'));
  const { shelf, shown } = intake;
  if (shown?.screen === 'place') return <PlaceScreen pack={shelf.data?.view?.pack ?? null} intake={intake} />;
  if (shown?.screen === 'question' && today)
    return <AskScreen key={shown.question.id} shown={shown} today={today.day} intake={intake} />;
  if (shown?.screen === 'verdict') return <ResultScreen view={shown.view} intake={intake} />;
  return (
    <Screen open title={words.verdictTitle}>
      <Loaded shelf={{ ...shelf, data: null }} resource={resource}>
        {() => null}
      </Loaded>
    </Screen>
  );
}
