// No contract promises an error that cannot come: each code that an operation names is answered by it. (That none answers a code it does not name is seen to in every test: the app under test makes a
// fault of its own of it.) What follows from the shape of an operation is tried on every one in `routes`.
import { type Endpoint, endpoints } from '@hz/shared/contracts';
import { accountsCodes } from '../support/codes/accounts';
import { certificatesCodes } from '../support/codes/certificates';
import { officeCodes } from '../support/codes/office';
import { officialNumbers, scansCodes } from '../support/codes/scans';
import { app, type Cases, closeWorld, openWorld } from '../support/codes/world';

beforeAll(openWorld);
afterAll(closeWorld);

const cases: Cases = { ...accountsCodes, ...certificatesCodes, ...scansCodes, ...officeCodes };

test('every code that a contract names is answered, and none is tried that it does not name', async () => {
  await officialNumbers();
  const declared = Object.entries(endpoints).flatMap(([key, { errors = [] }]: [string, Endpoint]) =>
    errors.map((code) => `${key} ${code}`),
  );
  const tried = Object.entries(cases).flatMap(([key, codes]) =>
    Object.entries(codes).map(([code, attempt]) => [`${key} ${code}`, code, attempt] as const),
  );
  expect(tried.map(([name]) => name).sort()).toEqual([...declared].sort());
  const wrong: string[] = [];
  for (const [name, code, attempt] of tried) {
    await app.connection.collection('limits').deleteMany({});
    const answer = await attempt().then(
      ({ status, body, text }) => body?.error?.code ?? `${status} ${text.slice(0, 200)}`,
      (error: Error) => error.message,
    );
    if (answer !== code) wrong.push(`${name}: ${answer}`);
  }
  expect(wrong).toEqual([]);
});
