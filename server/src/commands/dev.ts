// npm run dev: the server starts again and the H5 app is built again at every change
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

const start = (command: string, ...args: string[]): ChildProcess =>
  spawn('npx', [command, ...args], { cwd: ROOT, stdio: 'inherit' });

const children = [
  start('tsx', 'watch', 'server/src/main.ts', 'development'),
  spawn('npm', ['run', 'build:h5', '-w', 'miniapp', '--', '--watch'], { cwd: ROOT, stdio: 'inherit' }),
];
for (const child of children) {
  child.on('exit', (code) => {
    for (const other of children) other.kill();
    process.exitCode = code ?? 0;
  });
}
