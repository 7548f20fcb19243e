import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { type Entry, fromFd, type Options, type ZipFile } from 'yauzl';
import type { ListSource } from './bytes';
import { limits } from './limits';
import { UnreadableList } from './unreadable';

/** The parts of a workbook by name: without a slash at the start, and whatever the case of their letters. */
export interface Zip {
  names(): string[];
  has(name: string): boolean;
  /** Bytes when unpacked. */
  sizeOf(name: string): number;
  /** The unpacked bytes of a part. Throws UnreadableList when it is not what the directory says. */
  open(name: string): AsyncIterable<Buffer>;
}

const openFd = promisify<number, Options, ZipFile>(fromFd);
const broken = () => new UnreadableList('表格文件坏了，打不开。请重新导出。');
const tooLarge = () => new UnreadableList('表格文件太大了，请分成几份再导入。');
const locked = () => new UnreadableList('文件加了密码。请去掉密码再导入。');

/** A part's name as it is compared: some programs write it with backslashes, a slash before it or in other letters. */
const plainPart = (name: string): string => name.replace(/\\/g, '/').replace(/^\/+/, '').toLowerCase();

/** Opens a zip by its directory; parts can be read in any order, and none unpacks to more than it says. */
export async function openZip(file: ListSource): Promise<Zip> {
  const { size } = await file.stat();
  // Names are decoded here: yauzl refuses those that would be unsafe as paths, and nothing is written to disk.
  const zip = await openFd(file.fd, { lazyEntries: true, autoClose: false, decodeStrings: false }).catch(
    () => {
      throw broken();
    },
  );
  const entries = await readDirectory(zip, size);
  return {
    names: () => [...entries.keys()],
    has: (name) => entries.has(plainPart(name)),
    sizeOf: (name) => entries.get(plainPart(name))?.uncompressedSize ?? 0,
    open: (name) => unpack(zip, entries.get(plainPart(name))),
  };
}

function readDirectory(zip: ZipFile, fileSize: number): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(broken()));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      unpacked += entry.uncompressedSize;
      entries.set(plainPart((entry.fileName as unknown as Buffer).toString('utf8')), entry);
      const isBomb = unpacked > limits.ratioFromBytes && unpacked > limits.ratio * fileSize;
      if (entries.size > limits.parts || unpacked > limits.unpackedBytes || isBomb) reject(tooLarge());
      else if (entry.isEncrypted()) reject(locked());
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

async function* unpack(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Buffer> {
  const stream = await openEntry(zip, entry);
  let sum = 0;
  try {
    for await (const chunk of stream) {
      sum = crc32(chunk as Buffer, sum);
      yield chunk as Buffer;
    }
  } catch {
    throw broken();
  } finally {
    stream.destroy();
  }
  // A part that was damaged on its way may still unpack, into other letters.
  if (sum !== entry?.crc32) throw broken();
}

function openEntry(zip: ZipFile, entry: Entry | undefined): Promise<Readable> {
  return new Promise((resolve, reject) => {
    if (!entry) return reject(broken());
    zip.openReadStream(entry, (error, stream) => (error ? reject(broken()) : resolve(stream)));
  });
}
