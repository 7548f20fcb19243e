// Builds the H5 app and bundles the server, each unless that was done from the sources as they are now
import { ensureH5, ensureServer } from './ensure-built';

if (!ensureH5() || !ensureServer()) process.exitCode = 1;
