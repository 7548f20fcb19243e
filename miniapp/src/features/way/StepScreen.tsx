import type { CertificateView } from '@hz/shared/contracts';
import { useState } from 'react';
import { go, replaceWith } from '../../navigation';
import { Button } from '../../ui/Button';
import { ExchangedAfterAll } from '../certificates/ExchangedAfterAll';
import { FlipSheet } from '../certificates/flip';
import { useNamed } from '../certificates/twins';
import { Screen } from '../shell/Screen';
import { MarkSheet } from './MarkSheet';
import { DoneCard, StepView } from './StepView';
import { dueBefore, foundAt, isDayMissing, isLookOld, type Step, stepIn } from './stops';
import { useStep } from './useStep';
import { words } from './words';

interface Props {
  certificate: CertificateView;
  step: Step;
}

/** The main action of a step: mark it, write hours, or go on to the next. */
function Action({ certificate, step, onMark }: Props & { onMark: () => void }) {
  const { id, way } = certificate;
  if (step.marks === 'hours' && step.state !== 'blocked')
    return <Button text={step.action} onTap={() => go('study', { id })} />;
  const next = way.steps.find((each) => each.id === way.currentStepId);
  if (step.state === 'current')
    return <Button text={isDayMissing(step) ? words.tellDay : step.action} onTap={onMark} />;
  if (step.state === 'upcoming') {
    const first = dueBefore(certificate, step);
    return (
      <>
        {first && (
          <Button text={words.first(first.title)} onTap={() => replaceWith('step', { id, step: first.id })} />
        )}
        <Button kind={first ? 'second' : 'main'} text={step.action} onTap={onMark} />
      </>
    );
  }
  if (!next || next.id === step.id)
    return <Button kind="second" text={words.toMap} onTap={() => replaceWith('way', { id })} />;
  return <Button text={words.next(next.title)} onTap={() => replaceWith('step', { id, step: next.id })} />;
}

/** One step on a screen of its own. */
export function StepScreen({ certificate, step }: Props) {
  const [marking, setMarking] = useState<'change' | 'anew' | null>(null);
  const { busy, takeBack } = useStep(certificate, step);
  const { place, total } = stepIn(certificate, step.id);
  const title = useNamed(certificate.id)(certificate.title);
  const mark = () => setMarking('change');
  return (
    <Screen
      title={step.title}
      context={words.place(title, place, total)}
      footer={<Action certificate={certificate} step={step} onMark={mark} />}
    >
      {(step.state === 'done' || isDayMissing(step)) && (
        <DoneCard
          step={step}
          asOf={certificate.asOf}
          found={foundAt(certificate, step)}
          busy={busy}
          onChange={mark}
          onAgain={isLookOld(certificate, step) ? () => setMarking('anew') : null}
          onTakeBack={() => void takeBack()}
        />
      )}
      {step.state === 'blocked' && <ExchangedAfterAll certificate={certificate} />}
      <StepView certificate={certificate} step={step} />
      {marking && (
        <MarkSheet
          certificate={certificate}
          step={step}
          anew={marking === 'anew'}
          onClose={() => setMarking(null)}
        />
      )}
      <FlipSheet />
    </Screen>
  );
}
