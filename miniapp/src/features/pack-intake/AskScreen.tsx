import { type Day, formatPartChinese, isDay, isPartDay } from '@hz/shared/calendar';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { isByArrow } from '../../components/Choice';
import { ClauseNotes } from '../../components/ClauseNote';
import { Screen } from '../shell/Screen';
import { AnsweredList } from './AnsweredList';
import '../intake/index.scss';
import { Progress } from '../intake/Progress';
import { asksDay, type Draft, draftOf, isTyped, QuestionView } from './QuestionView';
import type { Shown, UseIntake } from './useIntake';
import { words } from './words';

interface Props {
  shown: Extract<Shown, { screen: 'question' }>;
  today: Day;
  intake: UseIntake;
}

/** One question on a screen of its own: a tap on an answer, or on a whole day, goes on; the rest has its button. */
export function AskScreen({ shown: { view, question, value, place }, today, intake }: Props) {
  const [draft, setDraft] = useState(() => draftOf(question, value));
  const [missing, setMissing] = useState<string | null>(null);
  const typed = isTyped(question, draft.own);
  const part = asksDay(question) && isPartDay(draft.value) ? draft.value : null;
  const give = (answer: string) => {
    if (answer.trim() === '') return setMissing(words.otherMissing);
    setMissing(null);
    void intake.give(question.id, answer, value !== null);
  };
  const change = (next: Draft) => {
    setDraft(next);
    if (intake.busy || isByArrow() || next.value === '' || isTyped(question, next.own)) return;
    if (!asksDay(question) || isDay(next.value) || !isPartDay(next.value)) give(next.value);
  };
  const of = Math.max(view.of + 1, place);
  return (
    <Screen
      open
      title={question.title}
      context={words.step(place, of)}
      footer={
        (typed || draft.value !== '') && (
          <Button
            text={part === null ? words.continue : words.keepDay(formatPartChinese(part))}
            busy={intake.busy}
            onTap={() => give(draft.value)}
          />
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
      {intake.error && !typed && <Text className="intake-error">{intake.error}</Text>}
      {question.clause && <ClauseNotes clauses={[question.clause]} />}
      <AnsweredList view={view} without={question.id} onChange={intake.change} />
    </Screen>
  );
}
