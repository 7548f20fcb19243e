import { call } from '../../api/call';
import { showToast } from '../../components/Toast';
import { canDownload } from '../../web/downloads';
import { copyText } from '../place/actions';
import { words } from './words';

const FILE_NAME = '换证助手-我的数据.json';

function download(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = FILE_NAME;
  link.click();
  URL.revokeObjectURL(address);
  showToast({ text: words.exported });
}

/** All of the holder's data: a file on the web, the clipboard in WeChat. */
export async function exportData(): Promise<void> {
  if (process.env.TARO_ENV === 'h5' && !canDownload()) return;
  const text = JSON.stringify(await call('GET /v1/me/export'), null, 2);
  if (process.env.TARO_ENV === 'h5') download(text);
  else await copyText(text, words.copied);
}
