import type { Binary, BSONRegExp, Code, Decimal128, ObjectId, Timestamp } from 'bson';
import { binaryBytes, type Doc, type TypeName, typeOf } from './document';
import { addExact, exactOf, exactOfDouble } from './numbers';

/**
 * Memcomparable keys: the bytes of two values compare as MongoDB orders the values, across all types, and are equal
 * exactly when the values are equal (5, 5.0, Long 5 and Decimal 5 are one key). Indexes store them, sorts compare
 * them, equality tests them: there is one definition of order. No key is a prefix of another.
 */
export const ranks: Record<TypeName, number> = {
  minKey: 1,
  undefined: 2,
  null: 3,
  int: 4,
  double: 4,
  long: 4,
  decimal: 4,
  string: 5,
  symbol: 5,
  object: 6,
  array: 7,
  binData: 8,
  objectId: 9,
  bool: 10,
  date: 11,
  timestamp: 12,
  regex: 13,
  dbPointer: 14,
  javascript: 15,
  javascriptWithScope: 16,
  maxKey: 17,
};

export const rankOf = (value: unknown): number => ranks[typeOf(value)];

const end = 0;

/** Gives the text that stands in the key for a string; a collation folds strings it deems equal into one. */
export type Fold = (text: string) => string;

export const encodeKey = (value: unknown, fold?: Fold): Buffer => writer.begin(fold).value(value).take();

class KeyWriter {
  private bytes = Buffer.allocUnsafe(4096);
  private length = 0;
  private fold?: Fold | undefined;

  begin(fold?: Fold): this {
    this.length = 0;
    this.fold = fold;
    return this;
  }

  /** A copy of what was written; the writer's own buffer serves the next key. */
  take(): Buffer {
    return Buffer.from(this.bytes.subarray(0, this.length));
  }

  value(value: unknown): this {
    const type = typeOf(value);
    this.byte(ranks[type]);
    switch (type) {
      case 'int':
      case 'double':
        return this.number(typeof value === 'number' ? value : Number((value as { value: number }).value));
      case 'long':
        return this.wide(Number(value), value);
      case 'decimal':
        return this.decimal(value as Decimal128);
      case 'string':
      case 'symbol':
        return this.string(this.fold ? this.fold(String(value)) : String(value));
      case 'object':
        return this.object(value as Doc);
      case 'array':
        for (const item of value as unknown[]) this.value(item);
        return this.byte(end);
      default:
        return this.other(type, value);
    }
  }

  private other(type: TypeName, value: unknown): this {
    switch (type) {
      case 'binData': {
        const bytes = binaryBytes(value as Binary);
        return this.uint32(bytes.length)
          .byte((value as Binary).sub_type)
          .append(bytes);
      }
      case 'objectId':
        return this.append((value as ObjectId).id);
      case 'bool':
        return this.byte(value ? 1 : 0);
      case 'date':
        return this.number((value as Date).getTime());
      case 'timestamp': {
        const timestamp = value as Timestamp;
        return this.uint32(timestamp.getHighBitsUnsigned()).uint32(timestamp.getLowBitsUnsigned());
      }
      case 'regex':
        return this.string((value as BSONRegExp).pattern).string((value as BSONRegExp).options);
      case 'javascript':
        return this.string(String((value as Code).code));
      case 'javascriptWithScope':
        return this.string(String((value as Code).code)).object((value as Code).scope as Doc);
      default:
        return this;
    }
  }

  private object(doc: Doc): this {
    for (const name of Object.keys(doc)) this.byte(ranks[typeOf(doc[name])]).string(name).value(doc[name]);
    return this.byte(end);
  }

  /** A text ends with 0; a 0 or 1 within it is written as 1 1 or 1 2, which keeps the order. */
  private string(text: string): this {
    const bytes = Buffer.from(text);
    for (let from = 0; ; ) {
      let to = from;
      while (to < bytes.length && (bytes[to] as number) > 1) to += 1;
      this.append(bytes.subarray(from, to));
      if (to === bytes.length) return this.byte(end);
      this.byte(1).byte((bytes[to] as number) + 1);
      from = to + 1;
    }
  }

  private number(value: number): this {
    return this.double(value).byte(0x80);
  }

  private decimal(value: Decimal128): this {
    const text = value.toString();
    if (/nan/i.test(text)) return this.number(Number.NaN);
    return /inf/i.test(text) ? this.number(Number(text)) : this.wide(Number(text), value);
  }

  /** The nearest double, then what is left of the exact number: its sign, power of ten and digits. */
  private wide(number: number, exactValue: unknown): this {
    const nearest = Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, number));
    this.double(nearest);
    const rest = addExact(exactOf(exactValue), exactOfDouble(-nearest));
    if (rest.coefficient === 0n) return this.byte(0x80);
    const negative = rest.coefficient < 0n;
    const digits = rest.coefficient.toString().replace('-', '');
    const power = digits.length + rest.exponent + 0x8000;
    const tail = [power >>> 8, power & 0xff, ...Buffer.from(digits.slice(0, 40).replace(/0+$/, '')), end];
    return this.byte(negative ? 0x7f : 0x81).append(
      Buffer.from(negative ? tail.map((byte) => 0xff - byte) : tail),
    );
  }

  /** A double whose bytes sort as its value does; NaN before everything, no negative zero. */
  private double(value: number): this {
    if (Number.isNaN(value)) return this.append(Buffer.alloc(8));
    this.reserve(8);
    this.bytes.writeDoubleBE(value === 0 ? 0 : value, this.length);
    const high = this.bytes.readUInt32BE(this.length);
    const low = this.bytes.readUInt32BE(this.length + 4);
    const flip = high >>> 31 === 1;
    return this.uint32(flip ? ~high : high ^ 0x80000000).uint32(flip ? ~low : low);
  }

  private uint32(value: number): this {
    this.reserve(4);
    this.bytes.writeUInt32BE(value >>> 0, this.length);
    this.length += 4;
    return this;
  }

  private byte(value: number): this {
    this.reserve(1);
    this.bytes[this.length++] = value;
    return this;
  }

  private append(bytes: Uint8Array): this {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
    return this;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + more));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}

const writer = new KeyWriter();

/** Turns the order of a key around, for a descending field of an index or a sort. */
export const descending = (key: Buffer): Buffer => Buffer.from(key.map((byte) => 0xff - byte));

/** The smallest key above every key that begins with this one. */
export function successor(prefix: Buffer): Buffer {
  let length = prefix.length;
  while (length > 0 && prefix[length - 1] === 0xff) length -= 1;
  const next = Buffer.from(prefix.subarray(0, length));
  if (length === 0) return Buffer.from([0xff, 0xff]);
  next[length - 1] = (next[length - 1] as number) + 1;
  return next;
}
