import { collationOf } from '../../../server/embedded-mongo/src/values/collation';
import type { Collation } from '../../../server/embedded-mongo/src/values/order';
import fc from '../../support/properties';

const of = (locale: string, strength: number, more: object = {}) =>
  collationOf({ locale, strength, ...more }) as Collation;

describe('a collation', () => {
  test('of strength 1 passes over case and accents, of 2 over case, of 3 over neither', () => {
    expect([1, 2, 3].map((strength) => of('en', strength).compare('resume', 'RÉSUMÉ') === 0)).toEqual([
      true,
      false,
      false,
    ]);
    expect([1, 2, 3].map((strength) => of('en', strength).compare('resume', 'RESUME') === 0)).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('orders Chinese by pinyin and numbers by value when asked to', () => {
    const sorted = ['张三', '李四', '王五'].sort(of('zh', 3).compare);
    expect(sorted).toEqual(['李四', '王五', '张三']);
    expect(['a10', 'a9'].sort(of('en', 3, { numericOrdering: true }).compare)).toEqual(['a9', 'a10']);
  });

  test('that is simple is none; one that is unknown or malformed is refused', () => {
    expect(collationOf({ locale: 'simple' })).toBeUndefined();
    expect(() => collationOf({ locale: 'xx-nowhere' })).toThrow("Field 'locale' is invalid");
    expect(() => collationOf({ locale: 'en', strength: 5 })).toThrow('not supported by the embedded store');
    expect(() => collationOf({ strength: 1 })).toThrow("'collation.locale' is missing");
    expect(() => collationOf({ locale: 'en', color: 1 })).toThrow("'collation.color' is an unknown field");
  });

  test('folds alike whatever it deems equal, so that an index finds it', () => {
    const letter = fc.constantFrom(...'aAbBeEéÉßsSåÅäøoO中文0１9٣3 -ёеЁς σΣヒひiIıİ');
    const text = fc.array(letter, { maxLength: 4 }).map((letters) => letters.join(''));
    const spec = fc.tuple(
      fc.constantFrom('en', 'zh', 'de', 'sv', 'tr', 'ja', 'ru', 'el'),
      fc.constantFrom(1, 2, 3),
      fc.boolean(),
    );
    fc.assert(
      fc.property(text, text, spec, (a, b, [locale, strength, numericOrdering]) => {
        const collation = of(locale, strength, { numericOrdering });
        if (collation.compare(a, b) === 0) expect(collation.fold(a)).toBe(collation.fold(b));
      }),
      { numRuns: 20_000 },
    );
  });
});
