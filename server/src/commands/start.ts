// npm start: the real clock, the bundled server, built first where it is missing or old
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as main from '../main';
import { ensureH5, ensureServer } from './ensure-built';

if (!ensureH5() || !ensureServer()) process.exit(1);
const { run } = createRequire(__filename)(join(__dirname, '../../dist/main.js')) as typeof main;
void run({
  mode: 'production',
  onStarted: ({ url }) => console.log(`换证助手已经启动：${url}`),
});
