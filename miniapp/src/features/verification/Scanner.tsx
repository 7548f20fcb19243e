import Taro from '@tarojs/taro';
import { Button } from '../../components/Button';
import { words } from './words';

/** WeChat's own scanner. Who closes it without a code is not told of an error. */
export function Scanner({ onContent }: { onContent: (content: string) => void }) {
  const scan = () =>
    Taro.scanCode({}).then(
      ({ result }) => onContent(result),
      () => undefined,
    );
  return <Button icon="scan" text={words.scan.scan} onTap={() => void scan()} />;
}
