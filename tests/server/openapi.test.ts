import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type EndpointKey, endpoints } from '@hz/shared/contracts';
import { OPENAPI_FILE, openApiText } from '../../server/src/commands/openapi';
import { openApiDocument } from '../../server/src/platform/http/openapi';
import { startApp } from '../support/server';

interface Operation {
  responses: Record<string, { $ref?: string }>;
  parameters?: { name: string; required: boolean; example?: unknown }[];
  requestBody?: { content: Record<string, object> };
}

test('the committed description is what the contracts say; `npm run openapi` writes it anew', async () => {
  expect(readFileSync(OPENAPI_FILE, 'utf8')).toBe(await openApiText());
});

test('the app tells what it serves', async () => {
  const app = await startApp();
  const { body } = await app.request('GET', '/openapi.json').expect(200);
  expect(body).toEqual(openApiDocument(app.served));
  expect(body.openapi).toBe('3.1.0');
  await app.stop();
});

test('it is an OpenAPI 3.1 document, as another’s validator reads them', async () => {
  const validator = join(
    dirname(require.resolve('@seriousme/openapi-schema-validator')),
    'bin/validate-api-cli.js',
  );
  const { stdout } = spawnSync(process.execPath, [validator, OPENAPI_FILE], { encoding: 'utf8' });
  expect(JSON.parse(stdout)).toEqual({ valid: true });
});

test('every operation says how each of its errors is answered, and has an example for all that it takes', async () => {
  const { paths, components } = JSON.parse(await openApiText());
  for (const [path, operations] of Object.entries<Record<string, Operation>>(paths)) {
    for (const [method, { responses, parameters = [], requestBody }] of Object.entries(operations)) {
      const named = `${method} ${path}`;
      expect([named, Object.keys(responses).filter((status) => !/^\d+$/.test(status))]).toEqual([named, []]);
      for (const { $ref } of Object.values(responses)) {
        if ($ref) expect(components.responses).toHaveProperty([$ref.split('/').at(-1) as string]);
      }
      const needed = parameters.filter(({ required }) => required);
      expect([named, needed.filter(({ example }) => example === undefined)]).toEqual([named, []]);
      if (requestBody) expect(Object.values(requestBody.content)[0]).toHaveProperty('example');
    }
  }
});

test('every reference leads to a component', async () => {
  const text = await openApiText();
  const { components } = JSON.parse(text);
  const named = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name as string);
  expect(named.filter((name) => !(name in components.schemas))).toEqual([]);
});

test('paths, parameters and bodies are described', () => {
  const { paths } = openApiDocument(Object.keys(endpoints) as EndpointKey[]) as never as {
    paths: Record<string, Record<string, { parameters?: { name: string }[]; requestBody?: object }>>;
  };
  const put = paths['/v1/certificates/{id}/credits/{creditId}']?.put;
  expect(put?.parameters?.map(({ name }) => name)).toEqual(['id', 'creditId']);
  expect(JSON.stringify(put?.requestBody)).toContain('DayHours');
});
