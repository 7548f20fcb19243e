/** Whether the long run was asked for (`npm run test:long`): many kills, 100,000 rows, 20,000 inputs. */
export const isLongRun = process.env.TEST_LONG === '1';

/** How many times to try something: few in the usual run, many in the long one. */
export const times = (usual: number, long: number): number => (isLongRun ? long : usual);

/** Tests that only the long run takes: walks whose parts are tested nearer to what they are about. */
export const inLongRun = isLongRun ? describe : describe.skip;

/** A test that only the long run takes. */
export const testInLongRun = (isLongRun ? test : test.skip) as jest.It;
