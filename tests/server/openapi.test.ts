import { readFileSync } from 'node:fs';
import { type EndpointKey, endpoints } from '@hz/shared/contracts';
import { OPENAPI_FILE, openApiText } from '../../server/src/commands/openapi';
import { openApiDocument } from '../../server/src/http/openapi';
import { startApp } from '../support/server';

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
