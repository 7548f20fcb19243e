import { createServer, type Server, type Socket } from 'node:net';
import type { Client } from '../commands/environment';
import { maxMessageBytes } from '../commands/server';
import type { Doc } from '../values/document';
import { frameLength, type Request, readRequest, refuseLegacy, writeReply } from './frames';

export type Run = (command: Doc, client: Client) => Promise<Uint8Array>;

const handshakes = new Set(['hello', 'isMaster', 'ismaster']);

/** Listens on the loopback interface alone and answers MongoDB's wire protocol. */
export class WireServer {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private connections = 0;

  constructor(private readonly run: Run) {
    this.server = createServer({ noDelay: true }, (socket) => this.accept(socket));
  }

  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => resolve((this.server.address() as { port: number }).port));
    });
  }

  close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private accept(socket: Socket): void {
    this.connections += 1;
    const client: Client = { connectionId: this.connections, isKnown: false };
    this.sockets.add(socket);
    socket.on('close', () => {
      this.sockets.delete(socket);
      socket.emit('drain');
    });
    socket.on('error', () => socket.destroy());
    void this.serve(socket, client).catch(() => socket.destroy());
  }

  /** Answers one request after the other; a broken frame ends this connection and no other. */
  private async serve(socket: Socket, client: Client): Promise<void> {
    for await (const frame of frames(socket)) {
      const request = readRequest(frame);
      const reply = await this.reply(request, client);
      if (request.wantsReply && !socket.destroyed) await send(socket, writeReply(request, reply));
    }
  }

  private reply({ command, legacy }: Request, client: Client): Promise<Uint8Array> | Uint8Array {
    if (legacy && !handshakes.has(Object.keys(command)[0] ?? '')) return refuseLegacy();
    return this.run(command, client);
  }
}

/** Cuts what arrives into frames; what is left of a frame cut in the middle is dropped with its connection. */
async function* frames(socket: Socket): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = [];
  let waiting = 0;
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    waiting += chunk.length;
    for (;;) {
      const length = frameLength(front(chunks), maxMessageBytes);
      if (length === undefined || waiting < length) break;
      const bytes = Buffer.concat(chunks, waiting);
      yield bytes.subarray(0, length);
      chunks = waiting > length ? [bytes.subarray(length)] : [];
      waiting -= length;
    }
  }
}

/** Enough of the chunks to read a header from. */
function front(chunks: Buffer[]): Buffer {
  const [first = Buffer.alloc(0)] = chunks;
  return first.length >= 16 ? first : Buffer.concat(chunks);
}

/** Writes the parts; waits for a client that reads slowly, or for its connection to end. */
async function send(socket: Socket, parts: Buffer[]): Promise<void> {
  socket.cork();
  const flushed = parts.map((part) => socket.write(part)).pop();
  socket.uncork();
  if (!flushed && !socket.destroyed) await new Promise((resolve) => socket.once('drain', resolve));
}
