// No request may keep the others waiting: every route is sent the largest that its contract allows, by the account
// that has the most, while another connection asks all the time whether the server still answers.
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { canonicalNumber } from '@hz/shared/codes';
import { type Endpoint, type EndpointKey, EXAMPLE_LIST, endpoints } from '@hz/shared/contracts';
import { Types } from 'mongoose';
import { joinStore, type Store } from '../../server/src/platform/store/open';
import { type JsonSchema, largestOf, type Schemas } from '../support/largest';
import { testInLongRun, times } from '../support/long';
import { type Ask, type Auth, type OfficeKey, OfficeWalk, type OfficeWorld } from '../support/office-walk';
import { ServerProcess } from '../support/process';
import { exampleOf, requestLine } from '../support/samples';
import { until } from '../support/until';

const dataDir = mkdtempSync(join(tmpdir(), 'hz-stall-'));
const CERTIFICATES = 50;
const CREDITS = 2000;
const CREDITS_A_YEAR = 366;
const TURNS = 200;
/** As many as a company may bring in a day, in the long run. */
const PEOPLE = times(200, 5_000);
/** How long a request may hold the others up, on an idle machine like the one on which WORK_MS was measured. */
const BOUND_MS = 100;
/** What the piece of work takes there. A slower machine, or one with other things to do, takes longer for both. */
const WORK_MS = 20;
const ROUNDS = 5;
/** A route is tried again until it holds nobody up; in the long run, whose figures are kept, until it is far from that. */
const ENOUGH_MS = times(BOUND_MS, BOUND_MS / 4);
/** Kinds of letters that a text of the longest kind is made of. */
const LETTERS = ['（', '1'];

let server: ServerProcess;
let store: Store | undefined;
beforeAll(async () => {
  server = await ServerProcess.demo({ DATA_DIR: dataDir, RATE_LIMIT_PER_MINUTE: '1000000' });
});
afterAll(async () => {
  await store?.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const agent = new Agent({ keepAlive: true });
afterAll(() => agent.destroy());

interface Sent {
  method: string;
  path: string;
  body?: unknown;
  file?: string;
  by?: Auth;
}

interface Got {
  status: number;
  text: string;
  cookie: string;
}

/**
 * Sends a request; answers its status and its text. While it is measured the text is thrown away as it comes: to put
 * twelve megabytes together would hold up this process, not the server.
 */
function send({ method, path, body, file, by = null }: Sent, keepsText = true): Promise<Got> {
  const content = file ?? (body === undefined ? undefined : JSON.stringify(body));
  return new Promise((resolve, reject) => {
    const sent = httpRequest(`${server.url}${path}`, {
      method,
      agent,
      headers: {
        ...(by && ('token' in by ? { Authorization: `Bearer ${by.token}` } : { Cookie: by.cookie })),
        ...(content !== undefined && {
          'Content-Type': file === undefined ? 'application/json' : 'application/octet-stream',
          'Content-Length': Buffer.byteLength(content),
        }),
      },
    });
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      const cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
      response.on('data', (chunk) => keepsText && chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString(), cookie }),
      );
    });
    // A kept connection may be closed by the server while this process was busy making the next request.
    sent.on('error', (error: NodeJS.ErrnoException) =>
      sent.reusedSocket && error.code === 'ECONNRESET'
        ? resolve(send({ method, path, body, file, by }, keepsText))
        : reject(error),
    );
    sent.end(content);
  });
}

const ask: Ask = async (method, path, by, body) => {
  const isFile = typeof body === 'string';
  const sent = { method, path, by, ...(isFile ? { file: body } : body !== undefined && { body }) };
  const { status, text, cookie } = await send(sent);
  return { status, cookie, body: text === '' ? null : JSON.parse(text) };
};

async function signIn(identity = 'wang'): Promise<Auth> {
  const body = { ...(exampleOf('POST /v1/auth/demo').body as object), identity };
  return { token: (await ask('POST', '/v1/auth/demo', null, body)).body.accessToken };
}

const numberOf = (at: number): string => `压测-${100_000 + at}`;
const nameOf = (at: number): string => `张${'一二三四五六七八九十'[at % 10]}`;

/** The company's list; everybody is in another project each time. */
const listOf = (time: number): string =>
  `证书编号,姓名,岗位,项目,班组长\n${Array.from(
    { length: PEOPLE },
    (_, at) =>
      `${numberOf(at)},${nameOf(at)},施工员,${at === 0 || (at + time) % 2 ? '一' : '二'}号楼,班长${at % 40}`,
  ).join('\n')}\n`;

