import {
  type Access,
  type Endpoint,
  type EndpointKey,
  ErrorBody,
  ErrorCode,
  endpoints,
} from '@hz/shared/contracts';
import { z } from 'zod';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 description of the endpoints that are served, made from their contracts and from nothing else. */
export function openApiDocument(served: readonly EndpointKey[]): Json {
  const components: Json = {};
  const paths: Record<string, Json> = {};
  for (const key of [...served].sort()) {
    const endpoint: Endpoint = endpoints[key];
    const [method, path] = key.split(' ') as [string, string];
    const template = path.replace(/:(\w+)/g, '{$1}');
    const described = operation(endpoint, components);
    paths[template] = {
      ...paths[template],
      [method.toLowerCase()]: described,
      ...(endpoint.formerMethod && {
        [endpoint.formerMethod.toLowerCase()]: { ...described, deprecated: true },
      }),
    };
  }
  schemaOf(ErrorBody, 'output', components);
  return {
    openapi: '3.1.0',
    info: { title: '换证助手', version: '1', description: '日期都是北京时间的日历日期，学时最多一位小数。' },
    paths,
    components: {
      schemas: components,
      securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

function operation(endpoint: Endpoint, components: Json): Json {
  const parameters = [
    ...parametersOf('path', endpoint.params, components),
    ...parametersOf('query', endpoint.query, components),
  ];
  return {
    summary: endpoint.summary,
    ...(endpoint.demoOnly && { description: '只在演示里有' }),
    security: SECURITY[endpoint.access],
    ...(parameters.length > 0 && { parameters }),
    ...(endpoint.body && {
      requestBody: { required: true, content: json(schemaOf(endpoint.body, 'input', components)) },
    }),
    ...(endpoint.upload && {
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    }),
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
};

function parametersOf(place: 'path' | 'query', schema: z.ZodObject | undefined, components: Json): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !(field as z.ZodType).safeParse(undefined).success,
    schema: schemaOf(field as z.ZodType, 'input', components),
  }));
}

function responsesOf(endpoint: Endpoint, components: Json): Json {
  const status = endpoint.status ?? 200;
  const codes = z.array(ErrorCode).parse(endpoint.errors ?? []);
  return {
    [status]: {
      description: endpoint.summary,
      ...(status !== 204 && { content: json(schemaOf(endpoint.response, 'output', components)) }),
    },
    default: {
      description: codes.length > 0 ? `出错；这里特有的 code：${codes.join('、')}` : '出错',
      content: json({ $ref: '#/components/schemas/ErrorBody' }),
    },
  };
}

const json = (schema: Json): Json => ({ 'application/json': { schema } });

/** The JSON schema of a contract; what it names by an id is moved to the components. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: Json): Json {
  const text = JSON.stringify(z.toJSONSchema(schema, { io, target: 'draft-2020-12' }));
  const {
    $schema: _,
    $defs = {},
    ...rest
  } = JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/'));
  for (const [id, definition] of Object.entries($defs as Record<string, Json>)) {
    const { id: _id, ...body } = definition;
    components[id] = body;
  }
  if (typeof rest.id !== 'string') return rest;
  const { id, ...body } = rest;
  components[id] = body;
  return { $ref: `#/components/schemas/${id}` };
}
