import { formatPartChinese, isPartDay, parseDay } from '@hz/shared/calendar';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { ErrorLine } from '../../ui/ErrorLine';
import { Sheet } from '../../ui/Sheet';
import { DoubtNote } from '../certificates/DoubtNote';
import { doubtOf } from '../certificates/doubt';
import { doubtsAbout } from '../intake/doubts';
import { asksDay, draftOf, QuestionView } from '../intake/QuestionView';
import type { Pack } from '../packs/store';
import { GrantNote } from '../reminders/GrantNote';
import { useGrantInPassing } from '../reminders/useGrants';
import './index.scss';
import { KeepButtons } from './KeepButtons';
import { answerOf, knownOf } from './known';
import { stepDeeds } from './step-deeds';
import type { Held } from './store';
import { useQueued } from './useQueued';
import type { Step } from './view';
import { words } from './words';

interface Props {
  held: Held;
  step: Step;
  fact: Pack['facts'][number];
  onClose: () => void;
}

/** Marks a step as done: tells the fact that it sets. A step that is done is no 还没有. */
export function HeldMarkSheet({ held, step, fact, onClose }: Props) {
  const { busy, error, run } = useQueued(held);
  const grant = useGrantInPassing('step');
  const { name, ask } = fact;
  const told = held.facts.find((one) => one.name === name) ?? null;
  const question = { ...ask, options: ask.options.filter(({ value }) => value !== 'none') };
  const [draft, setDraft] = useState(() =>
    draftOf(ask, told?.value === null ? null : answerOf({ ...fact, told })),
  );
  const isPart = asksDay(ask) && isPartDay(draft.value);
  const doubt = isPart ? doubtOf(draft.value, doubtsAbout(held.doubts, name)) : null;
  const { marking, removing, asItWas } = stepDeeds(held, step);
  const save = async () => {
    const { value } = draft;
    grant.ask();
    const made = marking(knownOf(fact, value), isPart ? formatPartChinese(value) : value);
    const back = { by: asItWas ?? removing, done: words.takenBack };
    const taken = await run(made, { done: words.saved, back, told: fact });
    if (taken) onClose();
  };
  return (
    <Sheet
      title={step.action}
      onClose={onClose}
      footer={
        <>
          <ErrorLine text={error} />
          <GrantNote note={grant.note} />
          <KeepButtons
            value={draft.value}
            ofDay={asksDay(ask)}
            doubted={doubt !== null}
            busy={busy}
            onKeep={() => void save()}
            onAgain={() => setDraft({ value: '', own: false })}
          />
        </>
      }
    >
      <Text className="held-help">{ask.title}</Text>
      <QuestionView
        question={question}
        draft={draft}
        today={parseDay(held.asOf)}
        doubted={doubt !== null}
        error={null}
        onChange={setDraft}
      />
      {doubt !== null && <DoubtNote text={doubt} written={draft.value} />}
    </Sheet>
  );
}