/** Gives the account fifty certificates of two thousand entries each, a talk of two hundred turns and a role. */
async function fill(store: Store, holderId: string): Promise<string[]> {
  const { connection } = store;
  const own = new Types.ObjectId(holderId);
  await connection.collection('holders').updateOne({ _id: own }, { $set: { role: 'officer' } });
  const certificates = connection.collection('certificates');
  const [first] = await certificates.find({ holderId: own }).toArray();
  const today = 19_331; // 2022-12-05
  const credits = Array.from({ length: CREDITS }, (_, at) => ({
    id: `entry-${at}-${'x'.repeat(25)}`,
    on: today - Math.floor(at / CREDITS_A_YEAR) * 365 - (at % CREDITS_A_YEAR),
    tenths: 1,
    recordedOn: today,
  })).sort((a, b) => a.on - b.on);
  const numbered = (at: number) => ({ number: numberOf(at), numberKeys: [canonicalNumber(numberOf(at))] });
  await certificates.updateOne({ _id: first?._id }, { $set: { credits, ...numbered(0) } });
  const others = Array.from({ length: CERTIFICATES - 1 }, (_, at) => ({
    ...first,
    ...numbered(at + 1),
    _id: new Types.ObjectId(),
    credits,
  }));
  for (let at = 0; at < others.length; at += 5) await certificates.insertMany(others.slice(at, at + 5));
  const chat = await connection.collection('chats').findOne({ _id: own });
  const turns = Array.from({ length: TURNS }, () => chat?.turns[0]);
  await connection.collection('chats').updateOne({ _id: own }, { $set: { turns } });
  return [first, ...others].map((one) => String(one?._id));
}

/**
 * Five thousand people on a company's list, all of them in official lists; fifty have joined, each with a certificate
 * of two thousand entries.
 */
async function crowd(officer: Auth, store: Store, certificateIds: readonly string[]): Promise<OfficeWorld> {
  const deskOf = async (identity: string, kind: string): Promise<{ by: Auth; org: string }> => {
    const by = { cookie: (await ask('POST', '/v1/office/demo/sign-in', null, { identity })).cookie };
    const { memberships } = (await ask('GET', '/v1/office/session', by)).body;
    const found = memberships.find(({ org, roleName }: { org: { name: string }; roleName: string }) =>
      `${org.name} ${roleName}`.includes(kind),
    );
    return { by, org: found.org.id };
  };
  const [site, county, company] = [
    await deskOf('guan', '示例省'),
    await deskOf('guan', '示例县'),
    await deskOf('ma', ''),
  ];
  const official = Array.from(
    { length: PEOPLE },
    (_, at) => `${numberOf(at)},${nameOf(at)},施工员（土建）,有效`,
  );
  const told = new URLSearchParams({
    kind: 'certificates',
    source: '压测',
    asOf: '2022-11-30',
    fileName: 'a.csv',
    dryRun: 'false',
  });
  const list = `证书编号,姓名,岗位,状态\n${official.join('\n')}\n`;
  await ask('POST', `/v1/registry/imports?${told}`, officer, list);
  const imported = async () => (await ask('GET', '/v1/registry/imports', officer)).body.imports[0].state;
  await until(async () => (await imported()) === 'active', 'the official list is in');
  const holder = (await ask('GET', '/v1/me', officer)).body.id;
  const leader = await signIn('tian');
  const world = {
    ...{
      ask,
      site,
      county,
      company: { ...company, phone: await signIn('ma') },
      holder: officer,
      certificateId: certificateIds[0] as string,
    },
    ...{ number: numberOf(0), name: nameOf(0), leader, project: '一号楼', guest: () => signIn('chen') },
    list: listOf,
  };
  const poster = (await ask('POST', `/v1/office/orgs/${company.org}/posters`, company.by, {})).body;
  await store.connection.collection('office_consents').insertMany(
    certificateIds.map((id) => ({
      ...{ orgId: new Types.ObjectId(company.org), certificateId: new Types.ObjectId(id) },
      ...{ holderId: new Types.ObjectId(holder), kinds: ['hours', 'steps', 'nudges'], project: null },
      ...{ posterId: new Types.ObjectId(poster.id as string), givenOn: 19_331 },
    })),
  );
  return world;
}

/** A piece of work of a known length: how long it takes now is how slow everything is now. */
function work(): number {
  const startedAt = performance.now();
  let sum = 0;
  for (let i = 0; i < 1_500_000; i += 1) sum = (sum * 31 + i) % 1_000_003;
  return performance.now() - startedAt + (sum < 0 ? 1 : 0);
}

/**
 * How long the server did not answer while a request was under way, as it would be on an idle machine: the longest wait
 * but for a tenth of the time, since in a window of seconds any process is held up for a while by others.
 */
