// npx tsx tests/support/build-before/keep-store.ts DATA_DIR: keeps the store of a stopped demo beside this file. What
// would end by itself in real time is put off, so that the store says in years what it says today.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { start } from '@hz/embedded-mongo';
import { connect } from '../../../server/src/platform/store/open';

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

const dataDir = process.argv[2] as string;
void putOff(join(dataDir, 'store')).then(() => {
  const bytes = readFileSync(join(dataDir, 'store', 'store.db'));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  writeFileSync(join(__dirname, 'store.db.br'), brotliCompressSync(bytes, { params }));
  copyFileSync(join(dataDir, 'keys.txt'), join(__dirname, 'keys.txt'));
});
