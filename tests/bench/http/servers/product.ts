// The product's own app as production runs it, log and limits and all. Its store is there, but is not asked here.
import { createServer } from 'node:http';
import { devNull } from 'node:os';
import { assemble } from '../../../../server/src/compose';
import { realClock } from '../../../../server/src/platform/clock';
import { Keyring } from '../../../../server/src/platform/crypto/keyring';
import { createLog, gathered } from '../../../../server/src/platform/log';
import { connect, storeOf } from '../../../../server/src/platform/store/open';
import { announce } from './case';

async function main(uri: string): Promise<void> {
  const { app } = assemble({
    settings: { mode: 'production', RATE_LIMIT_PER_MINUTE: 1_000_000_000, TRUST_PROXY_HOPS: 0 },
    log: createLog('info', gathered(devNull)),
    store: storeOf(await connect(uri)),
    keyring: new Keyring([{ id: 'bench', secret: Buffer.alloc(32) }]),
    clock: realClock,
    time: Date.now,
    h5Dir: '',
  });
  const server = createServer(app.callback());
  server.listen(0, '127.0.0.1', () => announce(server.address()));
}

void main(process.argv[2] as string);
