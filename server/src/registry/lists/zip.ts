import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { type Entry, fromFd, type Options, type ZipFile } from 'yauzl';
import { UnreadableList } from './unreadable';

const MAX_ENTRIES = 2000;
// A million rows; whatever unpacks to more is no list but an attack.
const MAX_UNPACKED_BYTES = 2 * 1024 * 1024 * 1024;

/** The parts of a workbook by name. */
export interface Zip {
  has(name: string): boolean;
  /** Bytes when unpacked. */
  sizeOf(name: string): number;
  /** The unpacked bytes of a part. Throws UnreadableList when it is not what the directory says. */
  open(name: string): AsyncIterable<Buffer>;
}

const openFd = promisify<number, Options, ZipFile>(fromFd);
const broken = () => new UnreadableList('表格文件坏了，打不开。请重新导出。');

/** Opens a zip by its directory; parts can be read in any order, and none unpacks to more than it says. */
export async function openZip(file: FileHandle): Promise<Zip> {
  const zip = await openFd(file.fd, { lazyEntries: true, autoClose: false }).catch(() => {
    throw broken();
  });
  const entries = await readDirectory(zip);
  return {
    has: (name) => entries.has(name),
    sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
    open: (name) => unpack(zip, entries.get(name)),
  };
}

function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(broken()));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      unpacked += entry.uncompressedSize;
      entries.set(entry.fileName, entry);
      if (entries.size > MAX_ENTRIES || unpacked > MAX_UNPACKED_BYTES)
        reject(new UnreadableList('表格文件太大了，请分成几份再导入。'));
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

async function* unpack(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Buffer> {
  const stream = await openEntry(zip, entry);
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch {
    throw broken();
  } finally {
    stream.destroy();
  }
}

function openEntry(zip: ZipFile, entry: Entry | undefined): Promise<Readable> {
  return new Promise((resolve, reject) => {
    if (!entry || entry.isEncrypted()) return reject(broken());
    zip.openReadStream(entry, (error, stream) => (error ? reject(broken()) : resolve(stream)));
  });
}
