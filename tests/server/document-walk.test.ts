// The API as somebody sees it who has nothing but its description: random requests made from it, in five roles, with
// the ids that exist. What the description allows is never refused as ill-formed, what it does not allow is never
// served, and every answer is one that it names.

import { isDay } from '@hz/shared/calendar';
import type { EndpointKey } from '@hz/shared/contracts';
import Ajv2020, { type ValidateFunction } from 'ajv8/dist/2020';
import { arbitraryOf, odd, spoilt } from '../support/arbitrary-json';
import type { JsonSchema, Schemas } from '../support/largest';
import { times } from '../support/long';
import fc from '../support/properties';
import { aList, appoint, CERTIFICATE_HEADING, importList } from '../support/registry';
import { exampleOf } from '../support/samples';
import { SEED } from '../support/seed';
import { startApp, type TestApp, type TestHolder } from '../support/server';
import { aName, anIdentityNumber } from '../support/spreadsheets';

const REQUESTS = times(60, 10_000);
/** So many at a time, each with callers of its own. */
const LANES = 4;
/** No error says more than this. */
const MOST_OF_AN_ERROR = 4_000;

interface Parameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  schema?: JsonSchema;
  content?: Record<string, { schema: JsonSchema }>;
}

interface Operation {
  security: object[];
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, { $ref?: string; content?: unknown }>;
}

interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Schemas };
}

interface Asked {
  method: string;
  template: string;
  operation: Operation;
}

type Role = 'nobody' | 'holder' | 'newcomer' | 'clerk' | 'officer';
const ROLES: readonly Role[] = ['nobody', 'holder', 'newcomer', 'clerk', 'officer'];

let app: TestApp;
let description: Description;
let ajv: Ajv2020;
beforeAll(async () => {
  app = await startApp();
  description = (await app.request('GET', '/openapi.json').expect(200)).body;
  ajv = new Ajv2020({
    strict: false,
    multipleOfPrecision: 9,
    formats: { date: isDay, 'date-time': true, binary: true },
  });
  ajv.addSchema(description, 'api');
});
afterAll(() => app.stop());

const checks = new Map<string, ValidateFunction>();
function checkAt(...path: string[]): ValidateFunction {
  const pointer = path.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
  const $ref = `api#/${encodeURI(pointer)}`;
  const check = checks.get($ref) ?? ajv.compile({ $ref });
  checks.set($ref, check);
  return check;
}

function answerCheck({ method, template, operation }: Asked, status: number): ValidateFunction {
  const shared = operation.responses[status]?.$ref?.split('/').slice(1);
  return checkAt(
    ...(shared ?? ['paths', template, method, 'responses', String(status)]),
    'content',
    'application/json',
    'schema',
  );
}

/** Where the lists are that name what there is. */
const LISTS: Partial<Record<Role, readonly string[]>> = {
  holder: ['/v1/certificates', '/v1/claims', '/v1/reminders/inbox'],
  officer: ['/v1/registry/imports', '/v1/registry/disputes'],
};

/** Who asks: one of each role, and the ids of what they have: of records, claims, lists, disputes and notices. */
class Cast {
  private callers = new Map<Role, TestHolder>();
  private times = 0;
  ids: string[] = [];

  constructor(private readonly name: string) {}

  async arrive(): Promise<void> {
    this.times += 1;
    const holder = await app.signIn();
    const { id: certificateId } = await holder.addCertificate();
    await holder.request('PUT', '/v1/chat/turns/turn-0001', { text: '换证到哪天' }).expect(200);
    const clerk = await appoint(app, await app.signIn(), 'clerk');
    const officer = await appoint(app, await app.signIn(), 'officer');
    const newcomer = await app.signIn();
    const number = `${this.name}-${this.times}`;
    const wish = { name: aName(1), idNumber: anIdentityNumber(1), number };
    const told = [number, '', wish.name, wish.idNumber, '材料员', '有效', ''];
    await importList(app, clerk, aList(CERTIFICATE_HEADING, told, ['?']), { source: number });
    await holder.request('POST', '/v1/claims', { ...wish, certificateId }).expect(200);
    await newcomer.request('POST', '/v1/claims', wish).expect(200);
    this.callers = new Map(Object.entries({ holder, clerk, officer, newcomer }) as [Role, TestHolder][]);
    const ids = new Set([certificateId]);
    for (const [role, paths] of Object.entries(LISTS))
      for (const path of paths) {
        const listed = JSON.stringify(await this.callers.get(role as Role)?.get(path));
        for (const [, id] of listed.matchAll(/"id":"([0-9a-f]{24})"/g)) ids.add(id as string);
      }
    this.ids = [...ids];
  }

