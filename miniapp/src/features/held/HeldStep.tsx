import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { go, replaceWith } from '../../navigation';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ClauseNotes } from '../../ui/ClauseNote';
import { ErrorLine } from '../../ui/ErrorLine';
import { FlipSheet } from '../certificates/flip';
import { useNamed } from '../certificates/twins';
import { dayWords, deadlineWords } from '../dates';
import { Screen } from '../shell/Screen';
import { StepWords, Where } from '../step/StepWords';
import { words as stepWords } from '../step/words';
import { HeldMarkSheet } from './HeldMarkSheet';
import './index.scss';
import { stepDeeds } from './step-deeds';
import type { Held, HeldWithPack } from './store';
import { useQueued } from './useQueued';
import type { Step } from './view';
import { words } from './words';

/** What a step is in the words of its pack; where it says no place, whom to ask. */
function HeldStepWords({ step, closed }: { step: Step; closed?: boolean }) {
  return (
    <>
      <Where where={step.where} />
      {step.where.length === 0 && (
        <Card title={stepWords.where} icon="place">
          <Text className="held-help">{words.noWhere}</Text>
          <Button kind="second" icon="help" text={words.ask} onTap={() => go('help')} />
        </Card>
      )}
      <StepWords step={step} closed={closed} />
    </>
  );
}

interface DoneProps {
  held: Held;
  step: Step;
  doneOn: string | null;
  onChange: () => void;
}

/** A step that is done: when, by whose word, and the way to change it or take it back. */
function DoneCard({ held, step, doneOn, onChange }: DoneProps) {
  const { busy, error, run } = useQueued(held);
  const origin = held.facts.find(({ name }) => name === step.fact)?.origin ?? 'self';
  const { removing, asItWas } = stepDeeds(held, step);
  const takeBack = () =>
    run(removing, {
      ...{ done: words.takenBack, back: asItWas ? { by: asItWas, done: words.undone } : undefined },
    });
  return (
    <View className="held-done">
      <Text className="held-done-title">{words.doneCard(doneOn && dayWords(doneOn, held.asOf))}</Text>
      <Text className="held-done-source">{words.source[origin]}</Text>
      <ErrorLine text={error} />
      {step.marks !== 'hours' && origin === 'self' && (
        <View className="held-done-actions">
          <Button narrow kind="quiet" icon="edit" text={words.changeDate} onTap={onChange} />
          <Button
            narrow
            kind="quiet"
            icon="undo"
            text={words.takeBack}
            busy={busy}
            onTap={() => void takeBack()}
          />
        </View>
      )}
    </View>
  );
}

/** A step that only follows from a later one: there is nothing of its own to take back. */
function ConcludedCard({ onTell }: { onTell: (() => void) | null }) {
  return (
    <View className="held-done">
      <Text className="held-done-title">{words.concluded}</Text>
      <Text className="held-done-source">{words.concludedBy}</Text>
      {onTell && (
        <View className="held-done-actions">
          <Button narrow kind="quiet" icon="edit" text={words.tellToo} onTap={onTell} />
        </View>
      )}
    </View>
  );
}

/** One step of a certificate of any pack, on a screen of its own. */
export function HeldStep({ held, pack, step }: HeldWithPack & { step: Step }) {
  const [marking, setMarking] = useState(false);
  const named = useNamed(held.id);
  const {
    state,
    doneOn,
    concluded = false,
  } = held.way.find(({ id }) => id === step.id) ?? { state: 'upcoming' as const, doneOn: null };
  const fact = pack.facts.find(({ name }) => name === step.fact);
  const canMark = fact !== undefined && (state === 'current' || state === 'upcoming');
  const footer =
    step.marks === 'hours' && state !== 'blocked' ? (
      <Button text={step.action} onTap={() => go('held-hours', { id: held.id })} />
    ) : canMark ? (
      <Button
        kind={state === 'current' ? 'main' : 'second'}
        text={step.action}
        onTap={() => setMarking(true)}
      />
    ) : (
      <Button kind="second" text={words.toDetail} onTap={() => replaceWith('held', { id: held.id })} />
    );
  return (
    <Screen title={step.title} context={named(words.of(held.jurisdiction, held.title))} footer={footer}>
      {concluded && <ConcludedCard onTell={fact === undefined ? null : () => setMarking(true)} />}
      {state === 'done' && !concluded && (
        <DoneCard held={held} step={step} doneOn={doneOn} onChange={() => setMarking(true)} />
      )}
      {(state === 'not-needed' || state === 'blocked') && (
        <Text className="held-help">{words.notes[state]}</Text>
      )}
      {canMark && held.due && (
        <Text className="held-help">{words.due(deadlineWords(held.due, held.daysLeft, held.asOf))}</Text>
      )}
      <HeldStepWords step={step} closed={state === 'blocked'} />
      <FlipSheet />
      {marking && fact && (
        <HeldMarkSheet held={held} step={step} fact={fact} onClose={() => setMarking(false)} />
      )}
    </Screen>
  );
}

/** What is left to do where no step helps any more. */
export function HeldAdvice({ held, pack, id }: HeldWithPack & { id: string }) {
  const named = useNamed(held.id);
  const advice = pack.advice.find((one) => one.id === id);
  const step = pack.steps.find((one) => one.id === advice?.step);
  const clause = pack.clauses.find((one) => one.id === advice?.clause);
  return (
    <Screen
      title={advice?.title ?? words.gone}
      context={named(words.of(held.jurisdiction, held.title))}
      footer={<Button kind="second" text={words.toDetail} onTap={() => go('held', { id: held.id })} />}
    >
      {held.headline && <Text className="held-help">{held.headline.title}</Text>}
      <Where title={words.whereAsk} where={advice?.where ?? []} />
      {step && <HeldStepWords step={step} />}
      {advice?.reading && <Text className="held-help">{advice.reading}</Text>}
      {clause && <ClauseNotes clauses={[{ id: clause.id, text: clause.text.join('') }]} />}
    </Screen>
  );
}
