import { Text } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorLine } from '../../ui/ErrorLine';
import { HoursField } from '../../ui/HoursField';
import { tenthsText } from '../../ui/HoursField/tenths';
import { Screen } from '../shell/Screen';
import './index.scss';
import { words } from './words';

const QUICK = [0, 160, 320];
const MOST = 20_000;

interface Props {
  /** The question, and what it is about. */
  title: string;
  context: string;
  help: readonly string[];
  /** Hours that are written down of that time already: what the answer begins with. */
  known: number;
  /** What the button says of an answer in hours. */
  keep: (hours: string) => string;
  busy: boolean;
  error: string | null;
  onKeep: (tenths: number) => void;
  children: ReactNode;
}

/** How much was studied in a time that is over, on a screen of its own; none at all is an answer. */
export function AskHours({ title, context, help, known, keep, busy, error, onKeep, children }: Props) {
  const [tenths, setTenths] = useState<number | null>(known > 0 ? Math.round(known * 10) : null);
  return (
    <Screen
      narrow
      title={title}
      context={context}
      footer={
        <>
          <ErrorLine text={error} />
          <Button
            text={tenths === null ? words.confirmPick : keep(tenthsText(tenths))}
            disabled={tenths === null}
            busy={busy}
            onTap={() => tenths !== null && onKeep(tenths)}
          />
        </>
      }
    >
      {help.map((line) => (
        <Text key={line} className="study-help">
          {line}
        </Text>
      ))}
      <Card>
        <HoursField
          label={words.howMany}
          tenths={tenths}
          quick={QUICK}
          min={0}
          max={MOST}
          onChange={setTenths}
        />
      </Card>
      {children}
    </Screen>
  );
}
