import { View } from '@tarojs/components';
import './index.scss';

/** The helper's face: a site helmet. */
export function Helmet() {
  return <View className="helmet" aria-hidden="true" />;
}
