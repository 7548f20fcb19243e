import { Text, View } from '@tarojs/components';
import { Helmet } from '../../ui/Helmet';
import { usePlace } from '../packs/usePlace';
import { PrivacyText } from './PrivacyText';
import './index.scss';
import { words } from './words';

/** What the helper is, and how it treats what it is told: readable before anything is agreed to. */
export function ConsentView({ notice }: { notice: readonly { title: string; text: string }[] }) {
  const { chosen } = usePlace();
  // The exchange is what the preset document is about.
  const elsewhere = chosen !== null && !chosen.preset;
  return (
    <>
      <View className="hello">
        <Helmet />
        <Text className="hello-promise">{elsewhere ? words.promiseElsewhere : words.promise}</Text>
      </View>
      <PrivacyText notice={notice} title={words.privacyTitle} />
    </>
  );
}
