import { plainTyped } from '../text';
import { canonicalNumber, digitsOf, isIdentityNumber, isOldIdentityNumber, looksLikeNumber } from './number';
import { type Refusal, refuse } from './refusals';
import { STATUS_LETTERS, STATUS_PATH, STATUS_PREFIX } from './status-code';

/** What a scanned or typed content leads to. */
export type Payload =
  | { kind: 'number'; number: string }
  /** The 148 letters of a status code; whether it is genuine is not said yet. */
  | { kind: 'status-code'; text: string }
  | Refusal;

/** Longer contents are no certificate codes; the rest of the parser's work is bounded by this. */
export const MAX_PAYLOAD_LENGTH = 2048;

// Left by decoders that lost bytes, and never part of an address or a number.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const BROKEN = /[\u0000-\u0008\u000e-\u001f\u007f\ufffd]/;
const ADDRESS = /^https?:\/\/([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/i;
const OTHER_SCHEME = /^[a-z][a-z0-9+.-]{1,20}:(?!\d)/i;
const LABELLED = /(?:证书编号|证书号码?|证号|编号)\s*[:]?\s*([^\s,;。]+)/;
/** Names of query fields that hold nothing but a certificate's number, and names that may hold one. */
const NUMBER_FIELDS = /^(?:zsbh|zsbm|certno|certnum|certnumber|certificateno|certificatenumber)$/;
const POSSIBLE_FIELDS = /^(?:number|no|num|code|bh|id)$/;
/** Addresses are full of short codes: outside a field of its own a number has eight digits at least. */
const DIGITS_OUTSIDE_FIELD = 8;

/**
 * Reads a QR code's content or what somebody typed: a bare number, an address that carries one, or a status code.
 * Never opens an address, never throws; every refusal has a code and a sentence.
 */
export function parsePayload(content: string): Payload {
  if (content.length > MAX_PAYLOAD_LENGTH) return refuse('not-a-certificate-code');
  if (BROKEN.test(content)) return refuse('unreadable');
  const text = plainTyped(content).trim();
  if (text === '') return refuse('unreadable');
  if (text.slice(0, STATUS_PREFIX.length).toUpperCase() === STATUS_PREFIX)
    return statusCode(text.slice(STATUS_PREFIX.length));
  const address = ADDRESS.exec(text);
  if (address) return fromAddress(address[2] ?? '', address[3] ?? '', address[4] ?? '');
  if (OTHER_SCHEME.test(text)) return refuse('not-a-certificate-code');
  return fromText(text);
}

function statusCode(text: string): Payload {
  const whole = text.length === STATUS_LETTERS && /^[a-z2-7]+$/i.test(text);
  return whole ? { kind: 'status-code', text: text.toUpperCase() } : refuse('unreadable');
}

function fromAddress(path: string, query: string, fragment: string): Payload {
  const at = path.toUpperCase().lastIndexOf(STATUS_PATH);
  const last = path.slice(path.lastIndexOf('/') + 1);
  if (at >= 0 && at + STATUS_PATH.length === path.length - last.length && last.length > 60)
    return statusCode(last);
  // Apps that route in the fragment carry their query there.
  const inFragment = fragment.includes('?') ? fragment.slice(fragment.indexOf('?')) : '';
  const fields = [...fieldsOf(query), ...fieldsOf(inFragment)];
  return (
    firstNumber(valuesOf(fields, NUMBER_FIELDS), 0) ??
    firstNumber([...valuesOf(fields, POSSIBLE_FIELDS), last], DIGITS_OUTSIDE_FIELD) ??
    refuse('not-a-certificate-code')
  );
}

function fieldsOf(query: string): { name: string; value: string }[] {
  return query
    .slice(1)
    .split('&')
    .map((pair) => {
      const equals = Math.max(0, pair.indexOf('='));
      return {
        name: pair.slice(0, equals).toLowerCase().replace(/[-_]/g, ''),
        value: pair.slice(equals + 1),
      };
    });
}

const valuesOf = (fields: { name: string; value: string }[], names: RegExp): string[] =>
  fields.filter(({ name }) => names.test(name)).map(({ value }) => value);

function firstNumber(values: string[], digits: number): Payload | undefined {
  for (const value of values) {
    const decoded = decode(value);
    if (decoded === undefined) return refuse('unreadable');
    const payload = fromNumber(decoded);
    if (payload && (payload.kind === 'refused' || digitsOf(payload.number) >= digits)) return payload;
  }
  return undefined;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return undefined;
  }
}

function fromText(text: string): Payload {
  const whole = fromNumber(text);
  if (whole) return whole;
  const [, labelled] = LABELLED.exec(text) ?? [];
  return (labelled !== undefined && fromNumber(labelled)) || refuse('not-a-certificate-code');
}

function fromNumber(text: string): Extract<Payload, { kind: 'number' | 'refused' }> | undefined {
  const number = canonicalNumber(text);
  if (isIdentityNumber(number) || isOldIdentityNumber(number)) return refuse('identity-number');
  return looksLikeNumber(number) ? { kind: 'number', number } : undefined;
}
