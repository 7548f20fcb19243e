/** Codes of MongoDB's that clients act upon, by the names the server gives them. */
const codes = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  AuthenticationFailed: 18,
  IllegalOperation: 20,
  IndexNotFound: 27,
  PathNotViable: 28,
  NamespaceNotFound: 26,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  DocumentValidationFailure: 121,
  CannotIndexParallelArrays: 171,
  NotImplemented: 238,
  ExceededMemoryLimit: 146,
  MechanismUnavailable: 334,
  DuplicateKey: 11000,
  Interrupted: 11601,
  OutOfDiskSpace: 14031,
  BSONObjectTooLarge: 10334,
  UnknownField: 40415,
  MissingField: 40414,
  InvalidRegex: 51091,
} as const;

export type CodeName = keyof typeof codes;

const nameOf = new Map<number, string>(Object.entries(codes).map(([name, code]) => [code, name]));

/** An error a client is told of: its code, its name, and what else the reply carries (keyValue, ...). */
export class StoreError extends Error {
  readonly code: number;
  readonly codeName: string;

  constructor(
    code: CodeName | number,
    message: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
    this.code = typeof code === 'number' ? code : codes[code];
    this.codeName = nameOf.get(this.code) ?? `Location${this.code}`;
  }
}

/** Ends a command with an error of this code. */
export function fail(code: CodeName | number, message: string, details?: Record<string, unknown>): never {
  throw new StoreError(code, message, details);
}

/** What this store leaves out is refused by name, never silently ignored. */
export const notSupported = (what: string): StoreError =>
  new StoreError('NotImplemented', `${what} is not supported by the embedded store`);
