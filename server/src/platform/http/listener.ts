import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type AppError, badRequest, headersTooLarge, requestTimeout } from '../errors';

/** How long a client may take to send the head of a request. */
const HEAD_MS = 10_000;
/** An upload may take so long, as long as it keeps its pace; other bodies have a shorter time of their own. */
const WHOLE_REQUEST_MS = 15 * 60_000;
/** A connection on which nothing moves, in neither direction, is cut. */
const SILENT_MS = 120_000;
/** How often slow heads are looked for. */
const CHECK_MS = 1000;

export interface ListenerLimits {
  /** Most connections at a time from one address; 0: no limit, as behind a proxy, whose address all have. */
  connectionsPerAddress: number;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** The HTTP server around the app: cuts slow clients, counts connections, answers broken requests with a small error. */
export function httpServer(handler: Handler, { connectionsPerAddress }: ListenerLimits): Server {
  const server = createServer(
    { headersTimeout: HEAD_MS, requestTimeout: WHOLE_REQUEST_MS, connectionsCheckingInterval: CHECK_MS },
    handler,
  );
  server.setTimeout(SILENT_MS);
  server.on('clientError', answerBroken);
  server.on('checkExpectation', handler); // an expectation that nobody knows is no reason for an empty 417
  server.on('connect', (_request, socket) => answerBroken(badRequest(), socket));
  if (connectionsPerAddress > 0) server.on('connection', connectionLimit(connectionsPerAddress));
  return server;
}

function connectionLimit(most: number): (socket: Socket) => void {
  const open = new Map<string, number>();
  return (socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
    if (count > most) socket.destroy();
  };
}

const FAULTS: Record<string, () => AppError> = {
  HPE_HEADER_OVERFLOW: headersTooLarge,
  ERR_HTTP_REQUEST_TIMEOUT: requestTimeout,
};

/** Answers what never became a request: Node knows no better than to close, or to send a bare status line. */
function answerBroken(fault: NodeJS.ErrnoException | AppError, socket: Duplex): void {
  const begun = (socket as { _httpMessage?: { headersSent?: boolean } })._httpMessage?.headersSent;
  if (!socket.writable || begun || fault.code === 'ECONNRESET' || fault.code === 'EPIPE') {
    socket.destroy();
    return;
  }
  const { status, code, message } = (FAULTS[fault.code ?? ''] ?? badRequest)();
  const body = JSON.stringify({ error: { code, message, requestId: '' } });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  setTimeout(() => socket.destroy(), CHECK_MS).unref();
}
