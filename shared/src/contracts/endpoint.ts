import type { z } from 'zod';
import type { OfficeRole } from '../office';
import type { ErrorCode } from './errors';

/**
 * Who may call. public: anybody, no token is read; anyone: anybody, and a token that is sent says who;
 * holder: who is signed in; clerk, officer: who is signed in and has that role (an officer may do a clerk's work);
 * desk: who is signed in at a desk, by a cookie.
 */
export type Access = 'public' | 'anyone' | 'holder' | 'desk' | Role;

/** A role given on the command line; an officer may do all that a clerk may. */
export type Role = 'clerk' | 'officer';

/** One HTTP endpoint: what it takes, what it answers, who may call it. Routes, OpenAPI and clients are made from it. */
export interface Endpoint {
  readonly summary: string;
  readonly access: Access;
  /** For a desk: the roles in the organisation of the path (`:org`) of which the caller needs one. */
  readonly roles?: readonly OfficeRole[];
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body is a file, taken as it is; the endpoint has no `body` then. */
  readonly upload?: true;
  /** The successful answer's status; 200 when not given. */
  readonly status?: 200 | 201 | 204;
  readonly response: z.ZodType;
  /** Stable error codes beside those that follow from the rest of the contract (`errorsOf`). */
  readonly errors?: readonly ErrorCode[];
  /** The method it had in earlier releases: apps that are installed still use it. Answered, and told as outdated. */
  readonly formerMethod?: 'PATCH';
  /** Served by the demo alone. */
  readonly demoOnly?: boolean;
}

/** Keeps the literal types of one endpoint's schemas. */
export const endpoint = <const E extends Endpoint>(definition: E): E => definition;

type Input<S> = S extends z.ZodType ? z.input<S> : undefined;

/** Where every field may be left out, the whole may be. */
type QueryOf<Q> = Record<never, never> extends Q ? { query?: Q } : { query: Q };

/** What a client sends to an endpoint: only the parts the endpoint defines. */
export type RequestOf<E extends Endpoint> = (E['params'] extends z.ZodType
  ? { params: Input<E['params']> }
  : unknown) &
  (E['query'] extends z.ZodType ? QueryOf<Input<E['query']>> : unknown) &
  (E['body'] extends z.ZodType ? { body: Input<E['body']> } : unknown);

/** What a client receives from an endpoint. */
export type ResponseOf<E extends Endpoint> = z.output<E['response']>;
