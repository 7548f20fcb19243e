import { useState } from 'react';
import { changes, deed } from '../../api/queue';
import { replaceWith } from '../../navigation';
import { useObservable } from '../../observable';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { tenthsText } from '../../ui/HoursField/tenths';
import { Fact, Rows } from '../../ui/Rows';
import { FlipSheet } from '../certificates/flip';
import { useNamed } from '../certificates/twins';
import { WordsCard } from '../packs/WordsCard';
import { Screen } from '../shell/Screen';
import { useTop } from '../shell/useTop';
import { AskHours } from '../study/AskHours';
import { notedOf } from '../study/noted';
import type { Held } from './store';
import { useQueued } from './useQueued';
import { askedCycles, type Cycle, duties, spanWords } from './view';
import { words } from './words';

const PUT = 'PUT /v2/certificates/:id/cycles/:day';

/** First days of the cycles that wait on the phone to be sent: they are answered, as far as the holder is concerned. */
const pendingCycles = (id: string, list: ReturnType<typeof changes.get>): string[] =>
  list
    .filter(({ key, refusal }) => key === PUT && refusal === null)
    .map(({ request }) => (request as { params: { id: string; day: string } }).params)
    .filter((params) => params.id === id)
    .map(({ day }) => day);

interface AnsweredProps {
  held: Held;
  onChange: (cycle: Cycle) => void;
}

function Answered({ held, onChange }: AnsweredProps) {
  const answered = held.cycles.filter(({ stated }) => stated !== null);
  if (answered.length === 0) return null;
  return (
    <Card title={words.cyclesAnswered}>
      <Rows>
        {answered.map((cycle) => (
          <Fact
            key={cycle.from}
            name={spanWords(cycle, held.asOf)}
            value={words.hoursOf(cycle.stated ?? 0)}
            source={words.source[cycle.origin]}
            onChange={cycle.canState ? () => onChange(cycle) : undefined}
          />
        ))}
      </Rows>
    </Card>
  );
}

/** Those of which one cannot say how much: that they stay open is said. */
function Unsaid({ held, cycles, onChange }: AnsweredProps & { cycles: readonly Cycle[] }) {
  if (cycles.length === 0) return null;
  return (
    <Card title={words.cyclesUnsaid}>
      <Rows>
        {cycles.map((cycle) => (
          <Fact
            key={cycle.from}
            name={spanWords(cycle, held.asOf)}
            value={words.cycleUnsaidOf}
            onChange={() => onChange(cycle)}
          />
        ))}
      </Rows>
    </Card>
  );
}

interface AskProps extends AnsweredProps {
  cycle: Cycle;
  left: number;
  /** Whether an answer to it waits on the phone already: what stands on the server is then not what was seen last. */
  isWaiting: boolean;
  onDone: () => void;
  onSkip: () => void;
}

/** What helps with the answer: what is known already, and what came in since it was told. */
function helpOf({ stated, shared = 0, state }: Cycle, noted: number): string[] {
  const isAskedAgain = state === 'unconfirmed' && shared > 0;
  if (stated !== null && isAskedAgain) return [words.cycleShared(shared, stated)];
  return noted > 0 ? [words.cycleHelp, words.cycleKnown(noted)] : [words.cycleHelp];
}

/** The hours of a cycle that are written down as entries: by their day, or as made up for it. */
const notedIn = ({ credits }: Held, cycle: Cycle): number =>
  notedOf(cycle, credits, ({ on, for: made }) =>
    made === null ? on >= cycle.from && on <= cycle.to : made === cycle.from,
  );

function AskCycle({ held, cycle, left, isWaiting, onDone, onSkip, onChange }: AskProps) {
  const { busy, error, run } = useQueued(held);
  const { stated, from } = cycle;
  const noted = notedIn(held, cycle);
  const title = useNamed(held.id)(held.title);
  const span = spanWords(cycle, held.asOf);
  const params = { id: held.id, day: from };
  const telling = (tenths: number, before: number | null) =>
    deed(
      PUT,
      { params, body: { hours: tenths / 10, ...(!isWaiting && { before }) } },
      words.changeCycle(span, tenthsText(tenths)),
    );
  const forgetting = deed('DELETE /v2/certificates/:id/cycles/:day', { params }, words.cycleTakeBack);
  const keep = async (tenths: number) => {
    const by = stated === null ? forgetting : telling(stated * 10, tenths / 10);
    if (await run(telling(tenths, stated), { done: null, back: { by, done: words.undone } })) onDone();
  };
  /** What was told before does not stand any more, now that nobody knows. */
  const skip = async () => {
    if (stated === null) return onSkip();
    const back = { by: telling(stated * 10, null), done: words.undone };
    if (await run(forgetting, { done: words.takenBack, back })) onSkip();
  };
  return (
    <AskHours
      title={words.cycleQuestion(span)}
      context={left > 0 ? `${title} · ${words.cyclesLeft(left)}` : title}
      help={helpOf(cycle, noted)}
      known={noted}
      stated={stated}
      duty={cycle.required}
      keep={words.cycleSave}
      busy={busy}
      error={error}
      onKeep={(tenths) => void keep(tenths)}
      onSkip={() => void skip()}
    >
      <Answered held={held} onChange={onChange} />
      <FlipSheet />
    </AskHours>
  );
}

/** What was studied in past cycles, one at a time; then what follows from it. */
export function HeldCycles({ held }: { held: Held }) {
  const waiting = useObservable(changes);
  const [again, setAgain] = useState<string | null>(null);
  const pending = pendingCycles(held.id, waiting);
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const unsaid = askedCycles(held).filter(({ from }) => !pending.includes(from));
  const open = unsaid.filter(({ from }) => !skipped.includes(from));
  const cycle = held.cycles.find(({ from, canState }) => canState && from === again) ?? open[0];
  const named = useNamed(held.id);
  useTop(cycle?.from ?? null);
  const change = ({ from }: Cycle) => setAgain(from);
  if (cycle)
    return (
      <AskCycle
        key={cycle.from}
        held={held}
        cycle={cycle}
        left={open.length}
        isWaiting={pending.includes(cycle.from)}
        onDone={() => setAgain(null)}
        onSkip={() => {
          setAgain(null);
          setSkipped([...skipped, cycle.from]);
        }}
        onChange={change}
      />
    );
  const [first] = duties(held);
  return (
    <Screen
      title={unsaid.length > 0 ? words.cyclesUnsure : words.cyclesDone}
      context={named(words.of(held.jurisdiction, held.title))}
      footer={<Button text={words.toDetail} onTap={() => replaceWith('held', { id: held.id })} />}
    >
      {first && <WordsCard words={first.words} />}
      <Unsaid held={held} cycles={unsaid} onChange={change} />
      <Answered held={held} onChange={change} />
      <FlipSheet />
    </Screen>
  );
}
