import { Text } from '@tarojs/components';
import { Button } from '../../components/Button';
import '../intake/index.scss';
import { NoVerdict } from '../packs/NoVerdict';
import { WordsCard } from '../packs/WordsCard';
import { Screen } from '../shell/Screen';
import { AnsweredList } from './AnsweredList';
import type { Intake } from './store';
import type { UseIntake } from './useIntake';
import { words } from './words';

/** What the answers mean, by the pack's own law. */
export function ResultScreen({ view, intake }: { view: Intake; intake: UseIntake }) {
  const { preview, state } = view;
  if (preview === null) return null;
  const { title, words: said } = preview;
  return (
    <Screen open title={words.verdictTitle}>
      <Text className="intake-for">{said ? words.verdictFor(title) : words.recorded(title)}</Text>
      {said ? <WordsCard words={said} /> : state !== 'published' && <NoVerdict state={state} />}
      {intake.error && <Text className="intake-error">{intake.error}</Text>}
      <Text className="intake-help">{words.onlyLook}</Text>
      <AnsweredList view={view} onChange={intake.change} />
      <Button kind="quiet" icon="undo" text={words.startOver} onTap={() => void intake.startOver()} />
    </Screen>
  );
}
