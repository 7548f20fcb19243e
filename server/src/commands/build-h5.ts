// Builds the H5 app unless it was built from the sources as they are now
import { ensureH5 } from './ensure-built';

if (!ensureH5()) process.exitCode = 1;
