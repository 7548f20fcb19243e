import { type Endpoint, type EndpointKey, endpoints } from '@hz/shared/contracts';
import fc from 'fast-check';
import { isLongRun } from '../support/long';
import { appoint } from '../support/registry';
import { requestLine, sampleBodies } from '../support/samples';
import { SEED } from '../support/seed';
import { startApp, type TestApp, type TestHolder } from '../support/server';

const REQUESTS = isLongRun ? 20_000 : 2_000;

/** So many callers at a time, each an officer with a certificate of their own. */
const LANES = 4;

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

async function arrive(): Promise<{ holder: TestHolder; certificateId: string }> {
  const holder = await appoint(app, await app.signIn(), 'officer');
  return { holder, certificateId: (await holder.addCertificate()).id };
}

const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('__proto__', '$where', '', ' ', '2022-02-30', '2023-12-31', '\u0000', '9'.repeat(400)),
  fc.constantFrom(-1, 0, 1e308, 0.05, 24.05, Number.MAX_SAFE_INTEGER),
  fc.record({ $gt: fc.constant('') }),
);

/** A sample body with one field put to something odd, taken out, or with one more; or anything at all. */
function bodyFor(key: EndpointKey): fc.Arbitrary<unknown> {
  const sample = (sampleBodies as Record<string, Record<string, unknown>>)[key] ?? {};
  const field = fc.constantFrom(...Object.keys(sample), 'extra', '__proto__', 'constructor');
  const changed = fc.tuple(field, odd).map(([name, value]) => ({ ...sample, [name]: value }));
  return fc.oneof(changed, changed, fc.constant(sample), fc.jsonValue());
}

const requests = (keys: EndpointKey[]) =>
  fc.constantFrom(...keys).chain((key) =>
    fc.record({
      key: fc.constant(key),
      body: bodyFor(key),
      param: fc.oneof(fc.constant(undefined), fc.string({ minLength: 1, maxLength: 50, unit: 'binary' })),
      query: fc.oneof(fc.constant(''), fc.constant(''), fc.webQueryParameters()),
    }),
  );

const served = () => app.served.filter((key) => !(endpoints[key] as Endpoint).upload);

/** Sends random requests one after the other; answers how often each status came. */
async function sendRandom(seed: number, numRuns: number): Promise<Map<number, number>> {
  const statuses = new Map<number, number>();
  let caller = await arrive();
  for (const { key, body, param, query } of fc.sample(requests(served()), { numRuns, seed })) {
    const line = requestLine(key, caller.certificateId);
    const path = param === undefined ? line.path : line.path.replace(/[^/]+$/, encodeURIComponent(param));
    const withQuery = query === '' || path.includes('?') ? path : `${path}?${query}`;
    const sent = line.method === 'GET' ? undefined : body;
    const { status } = await caller.holder
      .request(line.method, withQuery)
      .send(JSON.stringify(sent))
      .type('json');
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status >= 500)
      throw new Error(`seed ${seed}: ${key} ${withQuery} ${JSON.stringify(body)}: ${status}`);
    if (status === 401 || key === 'DELETE /v1/certificates/:id') caller = await arrive();
  }
  return statuses;
}

test(`${REQUESTS} random requests over all routes: never our fault (seed ${SEED})`, async () => {
  const lanes = Array.from({ length: LANES }, (_, lane) => sendRandom(SEED + lane, REQUESTS / LANES));
  const answered = await Promise.all(lanes);
  const fine = answered.reduce((sum, statuses) => sum + (statuses.get(200) ?? 0), 0);
  // A run in which everything is refused would show nothing
  expect(fine).toBeGreaterThan(REQUESTS / 50);
}, 600_000);
