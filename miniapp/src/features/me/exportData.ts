import { call } from '../../api/call';
import { canDownload } from '../../app/web/downloads';
import { showToast } from '../../ui/Toast';
import { copyText } from '../place/actions';
import { words } from './words';

const NAME = '换证助手-我的数据';

function download(text: string, type: string, ending: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${NAME}.${ending}`;
  link.click();
  URL.revokeObjectURL(address);
  showToast({ text: words.exported });
}

/** All of the holder's data: a file on the web, the clipboard in WeChat. */
export async function exportData(): Promise<void> {
  if (process.env.TARO_ENV === 'h5' && !canDownload()) return;
  const text = JSON.stringify(await call('GET /v1/me/export'), null, 2);
  if (process.env.TARO_ENV === 'h5') download(text, 'application/json', 'json');
  else await copyText(text, words.copied);
}

/** The same as a page to read and print; on the web alone. */
export async function exportPage(): Promise<void> {
  if (!canDownload()) return;
  const [data, { packs }] = await Promise.all([call('GET /v1/me/export'), call('GET /v2/packs')]);
  const { readablePage } = await import('./readable');
  const said = {
    title: words.exportPageTitle,
    note: words.exportPageNote,
    packs: Object.fromEntries(packs.map(({ id, jurisdiction }) => [id, jurisdiction])),
  };
  download(readablePage(data, said), 'text/html', 'html');
}
