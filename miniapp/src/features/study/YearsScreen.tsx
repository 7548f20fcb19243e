import type { CertificateView } from '@hz/shared/contracts';
import { replaceWith } from '../../navigation';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Fact, Rows } from '../../ui/Rows';
import { CertificateVerdict } from '../certificates/CertificateVerdict';
import { FlipSheet } from '../certificates/flip';
import { nextOpener } from '../certificates/next';
import { Screen } from '../shell/Screen';
import { useTop } from '../shell/useTop';
import { AskHours } from './AskHours';
import './index.scss';
import { useYears } from './useYears';
import { words } from './words';

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
  const { left, known, busy, error } = years;
  return (
    <AskHours
      title={words.confirmQuestion(year)}
      context={left > 0 ? `${title} · ${words.confirmLeft(left)}` : title}
      help={known > 0 ? [words.confirmHelp, words.confirmKnown(String(known))] : [words.confirmHelp]}
      known={known}
      keep={(hours) => words.confirmSave(year, hours)}
      busy={busy}
      error={error}
      onKeep={(tenths) => void years.confirm(tenths)}
    >
      <Answered years={years} />
      <FlipSheet />
    </AskHours>
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
  useTop(years.year);
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
      <FlipSheet />
    </Screen>
  );
}
