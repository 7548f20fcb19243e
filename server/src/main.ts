// The bundled server: `node server/dist/main.js`, as `npm start` runs it. It needs no development dependency.
import { noArguments } from './commands/arguments';
import { run } from './run';

noArguments('start');

void run({
  mode: 'production',
  onStarted: ({ url }) => console.log(`换证助手已经启动：${url}`),
});
