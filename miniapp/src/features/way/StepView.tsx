import { formatPartChinese } from '@hz/shared/calendar';
import type { CertificateView } from '@hz/shared/contracts';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ClauseNotes } from '../../ui/ClauseNote';
import { Icon } from '../../ui/Icon';
import { StepCard, TroubleLine } from '../../ui/StepCard';
import { Tap } from '../../ui/Tap';
import { dayWords, deadlineWords } from '../dates';
import { PlaceRow } from '../place/PlaceRow';
import './index.scss';
import type { Step } from './stops';
import { words } from './words';

interface DoneProps {
  step: Step;
  asOf: string;
  busy: boolean;
  onChange: () => void;
  onTakeBack: () => void;
}

/** A step that is done: when, by whose word, and the way to change it. */
export function DoneCard({ step, asOf, busy, onChange, onTakeBack }: DoneProps) {
  return (
    <View className="step-done">
      <View className="step-done-head">
        <Icon name="done" colour="leaf" size="large" />
        <View className="step-done-words">
          <Text className="step-done-title">
            {step.donePart
              ? words.donePart(formatPartChinese(step.donePart))
              : words.doneCard(step.doneOn && dayWords(step.doneOn, asOf))}
          </Text>
          <Text className="step-done-source">{words.source}</Text>
        </View>
      </View>
      {step.marks !== 'hours' && (
        <View className="step-done-actions">
          <Button narrow kind="quiet" icon="edit" text={words.changeDate} onTap={onChange} />
          <Button narrow kind="quiet" icon="undo" text={words.takeBack} busy={busy} onTap={onTakeBack} />
        </View>
      )}
    </View>
  );
}

function Where({ step }: { step: Step }) {
  if (step.where.length === 0) return null;
  return (
    <Card title={words.where} icon="place">
      {step.where.map(({ id, name, address, phone }) => (
        <PlaceRow key={id} name={name} address={address} phone={phone} />
      ))}
    </Card>
  );
}

/** What may go wrong, folded until somebody has trouble. */
function Trouble({ step }: { step: Step }) {
  const [open, setOpen] = useState(false);
  if (step.trouble.length === 0) return null;
  return (
    <Card>
      <Tap className="way-fold" expanded={open} onTap={() => setOpen(!open)}>
        <Icon name="help" colour="teal" />
        <Text className="way-fold-title">{words.trouble}</Text>
        <Icon name={open ? 'up' : 'down'} colour="teal" size="small" />
      </Tap>
      {open && step.trouble.map(({ what, remedy }) => <TroubleLine key={what} what={what} remedy={remedy} />)}
    </Card>
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
  const isOpen = step.state === 'current' || step.state === 'upcoming';
  const due = isOpen && deadline !== null ? deadlineWords(deadline, daysLeft, asOf) : null;
  const current = certificate.way.steps.find(({ id }) => id === certificate.way.currentStepId);
  return (
    <>
      {step.state === 'upcoming' && current && current.id !== step.id && (
        <Text className="way-note">{words.notYet(current.title)}</Text>
      )}
      {due !== null && <Text className="way-note">{words.due(due)}</Text>}
      {(step.state === 'not-needed' || step.state === 'blocked') && (
        <Text className="way-note">{words.notes[step.state]}</Text>
      )}
      <Where step={step} />
      {step.state !== 'blocked' && (
        <>
          <StepCard title={words.whatToDo} icon="flag" lines={step.whatToDo} numbered />
          <StepCard title={words.whenItWorked} icon="done" lines={step.whenItWorked} />
          <StepCard title={words.haveAtHand} icon="bag" lines={step.haveAtHand} />
        </>
      )}
      <Trouble step={step} />
      <ClauseNotes clauses={[{ id: step.clause, text: step.clauseText }]} />
    </>
  );
}
