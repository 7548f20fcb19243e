import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { builtScript } from '../../support/bundled';

/** The store as a process of its own, which a test can kill. */
export interface StoreProcess {
  uri: string;
  /** What it has said beside its address. */
  said(): string;
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

async function spawnStore(dataDir: string, words: readonly string[] = []): Promise<ChildProcess> {
  const cli = await builtScript('embedded-mongo');
  return spawn(process.execPath, [cli, '--data-dir', dataDir, '--port', '0', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export async function startProcess(dataDir: string): Promise<StoreProcess> {
  const child = await spawnStore(dataDir);
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const exited = once(child, 'close').then(([code]) => code as number | null);
  const [uri] = (await Promise.race([
    once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), 'line'),
    exited.then((code) => Promise.reject(new Error(`the store ended with ${code}`))),
  ])) as [string];
  return {
    uri,
    said: () => said,
    end: (signal) => {
      child.kill(signal);
      return exited;
    },
  };
}

/** Runs the store where, or with words with which, it cannot start; gives what it says and its exit code. */
export async function failingStart(
  dataDir: string,
  ...words: string[]
): Promise<{ code: number | null; said: string }> {
  const child = await spawnStore(dataDir, words);
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}
