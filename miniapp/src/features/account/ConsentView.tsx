import { Text, View } from '@tarojs/components';
import { Helmet } from '../../ui/Helmet';
import { PrivacyText } from './PrivacyText';
import './index.scss';
import { words } from './words';

/** What the helper is, and how it treats what it is told: readable before anything is agreed to. */
export function ConsentView({ notice }: { notice: readonly { title: string; text: string }[] }) {
  return (
    <>
      <View className="hello">
        <Helmet />
        <Text className="hello-promise">{words.promise}</Text>
      </View>
      <PrivacyText notice={notice} title={words.privacyTitle} />
    </>
  );
}
