import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { requestTimeout } from '../errors';

/** How long running requests may still take once no new ones are taken. */
const FINISH_MS = 3000;
/** How long an answer may take on its way to a client that is cut off. */
const LAST_WORDS_MS = 200;
/** How long work may still take whose client has hung up. */
const SETTLE_MS = 1000;
/** How soon a connection goes that was kept alive by a request which has finished by now. */
const IDLE_MS = 50;

/** Why it cannot listen there, in words that name the setting. */
const REFUSED: Readonly<Record<string, (PORT: number, HOST: string) => string>> = {
  EADDRINUSE: (PORT) => `端口 ${PORT} 已被占用，可用 PORT 换一个 / port ${PORT} is taken`,
  EACCES: (PORT) => `不许用端口 ${PORT}，可用 PORT 换一个 / port ${PORT} is not allowed`,
  ENOTFOUND: (_, HOST) => `设置 HOST 不对：找不到 ${HOST} / there is no host ${HOST}`,
  EADDRNOTAVAIL: (_, HOST) =>
    `设置 HOST 不对：这台机器没有地址 ${HOST} / ${HOST} is no address of this machine`,
};

/** Resolves when the server listens; rejects with a plain sentence when it cannot. */
export function listen(server: Server, { PORT, HOST }: { PORT: number; HOST: string }): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const sentence = REFUSED[error.code ?? '']?.(PORT, HOST);
      reject(sentence === undefined ? error : new Error(sentence));
    });
    server.listen(PORT, HOST, () => resolve(server));
  });
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A handler that keeps count of what it has begun, for a server that is to end in good order. */
export interface Tracked {
  handler: Handler;
  /** From now on every answer asks its client to close the connection, so that the next one goes elsewhere. */
  letGo(): void;
  /** Answers those that have not come in whole: nothing was done of them yet, and they are not waited for. */
  refuseUnfinished(): void;
  /** Resolves when all that was begun is done, after a second at most: who hangs up early leaves work behind. */
  settled(): Promise<unknown>;
}

export function tracked(handle: Handler): Tracked {
  const running = new Set<Promise<void>>();
  const unanswered = new Set<{ request: IncomingMessage; response: ServerResponse }>();
  let lettingGo = false;
  const handler: Handler = (request, response) => {
    if (lettingGo) response.setHeader('Connection', 'close');
    const one = { request, response };
    unanswered.add(one);
    response.once('close', () => unanswered.delete(one));
    const work = handle(request, response).finally(() => running.delete(work));
    running.add(work);
    return work;
  };
  return {
    handler,
    letGo: () => {
      lettingGo = true;
    },
    refuseUnfinished: () => {
      for (const { request, response } of unanswered)
        if (!request.complete && !response.headersSent) refuse(response);
    },
    settled: () => Promise.race([Promise.allSettled(running), pause(SETTLE_MS, undefined, { ref: false })]),
  };
}

function refuse(response: ServerResponse): void {
  const { status, code, message } = requestTimeout();
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', Connection: 'close' });
  response.end(JSON.stringify({ error: { code, message, requestId: '' } }));
}

/**
 * Takes no new connections, lets running requests finish, and cuts off what is left after three seconds.
 * @param beforeCut says the last words to those who are cut off
 */
export function stopServing(server: Server, beforeCut: () => void = () => {}): Promise<void> {
  return new Promise((resolve) => {
    let cutOff = setTimeout(() => {
      beforeCut();
      cutOff = setTimeout(() => server.closeAllConnections(), LAST_WORDS_MS);
    }, FINISH_MS);
    const tidyUp = setInterval(() => server.closeIdleConnections(), IDLE_MS);
    server.close(() => {
      clearTimeout(cutOff);
      clearInterval(tidyUp);
      resolve();
    });
  });
}
