// What was learnt, as bytes and back: the objects as JSON, their typed arrays behind it as they lie in memory.
import { Alphabet } from './alphabet';
import { Lexicon } from './concepts';
import { Familiarity } from './familiarity';
import { LatinWords } from './foreign';
import { Reader } from './reader';
import { Spelling } from './typed-pinyin';
import { Understanding } from './understanding';
import { Vocabulary } from './vocabulary';

/** Every class that what is learnt is made of; one that is missing here cannot be frozen, which a test finds. */
const CLASSES = { Alphabet, Familiarity, LatinWords, Lexicon, Reader, Spelling, Understanding, Vocabulary };
const ARRAYS = { Float32Array, Float64Array, Int32Array, Uint8Array, Uint16Array };
type ArrayName = keyof typeof ARRAYS;
type Fields = Record<string, unknown>;

/** Needed while learning alone. */
const LEFT_OUT: Record<string, readonly string[]> = { Reader: ['first'] };

/** Typed arrays begin at multiples of this. */
const ALIGNED = 8;
const padded = (size: number): number => Math.ceil(size / ALIGNED) * ALIGNED;

const nameOf = <T extends object>(classes: Record<string, unknown>, value: T): string | undefined =>
  Object.keys(classes).find((name) => classes[name] === value.constructor);

/** Writes a value as JSON; what JSON has no form for is an object of one letter and what it is made of. */
class Freezer {
  readonly arrays: ArrayBufferView[] = [];
  size = 0;

  freeze(value: unknown): unknown {
    if (value === undefined) return { u: 1 };
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((one) => this.freeze(one));
    if (value instanceof Map) return { m: [...value].map((pair) => this.freeze(pair)) };
    if (value instanceof Set) return { s: [...value].map((one) => this.freeze(one)) };
    if (ArrayBuffer.isView(value)) return this.freezeArray(value);
    if (value.constructor === Object) return { o: this.freezeFields(value as Fields) };
    const name = nameOf(CLASSES, value);
    if (!name) throw new TypeError(`${value.constructor.name} is not among the classes that can be frozen`);
    const kept = Object.entries(value).map(([field, held]) => [
      field,
      LEFT_OUT[name]?.includes(field) ? [] : held,
    ]);
    return { c: name, f: this.freezeFields(Object.fromEntries(kept)) };
  }

  private freezeFields(fields: Fields): Fields {
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, this.freeze(value)]));
  }

  private freezeArray(array: ArrayBufferView): unknown {
    const at = this.size;
    const name = nameOf(ARRAYS, array);
    if (!name) throw new TypeError(`${array.constructor.name} is not among the arrays that can be frozen`);
    this.arrays.push(array);
    this.size += padded(array.byteLength);
    return { t: name, at, length: array.byteLength };
  }
}

/** What was learnt, as bytes. */
export function freeze(understanding: Understanding): Uint8Array {
  const freezer = new Freezer();
  const head = new TextEncoder().encode(JSON.stringify(freezer.freeze(understanding)));
  const bytes = new Uint8Array(ALIGNED + padded(head.length) + freezer.size);
  new DataView(bytes.buffer).setUint32(0, head.length);
  bytes.set(head, ALIGNED);
  let at = ALIGNED + padded(head.length);
  for (const { buffer, byteOffset, byteLength } of freezer.arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += padded(byteLength);
  }
  return bytes;
}

interface Frozen {
  u?: 1;
  m?: [unknown, unknown][];
  s?: unknown[];
  o?: Fields;
  c?: keyof typeof CLASSES;
  f?: Fields;
  t?: ArrayName;
  at?: number;
  length?: number;
}

/** What `freeze` made bytes of, as it was. */
export function thaw(bytes: Uint8Array): Understanding {
  const { buffer } = new Uint8Array(bytes); // at the start of its own buffer, where typed arrays can lie on it
  const headSize = new DataView(buffer).getUint32(0);
  const head = new TextDecoder().decode(new Uint8Array(buffer, ALIGNED, headSize));
  const arraysAt = ALIGNED + padded(headSize);
  const fields = (frozen: Fields): Fields =>
    Object.fromEntries(Object.entries(frozen).map(([name, value]) => [name, thawed(value)]));
  const thawed = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(thawed);
    const { m, s, o, c, f = {}, t, at = 0, length = 0 } = value as Frozen;
    if (m) return new Map(m.map(([key, held]) => [thawed(key), thawed(held)]));
    if (s) return new Set(s.map(thawed));
    if (o) return fields(o);
    if (c) return Object.assign(Object.create(CLASSES[c].prototype), fields(f));
    if (!t) return undefined;
    const kind = ARRAYS[t];
    return new kind(buffer, arraysAt + at, length / kind.BYTES_PER_ELEMENT);
  };
  return thawed(JSON.parse(head)) as Understanding;
}
