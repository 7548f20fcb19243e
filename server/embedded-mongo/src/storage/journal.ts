import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

/** Of SQLite's write-ahead journal (sqlite.org/fileformat.html, 4): a head, then frames of a head and a page each. */
const HEAD = 32;
const FRAME_HEAD = 24;
/** The last bit says in which order the checksums take the bytes. */
const MAGIC = 0x377f0682;

/** Two running sums over words of 32 bits. */
type Sums = readonly [number, number];

/**
 * Whether a journal is damaged before its end: what SQLite reads ends at the first frame whose checksum is not right, as
 * at the end that a power cut tore, and passes over all that was answered later. Frames that are whole and go on behind
 * such a one say that it is no end.
 */
export function isDamagedWithin(file: string): boolean {
  if (!existsSync(file)) return false;
  const journal = openSync(file, 'r');
  const state = () => {
    const { size, mtimeNs } = fstatSync(journal, { bigint: true });
    return `${size} ${mtimeNs}`;
  };
  try {
    // One that changes meanwhile is being written by another process, which has the store open.
    const before = state();
    return looksDamaged(journal) && state() === before;
  } finally {
    closeSync(journal);
  }
}

function looksDamaged(journal: number): boolean {
  const head = Buffer.alloc(HEAD);
  if (readSync(journal, head, 0, HEAD, 0) < HEAD) return false;
  return new Reader(journal, fstatSync(journal).size, head).isDamaged();
}

class Reader {
  private readonly pageSize: number;
  private readonly isBigEnd: boolean;
  private readonly salts: Buffer;
  private readonly isHeadWhole: boolean;
  private readonly frame: Buffer;

  constructor(
    private readonly journal: number,
    private readonly size: number,
    private readonly head: Buffer,
  ) {
    this.isBigEnd = (head.readUInt32BE(0) & 1) === 1;
    const pageSize = head.readUInt32BE(8);
    const isPage = pageSize >= 512 && pageSize <= 65_536 && (pageSize & (pageSize - 1)) === 0;
    this.pageSize = isPage ? pageSize : 4096;
    this.salts = head.subarray(16, 24);
    const sums = [head.readUInt32BE(24), head.readUInt32BE(28)] as const;
    const isOurs = (head.readUInt32BE(0) & ~1) === MAGIC && isPage;
    this.isHeadWhole = isOurs && same(this.sum([0, 0], head.subarray(0, 24)), sums);
    this.frame = Buffer.alloc(FRAME_HEAD + this.pageSize);
  }

  isDamaged(): boolean {
    const length = this.frame.length;
    const count = Math.floor((this.size - HEAD) / length);
    let sums: Sums = [this.head.readUInt32BE(24), this.head.readUInt32BE(28)];
    let isBroken = !this.isHeadWhole;
    let salts: Buffer | undefined = this.isHeadWhole ? this.salts : undefined;
    for (let at = 0; at < count; at++) {
      readSync(this.journal, this.frame, 0, length, HEAD + at * length);
      const noted: Sums = [this.frame.readUInt32BE(16), this.frame.readUInt32BE(20)];
      // Behind the end of this journal lie frames of the one before, with other salts.
      const isOfThis = salts?.equals(this.frame.subarray(8, 16)) ?? at > 0;
      const isWhole = isOfThis && same(this.sumOfFrame(sums), noted);
      if (isBroken && isWhole) return true;
      isBroken ||= !isWhole;
      if (!this.isHeadWhole) salts = Buffer.from(this.frame.subarray(8, 16));
      sums = noted; // also of a broken one, whose page alone may be damaged
    }
    return false;
  }

  private sumOfFrame(before: Sums): Sums {
    return this.sum(this.sum(before, this.frame.subarray(0, 8)), this.frame.subarray(FRAME_HEAD));
  }

  private sum([first, second]: Sums, bytes: Buffer): Sums {
    let [one, two] = [first, second];
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = 0; at < bytes.length; at += 8) {
      one = (one + view.getUint32(at, !this.isBigEnd) + two) >>> 0;
      two = (two + view.getUint32(at + 4, !this.isBigEnd) + one) >>> 0;
    }
    return [one, two];
  }
}

const same = (one: Sums, other: Sums): boolean => one[0] === other[0] && one[1] === other[1];
