import type { Day } from '@hz/shared/calendar';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Screen } from '../shell/Screen';
import { AnsweredList } from './AnsweredList';
import './index.scss';
import { Progress } from './Progress';
import { draftOf, QuestionView } from './QuestionView';
import type { Intake, Question } from './store';
import type { useIntake } from './useIntake';
import { words } from './words';

interface Props {
  data: Intake;
  question: Question;
  value: string | null;
  place: number;
  today: Day;
  intake: ReturnType<typeof useIntake>;
}

/** One question on a screen of its own. */
export function AskScreen({ data, question, value, place, today, intake }: Props) {
  const [draft, setDraft] = useState(() => draftOf(question, value, today));
  const [missing, setMissing] = useState<string | null>(null);
  const give = () => {
    if (draft.value.trim() === '') return setMissing(words.otherMissing);
    setMissing(null);
    void intake.give(question.id, draft.value, value !== null);
  };
  const of = Math.max(data.of, place);
  const ready = draft.own || draft.value !== '';
  return (
    <Screen
      open
      title={question.title}
      context={words.step(place, of)}
      footer={<Button text={words.continue} disabled={!ready} busy={intake.busy} onTap={give} />}
    >
      <Progress place={place} of={of} />
      {question.help && <Text className="intake-help">{question.help}</Text>}
      <QuestionView
        question={question}
        draft={draft}
        today={today}
        error={missing ?? intake.error}
        onChange={setDraft}
      />
      {intake.error && !draft.own && <Text className="intake-error">{intake.error}</Text>}
      <AnsweredList
        answered={data.answered.filter((each) => each.question.id !== question.id)}
        onChange={intake.change}
      />
    </Screen>
  );
}
