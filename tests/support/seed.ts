/**
 * The seed of everything that is random in this run. `npm test` draws one and prints it beside every failure;
 * TEST_SEED=… repeats it.
 */
export const SEED = Number(process.env.TEST_SEED ?? Math.floor(Math.random() * 2 ** 31));
