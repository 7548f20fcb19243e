import { type Doc, decode, encode, rawBytes, setOwn } from '../values/document';

const opReply = 1;
const opQuery = 2004;
const opMsg = 2013;
const headerBytes = 16;
const checksumPresent = 1;
const moreToCome = 2;
const knownRequiredFlags = checksumPresent | moreToCome;

/** A client's message: its command, and how it wants the answer. */
export interface Request {
  id: number;
  command: Doc;
  /** An unacknowledged write (w: 0) gets no answer. */
  wantsReply: boolean;
  legacy: boolean;
}

/** A message that does not follow the protocol; its connection cannot go on. */
class BrokenFrame extends Error {}

/** The length of the frame at the front of the bytes, or undefined when its header has not come yet. */
export function frameLength(bytes: Buffer, maximum: number): number | undefined {
  if (bytes.length < headerBytes) return undefined;
  const length = bytes.readInt32LE(0);
  if (length < headerBytes || length > maximum) throw new BrokenFrame(`A frame of ${length} bytes`);
  return length;
}

export function readRequest(frame: Buffer): Request {
  const id = frame.readInt32LE(4);
  const opcode = frame.readInt32LE(12);
  if (opcode === opMsg) return readMessage(id, frame);
  if (opcode === opQuery) return readLegacyQuery(id, frame);
  throw new BrokenFrame(`The opcode ${opcode}`);
}

function readMessage(id: number, frame: Buffer): Request {
  const flags = frame.readUInt32LE(headerBytes);
  if ((flags & 0xffff & ~knownRequiredFlags) !== 0) throw new BrokenFrame('An unknown flag');
  const end = frame.length - (flags & checksumPresent ? 4 : 0);
  let command: Doc | undefined;
  const sequences = new Map<string, Doc[]>();
  for (let at = headerBytes + 4; at < end; ) {
    const kind = frame.readUInt8(at);
    const section = sized(frame, at + 1, end);
    at += 1 + section.length;
    if (kind === 0 && !command) command = decode(section);
    else if (kind === 1) readSequence(section, sequences);
    else throw new BrokenFrame(`A section of kind ${kind}`);
  }
  if (!command) throw new BrokenFrame('A message without a body');
  for (const [name, docs] of sequences) setOwn(command, name, docs);
  return { id, command, wantsReply: (flags & moreToCome) === 0, legacy: false };
}

/** Bytes that begin with their own length, as documents and sequences do. */
function sized(frame: Buffer, at: number, end: number): Buffer {
  const length = frame.readInt32LE(at);
  if (length < 5 || at + length > end) throw new BrokenFrame('A section longer than its frame');
  return frame.subarray(at, at + length);
}

function readSequence(section: Buffer, sequences: Map<string, Doc[]>): void {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw new BrokenFrame('A sequence without a name');
  const docs: Doc[] = [];
  for (let at = nameEnd + 1; at < section.length; ) {
    const bytes = sized(section, at, section.length);
    const doc = decode(bytes);
    rawBytes.set(doc, bytes);
    docs.push(doc);
    at += bytes.length;
  }
  sequences.set(section.toString('utf8', 4, nameEnd), docs);
}

/** The first handshake of a driver still comes as an OP_QUERY on `<db>.$cmd`. */
function readLegacyQuery(id: number, frame: Buffer): Request {
  const nameEnd = frame.indexOf(0, headerBytes + 4);
  if (nameEnd < 0) throw new BrokenFrame('A query without a collection');
  const command = decode(sized(frame, nameEnd + 9, frame.length));
  const [db] = frame.toString('utf8', headerBytes + 4, nameEnd).split('.');
  return { id, command: { ...command, $db: db }, wantsReply: true, legacy: true };
}

let lastId = 0;

export function writeReply({ id, legacy }: Request, body: Uint8Array): Buffer[] {
  lastId = (lastId + 1) & 0x7fffffff;
  const head = Buffer.alloc(legacy ? 36 : 21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(lastId, 4);
  head.writeInt32LE(id, 8);
  head.writeInt32LE(legacy ? opReply : opMsg, 12);
  if (legacy) {
    head.writeInt32LE(8, 16);
    head.writeInt32LE(1, 32);
  }
  return [head, Buffer.from(body.buffer, body.byteOffset, body.byteLength)];
}

export const refuseLegacy = (): Uint8Array =>
  encode({
    ok: 0,
    errmsg: 'Unsupported OP_QUERY command: only the handshake may use it',
    code: 352,
    codeName: 'UnsupportedOpQueryCommand',
  });
