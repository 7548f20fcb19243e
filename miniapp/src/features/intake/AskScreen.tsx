import { type Day, formatPartChinese, isDay } from '@hz/shared/calendar';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../ui/Button';
import { isByArrow } from '../../ui/Choice';
import { ErrorLine } from '../../ui/ErrorLine';
import { DoubtNote } from '../certificates/DoubtNote';
import { doubtOf } from '../certificates/doubt';
import { Screen } from '../shell/Screen';
import { AnsweredList } from './AnsweredList';
import './index.scss';
import { Progress } from './Progress';
import { type Draft, draftOf, QuestionView } from './QuestionView';
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

/** One question on a screen of its own: a tap on an answer, or on a whole day, goes on; the rest has its button. */
export function AskScreen({ data, question, value, place, today, intake }: Props) {
  const [draft, setDraft] = useState(() => draftOf(question, value));
  const [missing, setMissing] = useState<string | null>(null);
  const isDate = question.kind === 'date';
  const doubt = isDate ? doubtOf(draft.value, question.doubts) : null;
  const give = (answer: string) => {
    if (answer.trim() === '') return setMissing(words.otherMissing);
    setMissing(null);
    void intake.give(question.id, answer, value !== null);
  };
  const change = (next: Draft) => {
    setDraft(next);
    if (intake.busy || isByArrow() || next.own || next.typed || next.value === '') return;
    if (!isDate || (isDay(next.value) && doubtOf(next.value, question.doubts) === null)) give(next.value);
  };
  const label = !isDate
    ? words.continue
    : doubt !== null
      ? words.sure(formatPartChinese(draft.value))
      : words.keepDay(formatPartChinese(draft.value));
  const ready = draft.own || draft.value !== '';
  // What is wrong with words that are typed stands under their field.
  const error = draft.own ? null : intake.error;
  const of = Math.max(data.of, place);
  return (
    <Screen
      open
      narrow={data.answered.length === 0}
      title={question.title}
      context={words.step(place, of)}
      footer={
        (ready || error) && (
          <>
            <ErrorLine text={error} />
            {ready && <Button text={label} busy={intake.busy} onTap={() => give(draft.value)} />}
          </>
        )
      }
    >
      <Progress place={place} of={of} />
      {question.help && <Text className="intake-help">{question.help}</Text>}
      <QuestionView
        question={question}
        draft={draft}
        today={today}
        error={missing ?? intake.error}
        onChange={change}
      />
      {doubt !== null && <DoubtNote text={doubt} />}
      <AnsweredList
        answered={data.answered.filter((each) => each.question.id !== question.id)}
        onChange={intake.change}
      />
    </Screen>
  );
}
