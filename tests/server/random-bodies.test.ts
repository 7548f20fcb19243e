import { type Endpoint, type EndpointKey, endpoints } from '@hz/shared/contracts';
import fc from 'fast-check';
import { isLongRun } from '../support/long';
import { appoint } from '../support/registry';
import { requestLine, sampleBodies } from '../support/samples';
import { startApp, type TestApp, type TestHolder } from '../support/server';

const REQUESTS = isLongRun ? 20_000 : 2_000;

let app: TestApp;
let holder: TestHolder;
let certificateId: string;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

async function arrive(): Promise<void> {
  holder = await appoint(app, await app.signIn(), 'officer');
  certificateId = (await holder.addCertificate()).id;
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

test(`${REQUESTS} random requests over all routes: never our fault`, async () => {
  await arrive();
  const seed = Math.floor(Math.random() * 2 ** 31);
  const statuses = new Map<number, number>();
  const keys = app.served.filter((key) => !(endpoints[key] as Endpoint).upload);
  for (const { key, body, param, query } of fc.sample(requests(keys), { numRuns: REQUESTS, seed })) {
    const line = requestLine(key, certificateId);
    const path = param === undefined ? line.path : line.path.replace(/[^/]+$/, encodeURIComponent(param));
    const withQuery = query === '' || path.includes('?') ? path : `${path}?${query}`;
    const sent = line.method === 'GET' ? undefined : body;
    const response = await holder.request(line.method, withQuery).send(JSON.stringify(sent)).type('json');
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    if (response.status >= 500) {
      throw new Error(`seed ${seed}: ${key} ${withQuery} ${JSON.stringify(body)}: ${response.status}`);
    }
    if (response.status === 401 || key === 'DELETE /v1/certificates/:id') await arrive();
  }
  // A run in which everything is refused would show nothing
  expect(statuses.get(200)).toBeGreaterThan(REQUESTS / 50);
}, 600_000);
