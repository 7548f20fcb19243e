import type { z } from 'zod';

/** Who may call: anybody, a signed-in holder. (Roles of clerks and officers are added with their features.) */
export type Access = 'public' | 'holder';

/** One HTTP endpoint: what it takes, what it answers, who may call it. Routes, OpenAPI and clients are made from it. */
export interface Endpoint {
  readonly summary: string;
  readonly access: Access;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The successful answer's status; 200 when not given. */
  readonly status?: 200 | 201 | 204;
  readonly response: z.ZodType;
  /** Stable error codes beside those every endpoint can answer. */
  readonly errors?: readonly string[];
  /** Served by the demo alone. */
  readonly demoOnly?: boolean;
}

/** Keeps the literal types of one endpoint's schemas. */
export const endpoint = <const E extends Endpoint>(definition: E): E => definition;

type Input<S> = S extends z.ZodType ? z.input<S> : undefined;

/** What a client sends to an endpoint: only the parts the endpoint defines. */
export type RequestOf<E extends Endpoint> = (E['params'] extends z.ZodType
  ? { params: Input<E['params']> }
  : unknown) &
  (E['query'] extends z.ZodType ? { query?: Input<E['query']> } : unknown) &
  (E['body'] extends z.ZodType ? { body: Input<E['body']> } : unknown);

/** What a client receives from an endpoint. */
export type ResponseOf<E extends Endpoint> = z.output<E['response']>;
