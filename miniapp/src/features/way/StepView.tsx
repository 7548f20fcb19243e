import { formatPartChinese } from '@hz/shared/calendar';
import type { CertificateView } from '@hz/shared/contracts';
import { Text, View } from '@tarojs/components';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { dayWords, deadlineWords } from '../dates';
import { StepWords, Where } from '../step/StepWords';
import './index.scss';
import { dueBefore, isBeforeDeadline, type Step } from './stops';
import { words } from './words';

interface DoneProps {
  step: Step;
  asOf: string;
  /** What was found, where the step is a look: 有效. */
  found?: string | null;
  busy: boolean;
  onChange: () => void;
  /** Does it once more; null: what it showed is not old. */
  onAgain: (() => void) | null;
  onTakeBack: () => void;
}

/** A step that is done: when, by whose word, and the way to change it. */
export function DoneCard({ step, asOf, found = null, busy, onChange, onAgain, onTakeBack }: DoneProps) {
  // What only follows from a later one has nothing of its own to take back.
  const isTold = !step.concluded;
  const day = step.donePart
    ? words.donePart(formatPartChinese(step.donePart))
    : words.doneCard(step.doneOn && dayWords(step.doneOn, asOf));
  return (
    <View className="step-done">
      <View className="step-done-head">
        <Icon name={isTold ? 'done' : 'check'} colour={isTold ? 'leaf' : 'muted'} size="large" />
        <View className="step-done-words">
          <Text className="step-done-title">{isTold ? day : words.concludedCard}</Text>
          {found !== null && <Text className="step-done-source">{words.lookedUp(found)}</Text>}
          <Text className="step-done-source">
            {isTold ? words.source : step.marks === 'hours' ? words.followsHours : words.follows}
          </Text>
        </View>
      </View>
      {step.marks !== 'hours' && (
        <View className="step-done-actions">
          {onAgain && isTold && <Button narrow kind="second" text={words.lookAgain} onTap={onAgain} />}
          <Button
            narrow
            kind="quiet"
            icon="edit"
            text={isTold ? words.changeDate : words.tellToo}
            onTap={onChange}
          />
          {isTold && (
            <Button narrow kind="quiet" icon="undo" text={words.takeBack} busy={busy} onTap={onTakeBack} />
          )}
        </View>
      )}
    </View>
  );
}

interface Props {
  certificate: CertificateView;
  step: Step;
}

/** One step: where, what to do, what to have at hand, when it worked, what may go wrong, and its clause. */
export function StepView({ certificate, step }: Props) {
  const { asOf, assessment } = certificate;
  const { deadline, daysLeft } = assessment.exchange;
  // Until when it can be done is said where it is done.
  const isOpen =
    (step.state === 'current' || step.state === 'upcoming') && isBeforeDeadline(certificate, step);
  const due = isOpen && deadline !== null ? deadlineWords(deadline, daysLeft, asOf) : null;
  const first = dueBefore(certificate, step);
  return (
    <>
      {first && <Text className="way-note">{words.notYet(first.title)}</Text>}
      {due !== null && <Text className="way-note">{words.due(due)}</Text>}
      {(step.state === 'not-needed' || step.state === 'blocked') && (
        <Text className="way-note">{words.notes[step.state]}</Text>
      )}
      <Where where={step.where} />
      <StepWords step={step} closed={step.state === 'blocked'} />
    </>
  );
}
