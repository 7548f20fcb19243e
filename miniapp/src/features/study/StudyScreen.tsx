import { formatDay, formatDayChinese, yearOf } from '@hz/shared/calendar';
import type { CertificateView } from '@hz/shared/contracts';
import { useState } from 'react';
import { newId } from '../../ids';
import { go } from '../../navigation';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorLine } from '../../ui/ErrorLine';
import { tenthsText } from '../../ui/HoursField/tenths';
import { Entry as EntryRow, Rows } from '../../ui/Rows';
import { CertificateVerdict } from '../certificates/CertificateVerdict';
import { hoursDoubtOf } from '../certificates/doubt';
import { FlipSheet } from '../certificates/flip';
import { nextOpener } from '../certificates/next';
import { useNamed } from '../certificates/twins';
import { Screen } from '../shell/Screen';
import { CreditSheet } from './CreditSheet';
import { EntryList } from './EntryList';
import { RequirementCard } from './RequirementCard';
import { hoursStep, isAhead, requirementOf, waitingHours } from './requirement';
import { Timeline } from './Timeline';
import { type Credits, type Entry, useCredits } from './useCredits';
import { words } from './words';

/** What lies beside the hours: the years to speak of, and where to study for what is asked now. */
function Leads({ certificate }: { certificate: CertificateView }) {
  const { id, way, assessment } = certificate;
  const left = assessment.continuingEducation.yearsToConfirm.length;
  const requirement = requirementOf(certificate);
  const step = requirement && hoursStep(way, requirement);
  if (left === 0 && !step) return null;
  return (
    <Card>
      <Rows>
        {left > 0 && (
          <EntryRow
            icon="ask"
            text={words.confirm}
            hint={words.confirmLeft(left)}
            onTap={() => go('years', { id })}
          />
        )}
        {step && (
          <EntryRow
            icon="place"
            text={words.where}
            hint={words.whereHint}
            onTap={() => go('step', { id, step: step.id })}
          />
        )}
      </Rows>
    </Card>
  );
}

const USUAL_TENTHS = 40;

/** Whether it is in doubt that hours are owed for it at all: somebody is to be asked first. */
const isAsked = ({ next }: CertificateView): boolean => next.kind === 'contact' || next.kind === 'retrain';

/** Where hours of today count for nothing that is asked for, and where enough is studied, the way leads on. */
function Onward({ certificate, onAdd }: { certificate: CertificateView; onAdd: () => void }) {
  const { next } = certificate;
  const onward = next.kind === 'study' ? null : nextOpener(certificate);
  return (
    <>
      {onward && <Button text={next.label} onTap={onward} />}
      <Button kind={onward ? 'quiet' : 'second'} icon="plus" text={words.add} onTap={onAdd} />
    </>
  );
}

/**
 * What is done here most: the usual hours of today, with one tap that names both; not while such hours wait to be sent,
 * as if nothing had been written down, and not where they would count for nothing.
 */
function Footer({
  certificate,
  credits,
  onAdd,
}: {
  certificate: CertificateView;
  credits: Credits;
  onAdd: () => void;
}) {
  const requirement = requirementOf(certificate);
  const { today } = credits;
  if (requirement === null || isAhead(requirement, certificate.asOf) || isAsked(certificate))
    return <Onward certificate={certificate} onAdd={onAdd} />;
  const left = Math.round(requirement.remaining * 10);
  if (requirement.year === null && left === 0 && nextOpener(certificate))
    return <Onward certificate={certificate} onAdd={onAdd} />;
  const isWaiting = credits.entries.some(({ on, pending }) => pending && on === formatDay(today));
  const tenths = Math.min(USUAL_TENTHS, left);
  // What is questioned is no single tap.
  const isDoubted = hoursDoubtOf(credits.first, credits.entries, { id: '', day: today, tenths }) !== null;
  if (left === 0 || isWaiting || isDoubted) return <Button icon="plus" text={words.add} onTap={onAdd} />;
  return (
    <>
      <ErrorLine text={credits.error} />
      <Button
        text={words.today(formatDayChinese(today, yearOf(today)), tenthsText(tenths))}
        busy={credits.busy}
        onTap={() => void credits.add(newId(), today, tenths)}
      />
      <Button kind="quiet" icon="plus" text={words.add} onTap={onAdd} />
    </>
  );
}

/** The hours of one certificate: what is asked for, year by year, entry by entry. */
export function StudyScreen({ certificate }: { certificate: CertificateView }) {
  const credits = useCredits(certificate);
  const named = useNamed(certificate.id);
  const [sheet, setSheet] = useState<{ credit: Entry | null } | null>(null);
  const requirement = requirementOf(certificate);
  const waiting = requirement ? waitingHours(certificate, credits.entries, requirement) : 0;
  const open = (credit: Entry | null) => {
    credits.clearError();
    setSheet({ credit });
  };
  return (
    <Screen
      title={words.title}
      context={named(certificate.title)}
      footer={<Footer certificate={certificate} credits={credits} onAdd={() => open(null)} />}
    >
      {(requirement === null || isAsked(certificate)) && <CertificateVerdict certificate={certificate} />}
      {requirement && <RequirementCard requirement={requirement} certificate={certificate} />}
      <Leads certificate={certificate} />
      <Timeline years={certificate.years} />
      <EntryList entries={credits.entries} asOf={certificate.asOf} onOpen={open} />
      {sheet && (
        <CreditSheet
          credits={credits}
          credit={sheet.credit}
          requirement={requirement}
          waiting={waiting}
          onClose={() => setSheet(null)}
        />
      )}
      <FlipSheet />
    </Screen>
  );
}
