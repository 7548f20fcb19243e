// npx tsx tests/support/build-before/keep-said.ts URL FOLDER: keeps what the screens of everybody say at a server of the
// build that wrote the store in that folder.
import { join } from 'node:path';
import { pack } from '../packed';
import { EVERYBODY, everyScreen } from './screens';

const [url = '', folder = ''] = process.argv.slice(2);
void everyScreen(url, EVERYBODY).then((said) =>
  pack(Buffer.from(JSON.stringify(said)), join(folder, 'said.json')),
);
