import { Decimal128, Double, Int32, Long } from 'bson';
import { fail } from '../errors';
import { toNumber, typeOf } from './document';

/** An exact number: coefficient × 10^exponent. */
export interface Exact {
  coefficient: bigint;
  exponent: number;
}

const decimalForm = /^([+-]?)(\d*)\.?(\d*)(?:E([+-]?\d+))?$/i;

/** Reads a finite Decimal128, Long or Int32 from its decimal digits. */
export function exactOf(value: unknown): Exact {
  const parts = decimalForm.exec(String(value)) ?? [];
  const [, sign, whole = '', fraction = '', exponent = '0'] = parts;
  const coefficient = BigInt(`${whole}${fraction}` || '0');
  return {
    coefficient: sign === '-' ? -coefficient : coefficient,
    exponent: Number(exponent) - fraction.length,
  };
}

/** A finite double is m × 2^k; for k < 0 that equals m × 5^-k × 10^k, exact in decimal. */
export function exactOfDouble(value: number): Exact {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const high = bits.getUint32(0);
  const biased = (high >>> 20) & 0x7ff;
  const fraction = (BigInt(high & 0xfffff) << 32n) | BigInt(bits.getUint32(4));
  const magnitude = biased === 0 ? fraction : fraction | (1n << 52n);
  const mantissa = value < 0 ? -magnitude : magnitude;
  const power = Math.max(biased, 1) - 1075;
  return power >= 0
    ? { coefficient: mantissa << BigInt(power), exponent: 0 }
    : { coefficient: mantissa * 5n ** BigInt(-power), exponent: power };
}

export function addExact(a: Exact, b: Exact): Exact {
  const exponent = Math.min(a.exponent, b.exponent);
  const scaled = (n: Exact) => n.coefficient * 10n ** BigInt(n.exponent - exponent);
  return { coefficient: scaled(a) + scaled(b), exponent };
}

const multiplyExact = (a: Exact, b: Exact): Exact => ({
  coefficient: a.coefficient * b.coefficient,
  exponent: a.exponent + b.exponent,
});

/** 34 digits, the last one rounded half to even as IEEE 754 demands. */
function toDecimal({ coefficient, exponent }: Exact): Decimal128 {
  const surplus = coefficient.toString().replace('-', '').length - 34;
  if (surplus <= 0) return Decimal128.fromString(`${coefficient}E${exponent}`);
  const unit = 10n ** BigInt(surplus);
  const rest = (coefficient % unit) * (coefficient < 0n ? -1n : 1n);
  const quotient = coefficient / unit;
  const up = rest * 2n > unit || (rest * 2n === unit && quotient % 2n !== 0n);
  const away = coefficient < 0n ? -1n : 1n;
  return toDecimal({ coefficient: up ? quotient + away : quotient, exponent: exponent + surplus });
}

type Operation = 'add' | 'multiply';

/** Adds or multiplies as MongoDB does: the wider type wins, int overflows into long, long into an error. */
export function arithmetic(operation: Operation, a: unknown, b: unknown): Int32 | Double | Long | Decimal128 {
  const types = [typeOf(a), typeOf(b)];
  if (types.includes('decimal')) return decimalArithmetic(operation, a, b);
  if (types.includes('double')) {
    const [x, y] = [toNumber(a) as number, toNumber(b) as number];
    return new Double(operation === 'add' ? x + y : x * y);
  }
  const [x, y] = [BigInt(String(a)), BigInt(String(b))];
  const result = operation === 'add' ? x + y : x * y;
  if (BigInt.asIntN(64, result) !== result) {
    fail('BadValue', `Failed to apply ${operation} to ${a} and ${b}: integer overflow`);
  }
  const isInt = !types.includes('long') && BigInt.asIntN(32, result) === result;
  return isInt ? new Int32(Number(result)) : Long.fromBigInt(result);
}

function decimalArithmetic(operation: Operation, a: unknown, b: unknown): Decimal128 {
  const [x, y] = [toNumber(a) as number, toNumber(b) as number];
  const finite = [a, b].every((value) => !/nan|inf/i.test(String(value)));
  if (!finite) return Decimal128.fromString(String(operation === 'add' ? x + y : x * y));
  return toDecimal((operation === 'add' ? addExact : multiplyExact)(exactOf(a), exactOf(b)));
}