  of = (role: Role): TestApp | TestHolder => this.callers.get(role) ?? app;
}

const operations = (): Asked[] =>
  Object.entries(description.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, template, operation })),
  );

/** As it goes into a path or a query. */
const textOf = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

const schemaOf = ({ schema, content }: Parameter): JsonSchema =>
  content?.['application/json']?.schema ?? schema ?? {};

/** What goes into one request: mostly what the description allows, now and then something odd. */
function requestFor({ method, template, operation }: Asked, ids: readonly string[]) {
  const { parameters = [], requestBody } = operation;
  const { schemas } = description.components;
  const key = `${method === 'patch' ? 'PUT' : method.toUpperCase()} ${template.replace(/\{(\w+)\}/g, ':$1')}`;
  const example = exampleOf(key as EndpointKey);
  const given = (parameter: Parameter) => {
    const { name, required } = parameter;
    const allowed = arbitraryOf(schemaOf(parameter), schemas);
    const known = ['id', 'before', 'after'].includes(name) ? [fc.constantFrom(...ids)] : [];
    const usual = { ...example.params, ...example.query }[name];
    const told = usual === undefined ? [] : [fc.constant(usual)];
    const some = fc.oneof(...known, ...known, ...told, ...told, allowed, odd);
    return (required ? some : fc.option(some, { nil: undefined })).map((value) => [name, value] as const);
  };
  const content = requestBody?.content['application/json'];
  const body = content
    ? fc.oneof(
        fc.constant(example.body),
        spoilt(example.body),
        arbitraryOf(content.schema, schemas),
        arbitraryOf(content.schema, schemas),
        odd,
      )
    : fc.constant(undefined);
  return fc.record({
    role: fc.constantFrom(...ROLES),
    values: fc.tuple(...parameters.map(given)),
    body,
    upload: fc.constantFrom('证书编号,姓名\nA-1,王建国\n', '', '\u0000\u0001', '"'),
  });
}

/** Whether the description allows what is sent for a parameter; undefined where it says nothing of such a text. */
function isAllowed(asked: Asked, parameter: Parameter, value: unknown): boolean | undefined {
  if (value === undefined) return !parameter.required;
  const text = textOf(value);
  const at = String(asked.operation.parameters?.indexOf(parameter));
  const path = ['paths', asked.template, asked.method, 'parameters', at];
  if (parameter.content) {
    try {
      return checkAt(...path, 'content', 'application/json', 'schema')(JSON.parse(text));
    } catch {
      return false;
    }
  }
  if (parameter.schema?.type !== 'integer') return checkAt(...path, 'schema')(text);
  if (!/^-?\d+$/.test(text)) return false;
  return /^0\d/.test(text) ? undefined : checkAt(...path, 'schema')(Number(text));
}

function isBodyAllowed({ template, method, operation }: Asked, body: unknown): boolean {
  if (!operation.requestBody?.content['application/json']) return true;
  if (body === undefined) return !operation.requestBody.required;
  // As it arrives: what JSON cannot say is left out
  const arriving = JSON.parse(JSON.stringify(body));
  return checkAt(...['paths', template, method, 'requestBody', 'content', 'application/json', 'schema'])(
    arriving,
  );
}

/** Codes of requests that are not as they must be. */
const ILL_FORMED = ['validation-failed', 'malformed-json', 'bad-request', 'unsupported-media-type'];

interface Answered {
  status: number;
  text: string;
  body: { error?: { code: string } };
}

