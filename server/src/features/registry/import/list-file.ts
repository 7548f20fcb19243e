import { createHash } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { type FileHandle, mkdtemp, open, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { bytesOf } from '@hz/lists';
import { requestTimeout } from '../../../platform/errors';
import { uploadTooLarge } from '../errors';

/** A list to be imported: an open file, read more than once. */
export interface ListFile {
  name: string;
  handle: FileHandle;
  /** SHA-256 of its bytes. */
  digest: string;
  close(): Promise<void>;
}

const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;

/** How fast an upload must come: slower than the worst of networks it only keeps a connection and a file open. */
export interface UploadPace {
  /** From then on it is looked at. */
  afterMs: number;
  bytesPerSecond: number;
}
const PACE: UploadPace = { afterMs: 10_000, bytesPerSecond: 2_048 };

/** Opens a list on this machine. */
export async function openListFile(path: string, name: string): Promise<ListFile> {
  const handle = await open(path);
  const digest = createHash('sha256');
  for await (const chunk of bytesOf(handle)) digest.update(chunk);
  return { name, handle, digest: digest.digest('hex'), close: () => handle.close() };
}

/**
 * Takes an uploaded list into a file that has no name any more: lists hold names and identity numbers, and what has
 * no name is gone with the process, however that ends. Throws `upload-too-large`, and `request-timeout` for one that
 * trickles.
 */
export async function receiveListFile(
  upload: Readable,
  name: string,
  pace: UploadPace = PACE,
): Promise<ListFile> {
  const folder = await mkdtemp(join(tmpdir(), 'hz-upload-'));
  const path = join(folder, 'list');
  const handle = await open(path, 'wx+', 0o600);
  unlinkSync(path);
  await rmdir(folder);
  try {
    return { name, handle, digest: await write(upload, handle, pace), close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function write(upload: Readable, handle: FileHandle, pace: UploadPace): Promise<string> {
  const digest = createHash('sha256');
  let size = 0;
  const slow = tooSlow(() => size, pace);
  // Left open when it is too large or too slow: the answer still has to go out on the same connection.
  const chunks = upload.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>;
  try {
    for (;;) {
      const { done, value } = await Promise.race([chunks.next(), slow.cut]);
      if (done) return digest.digest('hex');
      size += value.length;
      if (size > MAX_UPLOAD_BYTES) throw uploadTooLarge();
      digest.update(value);
      await handle.writeFile(value);
    }
  } finally {
    slow.stop();
  }
}

/** Rejects when fewer bytes have come than the pace asks for, twice in a row: once it may be the server that stood still. */
function tooSlow(size: () => number, { afterMs, bytesPerSecond }: UploadPace) {
  const startedAt = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let slowChecks = 0;
  const cut = new Promise<never>((_, reject) => {
    timer = setInterval(
      () => {
        const ms = performance.now() - startedAt;
        slowChecks = ms >= afterMs && size() < (ms / 1000) * bytesPerSecond ? slowChecks + 1 : 0;
        if (slowChecks === 2) reject(requestTimeout());
      },
      Math.min(1000, afterMs),
    );
  });
  cut.catch(() => {}); // nobody may be waiting for it when it comes
  return { cut, stop: () => clearInterval(timer) };
}
