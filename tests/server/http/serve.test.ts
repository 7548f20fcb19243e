import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { listen, stopServing, tracked } from '../../../server/src/platform/http/serve';

const slowServer = (answerAfterMs: number): Server =>
  createServer((_request, response) => {
    setTimeout(() => response.end('done'), answerAfterMs);
  });
const anyPort = { PORT: 0, HOST: '127.0.0.1' };
const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

test('a request that runs is finished before the server ends; a new one is not taken', async () => {
  const server = await listen(slowServer(300), anyPort);
  const url = urlOf(server);
  const running = fetch(url).then((response) => response.text());
  await pause(100);
  const stopped = stopServing(server);
  await expect(fetch(url)).rejects.toThrow();
  const startedAt = Date.now();
  await stopped;
  expect(Date.now() - startedAt).toBeLessThan(2000);
  await expect(running).resolves.toBe('done');
});

test('work of a request whose client has hung up is waited for', async () => {
  let isDone = false;
  const { handler, settled } = tracked(async (_request, response) => {
    await pause(300);
    isDone = true;
    response.end();
  });
  const server = await listen(createServer(handler), anyPort);
  await expect(fetch(urlOf(server), { signal: AbortSignal.timeout(100) })).rejects.toThrow();
  await stopServing(server);
  expect(isDone).toBe(false);
  await settled();
  expect(isDone).toBe(true);
});

test('an upload that has not come in whole is told so before it is cut off', async () => {
  const { handler, refuseUnfinished } = tracked(async (request) => {
    await once(request, 'end');
  });
  const server = await listen(createServer(handler), anyPort);
  const upload = connect((server.address() as AddressInfo).port, '127.0.0.1');
  upload.write('PUT /list HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nthe beginning');
  await once(server, 'request');
  const answer = text(upload);
  await stopServing(server, refuseUnfinished);
  expect(await answer).toMatch(/^HTTP\/1\.1 408 .*"code":"request-timeout"/s);
});

test('an idle kept-alive connection does not hold the stop up', async () => {
  const server = await listen(slowServer(0), anyPort);
  await (await fetch(urlOf(server))).text();
  const startedAt = Date.now();
  await stopServing(server);
  expect(Date.now() - startedAt).toBeLessThan(2000);
});

test('a taken port is said in one sentence that names it', async () => {
  const server = await listen(slowServer(0), anyPort);
  const { port } = server.address() as AddressInfo;
  await expect(listen(slowServer(0), { PORT: port, HOST: '127.0.0.1' })).rejects.toThrow(`${port}`);
  await stopServing(server);
});