/** What is wrong with an answer; null where nothing is. */
function faultOf(
  asked: Asked,
  { role, isWellFormed }: { role: Role; isWellFormed: boolean | undefined },
  { status, text, body }: Answered,
): string | null {
  if (status >= 500) return 'our fault';
  if (!(String(status) in asked.operation.responses)) return 'not described';
  if (status !== 204) {
    const check = answerCheck(asked, status);
    if (!check(body)) return ajv.errorsText(check.errors);
  }
  if (status >= 400 && text.length > MOST_OF_AN_ERROR) return 'too much said';
  const { security } = asked.operation;
  const isGuarded = security.length > 0 && security.every((scheme) => Object.keys(scheme).length > 0);
  if (role === 'nobody' && isGuarded && status !== 401) return 'served without a sign-in';
  if (isWellFormed === false && status < 400) return 'served though ill-formed';
  if (isWellFormed && ILL_FORMED.includes(body.error?.code ?? '')) return 'refused though well-formed';
  return null;
}

interface Walked {
  served: number;
  faults: Map<string, string>;
}

/** Sends random requests one after the other; answers how many were served well, and one fault of each kind. */
async function walk(seed: number, count: number): Promise<Walked> {
  const cast = new Cast(`W${seed}`);
  await cast.arrive();
  const walked: Walked = { served: 0, faults: new Map() };
  const order = fc.sample(fc.constantFrom(...operations()), { numRuns: count, seed });
  for (const [at, asked] of order.entries()) {
    const [sent] = fc.sample(requestFor(asked, cast.ids), { numRuns: 1, seed: seed + at });
    if (!sent) continue;
    const { parameters = [], requestBody } = asked.operation;
    const values = new Map(sent.values);
    const path = asked.template.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(textOf(values.get(name))),
    );
    if (/\/\.{0,2}(\/|$)/.test(path)) continue; // an empty part of a path is another path
    const query = parameters
      .filter((one) => one.in === 'query' && values.get(one.name) !== undefined)
      .map(({ name }) => `${name}=${encodeURIComponent(textOf(values.get(name)))}`);
    const request = cast
      .of(sent.role)
      .request(asked.method, query.length > 0 ? `${path}?${query.join('&')}` : path);
    const isUpload = requestBody?.content['application/octet-stream'] !== undefined;
    const response = isUpload
      ? await request.type('application/octet-stream').send(sent.upload)
      : sent.body === undefined
        ? await request
        : await request.type('json').send(JSON.stringify(sent.body));
    const { status, text } = response;
    const parts = [
      ...parameters.map((one) => isAllowed(asked, one, values.get(one.name))),
      isBodyAllowed(asked, sent.body),
    ];
    const isWellFormed = parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
    const fault = faultOf(asked, { role: sent.role, isWellFormed }, response);
    if (fault)
      walked.faults.set(
        `${asked.method} ${asked.template}: ${fault}`,
        `${path}?${query.join('&')} as ${sent.role}: ${JSON.stringify(sent.body)}: ${status} ${text.slice(0, 300)}`,
      );
    if (status < 300) walked.served += 1;
    const isGone =
      status < 300 && asked.method === 'delete' && /me|certificates\/\{id\}$/.test(asked.template);
    // Nobody sits at a desk here: those answers are as they should be, and nobody has to come in anew
    const isSignedOut =
      status === 401 && sent.role !== 'nobody' && !asked.operation.security.some((one) => 'desk' in one);
    if (isSignedOut || isGone) await cast.arrive();
  }
  return walked;
}

test(`${REQUESTS} requests made from the description alone are answered as it says`, async () => {
  const lanes = Array.from({ length: LANES }, (_, lane) => walk(SEED + lane * 1_000_003, REQUESTS / LANES));
  const all = await Promise.all(lanes);
  const faults = new Map(all.flatMap((walked) => [...walked.faults]));
  expect({ SEED, faults: [...faults] }).toEqual({ SEED, faults: [] });
  // A run in which everything is refused would show nothing
  expect(all.reduce((sum, { served }) => sum + served, 0)).toBeGreaterThan(REQUESTS / 10);
}, 3_600_000);
