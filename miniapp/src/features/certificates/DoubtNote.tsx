import { Text, View } from '@tarojs/components';
import { Icon } from '../../ui/Icon';
import { useInSight } from '../../ui/in-sight';
import './index.scss';

/** A day that is unlikely to be meant is questioned before it is taken down. */
export function DoubtNote({ text }: { text: string }) {
  const id = useInSight(text);
  return (
    <View className="cert-doubt" id={id} {...{ role: 'alert' }}>
      <Icon name="ask" colour="amberInk" size="small" />
      <Text className="cert-doubt-text">{text}真的是这一天吗？</Text>
    </View>
  );
}
