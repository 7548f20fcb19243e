import { call } from '../../api/call';
import { canDownload } from '../../app/web/downloads';
import { showToast } from '../../ui/Toast';
import { readableSaid } from './readable-said';
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

/** All of the holder's data as a file. */
export async function exportData(): Promise<void> {
  if (!canDownload()) return;
  download(JSON.stringify(await call('GET /v1/me/export'), null, 2), 'application/json', 'json');
}

/** The same as a page to read and print. */
export async function exportPage(): Promise<void> {
  if (!canDownload()) return;
  const data = await call('GET /v1/me/export');
  const said = await readableSaid(data);
  const { readablePage } = await import('./readable');
  download(readablePage(data, said), 'text/html', 'html');
}
