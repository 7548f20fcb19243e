import { Text, View } from '@tarojs/components';
import { go, goScan } from '../../navigation';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Helmet } from '../../ui/Helmet';
import { Entry, Rows } from '../../ui/Rows';
import { PlaceEntry } from '../packs/PlaceEntry';
import { usePlace } from '../packs/usePlace';
import { SignedOutNote } from '../shell/SignedOutNote';
import './index.scss';
import { type Waiting, Waits } from './Waits';
import { words } from './words';

/** Home before signing in: all that can be had without it comes first. */
export function StrangerHome({ waiting }: { waiting: readonly Waiting[] }) {
  const { chosen } = usePlace();
  // The first button goes on with the place that is chosen; the others' answers have a line each.
  const begun = waiting.find(({ pack }) => pack === (chosen?.id ?? pack));
  // The exchange is what the preset document is about; of another place, only what holds for all is said.
  const said = { ...words.stranger, ...(chosen && !chosen.preset && words.stranger.elsewhere) };
  return (
    <>
      <SignedOutNote />
      <View className="stranger-hello">
        <Helmet />
        <Text className="stranger-promise">{said.promise}</Text>
      </View>
      {begun ? (
        <>
          <Button icon="flag" text={words.goOn} onTap={begun.onTap} />
          <Text className="stranger-note">{`${begun.text}：${begun.hint}`}</Text>
        </>
      ) : (
        <>
          <Button icon="flag" text={said.ask} onTap={() => go('add')} />
          <Text className="stranger-note">{said.askHint}</Text>
        </>
      )}
      <Waits waiting={waiting.filter((one) => one !== begun)} />
      <Card>
        <Rows>
          <PlaceEntry />
          <Entry icon="scan" text={said.scan} hint={said.scanHint} onTap={goScan} />
          <Entry icon="chat" text={said.chat} hint={said.chatHint} onTap={() => go('chat')} />
          <Entry icon="notice" text={said.notice} hint={said.noticeHint} onTap={() => go('notice')} />
        </Rows>
      </Card>
      <Button kind="second" icon="person" text={said.signIn} onTap={() => go('sign-in')} />
      <Text className="stranger-note">{said.signInHint}</Text>
    </>
  );
}
