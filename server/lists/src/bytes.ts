import type { Stats } from 'node:fs';

/** An open file: what `node:fs/promises` opens, or one that another thread has opened. */
export interface ListSource {
  readonly fd: number;
  read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ bytesRead: number; buffer: Buffer }>;
  stat(): Promise<Pick<Stats, 'size'>>;
}

const CHUNK_BYTES = 64 * 1024;

/** The bytes of an open file from its start; the file stays open, and reading may stop anywhere. */
export async function* bytesOf(file: ListSource): AsyncGenerator<Buffer> {
  for (let position = 0; ; ) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
