import { HeldScreen } from '../../../features/held/HeldScreen';
import { HeldAdvice, HeldStep } from '../../../features/held/HeldStep';
import { useParam } from '../../../navigation';

export default function HeldStepPage() {
  const stepId = useParam('step');
  const advice = useParam('advice');
  return (
    <HeldScreen>
      {({ held, pack }) => {
        const step = pack.steps.find(({ id }) => id === stepId);
        return step ? (
          <HeldStep held={held} pack={pack} step={step} />
        ) : (
          <HeldAdvice held={held} pack={pack} id={advice ?? ''} />
        );
      }}
    </HeldScreen>
  );
}