async function heldUp(run: () => Promise<unknown>): Promise<number> {
  const waits: number[] = [];
  let isRunning = true;
  const slowBefore = work();
  const asking = (async () => {
    while (isRunning) {
      const askedAt = performance.now();
      await send({ method: 'GET', path: '/healthz' });
      waits.push(performance.now() - askedAt);
      await breathe();
    }
  })();
  await run();
  isRunning = false;
  await asking;
  const slowdown = Math.max(1, slowBefore / WORK_MS, work() / WORK_MS);
  const ofAll = waits.reduce((sum, wait) => sum + wait, 0) / 10;
  let passed = 0;
  const long = waits
    .sort((a, b) => b - a)
    .find((wait) => {
      passed += wait;
      return passed >= ofAll;
    });
  return (long ?? 0) / slowdown;
}

interface Description {
  paths: Record<
    string,
    Record<string, { requestBody?: { content: Record<string, { schema: JsonSchema }> } }>
  >;
  components: { schemas: Schemas };
}

const last: EndpointKey[] = [
  'DELETE /v1/chat',
  'DELETE /v1/intake',
  'DELETE /v1/certificates/:id',
  'POST /v1/auth/sign-out-everywhere',
  'DELETE /v1/me',
];
/** Moves everybody's calendar, and with it all that is due: what the demo alone has. */
const leftOut: EndpointKey[] = ['POST /v1/demo/clock'];
const isOfOffice = (key: EndpointKey): key is OfficeKey => key.includes(' /v1/office/');

// Judged by time, as little as the machine lets it matter: nothing for a run that must mean the same everywhere.
testInLongRun(
  'no route holds the others up, whatever it is sent',
  async () => {
    let by = await signIn();
    const me = (await ask('GET', '/v1/me', by)).body;
    expect((await ask('PUT', '/v1/chat/turns/turn-0001', by, { text: '换证到哪天' })).status).toBe(200);
    const data = await joinStore({ dataDir });
    store = data;
    const ids = await fill(data, me.id);
    const list = await ask('GET', '/v1/certificates', by);
    expect(list.body.certificates).toHaveLength(CERTIFICATES);
    const office = new OfficeWalk(await crowd(by, data, ids));
    const { paths, components }: Description = (await ask('GET', '/openapi.json', null)).body;
    const largestFor = (key: EndpointKey, letter: string, path: string, example: unknown) => {
      const [method, pattern] = key.split(' ') as [string, string];
      const template = pattern.replace(/:(\w+)/g, '{$1}');
      const schema =
        paths[template]?.[method.toLowerCase()]?.requestBody?.content['application/json']?.schema;
      const body = schema && largestOf(schema, letter, components.schemas, undefined, example);
      return { method, path, ...(body !== undefined && { body }) };
    };

    /** What a route is sent in one round: what it needs is made first, and is not measured. */
    async function requests(key: EndpointKey): Promise<Sent[]> {
      if (isOfOffice(key)) {
        await data.connection.collection('limits').deleteMany({});
        await data.connection.collection('office_nudges').deleteMany({});
        const { upload, ...attempt } = await office.attempt(key);
        const good = { method: key.split(' ')[0] as string, ...attempt, ...(upload && { file: upload }) };
        if (!attempt.body) return [good];
        const largest = LETTERS.map((letter) => largestFor(key, letter, attempt.path, attempt.body));
        return [...largest.map((one) => ({ ...one, by: attempt.by })), good];
      }
      const { upload } = endpoints[key] as Endpoint;
      const { path } = requestLine(key, ids[0]);
      const { body } = exampleOf(key);
      // Without anything to say one request is like the other.
      const letters = body || upload ? LETTERS : LETTERS.slice(0, 1);
      return letters.map((letter) => {
        const file = upload && `${EXAMPLE_LIST}${`${letter.repeat(300)},王建国\n`.repeat(100)}`;
        return { ...largestFor(key, letter, path, body), by, ...(file && { file }) };
      });
    }

    const all = (Object.keys(endpoints) as EndpointKey[]).filter(
      (key) => !leftOut.includes(key) && !last.includes(key),
    );
    const held: { key: string; ms: number; statuses: number[] }[] = [];
    for (const key of [...all, ...last]) {
      const statuses = new Set<number>();
      let least = Number.POSITIVE_INFINITY;
      for (let round = 0; round < ROUNDS && least > ENOUGH_MS; round += 1) {
        const sent = await requests(key);
        const ms = await heldUp(async () => {
          for (const one of sent) statuses.add((await send(one, false)).status);
        });
        least = Math.min(least, ms);
        if (key === 'POST /v1/auth/sign-out-everywhere') by = await signIn();
      }
      held.push({ key, ms: Math.round(least * 10) / 10, statuses: [...statuses] });
    }
    held.sort((a, b) => b.ms - a.ms);
    console.info(
      held
        .slice(0, times(12, 200))
        .map(({ key, ms, statuses }) => `${ms} ms ${key} (${statuses})`)
        .join('\n'),
    );
    expect(held.filter(({ statuses }) => statuses.some((status) => status >= 500))).toEqual([]);
    expect(held.filter(({ ms }) => ms > BOUND_MS)).toEqual([]);
  },
  900_000,
);
