import type { CertificateView } from '@hz/shared/contracts';
import { go, replaceWith } from '../../navigation';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Entry, Fact, Rows } from '../../ui/Rows';
import { CertificateVerdict } from '../certificates/CertificateVerdict';
import { FlipSheet } from '../certificates/flip';
import { nextOpener } from '../certificates/next';
import { useNamed } from '../certificates/twins';
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

/** Years of which one cannot say how much: that they stay open is said. */
function Unsaid({ years }: { years: Years }) {
  if (years.unsaid.length === 0) return null;
  return (
    <Card title={words.confirmUnsaid}>
      <Rows>
        {years.unsaid.map((year) => (
          <Fact
            key={year}
            name={`${year}年`}
            value={words.confirmUnsaidOf}
            onChange={() => years.askAgain(year)}
          />
        ))}
      </Rows>
    </Card>
  );
}

/** Where one finds how much it was. */
function WhereToLook({ certificate: { id, way } }: { certificate: CertificateView }) {
  const step = way.steps.filter(({ marks }) => marks === 'hours').pop();
  if (!step) return null;
  return (
    <Card>
      <Rows>
        <Entry
          icon="place"
          text={words.confirmWhere}
          hint={words.confirmWhereHint}
          onTap={() => go('step', { id, step: step.id })}
        />
      </Rows>
    </Card>
  );
}

function AskYear({ certificate, year, years }: { certificate: CertificateView; year: number; years: Years }) {
  const title = useNamed(certificate.id)(certificate.title);
  const { left, known, stated, duty, busy, error } = years;
  return (
    <AskHours
      title={words.confirmQuestion(year)}
      context={left > 0 ? `${title} · ${words.confirmLeft(left)}` : title}
      help={known > 0 ? [words.confirmHelp, words.confirmKnown(String(known))] : [words.confirmHelp]}
      known={known}
      stated={stated}
      duty={duty}
      keep={(hours) => words.confirmSave(year, hours)}
      busy={busy}
      error={error}
      onKeep={(tenths) => void years.confirm(tenths)}
      onSkip={years.skip}
    >
      <WhereToLook certificate={certificate} />
      <Unsaid years={years} />
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
  const title = useNamed(certificate.id)(certificate.title);
  useTop(years.year);
  if (years.year !== null)
    return <AskYear key={years.year} certificate={certificate} year={years.year} years={years} />;
  return (
    <Screen
      title={years.unsaid.length > 0 ? words.confirmUnsure : words.confirmDone}
      context={title}
      footer={<Onward certificate={certificate} />}
    >
      <CertificateVerdict certificate={certificate} />
      <Unsaid years={years} />
      {years.unsaid.length > 0 && <WhereToLook certificate={certificate} />}
      <Answered years={years} />
      <FlipSheet />
    </Screen>
  );
}
