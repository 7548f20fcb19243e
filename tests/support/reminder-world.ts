import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from '@hz/embedded-mongo';
import { type Connection, Types } from 'mongoose';
import { type Assembled, assemble } from '../../server/src/compose';
import { type PushOutlet, weChatOutlet } from '../../server/src/features/reminders/service';
import type { Clock } from '../../server/src/platform/clock';
import { Keyring } from '../../server/src/platform/crypto/keyring';
import { createLog, type Logger } from '../../server/src/platform/log';
import { withDatabase } from '../../server/src/platform/store/address';
import { ensureIndexes } from '../../server/src/platform/store/indexes';
import { connect, storeOf } from '../../server/src/platform/store/open';

const KEYS = { thing1: 'certificate', date2: 'deadline', thing3: 'advice' } as const;
export const EXCHANGE = 'template-exchange';
export const EDUCATION = 'template-education';

/** The same key in every process of a test. */
export const worldKeyring = (): Keyring => new Keyring([{ id: 'k1', secret: Buffer.alloc(32, 7) }]);

export interface OutletOptions {
  base: string;
  connection: Connection;
  keyring: Keyring;
  time?: () => number;
  perSecond?: number;
  timeoutMs?: number;
}

/** Sends through a double of WeChat; every holder is reached there under the own id. */
export const outletTo = ({
  base,
  perSecond = 10_000,
  timeoutMs = 60_000,
  ...parts
}: OutletOptions): PushOutlet => ({
  ...weChatOutlet({
    ...{ time: Date.now, perSecond, ...parts },
    options: { apiBase: base, appId: 'wx0000000000000000', appSecret: 's'.repeat(32), timeoutMs },
    templates: { exchange: { id: EXCHANGE, keys: KEYS }, education: { id: EDUCATION, keys: KEYS } },
    state: 'formal',
  }),
  addressOf: (_, holder) => holder._id.toHexString(),
});

export interface InstanceParts {
  connection: Connection;
  clock: Clock;
  push?: PushOutlet;
  log?: Logger;
  keyring?: Keyring;
  leaseMs?: number;
}

/** One instance of the server on a store, without its port. */
export const anInstance = ({ connection, clock, push, log, keyring, leaseMs }: InstanceParts): Assembled =>
  assemble({
    settings: { mode: 'production', RATE_LIMIT_PER_MINUTE: 1_000_000, TRUST_PROXY_HOPS: 0 },
    log: log ?? createLog('silent'),
    store: storeOf(connection),
    keyring: keyring ?? worldKeyring(),
    ...{ clock, push, leaseMs },
    time: Date.now,
    h5Dir: '',
  });

/** A store of its own in a folder of its own. */
export async function aStore(): Promise<{ uri: string; stop(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hz-reminders-'));
  const embedded = await start({ dataDir });
  return {
    uri: embedded.uri,
    stop: async () => {
      await embedded.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const openWorld = (uri: string, database: string): Promise<Connection> =>
  connect(withDatabase(uri, database));

/** Makes holders as signing in would, as many as wanted at once. */
export async function addHolders(connection: Connection, count: number): Promise<string[]> {
  const now = new Date();
  const holders = Array.from({ length: count }, () => ({
    _id: new Types.ObjectId(),
    version: 0,
    identities: [{ method: 'phone', hash: randomBytes(12).toString('hex'), sealed: '' }],
    ...{ consentedTo: '2026-11-30', consentedAt: now, createdAt: now },
    ...{ registeredOn: null, textSize: null, demoIdentity: null, role: null },
  }));
  for (let at = 0; at < count; at += 5000)
    await connection.collection('holders').insertMany(holders.slice(at, at + 5000));
  return holders.map(({ _id }) => _id.toHexString());
}

/** The facts of a new certificate that nothing has been done for. */
export const PLAIN_CERTIFICATE = {
  rulebook: 'jilin-2022-25',
  family: 'site-professional',
  trade: '施工员',
  specialty: '土建',
  registryStatus: 'valid',
  registryCheckedOn: null,
  ...{ exchangedOn: null, issuedOn: null, downloadedOn: null, newNumber: null, inPost: null },
} as const;

/** Writes certificates straight into the store, as adding them one by one would, only faster. */
export async function addCertificates(
  connection: Connection,
  certificates: readonly { holderId: string; createdOn: number; issuedOn?: number; exchangedOn?: number }[],
): Promise<void> {
  const records = certificates.map(({ holderId, ...facts }) => ({
    ...PLAIN_CERTIFICATE,
    ...facts,
    holderId: new Types.ObjectId(holderId),
    ...{ version: 0, number: null, archived: false, credits: [], yearStatements: [] },
    plan: { on: 0, wishes: 0 },
  }));
  for (let at = 0; at < records.length; at += 5000)
    await connection.collection('certificates').insertMany(records.slice(at, at + 5000));
}

export { ensureIndexes };
