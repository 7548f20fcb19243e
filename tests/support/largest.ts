/** As much of JSON schema as the description of the API uses. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  propertyNames?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  required?: string[];
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  multipleOf?: number;
}

export type Schemas = Record<string, JsonSchema>;

/** A body may have 64 KB; what surrounds the longest text in it needs some of them. */
const ROOM = 60_000;

export const resolved = (schema: JsonSchema, schemas: Schemas): JsonSchema =>
  schema.$ref ? (schemas[schema.$ref.split('/').at(-1) as string] as JsonSchema) : schema;

/** The largest value that a schema allows, its texts all made of one kind of letter; null where none is found. */
export function largestOf(
  given: JsonSchema,
  letter: string,
  schemas: Schemas,
  room = ROOM,
  example?: unknown,
): unknown {
  const schema = resolved(given, schemas);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) {
    const all = options.map((option) => largestOf(option, letter, schemas, room, example));
    return all.sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)[0];
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum.at(-1);
  switch ([schema.type].flat()[0]) {
    case 'object':
      return largestObject(schema, letter, schemas, room, example);
    case 'array':
      return largestArray(schema, letter, schemas, room, example);
    case 'string':
      return largestText(schema, letter, room, example);
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return example ?? schema.maximum ?? 1;
    default:
      return null;
  }
}

function largestObject(
  schema: JsonSchema,
  letter: string,
  schemas: Schemas,
  room: number,
  example: unknown,
): unknown {
  const fields = Object.entries(schema.properties ?? {});
  const share = Math.floor(room / Math.max(1, fields.length)) - 30;
  const named = fields.map(([name, field]) => [
    name,
    largestOf(field, letter, schemas, share, (example as Record<string, unknown> | undefined)?.[name]),
  ]);
  return Object.fromEntries(named);
}

function largestArray(
  schema: JsonSchema,
  letter: string,
  schemas: Schemas,
  room: number,
  example: unknown,
): unknown {
  const first = Array.isArray(example) ? example[0] : undefined;
  const item = largestOf(schema.items ?? {}, letter, schemas, Math.min(room, 1000), first);
  const fitting = Math.floor(room / (Buffer.byteLength(JSON.stringify(item)) + 1));
  return Array.from({ length: Math.max(0, Math.min(schema.maxItems ?? fitting, fitting)) }, () => item);
}

function largestText(
  { maxLength, pattern, format, minLength }: JsonSchema,
  letter: string,
  room: number,
  example: unknown,
): unknown {
  const fitting = Math.floor(room / Buffer.byteLength(letter));
  const length = Math.max(minLength ?? 0, Math.min(maxLength ?? fitting, fitting) - 1);
  const text = `${letter.repeat(Math.ceil(length / letter.length)).slice(0, length)}a`;
  if (format === 'date') return example ?? '2022-12-01';
  return pattern && !new RegExp(pattern).test(text) ? (example ?? null) : text;
}
