// What slow, broken and greedy clients get, over plain sockets: no client library sends such things.
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect, type Socket } from 'node:net';
import { httpServer } from '../../../server/src/platform/http/listener';
import { testInLongRun } from '../../support/long';
import { startApp, type TestApp } from '../../support/server';
import { until } from '../../support/until';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** A connection that keeps what it is sent. */
class Line {
  text = '';
  readonly closed: Promise<unknown>;

  private constructor(readonly socket: Socket) {
    socket.on('data', (chunk) => {
      this.text += chunk;
    });
    socket.on('error', () => {});
    this.closed = new Promise((resolve) => socket.once('close', resolve));
  }

  static async to(port: number): Promise<Line> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new Line(socket);
  }

  get answer() {
    const [head = '', body = ''] = this.text.split('\r\n\r\n');
    return { status: Number(head.split(' ')[1]), body };
  }
}

const HEAD = 'Host: x\r\nContent-Type: application/json\r\n';

test('a broken request gets a small JSON error', async () => {
  const long = 'x'.repeat(20_000);
  const cases: [string, number, string][] = [
    ['nonsense\r\n\r\n', 400, 'bad-request'],
    ['GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n', 400, 'bad-request'],
    [`GET /v1/clock?${long} HTTP/1.1\r\nHost: x\r\n\r\n`, 431, 'headers-too-large'],
    [`GET /v1/clock HTTP/1.1\r\nHost: x\r\nX-Long: ${long}\r\n\r\n`, 431, 'headers-too-large'],
    ['CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'bad-request'],
  ];
  for (const [sent, status, code] of cases) {
    const line = await Line.to(app.port);
    line.socket.write(sent);
    await line.closed;
    expect(line.answer.status).toBe(status);
    expect(JSON.parse(line.answer.body).error).toMatchObject({ code, message: expect.any(String) });
    expect(line.text.length).toBeLessThan(500);
  }
});

testInLongRun('who sends slowly is cut: nothing at all, a head without end, a body without end', async () => {
  const startedAt = Date.now();
  const [silent, slowHead, slowBody] = await Promise.all([
    Line.to(app.port),
    Line.to(app.port),
    Line.to(app.port),
  ]);
  slowHead.socket.write('GET /v1/clock HTTP/1.1\r\n');
  const drops = setInterval(() => slowHead.socket.write('X-A: b\r\n'), 1000);
  slowBody.socket.write(`POST /v1/auth/sign-out HTTP/1.1\r\n${HEAD}Content-Length: 5000\r\n\r\n{`);
  const grains = setInterval(() => slowBody.socket.write(' '), 1000);
  await Promise.all([silent.closed, slowHead.closed, slowBody.closed]);
  clearInterval(drops);
  clearInterval(grains);
  expect(Date.now() - startedAt).toBeGreaterThan(5000);
  expect([slowHead.answer.status, slowBody.answer.status]).toEqual([408, 408]);
});

test('what is refused is not read to its end', async () => {
  const many = 105 * 1024 * 1024;
  const refusals: [string, number][] = [
    [`POST /v1/auth/sign-out HTTP/1.1\r\n${HEAD}Content-Length: ${many}\r\n\r\n`, 413],
    [`PUT /v1/me HTTP/1.1\r\n${HEAD}Content-Length: ${many}\r\n\r\n`, 401],
    [`POST /v1/registry/imports HTTP/1.1\r\n${HEAD}Content-Length: ${many}\r\n\r\n`, 401],
    [`GET /v1/clock HTTP/1.1\r\n${HEAD}Content-Length: ${many}\r\n\r\n`, 200],
  ];
  for (const [head, status] of refusals) {
    const line = await Line.to(app.port);
    line.socket.write(head);
    const chunk = Buffer.alloc(64 * 1024, 97);
    let isOpen = true;
    void line.closed.then(() => {
      isOpen = false;
    });
    while (isOpen && line.socket.bytesWritten < many) {
      if (!line.socket.write(chunk))
        await Promise.race([once(line.socket, 'drain').catch(() => {}), line.closed]);
    }
    await line.closed;
    expect(line.answer.status).toBe(status);
    expect(line.socket.bytesWritten).toBeLessThan(20 * 1024 * 1024); // what lies in the buffers of both ends included
  }
});

test('one address has so many connections and no more; a closed one makes room', async () => {
  const server: Server = httpServer((_request, response) => response.end('ok'), { connectionsPerAddress: 3 });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const lines = [await Line.to(port), await Line.to(port), await Line.to(port)];
  await (await Line.to(port)).closed;
  lines[0]?.socket.destroy();
  await lines[0]?.closed;
  // At first the server may not have seen yet that one is gone.
  const isLetIn = async () => {
    const line = await Line.to(port);
    line.socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    await line.closed;
    return line.answer.status === 200;
  };
  await until(isLetIn, 'there is room again');
  server.closeAllConnections();
  server.close();
});

test('a client that hangs up in the middle is no fault of ours', async () => {
  const logged = app.logLines.length;
  const line = await Line.to(app.port);
  const head = `POST /v1/auth/sign-out HTTP/1.1\r\n${HEAD}Expect: 100-continue\r\nContent-Length: 5000\r\n\r\n`;
  line.socket.write(head);
  await until(() => line.text.startsWith('HTTP/1.1 100 '), 'the server has read the head');
  line.socket.write('{"a":');
  line.socket.destroy();
  const hungUp = () => app.logLines.slice(logged).some((text) => text.includes('hung up'));
  await until(hungUp, 'the log tells of it');
  expect(app.logLines.slice(logged).filter((text) => /"level":(40|50)|"stack"/.test(text))).toEqual([]);
});
