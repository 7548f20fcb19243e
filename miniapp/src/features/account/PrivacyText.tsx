import { Text, View } from '@tarojs/components';
import { Card } from '../../ui/Card';
import './index.scss';

interface Props {
  notice: readonly { title: string; text: string }[];
  title?: string;
}

/** The privacy notice, paragraph by paragraph. */
export function PrivacyText({ notice, title }: Props) {
  return (
    <Card title={title} icon={title ? 'shield' : undefined}>
      {notice.map((part) => (
        <View className="privacy-part" key={part.title}>
          <Text className="privacy-title">{part.title}</Text>
          <Text className="privacy-text">{part.text}</Text>
        </View>
      ))}
    </Card>
  );
}
