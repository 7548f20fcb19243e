import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { Button } from '../../ui/Button';
import { showToast } from '../../ui/Toast';
import { words } from './words';

/** What WeChat calls it when the scanner is closed without a code: no error for whoever did it. */
const CLOSED = /cancel/;

interface Props {
  /** It was begun where one came from: opens without another tap. */
  atOnce: boolean;
  onContent: (content: string) => void;
}

/** WeChat's own scanner. */
export function Scanner({ atOnce, onContent }: Props) {
  const scan = () =>
    Taro.scanCode({}).then(
      ({ result }) => onContent(result),
      ({ errMsg }: { errMsg?: string }) => {
        if (!CLOSED.test(errMsg ?? '')) showToast({ text: words.scan.scannerFailed });
      },
    );
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes
  useEffect(() => {
    if (atOnce) void scan();
  }, []);
  return <Button icon="scan" text={words.scan.scan} onTap={() => void scan()} />;
}
