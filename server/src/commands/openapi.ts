// npm run openapi: writes server/openapi.json anew from the contracts of all endpoints that the demo serves
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mongoose';
import { assemble } from '../assemble';
import { SimulatedClock } from '../clock';
import { Keyring } from '../crypto/keyring';
import { openApiDocument } from '../http/openapi';
import { createLog } from '../log';

export const OPENAPI_FILE = join(__dirname, '../../openapi.json');

/** The description of every endpoint there is, the demo's included, as the committed file has it. */
export function openApiText(): string {
  const clock = new SimulatedClock(0);
  const { served } = assemble({
    settings: { mode: 'demo', RATE_LIMIT_PER_MINUTE: 1, TRUST_PROXY_HOPS: 0 },
    log: createLog('silent'),
    store: { connection: createConnection(), ping: async () => {}, close: async () => {} },
    keyring: new Keyring([{ id: 'none', secret: Buffer.alloc(32) }]),
    clock,
    demoClock: { clock, moveTo: async () => {}, stop: async () => {} },
    time: Date.now,
    h5Dir: '',
  });
  return `${JSON.stringify(openApiDocument(served), null, 2)}\n`;
}

if (require.main === module) {
  writeFileSync(OPENAPI_FILE, openApiText());
  process.exit(0);
}
