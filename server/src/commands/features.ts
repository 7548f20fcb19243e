import { demoPeople } from '../demo/people';
import { createFeatures, type Features } from '../features';
import { createLog } from '../platform/log';
import { ensureIndexes } from '../platform/store/indexes';
import { type CommandData, withData } from './data';

export { runCommand, UsageError } from './data';

export type FeatureData = Features & CommandData;

/** Does some work with all of the product's features, beside a running server or without one. */
export const withFeatures = <T>(demo: boolean, work: (features: FeatureData) => Promise<T>): Promise<T> =>
  withData(demo, async (data) => {
    const log = createLog('error');
    const features = createFeatures({ ...data, log, ...(demo && { demoPeople }) });
    await ensureIndexes(data.connection, log);
    return work({ ...data, ...features });
  });
