import { Text } from '@tarojs/components';
import { useResource } from '../../api/resource';
import { session } from '../../api/session';
import { useObservable } from '../../observable';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorLine } from '../../ui/ErrorLine';
import { cards, openPage } from '../certificates/cards';
import { certificates } from '../certificates/store';
import { deadlineWords } from '../dates';
import './index.scss';
import { NoVerdict } from '../packs/NoVerdict';
import { WhomToAsk } from '../packs/WhomToAsk';
import { WordsCard } from '../packs/WordsCard';
import { Screen } from '../shell/Screen';
import { AnsweredList } from './AnsweredList';
import type { Intake } from './store';
import type { UseIntake } from './useIntake';
import { words } from './words';

interface Props {
  view: Intake;
  asOf: string;
  intake: UseIntake;
}

/** What the answers mean by the pack's own law, before the certificate is added. */
export function ResultScreen({ view, asOf, intake }: Props) {
  const { preview, state, pack } = view;
  const signedIn = useObservable(session) !== null;
  // By it the screens of the twin are chosen.
  useResource(certificates, signedIn);
  const others = useResource(cards, signedIn).data?.certificates ?? [];
  if (preview === null) return null;
  const { title, words: said, due, afterAll } = preview;
  const deadline = due ? deadlineWords(due.on, due.daysLeft, asOf) : null;
  const twin = signedIn ? others.find((one) => one.pack === pack && one.title === title) : undefined;
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
          <Button text={words.seeOther} onTap={() => openPage('certificate', { id: twin.id })} />
        </Card>
      )}
      <Text className="intake-for">{said ? words.verdictFor(title) : words.recorded(title)}</Text>
      {said ? (
        <WordsCard words={said} deadline={deadline} />
      ) : (
        state !== 'published' && <NoVerdict state={state} />
      )}
      {afterAll && (
        <Button
          kind="second"
          text={words.afterAll(afterAll.name)}
          onTap={() => intake.change(afterAll.question)}
        />
      )}
      {said && (said.tone === 'late' || said.tone === 'ask') && <WhomToAsk pack={pack} />}
      {!signedIn && <Text className="intake-help">{words.keptHere}</Text>}
      <AnsweredList view={view} onChange={intake.change} />
      <Button kind="quiet" icon="undo" text={words.startOver} onTap={() => void intake.startOver()} />
    </Screen>
  );
}
