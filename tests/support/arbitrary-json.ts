import { type JsonSchema, resolved, type Schemas } from './largest';
import fc from './properties';

/** What nobody should send. */
export const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    '__proto__',
    '$where',
    '',
    ' ',
    '2022-02-30',
    '2023-12-31',
    '\u0000',
    '9'.repeat(400),
    '０',
    '+1',
    '0x1',
  ),
  fc.constantFrom(-1, 0, 1e308, 0.05, 24.05, Number.MAX_SAFE_INTEGER),
  fc.record({ $gt: fc.constant('') }),
  fc.string({ minLength: 1, maxLength: 50, unit: 'binary' }),
);

/** Values that a JSON schema allows, as far as it is used to describe the API. */
export function arbitraryOf(given: JsonSchema, schemas: Schemas): fc.Arbitrary<unknown> {
  const schema = resolved(given, schemas);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return fc.oneof(...options.map((option) => arbitraryOf(option, schemas)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (Array.isArray(schema.type))
    return fc.oneof(...schema.type.map((type) => arbitraryOf({ ...schema, type }, schemas)));
  switch (schema.type) {
    case 'object':
      return objects(schema, schemas);
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? {}, schemas), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 5, (schema.minItems ?? 0) + 5),
      });
    case 'string':
      return texts(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? 0, -1e9),
        max: Math.min(schema.maximum ?? 1e6, 1e9),
      });
    case 'number': {
      const [low, high] = [schema.minimum ?? 0.1, schema.maximum ?? 100];
      return fc
        .integer({ min: Math.ceil(low * 10), max: Math.floor(high * 10) })
        .map((tenths) => tenths / 10);
    }
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

function objects(schema: JsonSchema, schemas: Schemas): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties, propertyNames } = schema;
  const fields = Object.entries(properties).map(([name, field]) => [name, arbitraryOf(field, schemas)]);
  if (fields.length === 0 && typeof additionalProperties === 'object')
    return fc.dictionary(
      arbitraryOf(propertyNames ?? { type: 'string', maxLength: 10 }, schemas).map(String),
      arbitraryOf(additionalProperties, schemas),
      { maxKeys: 4 },
    );
  return fc.record(Object.fromEntries(fields), { requiredKeys: required as never[] });
}

const dates = fc
  .date({ min: new Date('1980-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function texts({ pattern, format, minLength = 0, maxLength = 100 }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'date') return fc.oneof(dates, fc.constantFrom('2022-12-01', '2022-12-05'));
  const unit = fc.constantFrom('a', 'B', '1', '施', '（', '１', '𠮷', '\u200b', ' ', '-');
  const plain = fc.string({ unit, minLength, maxLength: Math.min(maxLength, minLength + 60) });
  if (!pattern) return plain;
  if (pattern.startsWith('^')) return fc.stringMatching(new RegExp(pattern));
  return plain.map((text) => `${text.slice(0, Math.max(0, maxLength - 1))}施`);
}

type Fields = Record<string, unknown>;

/** A good value with one field put to something odd, taken out, or with one more. */
export function spoilt(good: unknown): fc.Arbitrary<unknown> {
  if (typeof good !== 'object' || good === null) return odd;
  const names = Object.keys(good);
  return fc
    .tuple(fc.constantFrom(...names, 'extra', '__proto__', 'constructor'), fc.option(odd, { nil: undefined }))
    .map(([name, value]) =>
      Object.defineProperty({ ...(good as Fields) }, name, { value, enumerable: true }),
    );
}
