import { formatPartChinese, type PartDay, parseDay, UNKNOWN_DAY } from '@hz/shared/calendar';
import { isIdentityNumber } from '@hz/shared/codes';
import type { CertificateView } from '@hz/shared/contracts';
import { typedIdentity } from '@hz/shared/text';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../ui/Button';
import { Option, Options } from '../../ui/Choice';
import { ErrorLine } from '../../ui/ErrorLine';
import { Field } from '../../ui/Field';
import { PartDateField } from '../../ui/PartDateField';
import { Sheet } from '../../ui/Sheet';
import { DoubtedButtons, DoubtNote } from '../certificates/DoubtNote';
import { doubtOf } from '../certificates/doubt';
import { SEEN, type Seen, seenHints, seenWords } from '../registry';
import { GrantNote } from '../reminders/GrantNote';
import { useGrantInPassing } from '../reminders/useGrants';
import './index.scss';
import { dueBefore, type Step } from './stops';
import { type StepMark, useStep } from './useStep';
import { words } from './words';

const dateLabel = { registry: words.whenSeen, done: words.when } as const;

interface Draft {
  /** Nothing is chosen beforehand. */
  day: PartDay | '';
  seen: Seen | null;
  number: string;
}

/** What the draft says, or what is still missing in it. */
function bodyOf(step: Step, { day, seen, number }: Draft): { body: StepMark } | { missing: string } {
  // Of a number, its day is nobody's question.
  if (step.marks === 'number')
    return number.trim() === ''
      ? { missing: words.numberMissing }
      : isIdentityNumber(typedIdentity(number))
        ? { missing: words.numberIsIdentity }
        : { body: { on: day || UNKNOWN_DAY, newNumber: number } };
  if (step.marks === 'registry' && seen === null) return { missing: words.seenMissing };
  if (day === '') return { missing: words.dayMissing };
  return { body: step.marks === 'registry' && seen ? { on: day, registryStatus: seen } : { on: day } };
}

function SeenField({ seen, onChange }: { seen: Seen | null; onChange: (seen: Seen) => void }) {
  return (
    <>
      <Text className="way-label">{words.seen}</Text>
      <Options label={words.seen}>
        {SEEN.map((status) => (
          <Option
            key={status}
            text={seenWords[status]}
            hint={seenHints[status]}
            chosen={seen === status}
            onTap={() => onChange(status)}
          />
        ))}
      </Options>
    </>
  );
}

interface Props {
  certificate: CertificateView;
  step: Step;
  /** It is done once more: nothing of the time before is chosen. */
  anew?: boolean;
  onClose: () => void;
}

/** Marks a step as done: its date, and what the step asks for besides. */
export function MarkSheet({ certificate, step, anew = false, onClose }: Props) {
  const today = parseDay(certificate.asOf);
  const { busy, error, mark } = useStep(certificate, step);
  const grant = useGrantInPassing('step');
  const [draft, setDraft] = useState<Draft>({
    day: anew ? '' : (step.doneOn ?? step.donePart ?? ''),
    seen: anew ? null : certificate.registryStatus,
    number: certificate.newNumber ?? '',
  });
  const told = bodyOf(step, draft);
  const update = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const save = async () => {
    if ('missing' in told) return;
    grant.ask();
    if (await mark(told.body)) onClose();
  };
  // Said once more where it is taken down: what comes before it is not done, as far as was told.
  const before = step.marks === 'registry' ? null : dueBefore(certificate, step);
  const doubt = doubtOf(draft.day, step.doubts);
  const label =
    draft.day === ''
      ? words.save
      : doubt === null
        ? words.keepDay(formatPartChinese(draft.day))
        : words.sure(formatPartChinese(draft.day));
  return (
    <Sheet
      title={step.action}
      onClose={onClose}
      footer={
        <>
          {step.marks !== 'number' && <ErrorLine text={error} />}
          <GrantNote note={grant.note} />
          {doubt !== null ? (
            <DoubtedButtons
              label={label}
              busy={busy}
              onKeep={() => void save()}
              onAgain={() => update({ day: '' })}
            />
          ) : (
            <Button
              text={label}
              missing={'missing' in told ? told.missing : null}
              busy={busy}
              onTap={() => void save()}
            />
          )}
        </>
      }
    >
      {before && <Text className="way-note">{words.notAsTold(before.title)}</Text>}
      {step.marks === 'registry' && <SeenField seen={draft.seen} onChange={(seen) => update({ seen })} />}
      {step.marks === 'number' && (
        <Field
          label={words.number}
          help={words.numberHelp}
          value={draft.number}
          error={error}
          onChange={(number) => update({ number })}
        />
      )}
      {step.marks !== 'number' && (
        <PartDateField
          label={dateLabel[step.marks as keyof typeof dateLabel] ?? words.when}
          value={draft.day}
          today={today}
          lately={step.marks === 'registry'}
          doubted={doubt !== null}
          onChange={(day) => update({ day })}
        />
      )}
      {doubt !== null && draft.day !== '' && <DoubtNote text={doubt} written={draft.day} />}
    </Sheet>
  );
}
