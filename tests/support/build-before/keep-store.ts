// npx tsx tests/support/build-before/keep-store.ts DATA_DIR FOLDER: keeps the store of a stopped demo and its keys in a
// folder. What would end by itself in real time is put off, so that the store says in years what it says today.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start } from '@hz/embedded-mongo';
import { connect } from '../../../server/src/platform/store/open';
import { pack } from '../packed';

const LATER = new Date('2099-01-01');

async function putOff(dataDir: string): Promise<void> {
  const store = await start({ dataDir });
  const uri = new URL(store.uri);
  uri.pathname = '/huanzheng';
  const connection = await connect(uri.href);
  for (const { name } of await connection.listCollections())
    for (const { key, expireAfterSeconds } of await connection.collection(name).indexes()) {
      if (expireAfterSeconds === undefined) continue;
      const field = Object.keys(key)[0] as string;
      await connection
        .collection(name)
        .updateMany({ [field]: { $type: 'date' } }, { $set: { [field]: LATER } });
    }
  await connection.close();
  await store.stop();
}

const [dataDir = '', folder = ''] = process.argv.slice(2);
void putOff(join(dataDir, 'store')).then(() => {
  mkdirSync(folder, { recursive: true });
  pack(readFileSync(join(dataDir, 'store', 'store.db')), join(folder, 'store.db'));
  writeFileSync(join(folder, 'keys.txt'), readFileSync(join(dataDir, 'keys.txt')));
});
