import { call } from '../../api/call';
import { copyText } from '../place/actions';
import { readableText } from './readable';
import { readableSaid } from './readable-said';
import { words } from './words';

/** All of the holder's data, copied: WeChat saves no files. */
export async function exportData(): Promise<void> {
  await copyText(JSON.stringify(await call('GET /v1/me/export'), null, 2), words.copied);
}

/** The same in plain words, to be pasted where it can be read and printed. */
export async function exportPage(): Promise<void> {
  const data = await call('GET /v1/me/export');
  const said = await readableSaid(data);
  await copyText(readableText(data, said), words.copied);
}
