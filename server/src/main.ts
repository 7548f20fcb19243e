// The bundled server: `node server/dist/main.js`, as `npm start` runs it. It needs no development dependency.
import { run } from './run';

void run({
  mode: 'production',
  onStarted: ({ url }) => console.log(`换证助手已经启动：${url}`),
});
