import { Text } from '@tarojs/components';
import { useResource } from '../../api/resource';
import { session } from '../../api/session';
import { go } from '../../navigation';
import { useObservable } from '../../observable';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorLine } from '../../ui/ErrorLine';
import { CertificateVerdict } from '../certificates/CertificateVerdict';
import { certificates } from '../certificates/store';
import { Screen } from '../shell/Screen';
import { AnsweredList } from './AnsweredList';
import './index.scss';
import type { Intake } from './store';
import type { useIntake } from './useIntake';
import { words } from './words';

interface Props {
  data: Intake;
  preview: NonNullable<Intake['preview']>;
  asOf: string;
  intake: ReturnType<typeof useIntake>;
}

/** What the answers mean, before the certificate is added. */
export function ResultScreen({ data, preview, asOf, intake }: Props) {
  const signedIn = useObservable(session) !== null;
  const others = useResource(certificates, signedIn).data?.certificates ?? [];
  const twin = signedIn ? others.find(({ title }) => title === preview.title) : undefined;
  const finish = signedIn ? (twin ? words.addTwice : words.finish) : words.signInFirst;
  return (
    <Screen
      open
      title={words.verdictTitle}
      footer={
        <>
          <ErrorLine text={intake.error} />
          <Button
            kind={twin ? 'second' : 'main'}
            text={finish}
            busy={intake.busy}
            onTap={() => void intake.finish()}
          />
        </>
      }
    >
      {twin && (
        <Card icon="ask" title={words.twice(twin.title)}>
          <Text className="intake-help">{words.twiceHelp}</Text>
          <Button text={words.seeOther} onTap={() => go('certificate', { id: twin.id })} />
        </Card>
      )}
      <Text className="intake-for">{words.verdictFor(preview.title)}</Text>
      <CertificateVerdict certificate={{ verdict: preview.verdict, asOf }} />
      {!signedIn && <Text className="intake-help">{words.keptHere}</Text>}
      <AnsweredList answered={data.answered} onChange={intake.change} />
      <Button kind="quiet" icon="undo" text={words.startOver} onTap={() => void intake.startOver()} />
    </Screen>
  );
}
