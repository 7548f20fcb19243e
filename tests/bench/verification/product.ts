// The product's own app as production runs it, on the store it is told: lists imported, log and limits and all.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { devNull } from 'node:os';
import { destination } from 'pino';
import { assemble } from '../../../server/src/compose';
import { realClock } from '../../../server/src/platform/clock';
import { Keyring } from '../../../server/src/platform/crypto/keyring';
import { createLog } from '../../../server/src/platform/log';
import { connect, storeOf } from '../../../server/src/platform/store/open';

/** Put together for a benchmark: on the store at `uri`, always with the same key. */
export async function productOn(uri: string) {
  const connection = await connect(uri);
  const assembled = assemble({
    settings: { mode: 'production', RATE_LIMIT_PER_MINUTE: 1_000_000_000, TRUST_PROXY_HOPS: 1 },
    log: createLog('info', destination({ dest: devNull, sync: false })),
    store: storeOf(connection),
    keyring: new Keyring([{ id: 'bench', secret: Buffer.alloc(32) }]),
    clock: realClock,
    time: Date.now,
    h5Dir: '',
  });
  return { ...assembled, connection };
}

if (require.main === module) {
  void productOn(process.argv[2] as string).then(({ app }) => {
    const server = createServer(app.callback());
    server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
  });
}
