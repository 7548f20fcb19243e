import { Text } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorLine } from '../../ui/ErrorLine';
import { HoursField } from '../../ui/HoursField';
import { tenthsText } from '../../ui/HoursField/tenths';
import { Screen } from '../shell/Screen';
import { HoursDoubt, isUnlikely } from './HoursDoubt';
import './index.scss';
import { words } from './words';

const QUICK = [0, 160, 320];
const MOST = 20_000;

interface Props {
  /** The question, and what it is about. */
  title: string;
  context: string;
  help: readonly string[];
  /** Hours that are written down of that time as entries: the answer is not less. */
  known: number;
  /** What was told of that time before; null: nothing. The answer begins with it, else with what is written down. */
  stated: number | null;
  /** Hours that were asked of that time; null: nothing is known of them. */
  duty: number | null;
  /** What the button says of an answer in hours. */
  keep: (hours: string) => string;
  busy: boolean;
  error: string | null;
  onKeep: (tenths: number) => void;
  /** Nobody has to know: it stays unsaid, and what was told is taken back. */
  onSkip: (() => void) | null;
  children: ReactNode;
}

/** How much was studied in a time that is over, on a screen of its own; none at all is an answer, and so is not to know. */
export function AskHours(props: Props) {
  const { title, context, help, known, stated, duty, keep, busy, error, onKeep, onSkip, children } = props;
  const [tenths, setTenths] = useState<number | null>(
    stated !== null || known > 0 ? Math.round((stated ?? known) * 10) : null,
  );
  const [anew, setAnew] = useState(0);
  const fillAnew = () => {
    setTenths(null);
    setAnew(anew + 1);
  };
  // What is noted of that time is part of it.
  const isLess = tenths !== null && tenths < Math.round(known * 10);
  const isDoubted = isUnlikely(tenths, duty);
  const said = tenths === null ? words.confirmPick : keep(tenthsText(tenths));
  return (
    <Screen
      narrow
      title={title}
      context={context}
      footer={
        <>
          <ErrorLine text={error} />
          {isDoubted && <Button text={words.hoursAgain} onTap={fillAnew} />}
          <Button
            kind={isDoubted ? 'second' : 'main'}
            text={isDoubted ? words.hoursSure(said) : said}
            disabled={tenths === null || isLess}
            busy={busy}
            onTap={() => tenths !== null && onKeep(tenths)}
          />
          {onSkip && (
            <Button
              kind="quiet"
              text={stated === null ? words.confirmSkip : words.confirmForget}
              onTap={onSkip}
            />
          )}
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
          key={anew}
          label={words.howMany}
          tenths={tenths}
          quick={QUICK}
          min={0}
          max={MOST}
          onChange={setTenths}
        />
        {isLess && <HoursDoubt text={words.confirmLess(String(known))} />}
        {isDoubted && <HoursDoubt text={words.hoursDoubt(tenthsText(tenths ?? 0), String(duty))} />}
      </Card>
      {children}
    </Screen>
  );
}
