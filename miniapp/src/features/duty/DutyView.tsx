import type { CertificateView } from '@hz/shared/contracts';
import { Text } from '@tarojs/components';
import { go } from '../../navigation';
import { Card } from '../../ui/Card';
import { Chip, Chips } from '../../ui/Choice';
import { ErrorLine } from '../../ui/ErrorLine';
import { Entry, Rows } from '../../ui/Rows';
import { CertificateVerdict } from '../certificates/CertificateVerdict';
import { FlipSheet } from '../certificates/flip';
import { useChange } from '../certificates/useChange';
import { RequirementCard } from '../study/RequirementCard';
import { requirementOf } from '../study/requirement';
import { Timeline } from '../study/Timeline';
import './index.scss';
import { words } from './words';

const ANSWERS = [
  { value: true, text: words.answers.yes },
  { value: false, text: words.answers.no },
  { value: null, text: words.answers.unknown },
] as const;

/** Whether the holder still works in the post; not saying is an answer that changes nothing. */
function InPost({ certificate }: { certificate: CertificateView }) {
  const { busy, error, change } = useChange(certificate);
  const choose = async (inPost: boolean | null) => {
    if (busy) return;
    const said = ANSWERS.find(({ value }) => value === inPost)?.text ?? '';
    await change({ inPost }, words.kept, () => words.changed(said));
  };
  return (
    <Card title={words.questionTitle} icon="person">
      <Text className="duty-help">{words.questionHelp}</Text>
      <Chips label={words.questionTitle}>
        {ANSWERS.map(({ value, text }) => (
          <Chip
            key={text}
            text={text}
            chosen={certificate.inPost === value}
            onTap={() => void choose(value)}
          />
        ))}
      </Chips>
      {certificate.inPost !== null && <Text className="duty-help">{words.source}</Text>}
      <ErrorLine text={error} />
    </Card>
  );
}

/** After the exchange: what every year asks for, and how the years stand. */
export function DutyView({ certificate }: { certificate: CertificateView }) {
  const { id } = certificate;
  const requirement = requirementOf(certificate);
  const { yearsToConfirm } = certificate.assessment.continuingEducation;
  const step = certificate.way.steps.find((each) => each.id === 'yearly-study');
  return (
    <>
      {requirement?.year != null && <RequirementCard requirement={requirement} certificate={certificate} />}
      <CertificateVerdict certificate={certificate} />
      <InPost certificate={certificate} />
      <Card>
        <Rows>
          {yearsToConfirm.length > 0 && (
            <Entry
              icon="ask"
              text={words.confirm}
              hint={words.confirmHint(yearsToConfirm.map((year) => `${year}年`).join('、'))}
              onTap={() => go('years', { id })}
            />
          )}
          <Entry icon="book" text={words.study} hint={words.studyHint} onTap={() => go('study', { id })} />
          {step && (
            <Entry
              icon="notice"
              text={step.title}
              hint={words.stepHint}
              onTap={() => go('step', { id, step: step.id })}
            />
          )}
        </Rows>
      </Card>
      <Timeline years={certificate.years} />
      <FlipSheet />
    </>
  );
}
