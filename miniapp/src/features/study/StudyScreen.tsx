import type { CertificateView } from '@hz/shared/contracts';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { Entry as EntryRow } from '../../components/Rows';
import { go } from '../../navigation';
import { CertificateVerdict } from '../certificates/CertificateVerdict';
import { Screen } from '../shell/Screen';
import { CreditSheet } from './CreditSheet';
import { EntryList } from './EntryList';
import { RequirementCard } from './RequirementCard';
import { requirementOf } from './requirement';
import { Timeline } from './Timeline';
import { type Entry, useCredits } from './useCredits';
import { words } from './words';

/** The hours of one certificate: what is asked for, year by year, entry by entry. */
export function StudyScreen({ certificate }: { certificate: CertificateView }) {
  const credits = useCredits(certificate);
  const [sheet, setSheet] = useState<{ credit: Entry | null } | null>(null);
  const requirement = requirementOf(certificate);
  const { yearsToConfirm } = certificate.assessment.continuingEducation;
  const open = (credit: Entry | null) => {
    credits.clearError();
    setSheet({ credit });
  };
  return (
    <Screen
      title={words.title}
      context={certificate.title}
      footer={<Button icon="plus" text={words.add} onTap={() => open(null)} />}
    >
      {requirement ? (
        <RequirementCard requirement={requirement} asOf={certificate.asOf} />
      ) : (
        <CertificateVerdict certificate={certificate} />
      )}
      {yearsToConfirm.length > 0 && (
        <Card>
          <EntryRow
            icon="ask"
            text={words.confirm}
            hint={words.confirmLeft(yearsToConfirm.length)}
            onTap={() => go('years', { id: certificate.id })}
          />
        </Card>
      )}
      <Timeline years={certificate.years} />
      <EntryList entries={credits.entries} asOf={certificate.asOf} onOpen={open} />
      {sheet && <CreditSheet credits={credits} credit={sheet.credit} onClose={() => setSheet(null)} />}
    </Screen>
  );
}
