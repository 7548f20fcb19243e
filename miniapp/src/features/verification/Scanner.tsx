import Taro from '@tarojs/taro';
import { Button } from '../../ui/Button';
import { showToast } from '../../ui/Toast';
import { words } from './words';

/** What WeChat calls it when the scanner is closed without a code: no error for whoever did it. */
const CLOSED = /cancel/;

/** WeChat's own scanner. */
export function Scanner({ onContent }: { onContent: (content: string) => void }) {
  const scan = () =>
    Taro.scanCode({}).then(
      ({ result }) => onContent(result),
      ({ errMsg }: { errMsg?: string }) => {
        if (!CLOSED.test(errMsg ?? '')) showToast({ text: words.scan.scannerFailed });
      },
    );
  return <Button icon="scan" text={words.scan.scan} onTap={() => void scan()} />;
}
