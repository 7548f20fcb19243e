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
import { changeHeld, type Held } from './store';
import { tellOfHeld } from './turn';
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
  const { busy, error, run } = useQueued();
  const grant = useGrantInPassing('step');
  const { name, ask } = fact;
  const told = held.facts.find((one) => one.name === name) ?? null;
  const question = { ...ask, options: ask.options.filter(({ value }) => value !== 'none') };
  const [draft, setDraft] = useState(() =>
    draftOf(ask, told?.value === null ? null : answerOf({ ...fact, told })),
  );
  const isPart = asksDay(ask) && isPartDay(draft.value);
  const doubt = isPart ? doubtOf(draft.value, doubtsAbout(held.doubts, name)) : null;
  const params = { id: held.id, stepId: step.id };
  const put = (known: NonNullable<typeof told>['value'], said: string) =>
    changeHeld(
      'PUT /v2/certificates/:id/steps/:stepId',
      { params, body: { value: known } },
      words.mark(step.action, said),
    );
  const remove = () =>
    changeHeld('DELETE /v2/certificates/:id/steps/:stepId', { params }, words.unmark(step.title));
  /** Takes the mark back, or puts the one there again that it replaced. */
  const undo = () =>
    void run(
      () => (told?.origin === 'self' && told.value !== null ? put(told.value, told.label) : remove()),
      words.takenBack,
    );
  const save = async () => {
    const { value } = draft;
    grant.ask();
    const said = isPart ? formatPartChinese(value) : value;
    const taken = await run(
      () => put(knownOf(fact, value), said),
      words.saved,
      undo,
      () => tellOfHeld(held, undo, fact),
    );
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
