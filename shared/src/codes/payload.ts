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
/** An address within a text: it ends where no address can go on. */
const ADDRESS_WITHIN = /https?:\/\/[^\s"'<>\u3001\u3002\uff0c\u4e00-\u9fff]+/i;
/** The words that name a certificate's number, and those of other numbers, which may end in the same letters. */
const CERTIFICATE_LABEL =
  /(?:(?:岗位|合格|职业|培训|电子|原|旧|新)*(?:证书|合格证|证件|证)(?:的)?(?:编号|编码|号码|号)|编号|编码|certificate ?(?:no|number)|cert ?no|zsbh|no|№)\.?(?: ?\([^()]{0,8}\))?$/i;
const OTHER_LABEL =
  /(?:准考|身份|学生|居住|驾驶|工作|会员|社保|医保|护照|登机|军官|港澳|学|工|房产|许可|资质|执照|发票|订单|流水|批次|文件|档案|合同|设备|产品|批准|备案|报名|考试|机构|单位|企业|人员|项目)(?:证|证书|卡)?(?:的)?(?:编号|编码|号码|号)$|身份证|手机|电话|查询码|验证码|密码|信用代码|生日|日期|时间/;
/** Names of query fields that hold nothing but a certificate's number, and names that may hold one. */
const NUMBER_FIELDS =
  /^(?:zsbh|zsbm|zsh|certno|certnum|certnumber|certcode|certificateno|certificatenum|certificatenumber|certificatecode)$/;
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
  if (/^https?:\/\/\S*$/i.test(text)) return fromWholeAddress(text);
  const labelled = /^[{[]/.test(text) ? fromJson(text) : fromLabels(text);
  if (labelled) return labelled;
  const within = ADDRESS_WITHIN.exec(text)?.[0];
  if (within !== undefined) return fromWholeAddress(within);
  if (OTHER_SCHEME.test(text)) return refuse('not-a-certificate-code');
  return fromText(text);
}

/** Addresses come wrapped in others, as WeChat's for pages it warns of: no deeper than this. */
const MAX_WRAPPED = 3;

function fromWholeAddress(text: string, depth = 0): Payload {
  const [, , path = '', query = '', fragment = ''] = ADDRESS.exec(text) ?? [];
  const whole = fromAddress(path, query, fragment);
  if (whole.kind !== 'refused' || whole.code !== 'not-a-certificate-code' || depth >= MAX_WRAPPED)
    return whole;
  for (const { value } of fieldsOf(query)) {
    const inner = decode(value);
    if (inner !== undefined && ADDRESS.test(inner)) return fromWholeAddress(inner, depth + 1);
  }
  return whole;
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

// Letters of offices, trades and series, which stand before a number: 吉建教 GW20180001.
const BEFORE_NUMBERS =
  /[省市州区县建教培安证字住岗城第号职人社质监]|^[吉辽黑京津沪渝冀晋蒙苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云藏陕甘青宁新]$/;

/** A text that is the number, in groups perhaps, or in which one word alone can be one. */
function fromText(text: string): Payload {
  const words = text.split(/[\s,;|、。]+/).filter((word) => word !== '');
  const long = words.filter(
    (word) => looksLikeNumber(canonicalNumber(word)) && digitsOf(word) >= DIGITS_OUTSIDE_FIELD,
  );
  if (long.length > 1) return refuse('not-a-certificate-code');
  const [only] = long;
  const others = words.filter((word) => word !== only);
  const isAlone = others.every((word) => digitsOf(word) === 0 && !BEFORE_NUMBERS.test(word));
  const number = only !== undefined && isAlone ? fromNumber(only) : fromNumber(text);
  return number ?? (only === undefined ? undefined : fromNumber(only)) ?? refuse('not-a-certificate-code');
}

/** The number that stands behind its label: 证书编号：…, 证书编号是…, or on the line below. */
function fromLabels(text: string): Payload | undefined {
  const pieces = text.split(/[\n\r;,，；。|]|\s+(?=[^\s:]{2,12}:)/);
  let identity: Payload | undefined;
  for (const [at, piece] of pieces.entries()) {
    const { label, value } = labelOf(piece);
    if (label === '' || OTHER_LABEL.test(label)) {
      const number = canonicalNumber(value);
      if (isIdentityNumber(number)) identity = refuse('identity-number');
      continue;
    }
    if (!CERTIFICATE_LABEL.test(label)) continue;
    const told = numberIn(value === '' ? (pieces[at + 1] ?? '') : value);
    if (told) return told;
  }
  return identity;
}

// 我的证书编号是22171010400123: no mark stands between the label and the number.
const SPOKEN =
  /^(.{0,20}?(?:编号|编码|证号|证书号码?|号码|no\.|№))\s*(?:\([^()]{0,8}\))?\s*(?:是|为|=)?\s*(\S.*)?$/i;

function labelOf(piece: string): { label: string; value: string } {
  const text = piece.trim().slice(0, MAX_LABELLED);
  const mark = text.search(/[:=]/);
  if (mark > 0) return { label: text.slice(0, mark).trim(), value: text.slice(mark + 1).trim() };
  const [, label = '', value = ''] = SPOKEN.exec(text) ?? [];
  return { label: label.trim(), value: value.trim() };
}

const MAX_LABELLED = 120;

/** The number at the start of a value: its first word, or several of them where it is written in groups. */
function numberIn(value: string): Payload | undefined {
  const words = value.trim().split(/\s+/);
  const [first = ''] = words;
  if (digitsOf(first) >= DIGITS_OUTSIDE_FIELD) {
    const told = fromLabelledNumber(first);
    if (told) return told;
  }
  const end = words.findIndex((word, at) => at > 0 && digitsOf(word) === 0);
  return fromLabelledNumber((end < 0 ? words : words.slice(0, end)).join('')) ?? fromLabelledNumber(first);
}

const MAX_FIELDS = 500;

/** The number in a JSON: under a name of its own, at any depth. */
function fromJson(text: string): Payload | undefined {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return undefined;
  }
  const waiting: unknown[] = [root];
  let possible: Payload | undefined;
  for (let looked = 0; waiting.length > 0 && looked < MAX_FIELDS; looked++) {
    const one = waiting.shift();
    if (one === null || typeof one !== 'object') continue;
    for (const [name, value] of Object.entries(one)) {
      if (value !== null && typeof value === 'object') waiting.push(value);
      else if (typeof value === 'string' || typeof value === 'number') {
        const plain = name.toLowerCase().replace(/[-_\s]/g, '');
        const isOwn = NUMBER_FIELDS.test(plain) || (CERTIFICATE_LABEL.test(name) && !OTHER_LABEL.test(name));
        const told = isOwn || POSSIBLE_FIELDS.test(plain) ? fromLabelledNumber(String(value)) : undefined;
        if (told && isOwn) return told;
        if (told?.kind === 'number' && digitsOf(told.number) >= DIGITS_OUTSIDE_FIELD) possible ??= told;
      }
    }
  }
  return possible;
}

function fromNumber(text: string): NumberOrRefusal | undefined {
  const number = canonicalNumber(text);
  return isOldIdentityNumber(number) ? refuse('identity-number') : fromLabelledNumber(text);
}

/** Behind its label, fifteen digits are a number and no old identity number. */
function fromLabelledNumber(text: string): NumberOrRefusal | undefined {
  const number = canonicalNumber(text);
  if (isIdentityNumber(number)) return refuse('identity-number');
  return looksLikeNumber(number) ? { kind: 'number', number } : undefined;
}

type NumberOrRefusal = Extract<Payload, { kind: 'number' | 'refused' }>;
