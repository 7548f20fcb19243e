import { type Day, formatPartChinese, isDay, isPartDay } from '@hz/shared/calendar';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../ui/Button';
import { isByArrow } from '../../ui/Choice/arrows';
import { ClauseNotes } from '../../ui/ClauseNote';
import { ErrorLine } from '../../ui/ErrorLine';
import { DoubtedButtons, DoubtNote } from '../certificates/DoubtNote';
import { doubtOf } from '../certificates/doubt';
import { Screen } from '../shell/Screen';
import { AnsweredList } from './AnsweredList';
import './index.scss';
import { doubtsAbout } from './doubts';
import { Progress } from './Progress';
import { asksDay, type Draft, draftOf, isTyped, QuestionView } from './QuestionView';
import { keepTyped, typedFor } from './typed';
import { PLACE, POST, type Shown, type UseIntake } from './useIntake';
import { words } from './words';

interface Props {
  shown: Extract<Shown, { screen: 'question' }>;
  today: Day;
  intake: UseIntake;
}

/** What was typed here and not given before the page was loaded again; else the earlier answer, or nothing. */
function beginWith(question: Props['shown']['question'], value: string | null): Draft {
  const typed = typedFor(question.id);
  return typed === null ? draftOf(question, value) : { value: typed, own: question.kind !== 'text' };
}

/** One question on a screen of its own: a tap on an answer, or on a whole day, goes on; the rest has its button. */
export function AskScreen({ shown: { view, question, value, place }, today, intake }: Props) {
  const [draft, setDraft] = useState(() => beginWith(question, value));
  const typed = isTyped(question, draft.own);
  const part = asksDay(question) && isPartDay(draft.value) ? draft.value : null;
  const doubt = part === null ? null : doubtOf(part, doubtsAbout(view.doubts, question.id));
  const give = (answer: string) => {
    keepTyped(question.id, null);
    void intake.give(question.id, answer, value !== null);
  };
  const change = (next: Draft) => {
    setDraft(next);
    keepTyped(question.id, isTyped(question, next.own) ? next.value : null);
    if (intake.busy || isByArrow() || next.value === '' || next.typed || isTyped(question, next.own)) return;
    // A part of a day waits: more of it may be known. So does a day that is unlikely to be meant.
    const isAll = isDay(next.value) && doubtOf(next.value, doubtsAbout(view.doubts, question.id)) === null;
    if (!asksDay(question) || isAll || !isPartDay(next.value)) give(next.value);
  };
  const label =
    part === null
      ? words.continue
      : doubt === null
        ? words.keepDay(formatPartChinese(part))
        : words.sure(formatPartChinese(part));
  const ready = typed || draft.value !== '';
  // What this document does not speak of may be another's.
  const isRefusedPost = question.id === POST && intake.error !== null;
  // What is wrong with words that are typed stands under their field.
  const error = typed ? null : intake.error;
  const of = Math.max(view.of + 1, place);
  return (
    <Screen
      open
      title={question.title}
      context={words.step(place, of)}
      footer={
        (ready || error || isRefusedPost) && (
          <>
            <ErrorLine text={error} />
            {isRefusedPost && (
              <Button kind="second" text={words.otherPlace} onTap={() => intake.change(PLACE)} />
            )}
            {doubt !== null ? (
              <DoubtedButtons
                label={label}
                busy={intake.busy}
                onKeep={() => give(draft.value)}
                onAgain={() => setDraft({ value: '', own: false })}
              />
            ) : (
              ready && (
                <Button
                  text={label}
                  missing={draft.value.trim() === '' ? words.otherMissing : null}
                  busy={intake.busy}
                  onTap={() => give(draft.value)}
                />
              )
            )}
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
        doubted={doubt !== null}
        error={intake.error}
        onChange={change}
      />
      {doubt !== null && part !== null && <DoubtNote text={doubt} written={part} />}
      {question.clause && <ClauseNotes clauses={[question.clause]} />}
      <AnsweredList view={view} without={question.id} onChange={intake.change} />
    </Screen>
  );
}
