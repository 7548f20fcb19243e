import { Text } from '@tarojs/components';
import { session } from '../../api/session';
import { Button } from '../../components/Button';
import { VerdictCard } from '../../components/VerdictCard';
import { useObservable } from '../../observable';
import { deadlineWords } from '../dates';
import { Screen } from '../shell/Screen';
import { AnsweredList } from './AnsweredList';
import './index.scss';
import type { Intake } from './store';
import type { useIntake } from './useIntake';
import { words } from './words';

interface Props {
  data: Intake;
  preview: NonNullable<Intake['preview']>;
  asOf: string;
  intake: ReturnType<typeof useIntake>;
}

/** What the answers mean, before the certificate is added. */
export function ResultScreen({ data, preview, asOf, intake }: Props) {
  const { verdict } = preview;
  const signedIn = useObservable(session) !== null;
  return (
    <Screen
      open
      title={words.verdictTitle}
      footer={
        <Button
          text={signedIn ? words.finish : words.signInFirst}
          busy={intake.busy}
          onTap={() => void intake.finish()}
        />
      }
    >
      <Text className="intake-for">{words.verdictFor(preview.title)}</Text>
      <VerdictCard
        tone={verdict.tone}
        title={verdict.title}
        sentences={verdict.sentences}
        clauses={verdict.clauses}
        reading={verdict.reading}
        deadline={verdict.deadline && deadlineWords(verdict.deadline, verdict.daysLeft, asOf)}
      />
      {intake.error && <Text className="intake-error">{intake.error}</Text>}
      {!signedIn && <Text className="intake-help">{words.keptHere}</Text>}
      <AnsweredList answered={data.answered} onChange={intake.change} />
      <Button kind="quiet" icon="undo" text={words.startOver} onTap={() => void intake.startOver()} />
    </Screen>
  );
}
