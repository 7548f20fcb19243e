// npm run openapi: writes server/openapi.json anew from the contracts of all endpoints that the demo serves
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble } from '../compose';
import { SimulatedClock } from '../platform/clock';
import { Keyring } from '../platform/crypto/keyring';
import { openApiDocument } from '../platform/http/openapi';
import { createLog } from '../platform/log';
import { openStore } from '../platform/store/open';
import { noArguments } from './arguments';

export const OPENAPI_FILE = join(__dirname, '../../openapi.json');

/** The description of every endpoint there is, the demo's included, as the committed file has it. */
export async function openApiText(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hz-openapi-'));
  const store = await openStore({ dataDir });
  const clock = new SimulatedClock(0);
  const { served } = assemble({
    settings: { mode: 'demo', RATE_LIMIT_PER_MINUTE: 1, TRUST_PROXY_HOPS: 0 },
    log: createLog('silent'),
    keyring: new Keyring([{ id: 'none', secret: Buffer.alloc(32) }]),
    demoClock: { clock, moveTo: async () => {}, stop: async () => {} },
    time: Date.now,
    h5Dir: '',
    ...{ store, clock },
  });
  await store.close();
  rmSync(dataDir, { recursive: true });
  return `${JSON.stringify(openApiDocument(served), null, 2)}\n`;
}

async function write(): Promise<void> {
  writeFileSync(OPENAPI_FILE, await openApiText());
}

if (require.main === module) {
  noArguments('openapi');
  void write();
}
