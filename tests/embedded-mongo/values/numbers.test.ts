import { Decimal128, Double, Int32, Long } from 'bson';
import { arithmetic } from '../../../server/embedded-mongo/src/values/numbers';

describe('arithmetic of update operators', () => {
  test.each([
    ['two ints give an int', new Int32(2), new Int32(3), new Int32(5)],
    [
      'an int that overflows becomes a long',
      new Int32(2147483647),
      new Int32(1),
      Long.fromString('2147483648'),
    ],
    ['a long stays a long', Long.fromNumber(1), new Int32(1), Long.fromNumber(2)],
    [
      'a long keeps all its digits',
      Long.fromString('9007199254740992'),
      new Int32(1),
      Long.fromString('9007199254740993'),
    ],
    ['a double makes a double', new Double(5), new Int32(1), new Double(6)],
    [
      'a decimal is exact',
      Decimal128.fromString('0.10'),
      Decimal128.fromString('0.2'),
      Decimal128.fromString('0.30'),
    ],
    [
      'a decimal has 34 digits',
      Decimal128.fromString('1E34'),
      Decimal128.fromString('5'),
      Decimal128.fromString('1.000000000000000000000000000000000E+34'),
    ],
  ])('%s', (_name, a, b, sum) => {
    const result = arithmetic('add', a, b);
    expect({ type: result._bsontype, text: String(result) }).toEqual({
      type: sum._bsontype,
      text: String(sum),
    });
  });

  test('multiplies, and refuses a long that overflows', () => {
    expect(arithmetic('multiply', new Int32(100_000), new Int32(100_000))).toEqual(
      Long.fromString('10000000000'),
    );
    expect(() => arithmetic('multiply', Long.MAX_VALUE, new Int32(2))).toThrow('integer overflow');
  });
});
