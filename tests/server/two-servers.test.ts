// Two server processes on one store: of 400 calls at once exactly the allowed number passes.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { Keyring } from '../../server/src/platform/crypto/keyring';
import { bundledScript } from '../support/bundled';
import type { LimitOrders } from '../support/limit-instance';
import { PRIVACY_VERSION, startApp, type TestApp, type TestHolder } from '../support/server';
import { anIdentityNumber } from '../support/spreadsheets';

const CALLS = 400;
const PER_MINUTE = 200;
const secret = randomBytes(32);
const agent = new Agent({ maxSockets: 100 });
const children: ChildProcess[] = [];
let app: TestApp;
let ports: number[] = [];

async function start(script: string, orders: LimitOrders): Promise<number> {
  const child = spawn(process.execPath, [script, JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = await once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), 'line');
  return Number(line);
}

beforeAll(async () => {
  app = await startApp({ keyring: new Keyring([{ id: 'k1', secret }]) });
  const orders = { uri: app.uri, secret: secret.toString('base64'), perMinute: PER_MINUTE };
  const script = await bundledScript('tests/support/limit-instance.ts');
  ports = await Promise.all([start(script, orders), start(script, orders)]);
});
afterAll(async () => {
  agent.destroy();
  for (const child of children) child.kill('SIGKILL');
});

interface Call {
  path: string;
  body: unknown;
  from?: string;
  holder?: TestHolder;
  /** What a body that is no JSON is sent as. */
  type?: string;
}

const send = (port: number, { path, body, from = '10.9.0.1', holder, type }: Call): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = {
      'content-type': type ?? 'application/json',
      'x-forwarded-for': from,
      ...(holder && { authorization: `Bearer ${holder.tokens.accessToken}` }),
    };
    const sent = request({ port, path, method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    sent.once('error', reject).end(type ? body : JSON.stringify(body));
  });

/** How many of 400 calls at once, half of them to each server, were answered by each status. */
async function statuses(callOf: (n: number) => Call): Promise<Record<number, number>> {
  const all = await Promise.all([...Array(CALLS).keys()].map((n) => send(ports[n % 2] as number, callOf(n))));
  const counts: Record<number, number> = {};
  for (const status of all) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

// Callers of their own, so that the general limit, which all of them have too, stops nobody here.
const neighbour = (n: number) => `10.${10 + (n % 5)}.0.1`;

test('codes of one phone', async () => {
  const body = { phone: '13811112222', consent: PRIVACY_VERSION };
  expect(await statuses((n) => ({ path: '/v1/auth/phone/code', body, from: neighbour(n) }))).toEqual({
    200: 1,
    429: CALLS - 1,
  });
});

test('unknown numbers of one caller', async () => {
  const holder = await app.signIn();
  const counted = await statuses((n) => ({ path: '/v1/looks', body: { payload: `U-${5000 + n}` }, holder }));
  expect(counted).toEqual({ 200: 20, 429: CALLS - 20 });
});

test('looks at one number', async () => {
  const body = { payload: 'N-4711' };
  const counted = await statuses((n) => ({ path: '/v1/looks', body, from: `10.20.${n >> 8}.${n & 255}` }));
  expect(counted).toEqual({ 200: 120, 429: CALLS - 120 });
});

test('claims of one holder', async () => {
  const holder = await app.signIn();
  const body = { name: '张三', idNumber: anIdentityNumber(1), number: 'A-1001' };
  expect(await statuses(() => ({ path: '/v1/claims', body, holder }))).toEqual({ 422: 5, 429: CALLS - 5 });
});

test('tries to sign in from one network', async () => {
  const body = { phone: '13811113333', code: '000000', consent: PRIVACY_VERSION };
  const counted = await statuses((n) => ({ path: '/v1/auth/phone', body, from: `2001:db8:0:7::${n + 1}` }));
  expect(counted).toEqual({ 422: 60, 429: CALLS - 60 });
});

test('lists of one clerk', async () => {
  const holder = await app.signIn();
  // Not asked for through the app of this process: its own limit is another, and would use up that of the two.
  const { accounts } = app.features;
  const clerk = await accounts.findByIdentity('phone', holder.phone);
  await accounts.setRole(String(clerk?._id), 'clerk');
  // Refused by what it says of its day, after it was counted.
  const told = { kind: 'certificates', source: '省厅名单', asOf: '2099-01-01', fileName: 'list.csv' };
  const path = `/v1/registry/imports?${new URLSearchParams(told)}`;
  const list = { path, body: '证书编号,姓名\nA-1001,张三\n', holder, type: 'text/csv' };
  expect(await statuses(() => list)).toEqual({ 422: 60, 429: CALLS - 60 });
});

test('requests a minute of one caller: at most 5 % over', async () => {
  const holder = await app.signIn();
  // Refused by what it says, after it was counted.
  const counted = await statuses(() => ({ path: '/v1/claims', body: {}, holder }));
  expect(counted[422]).toBeLessThanOrEqual(PER_MINUTE * 1.05);
  expect(counted[422]).toBeGreaterThanOrEqual(PER_MINUTE * 0.95);
  expect(counted[429]).toBe(CALLS - (counted[422] ?? 0));
});
