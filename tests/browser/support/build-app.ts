import { ensurePages, ensureServer } from '../../../server/src/commands/ensure-built';

/** Builds app and server before the first walk, once for all of them, unless they are there as their sources are. */
export default async function buildApp(): Promise<void> {
  if (!(await ensurePages()) || !(await ensureServer())) throw new Error('the app could not be built');
}
