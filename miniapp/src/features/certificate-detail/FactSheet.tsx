import { formatDay, parseDay } from '@hz/shared/calendar';
import type { CertificateView } from '@hz/shared/contracts';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Option, Options } from '../../components/Choice';
import { DateField } from '../../components/DateField';
import { Field } from '../../components/Field';
import { Sheet } from '../../components/Sheet';
import { showToast } from '../../components/Toast';
import { type Facts, useChange } from '../certificates/useChange';
import type { FactRow } from './facts';
import './index.scss';
import { words } from './words';

const SEEN = ['valid', 'cancelled', 'not-found'] as const;

interface Props {
  certificate: CertificateView;
  row: FactRow;
  onClose: () => void;
}

interface EditorProps {
  row: FactRow;
  value: string;
  today: number;
  onChange: (value: string) => void;
}

function Editor({ row, value, today, onChange }: EditorProps) {
  if (row.kind === 'seen')
    return (
      <Options label={row.name}>
        {SEEN.map((status) => (
          <Option
            key={status}
            text={words.seen[status]}
            hint={words.seenHints[status]}
            chosen={value === status}
            onTap={() => onChange(status)}
          />
        ))}
      </Options>
    );
  if (row.kind === 'number') return <Field label={words.numberLabel} value={value} onChange={onChange} />;
  return (
    <DateField
      label={words.dateLabel}
      today={today}
      value={value === '' ? today : parseDay(value)}
      onChange={(day) => onChange(formatDay(day))}
    />
  );
}

/** Changes one fact of a certificate, or says that it is not known after all. */
export function FactSheet({ certificate, row, onClose }: Props) {
  const { busy, error, change } = useChange(certificate);
  const known = certificate[row.key];
  const [value, setValue] = useState(known ?? (row.kind === 'date' ? certificate.asOf : ''));
  const [missing, setMissing] = useState(false);
  const keep = async (next: string | null) => {
    if (!(await change({ [row.key]: next } as Facts))) return;
    showToast({ text: words.saved });
    onClose();
  };
  const save = () => {
    setMissing(value.trim() === '');
    if (value.trim() !== '') void keep(value);
  };
  return (
    <Sheet
      title={row.name}
      onClose={onClose}
      footer={
        <>
          {(missing || error) && <Text className="detail-error">{error ?? words.missing}</Text>}
          <Button text={words.save} busy={busy} onTap={save} />
          {known !== null && <Button kind="quiet" text={words.unknownAgain} onTap={() => void keep(null)} />}
        </>
      }
    >
      <Editor row={row} value={value} today={parseDay(certificate.asOf)} onChange={setValue} />
    </Sheet>
  );
}
