import fc from 'fast-check';
import { SEED } from './seed';

// fast-check prints its seed with every failure: it is that of the run, and TEST_SEED repeats the failure.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED });

export default fc;
