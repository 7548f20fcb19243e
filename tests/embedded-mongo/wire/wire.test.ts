import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Binary, deserialize, serialize } from 'bson';
import { useStore } from '../support/store';

const opMsg = 2013;

function frame(body: Buffer, { opcode = opMsg, length = body.length + 16 } = {}): Buffer {
  const head = Buffer.alloc(16);
  head.writeInt32LE(length, 0);
  head.writeInt32LE(7, 4);
  head.writeInt32LE(opcode, 12);
  return Buffer.concat([head, body]);
}

const message = (command: object, flags = 0, sections: Buffer[] = []): Buffer => {
  const bits = Buffer.alloc(4);
  bits.writeUInt32LE(flags);
  return frame(Buffer.concat([bits, Buffer.from([0]), serialize(command), ...sections]));
};

const ping = message({ ping: 1, $db: 'admin' });

describe('the wire server', () => {
  const store = useStore();
  const open: Socket[] = [];
  afterEach(() => {
    for (const socket of open.splice(0)) socket.destroy();
  });

  const dial = async (host = '127.0.0.1'): Promise<Socket> => {
    const socket = connect(Number(new URL(store.uri).port), host);
    open.push(socket);
    await once(socket, 'connect');
    return socket;
  };

  const reply = async (socket: Socket): Promise<object> => {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    return deserialize(chunk.subarray(21));
  };

  /** A connection that has proven that it knows the password. */
  const dialKnown = async (): Promise<Socket> => {
    const socket = await dial();
    const { username, password } = new URL(store.uri);
    const ask = async (command: object, text: string) => {
      socket.write(message({ ...command, payload: new Binary(Buffer.from(text)), $db: 'admin' }));
      const { payload } = (await reply(socket)) as { payload: Binary };
      return new Map(
        payload
          .toString('utf8')
          .split(',')
          .map((part) => [part[0], part.slice(2)]),
      );
    };
    const first = `n=${username},r=mine`;
    const given = await ask({ saslStart: 1, mechanism: 'SCRAM-SHA-256' }, `n,,${first}`);
    const [r, s = '', i] = ['r', 's', 'i'].map((name) => given.get(name));
    const said = `${first},r=${r},s=${s},i=${i},c=biws,r=${r}`;
    const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
    const key = hmac(pbkdf2Sync(password, Buffer.from(s, 'base64'), Number(i), 32, 'sha256'), 'Client Key');
    const signature = hmac(createHash('sha256').update(key).digest(), said);
    const proof = Buffer.from(key.map((byte, at) => byte ^ (signature[at] as number))).toString('base64');
    await ask({ saslContinue: 1, conversationId: 1 }, `c=biws,r=${r},p=${proof}`);
    return socket;
  };

  const expectOthersLive = async () => {
    const socket = await dial();
    socket.write(ping);
    expect(await reply(socket)).toEqual({ ok: 1 });
  };

  test('answers a message that comes byte by byte, and several that come at once', async () => {
    const socket = await dial();
    for (const byte of ping) {
      socket.write(Buffer.from([byte]));
      await new Promise(setImmediate);
    }
    expect(await reply(socket)).toEqual({ ok: 1 });
    socket.write(Buffer.concat([ping, message({ nope: 1, $db: 'admin' }), ping]));
    let bytes = 0;
    while (bytes < 100) bytes += ((await once(socket, 'data')) as [Buffer])[0].length;
  });

  test('takes documents in sections of their own', async () => {
    const docs = Buffer.concat([serialize({ _id: 1, a: 5 }), serialize({ _id: 2 })]);
    const name = Buffer.from('documents\0');
    const size = Buffer.alloc(4);
    size.writeInt32LE(4 + name.length + docs.length);
    const socket = await dialKnown();
    socket.write(
      message({ insert: 'sections', $db: 'wire' }, 0, [Buffer.concat([Buffer.from([1]), size, name, docs])]),
    );
    expect(await reply(socket)).toEqual({ n: 2, ok: 1 });
    expect(await store.client.db('wire').collection('sections').countDocuments()).toBe(2);
  });

  test('gives no answer where none is wanted', async () => {
    const socket = await dialKnown();
    socket.write(message({ insert: 'quiet', documents: [{ _id: 1 }], $db: 'wire' }, 2));
    socket.write(ping);
    expect(await reply(socket)).toEqual({ ok: 1 });
    expect(await store.client.db('wire').collection('quiet').countDocuments()).toBe(1);
  });

  test('speaks OP_QUERY for the handshake and for nothing else', async () => {
    const query = (command: object) =>
      Buffer.concat([Buffer.alloc(4), Buffer.from('admin.$cmd\0'), Buffer.alloc(8), serialize(command)]);
    const socket = await dial();
    socket.write(frame(query({ isMaster: 1 }), { opcode: 2004 }));
    const [hello] = (await once(socket, 'data')) as [Buffer];
    expect(deserialize(hello.subarray(36))).toMatchObject({ ismaster: true, maxWireVersion: 21, ok: 1 });
    socket.write(frame(query({ ping: 1 }), { opcode: 2004 }));
    const [refused] = (await once(socket, 'data')) as [Buffer];
    expect(deserialize(refused.subarray(36))).toMatchObject({ ok: 0, code: 352 });
  });

  test.each<[string, Buffer]>([
    ['shorter than its header', frame(Buffer.alloc(0), { length: 5 })],
    ['larger than the maximum', frame(Buffer.alloc(10), { length: 2_000_000_000 })],
    ['of a negative length', frame(Buffer.alloc(10), { length: -1 })],
    ['of an unknown opcode', frame(Buffer.alloc(10), { opcode: 9999 })],
    ['compressed, which nobody agreed upon', frame(Buffer.alloc(10), { opcode: 2012 })],
    ['without a body', frame(Buffer.alloc(4))],
    ['with a document longer than itself', frame(Buffer.from([0, 0, 0, 0, 0, 255, 255, 0, 0, 1]))],
    ['with broken BSON', message({ a: 1 }).fill(0x77, 26, 30)],
    ['with an unknown flag', message({ ping: 1 }, 4)],
    ['with a sequence without a name', message({ ping: 1 }, 0, [Buffer.from([1, 6, 0, 0, 0, 65, 65])])],
    ['of noise', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
  ])('closes the connection of a frame %s, and no other', async (_name, bytes) => {
    const socket = await dial();
    socket.on('error', () => undefined);
    socket.write(bytes);
    await once(socket, 'close');
    await expectOthersLive();
  });

  test('does nothing with a frame that is cut in the middle', async () => {
    const bytes = message({ insert: 'cut', documents: [{ _id: 1 }], $db: 'wire' });
    const socket = await dialKnown();
    socket.write(bytes.subarray(0, bytes.length - 3));
    socket.destroy();
    await expectOthersLive();
    expect(await store.client.db('wire').collection('cut').countDocuments()).toBe(0);
  });

  test('survives random bytes', async () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed / 2147483648;
    };
    for (let i = 0; i < 200; i++) {
      const socket = await (i % 4 === 0 ? dialKnown() : dial());
      socket.on('error', () => undefined);
      const bytes = Buffer.from(message({ find: 'c', filter: { a: 1 }, $db: 'wire' }));
      for (let hits = 0; hits < 4; hits++)
        bytes[16 + Math.floor(random() * (bytes.length - 16))] = Math.floor(random() * 256);
      socket.resume().end(bytes);
      await once(socket, 'close');
    }
    await expectOthersLive();
  });

  test('listens on the loopback interface alone', async () => {
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((one) => one && !one.internal && one.family === 'IPv4');
    for (const other of others) {
      await expect(dial(other?.address)).rejects.toMatchObject({
        code: expect.stringMatching(/ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH/),
      });
    }
    await expect(dial('::1')).rejects.toMatchObject({
      code: expect.stringMatching(/ECONNREFUSED|EADDRNOTAVAIL/),
    });
  });
});
