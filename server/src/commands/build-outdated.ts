// Builds the H5 app and bundles the server, each unless that was done from the sources as they are now
import { ensurePages, ensureServer } from './ensure-built';

void (async () => {
  if (!(await ensurePages()) || !(await ensureServer())) process.exitCode = 1;
})();
