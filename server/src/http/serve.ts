import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const DRAIN_MS = 10_000;
/** How soon a connection goes that was kept alive by a request which has finished by now. */
const IDLE_MS = 50;

/** Resolves when the server listens; rejects with a plain sentence when the port is taken. */
export function listen(server: Server, { PORT, HOST }: { PORT: number; HOST: string }): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Error(`端口 ${PORT} 已被占用，可用 PORT 换一个 / port ${PORT} is taken`) : error);
    });
    server.listen(PORT, HOST, () => resolve(server));
  });
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The handler, and a wait (of ten seconds at most) for all it has begun: who hangs up early leaves work behind. */
export function tracked(handle: Handler): { handler: Handler; settled: () => Promise<unknown> } {
  const running = new Set<Promise<void>>();
  const handler: Handler = (request, response) => {
    const work = handle(request, response).finally(() => running.delete(work));
    running.add(work);
    return work;
  };
  return {
    handler,
    settled: () => Promise.race([Promise.allSettled(running), pause(DRAIN_MS, undefined, { ref: false })]),
  };
}

/** Takes no new connections, lets running requests finish, and cuts off what is left after ten seconds. */
export function stopServing(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    const tidyUp = setInterval(() => server.closeIdleConnections(), IDLE_MS);
    server.close(() => {
      clearTimeout(cutOff);
      clearInterval(tidyUp);
      resolve();
    });
  });
}
