import {
  Binary,
  BSONRegExp,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import { descending, encodeKey, successor } from '../../../server/embedded-mongo/src/values/keys';
import { exactOf, exactOfDouble } from '../../../server/embedded-mongo/src/values/numbers';
import fc from '../../support/properties';

const inOrder = [
  new MinKey(),
  undefined,
  null,
  new Double(Number.NaN),
  new Double(Number.NEGATIVE_INFINITY),
  Decimal128.fromString('-1E400'),
  Long.MIN_VALUE,
  new Int32(-1),
  Decimal128.fromString('-1E-400'),
  new Double(0),
  Decimal128.fromString('1E-400'),
  Decimal128.fromString('0.1'),
  new Double(0.1),
  Long.fromString('9007199254740992'),
  Long.fromString('9007199254740993'),
  new Double(1e300),
  Decimal128.fromString('1E400'),
  Decimal128.fromString('2E400'),
  new Double(Number.POSITIVE_INFINITY),
  '',
  'a',
  'a\u0000',
  'a\u0001',
  'ab',
  '中',
  '\uffff',
  '😀',
  {},
  { a: new Int32(1) },
  { a: new Int32(1), b: new Int32(1) },
  { b: new Int32(0) },
  { a: 'x' },
  [],
  [new Int32(1)],
  [new Int32(1), new Int32(2)],
  [new Int32(2)],
  new Binary(Buffer.from('b')),
  new Binary(Buffer.from('aa')),
  new ObjectId('000000000000000000000001'),
  new ObjectId('000000000000000000000002'),
  false,
  true,
  new Date(-5),
  new Date(5),
  new Timestamp({ t: 1, i: 2 }),
  new Timestamp({ t: 2, i: 1 }),
  new BSONRegExp('a', 'i'),
  new BSONRegExp('b', ''),
  new MaxKey(),
];

describe('the key of a value', () => {
  test("sorts as MongoDB orders values across all types, and a descending field's the other way", () => {
    for (let i = 1; i < inOrder.length; i++) {
      const [smaller, greater] = [encodeKey(inOrder[i - 1]), encodeKey(inOrder[i])];
      expect({ i, order: Buffer.compare(smaller, greater) }).toEqual({ i, order: -1 });
      expect(Buffer.compare(descending(smaller), descending(greater))).toBe(1);
      expect(Buffer.compare(successor(smaller), greater)).toBeLessThanOrEqual(0);
    }
  });

  test('is the same for one number in every numeric type', () => {
    const five = [new Int32(5), new Double(5), Long.fromNumber(5), Decimal128.fromString('5.00'), 5];
    expect(new Set(five.map((n) => encodeKey(n).toString('hex'))).size).toBe(1);
    expect(encodeKey(new Double(-0))).toEqual(encodeKey(new Int32(0)));
  });

  test('orders random doubles, longs and decimals as exact arithmetic does', () => {
    const number = fc.oneof(
      fc
        .double({ noNaN: true, noDefaultInfinity: true })
        .map((n) => ({ value: new Double(n), exact: exactOfDouble(n) })),
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => {
        const value = Long.fromBigInt(n);
        return { value, exact: exactOf(value) };
      }),
      fc
        .tuple(fc.bigInt({ min: -(10n ** 33n), max: 10n ** 33n }), fc.integer({ min: -60, max: 60 }))
        .map(([c, e]) => {
          const value = Decimal128.fromString(`${c}E${e}`);
          return { value, exact: exactOf(value) };
        }),
    );
    fc.assert(
      fc.property(number, number, (a, b) => {
        const exponent = Math.min(a.exact.exponent, b.exact.exponent);
        const [x, y] = [a, b].map(
          ({ exact }) => exact.coefficient * 10n ** BigInt(exact.exponent - exponent),
        ) as [bigint, bigint];
        expect(Buffer.compare(encodeKey(a.value), encodeKey(b.value))).toBe(x < y ? -1 : x > y ? 1 : 0);
      }),
      { numRuns: 1000 },
    );
  });
});
