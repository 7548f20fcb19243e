// One server process, as far as its jobs go: runs them again and again until it is killed.
// Its log lines, one JSON object each, tell which job began and ended when.
import { setTimeout as pause } from 'node:timers/promises';
import { shanghaiDay } from '@hz/shared/calendar';
import { JobLeases, type Lease } from '../../server/src/platform/jobs/lease';
import { createLog, type Logger } from '../../server/src/platform/log';
import { anInstance, openWorld, outletTo, worldKeyring } from './reminder-world';

export interface InstanceOrders {
  uri: string;
  database: string;
  weChatBase: string;
  /** The law's clock when it showed `since`, in real time; it goes on from there, so that what rests comes back. */
  now: number;
  since: number;
  leaseMs: number;
}

/** Tells until when a lease holds, each time the store was told so. */
function tellOfLeases(log: Logger): void {
  const { acquire, renew } = JobLeases.prototype;
  const told = ({ job, fence }: Lease, heldUntil: number) =>
    log.info({ job, fence, heldUntil }, 'lease held');
  JobLeases.prototype.acquire = async function (job) {
    const at = Date.now();
    const lease = await acquire.call(this, job);
    if (lease) told(lease, at + this.lifeMs);
    return lease;
  };
  JobLeases.prototype.renew = async function (lease) {
    const at = Date.now();
    const isHeld = await renew.call(this, lease);
    if (isHeld) told(lease, at + this.lifeMs);
    return isHeld;
  };
}

async function main(orders: InstanceOrders): Promise<never> {
  const connection = await openWorld(orders.uri, orders.database);
  const now = () => orders.now + Date.now() - orders.since;
  const clock = { now, today: () => shanghaiDay(now()), simulated: true };
  const push = outletTo({ base: orders.weChatBase, connection, keyring: worldKeyring() });
  const log = createLog('debug', { write: (line) => void process.stdout.write(line) });
  const { background } = anInstance({ connection, clock, push, log, leaseMs: orders.leaseMs });
  tellOfLeases(log);
  log.info('ready');
  for (;;) {
    for (const job of background.jobs) await background.runner.run(job).catch(() => {});
    await pause(50);
  }
}

void main(JSON.parse(process.argv[2] as string));
