import { isPartDay, parseDay } from '@hz/shared/calendar';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../ui/Button';
import { ClauseNotes } from '../../ui/ClauseNote';
import { ErrorLine } from '../../ui/ErrorLine';
import { Sheet } from '../../ui/Sheet';
import { DoubtNote } from '../certificates/DoubtNote';
import { doubtOf } from '../certificates/doubt';
import { doubtsAbout } from '../intake/doubts';
import { asksDay, draftOf, QuestionView } from '../intake/QuestionView';
import './index.scss';
import { KeepButtons } from './KeepButtons';
import { answerOf, knownOf } from './known';
import type { Held } from './store';
import { useHeldChange } from './useHeldChange';
import type { HeldFact } from './view';
import { words } from './words';

interface Props {
  held: Held;
  fact: HeldFact;
  onClose: () => void;
}

/** Tells one fact of a certificate, or takes back what was said of it. */
export function HeldFactSheet({ held, fact, onClose }: Props) {
  const { busy, error, change } = useHeldChange(held);
  const [draft, setDraft] = useState(() => draftOf(fact.ask, answerOf(fact)));
  const isPart = asksDay(fact.ask) && isPartDay(draft.value);
  const doubt = isPart ? doubtOf(draft.value, doubtsAbout(held.doubts, fact.name)) : null;
  const save = async () => {
    if (await change({ facts: { [fact.name]: knownOf(fact, draft.value) } }, words.saved, fact)) onClose();
  };
  const forget = async () => {
    if (await change({ forget: [fact.name] }, words.saved, fact)) onClose();
  };
  return (
    <Sheet
      title={fact.ask.title}
      onClose={onClose}
      footer={
        <>
          <ErrorLine text={error} />
          <KeepButtons
            value={draft.value}
            ofDay={asksDay(fact.ask)}
            doubted={doubt !== null}
            busy={busy}
            onKeep={() => void save()}
            onAgain={() => setDraft({ value: '', own: false })}
          />
          {fact.told?.origin === 'self' && (
            <Button kind="quiet" text={words.unknownAgain} onTap={() => void forget()} />
          )}
        </>
      }
    >
      {fact.ask.help && <Text className="held-help">{fact.ask.help}</Text>}
      <QuestionView
        question={fact.ask}
        draft={draft}
        today={parseDay(held.asOf)}
        doubted={doubt !== null}
        error={null}
        onChange={setDraft}
      />
      {doubt !== null && <DoubtNote text={doubt} written={draft.value} />}
      {fact.ask.clause && <ClauseNotes clauses={[fact.ask.clause]} />}
    </Sheet>
  );
}
