// One server process on a store that others use too: prints the port it listens on.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { assemble } from '../../server/src/compose';
import { realClock } from '../../server/src/platform/clock';
import { Keyring } from '../../server/src/platform/crypto/keyring';
import { createLog } from '../../server/src/platform/log';
import { connect, storeOf } from '../../server/src/platform/store/open';

export interface LimitOrders {
  uri: string;
  /** Base64. */
  secret: string;
  perMinute: number;
}

async function main({ uri, secret, perMinute }: LimitOrders): Promise<void> {
  const { app } = assemble({
    settings: { mode: 'production', RATE_LIMIT_PER_MINUTE: perMinute, TRUST_PROXY_HOPS: 1 },
    log: createLog('silent'),
    store: storeOf(await connect(uri)),
    keyring: new Keyring([{ id: 'k1', secret: Buffer.from(secret, 'base64') }]),
    clock: realClock,
    time: Date.now,
    codeSender: { send: async () => {} },
    h5Dir: '',
  });
  const server = createServer(app.callback()).listen(0, '127.0.0.1', () => {
    process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
  });
}

void main(JSON.parse(process.argv[2] as string));
