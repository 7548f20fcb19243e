import {
  type Access,
  type Endpoint,
  type EndpointKey,
  ERROR_STATUS,
  ErrorBody,
  EXAMPLE_LIST,
  endpoints,
  errorsOf,
  examples,
} from '@hz/shared/contracts';
import { z } from 'zod';
import { UPLOAD_TYPES } from './body';
import { DESK_COOKIE } from './desk';

type Json = Record<string, unknown>;
type Example = { params?: Json; query?: Json; body?: unknown };

/** What several operations share: moved out of them, each under a name. */
interface Components {
  schemas: Json;
  responses: Json;
}

/** The OpenAPI 3.1 description of the endpoints that are served, made from their contracts and from nothing else. */
export function openApiDocument(served: readonly EndpointKey[]): Json {
  const components: Components = { schemas: {}, responses: {} };
  const paths: Record<string, Json> = {};
  schemaOf(ErrorBody, 'output', components);
  for (const key of [...served].sort()) {
    const endpoint: Endpoint = endpoints[key];
    const [method, path] = key.split(' ') as [string, string];
    const template = path.replace(/:(\w+)/g, '{$1}');
    const described = operation(key, endpoint, components);
    paths[template] = {
      ...paths[template],
      [method.toLowerCase()]: described,
      ...(endpoint.formerMethod && {
        [endpoint.formerMethod.toLowerCase()]: { ...described, deprecated: true },
      }),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: '换证助手', version: '1', description: '日期都是北京时间的日历日期，学时最多一位小数。' },
    paths,
    components: {
      ...components,
      securitySchemes: {
        accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        desk: { type: 'apiKey', in: 'cookie', name: DESK_COOKIE },
      },
    },
  };
}

function operation(key: EndpointKey, endpoint: Endpoint, components: Components): Json {
  const example = (examples as Record<string, Example>)[key] ?? {};
  const parameters = [
    ...parametersOf('path', endpoint.params, example.params, components),
    ...parametersOf('query', endpoint.query, example.query, components),
  ];
  return {
    summary: endpoint.summary,
    ...(endpoint.demoOnly && { description: '只在演示里有' }),
    security: SECURITY[endpoint.access],
    ...(parameters.length > 0 && { parameters }),
    ...(endpoint.body && { requestBody: bodyOf(endpoint.body, example.body, components) }),
    ...(endpoint.upload && { requestBody: UPLOAD }),
    responses: responsesOf(endpoint, components),
  };
}

const signedIn = { accessToken: [] };
const SECURITY: Record<Access, Json[]> = {
  public: [],
  anyone: [{}, signedIn],
  holder: [signedIn],
  clerk: [signedIn],
  officer: [signedIn],
  desk: [{ desk: [] }],
};

function parametersOf(
  place: 'path' | 'query',
  schema: z.ZodObject | undefined,
  example: Json | undefined,
  components: Components,
): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !(field as z.ZodType).safeParse(undefined).success,
    ...parameterContent(schemaOf(field as z.ZodType, 'input', components)),
    ...(example?.[name] !== undefined && { example: example[name] }),
  }));
}

/** A parameter that is JSON by itself says so, and what is in it. */
const parameterContent = ({ contentSchema, ...schema }: Json): Json =>
  contentSchema ? { content: json(contentSchema as Json) } : { schema };

const bodyOf = (body: z.ZodType, example: unknown, components: Components): Json => ({
  required: !body.safeParse({}).success,
  content: { 'application/json': { schema: schemaOf(body, 'input', components), example } },
});

const UPLOAD = {
  required: true,
  content: Object.fromEntries(
    UPLOAD_TYPES.map((type) => [
      type,
      {
        schema: { type: 'string', format: 'binary' },
        ...(!type.includes('spreadsheet') && { example: EXAMPLE_LIST }),
      },
    ]),
  ),
};

function responsesOf(endpoint: Endpoint, components: Components): Json {
  const status = endpoint.status ?? 200;
  const codes = errorsOf(endpoint);
  const refusals = [...new Set(codes.map((code) => ERROR_STATUS[code]))].map((failed) => {
    const ofStatus = codes.filter((code) => ERROR_STATUS[code] === failed);
    return [failed, refusal(failed, ofStatus, components)] as const;
  });
  return {
    [status]: {
      description: endpoint.summary,
      ...(status !== 204 && { content: json(schemaOf(endpoint.response, 'output', components)) }),
    },
    ...Object.fromEntries(refusals),
  };
}

const text = (description: string) => ({ required: true, description, schema: { type: 'string' } });
const HEADERS: Record<number, Json> = {
  401: { 'WWW-Authenticate': text('怎样登录') },
  429: { 'Retry-After': text('多少秒以后再试') },
};

/** An error answer that has one of these codes, all of one status; described once for all who share it. */
function refusal(status: number, codes: readonly string[], { responses }: Components): Json {
  const name = `${status}.${codes.join('.')}`;
  responses[name] = {
    description: `出错，code 是 ${codes.join('、')}`,
    ...(HEADERS[status] && { headers: HEADERS[status] }),
    content: json({
      allOf: [
        { $ref: '#/components/schemas/ErrorBody' },
        { properties: { error: { properties: { code: { enum: codes } } } } },
      ],
    }),
  };
  return { $ref: `#/components/responses/${name}` };
}

const json = (schema: Json): Json => ({ 'application/json': { schema } });

/** What is read as a number from text is described as the number alone. */
function override({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.type === 'integer') delete jsonSchema.pattern;
}

/** The JSON schema of a contract; what it names by an id is moved to the components. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', { schemas }: Components): Json {
  const written = JSON.stringify(z.toJSONSchema(schema, { io, target: 'draft-2020-12', override }));
  const {
    $schema: _,
    $defs = {},
    ...rest
  } = JSON.parse(written.replaceAll('"#/$defs/', '"#/components/schemas/'));
  for (const [id, definition] of Object.entries($defs as Record<string, Json>)) {
    const { id: _id, ...body } = definition;
    schemas[id] = body;
  }
  if (typeof rest.id !== 'string') return rest;
  const { id, ...body } = rest;
  schemas[id] = body;
  return { $ref: `#/components/schemas/${id}` };
}
