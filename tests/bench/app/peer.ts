import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** The words whose being there means that the page can be used. */
export const PEER_ACTION = '看看我的证能不能换';

const source = `
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
fetch('/words').then((answer) => answer.text()).then((words) =>
  createRoot(document.getElementById('app')).render(createElement('div', { role: 'button' }, words)));
`;
const html =
  '<!doctype html><meta charset="utf-8"><title>peer</title><div id="app"></div><script src="/app.js"></script>';

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: join(__dirname, '../../../miniapp') },
    bundle: true,
    minify: true,
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0]?.text ?? '';
}

/** The least a React page can be: the same library, one request, one button. Everything beyond it is ours and Taro's. */
export async function startPeer(): Promise<{ url: string; server: Server }> {
  const script = gzipSync(await bundle());
  const server = createServer((request, response) => {
    const isScript = request.url === '/app.js';
    const type = isScript ? 'text/javascript' : request.url === '/words' ? 'text/plain' : 'text/html';
    const body = isScript ? script : gzipSync(request.url === '/words' ? PEER_ACTION : html);
    response
      .writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-encoding': 'gzip' })
      .end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}
