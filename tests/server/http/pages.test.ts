import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectError, startApp, type TestApp } from '../../support/server';

let h5Dir: string;
let officeDir: string;
let app: TestApp;
beforeAll(async () => {
  h5Dir = mkdtempSync(join(tmpdir(), 'hz-h5-'));
  mkdirSync(join(h5Dir, 'js'));
  writeFileSync(join(h5Dir, 'index.html'), '<script>start()</script><div id="app"></div>');
  writeFileSync(join(h5Dir, 'js/app.1e5d2198.js'), `/* ${'x'.repeat(4000)} */`);
  writeFileSync(join(h5Dir, 'js/app.js'), '1');
  writeFileSync(join(h5Dir, '..', `${h5Dir.split('/').pop()}-outside.txt`), 'secret');
  officeDir = mkdtempSync(join(tmpdir(), 'hz-office-'));
  writeFileSync(join(officeDir, 'index.html'), '<div id="office"></div>');
  writeFileSync(join(officeDir, 'office.1e5d2198aa.js'), 'sit()');
  app = await startApp({ h5Dir, officeDir });
});
afterAll(() => {
  for (const folder of [h5Dir, officeDir]) rmSync(folder, { recursive: true });
});

test('the page is asked for again each time, and answered with 304 while it is the same', async () => {
  const first = await app.request('GET', '/').expect(200);
  expect(first.headers['cache-control']).toBe('no-cache');
  await app.request('GET', '/').set('If-Modified-Since', String(first.headers['last-modified'])).expect(304);
});

test('files named by their content are kept for ever, others are not', async () => {
  const hashed = await app.request('GET', '/js/app.1e5d2198.js').expect(200);
  expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(hashed.headers['content-encoding']).toBe('gzip');
  const plain = await app.request('GET', '/js/app.js').expect(200);
  expect(plain.headers['cache-control']).toBe('no-cache');
});

test('the page runs its own scripts alone, its inline one by its hash', async () => {
  const { headers } = await app.request('GET', '/');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'self'");
  expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval' 'sha256-[\w+/]+='/);
  expect(policy).not.toContain("'unsafe-eval'");
  expect(policy).not.toContain('upgrade-insecure-requests');
});

test('what the page brings along has no policy of its own to carry, and is never taken for anything else', async () => {
  const { headers } = await app.request('GET', '/js/app.1e5d2198.js');
  expect(headers).not.toHaveProperty('content-security-policy');
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect((await app.request('GET', '/js/app.js')).headers).toHaveProperty('content-security-policy');
});

test('an answer of the API is no page', async () => {
  const { headers } = await app.request('GET', '/v1/clock');
  expect(headers).toMatchObject({
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
});

test('nothing outside the folder is served', async () => {
  const name = `${h5Dir.split('/').pop()}-outside.txt`;
  for (const path of [`/../${name}`, `/%2e%2e/${name}`, `/js/..%2f..%2f${name}`]) {
    expect((await app.request('GET', path)).status).toBeGreaterThanOrEqual(400);
  }
});

test('what is not there is not found', async () => {
  expectError(await app.request('GET', '/js/nothing.js'), 404, 'not-found');
  expectError(await app.request('POST', '/js/nothing.js', {}), 404, 'not-found');
});

test('a page is only read', async () => {
  const response = await app.request('POST', '/index.html', {});
  expectError(response, 405, 'method-not-allowed');
  expect(response.headers.allow).toBe('GET, HEAD');
});

test('what is the same for everybody may be kept for a minute and asked whether it changed', async () => {
  const first = await app.request('GET', '/v1/notice').expect(200);
  expect(first.headers['cache-control']).toBe('public, max-age=60');
  await app.request('GET', '/v1/notice').set('If-None-Match', String(first.headers.etag)).expect(304);
});

test('the desk has its own pages beside the app', async () => {
  const desk = await app.request('GET', '/office/').expect(200);
  expect(desk.text).toContain('id="office"');
  const script = await app.request('GET', '/office/office.1e5d2198aa.js').expect(200);
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await app.request('GET', '/office').expect(301)).headers.location).toBe('/office/');
  expectError(await app.request('GET', '/office/nothing.js'), 404, 'not-found');
  expectError(await app.request('GET', '/office/js/app.js'), 404, 'not-found');
  expect((await app.request('GET', '/').expect(200)).text).toContain('id="app"');
});
