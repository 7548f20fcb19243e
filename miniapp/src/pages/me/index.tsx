import { Input, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
export default function P() {
  return (
    <View
      aria-label="x"
      aria-role="button"
      role="button"
      onClick={() => Taro.switchTab({ url: '/pages/help/index' })}
    >
      <Text>你好</Text>
      <Input />
    </View>
  );
}
