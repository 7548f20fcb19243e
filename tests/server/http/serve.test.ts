import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { listen, stopServing, tracked } from '../../../server/src/platform/http/serve';

/** A server that answers what it is asked when it is told to. */
function heldServer() {
  let answer = () => {};
  const told = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const server = createServer(async (_request, response) => {
    await told;
    response.end('done');
  });
  return { server, answer: () => answer() };
}
const quickServer = (): Server => createServer((_request, response) => response.end('done'));
const anyPort = { PORT: 0, HOST: '127.0.0.1' };
const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

test('a request that runs is finished before the server ends; a new one is not taken', async () => {
  const { server, answer } = heldServer();
  const url = urlOf(await listen(server, anyPort));
  const reached = once(server, 'request');
  const running = fetch(url).then((response) => response.text());
  await reached;
  const stopped = stopServing(server);
  await expect(fetch(url)).rejects.toThrow();
  answer();
  await stopped;
  await expect(running).resolves.toBe('done');
});

test('work of a request whose client has hung up is waited for', async () => {
  let isDone = false;
  let finish = () => {};
  const told = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const { handler, settled } = tracked(async (_request, response) => {
    await told;
    isDone = true;
    response.end();
  });
  const server = await listen(createServer(handler), anyPort);
  const reached = once(server, 'request');
  const client = new AbortController();
  const hungUp = expect(fetch(urlOf(server), { signal: client.signal })).rejects.toThrow();
  await reached;
  client.abort();
  await hungUp;
  await stopServing(server);
  expect(isDone).toBe(false);
  const settling = settled();
  finish();
  await settling;
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

test('an idle kept-alive connection does not hold the stop up until what is left is cut off', async () => {
  const server = await listen(quickServer(), anyPort);
  await (await fetch(urlOf(server))).text();
  let isCut = false;
  await stopServing(server, () => {
    isCut = true;
  });
  expect(isCut).toBe(false);
});

test('a taken port is said in one sentence that names it', async () => {
  const server = await listen(quickServer(), anyPort);
  const { port } = server.address() as AddressInfo;
  await expect(listen(quickServer(), { PORT: port, HOST: '127.0.0.1' })).rejects.toThrow(`${port}`);
  await stopServing(server);
});
