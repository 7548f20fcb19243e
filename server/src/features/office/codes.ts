import { createHash, randomInt } from 'node:crypto';

const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz';
const LENGTH = 26;

/** A code for a QR code or a link: 26 letters, more than 130 bits. */
export const aCode = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** What of a code lies in the store: whoever reads the store cannot use it. */
export const codeHash = (code: string): string => createHash('sha256').update(code).digest('base64url');

/** What goes into a QR code: the page of the app that reads it. */
export const payloadOf = (
  origin: string | undefined,
  page: 'sign-in' | 'invitation' | 'poster',
  code: string,
) => `${origin ?? ''}/#/pages/office/${page}/index?code=${code}`;
