import { Text, View } from '@tarojs/components';
import { signedOut } from '../../api/session';
import { useObservable } from '../../observable';
import { Icon } from '../../ui/Icon';
import './index.scss';
import { words } from './words';

/** Says why somebody who was signed in a moment ago is asked to sign in. */
export function SignedOutNote() {
  const why = useObservable(signedOut);
  if (why === null) return null;
  return (
    <View className="shell-note" {...{ role: 'status' }}>
      <Icon name="ask" colour="muted" size="small" />
      <Text className="shell-note-text">{words.signedOut[why]}</Text>
    </View>
  );
}
