import { ensurePages, ensureServer } from '../../../server/src/commands/ensure-built';
import { DemoServer } from './demo-server';

const bundleThreads: () => Promise<void> = require('../../../.config/bundle-threads.cjs');

/** Builds app and server before the first walk, once for all of them, unless they are there as their sources are; and the demo’s data. */
export default async function buildApp(): Promise<void> {
  await bundleThreads();
  if (!(await ensurePages()) || !(await ensureServer())) throw new Error('the app could not be built');
  await DemoServer.seedOnce();
}
