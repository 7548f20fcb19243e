import { createHash } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { type FileHandle, mkdtemp, open, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { bytesOf } from '@hz/lists';
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

/** Opens a list on this machine. */
export async function openListFile(path: string, name: string): Promise<ListFile> {
  const handle = await open(path);
  const digest = createHash('sha256');
  for await (const chunk of bytesOf(handle)) digest.update(chunk);
  return { name, handle, digest: digest.digest('hex'), close: () => handle.close() };
}

/**
 * Takes an uploaded list into a file that has no name any more: lists hold names and identity numbers, and what has
 * no name is gone with the process, however that ends. Throws `upload-too-large`.
 */
export async function receiveListFile(upload: Readable, name: string): Promise<ListFile> {
  const folder = await mkdtemp(join(tmpdir(), 'hz-upload-'));
  const path = join(folder, 'list');
  const handle = await open(path, 'wx+', 0o600);
  unlinkSync(path);
  await rmdir(folder);
  try {
    return { name, handle, digest: await write(upload, handle), close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function write(upload: Readable, handle: FileHandle): Promise<string> {
  const digest = createHash('sha256');
  let size = 0;
  // Left open when it is too large: the answer still has to go out on the same connection.
  for await (const chunk of upload.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_UPLOAD_BYTES) throw uploadTooLarge();
    digest.update(chunk);
    await handle.writeFile(chunk);
  }
  return digest.digest('hex');
}
