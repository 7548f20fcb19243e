import type { Middleware } from 'koa';

/** A client that sends on after it was answered: so much is still taken in, and thrown away … */
const TAKEN_BYTES = 256 * 1024;
/** … and so long, so that it sees the answer before it is cut. */
const LINGER_MS = 1000;

/**
 * Cuts a request that was answered before all of it came, as one that was refused: it is not read to its end.
 * What is small enough is taken in, and the connection can be used again.
 */
export const cutUnread: Middleware = async (ctx, next) => {
  try {
    await next();
  } finally {
    const { req, res } = ctx;
    if (!req.complete && !req.destroyed) {
      let left = TAKEN_BYTES;
      req.on('data', (chunk: Buffer) => {
        left -= chunk.length;
        if (left < 0) req.pause();
      });
      req.on('error', () => {}); // who hangs up now has had the answer
      req.resume();
      res.once('finish', () => {
        setTimeout(() => {
          if (!req.complete) req.socket.destroy();
        }, LINGER_MS).unref();
      });
    }
  }
};
