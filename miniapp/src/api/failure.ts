import type { ErrorBody } from '@hz/shared/contracts';

/** Why a request did not work: the server's stable code, or `offline` / `unreadable` where it gave no answer. */
export class Failure extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** The HTTP status; 0 where no answer came. */
    readonly status: number,
    /** What is wrong with which field, for forms. */
    readonly fields: readonly { field: string; message: string }[] = [],
  ) {
    super(message);
    this.name = 'Failure';
  }

  get offline(): boolean {
    return this.status === 0;
  }

  /** Whether asking again may help although the server was reached: it answered badly. */
  get serverFault(): boolean {
    return this.status >= 500 || this.status === -1;
  }
}

export const offlineFailure = (): Failure =>
  new Failure('offline', '现在连不上网。填的内容还在，连上后再试一次。', 0);

/** A page was opened without saying of what: by an address that was cut off, say. */
export const incompleteFailure = (): Failure =>
  new Failure('not-found', '这个地址不全，请从上一页进来，或者再扫一次码。', 404);

const isErrorBody = (data: unknown): data is ErrorBody =>
  typeof data === 'object' && data !== null && typeof (data as Partial<ErrorBody>).error?.code === 'string';

/** The failure that an answer outside 2xx stands for. */
export function failureOf(status: number, data: unknown): Failure {
  if (!isErrorBody(data)) return new Failure('unreadable', '服务器没答好，请过一会儿再试。', status);
  const { code, message, field, fields } = data.error;
  return new Failure(code, message, status, fields ?? (field ? [{ field, message }] : []));
}

/** Any thrown value as a failure with words for the screen. */
export const asFailure = (error: unknown): Failure =>
  error instanceof Failure ? error : new Failure('unreadable', '出了点问题，请再试一次。', -1);
