import { formatPartChinese, isPartDay, parseDay } from '@hz/shared/calendar';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Sheet } from '../../components/Sheet';
import { asksDay, draftOf, QuestionView } from '../pack-intake/QuestionView';
import type { Pack } from '../packs/store';
import { GrantNote } from '../reminders/GrantNote';
import { useGrantInPassing } from '../reminders/useGrants';
import './index.scss';
import { answerOf, knownOf } from './known';
import { changeHeld, type Held } from './store';
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
  const [missing, setMissing] = useState(false);
  const isPart = asksDay(ask) && isPartDay(draft.value);
  const params = { id: held.id, stepId: step.id };
  const takeBack = () =>
    void run(
      () => changeHeld('DELETE /v2/certificates/:id/steps/:stepId', { params }, words.unmark(step.title)),
      words.takenBack,
    );
  const save = async () => {
    const { value } = draft;
    setMissing(value.trim() === '');
    if (value.trim() === '') return;
    grant.ask();
    const said = isPart ? formatPartChinese(value) : value;
    const body = { value: knownOf(fact, value) };
    const taken = await run(
      () =>
        changeHeld('PUT /v2/certificates/:id/steps/:stepId', { params, body }, words.mark(step.action, said)),
      words.saved,
      takeBack,
    );
    if (taken) onClose();
  };
  return (
    <Sheet
      title={step.action}
      onClose={onClose}
      footer={
        <>
          {(missing || error) && <Text className="held-error">{error ?? words.missing}</Text>}
          <GrantNote note={grant.note} />
          <Button
            text={isPart ? words.keepDay(formatPartChinese(draft.value)) : words.save}
            busy={busy}
            onTap={() => void save()}
          />
        </>
      }
    >
      <Text className="held-help">{ask.title}</Text>
      <QuestionView
        question={question}
        draft={draft}
        today={parseDay(held.asOf)}
        error={null}
        onChange={setDraft}
      />
    </Sheet>
  );
}
