import type { CertificateView } from '@hz/shared/contracts';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { replaceWith } from '../../navigation';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { HoursField } from '../../ui/HoursField';
import { tenthsText } from '../../ui/HoursField/tenths';
import { Fact, Rows } from '../../ui/Rows';
import { CertificateVerdict } from '../certificates/CertificateVerdict';
import { nextOpener } from '../certificates/next';
import { Screen } from '../shell/Screen';
import './index.scss';
import { useYears } from './useYears';
import { words } from './words';

const QUICK = [0, 160, 320];
const MOST = 20_000;

type Years = ReturnType<typeof useYears>;

function Answered({ years }: { years: Years }) {
  if (years.answered.length === 0) return null;
  return (
    <Card title={words.confirmAnswered}>
      <Rows>
        {years.answered.map(({ year, stated, origin }) => (
          <Fact
            key={year}
            name={`${year}年`}
            value={words.hours(stated ?? 0)}
            source={words.origin[origin]}
            onChange={origin === 'self' ? () => years.askAgain(year) : undefined}
          />
        ))}
      </Rows>
    </Card>
  );
}

function AskYear({ title, year, years }: { title: string; year: number; years: Years }) {
  const [tenths, setTenths] = useState<number | null>(years.known > 0 ? Math.round(years.known * 10) : null);
  const save = () => {
    if (tenths !== null) void years.confirm(tenths);
  };
  return (
    <Screen
      title={words.confirmQuestion(year)}
      context={`${title} · ${words.confirmLeft(years.left)}`}
      footer={
        <>
          {years.error && <Text className="study-error">{years.error}</Text>}
          <Button
            text={tenths === null ? words.confirmPick : words.confirmSave(year, tenthsText(tenths))}
            disabled={tenths === null}
            busy={years.busy}
            onTap={save}
          />
        </>
      }
    >
      <Text className="study-help">{words.confirmHelp}</Text>
      {years.known > 0 && <Text className="study-help">{words.confirmKnown(String(years.known))}</Text>}
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
      <Answered years={years} />
    </Screen>
  );
}

/** What follows from the answers: this year's hours, or what to do where no hours help any more. */
function Onward({ certificate }: { certificate: CertificateView }) {
  const { id, next } = certificate;
  const open = next.kind === 'retrain' ? nextOpener(certificate) : null;
  return open ? (
    <Button text={next.label} onTap={open} />
  ) : (
    <Button text={words.confirmToday} onTap={() => replaceWith('study', { id })} />
  );
}

/** What was studied in past years, one year at a time; then what this year asks for. */
export function YearsScreen({ certificate }: { certificate: CertificateView }) {
  const years = useYears(certificate);
  if (years.year !== null)
    return <AskYear key={years.year} title={certificate.title} year={years.year} years={years} />;
  return (
    <Screen
      title={words.confirmDone}
      context={certificate.title}
      footer={<Onward certificate={certificate} />}
    >
      <CertificateVerdict certificate={certificate} />
      <Answered years={years} />
    </Screen>
  );
}
