import { formatDay } from '@hz/shared/calendar';
import { useResource } from '../../api/resource';
import { session } from '../../api/session';
import { me } from '../../features/account/store';
import { useHeldPack } from '../../features/certificates/useHeldPack';
import { ColoursCard } from '../../features/me/ColoursCard';
import { MeView } from '../../features/me/MeView';
import { TextSizeCard } from '../../features/me/TextSizeCard';
import { words } from '../../features/me/words';
import { useToday } from '../../features/shell/clock';
import { Loaded } from '../../features/shell/Loaded';
import { Screen } from '../../features/shell/Screen';
import { go } from '../../navigation';
import { useObservable } from '../../observable';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';

export default function MePage() {
  const signedIn = useObservable(session) !== null;
  const shelf = useResource(me, signedIn);
  const today = useToday();
  const heldPack = useHeldPack();
  return (
    <Screen open title={words.title} tab="me">
      <TextSizeCard />
      <ColoursCard />
      {signedIn ? (
        <Loaded shelf={shelf} resource={me}>
          {(data) => <MeView me={data} today={today && formatDay(today.day)} heldPack={heldPack} />}
        </Loaded>
      ) : (
        <Card title={words.signInText} icon="person">
          <Button text={words.signIn} onTap={() => go('sign-in')} />
        </Card>
      )}
    </Screen>
  );
}
