import { type Payload, parsePayload } from '../codes';
import { plainTyped } from '../text';
import type { ChatAction } from './types';

// Telephone numbers, with and without their dashes and extension: never taken for a certificate's.
const PHONE = /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|[48]00-?\d{3}-?\d{4}(-?\d{1,4})?)$/;
/** A run of digits and Latin letters, with the spaces and dashes that are typed or copied into numbers. */
const RUN = /[\dA-Z](?:[\dA-Z]|[\s\-\u2010-\u2015\u2212]+(?=[\dA-Z]))*[\dA-Z]/gi;
/** Shorter runs are dates, hours and sums. */
const FEWEST_DIGITS = 8;
const DATE = /^(19|20)\d{2}-?(0?[1-9]|1[0-2])-?([0-2]?\d|3[01])$/;

const digits = (text: string): number => text.replace(/\D/g, '').length;

/** A certificate number (or an identity number, which is refused) somewhere in a message; the rest of it. */
export interface TypedNumber {
  payload: Exclude<Payload, { kind: 'status-code' }>;
  /** What else was typed; empty when the number stands alone. */
  rest: string;
}

/** What stands before a number as it is written on the paper: 吉建培字第, 吉(建)字, 第, 吉. */
const BEFORE_NUMBER =
  /(?:(?:[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁]|(?<![更最全刷重变换是])新(?!的?(?:证书?)?(?:编|证|号)))\s*(?:[\p{Script=Han}()〔〕[\]]{0,8}字\s*(?:第\s*)?)?|第\s*)$/u;

/** A run with what belongs to it as it is written: 吉建培字第0221310500001234号. */
export function asWritten(plain: string, run: string): string {
  const at = plain.indexOf(run);
  const before = BEFORE_NUMBER.exec(plain.slice(0, at))?.[0] ?? '';
  const after = before.includes('第') ? (/^\s*号/.exec(plain.slice(at + run.length))?.[0] ?? '') : '';
  return before + run + after;
}

/** The first certificate number in a message, as the scanner's parser reads it; null when there is none. */
export function typedNumber(text: string): TypedNumber | null {
  const plain = plainTyped(text);
  for (const bare of plain.match(RUN) ?? []) {
    if (digits(bare) < FEWEST_DIGITS) continue;
    const run = asWritten(plain, bare);
    const payload = parsePayload(run);
    if (payload.kind === 'status-code') continue;
    if (payload.kind === 'refused' && payload.code !== 'identity-number') continue;
    if (payload.kind === 'number' && (PHONE.test(payload.number) || DATE.test(payload.number))) continue;
    const rest = plain
      .split(run)
      .map((part) => part.trim())
      .join('');
    return { payload, rest: /[\p{L}\p{N}]/u.test(rest.replace(LABEL, '')) ? rest : '' };
  }
  return null;
}

/** What is said around a number that is to be looked up, and says nothing else. */
const LABEL =
  /证书编号|证书号码?|证号|编号|帮(?:我|忙)|请|麻烦|你?给我|我的?|是|查查|看看|查询?|看|核对|验证|一?下|这[个本]|证/g;

/** Scanning offers to look up the number that was typed. */
export function withTypedNumber(actions: readonly ChatAction[], text: string): ChatAction[] {
  const payload = typedNumber(text)?.payload;
  if (payload?.kind !== 'number') return [...actions];
  return actions.map((action) => (action.type === 'scan' ? { ...action, number: payload.number } : action));
}

/** Actions as they may be kept in the open: whoever has the sealed text can put the number back. */
export const withoutTypedNumber = (actions: readonly ChatAction[]): ChatAction[] =>
  actions.map((action) => (action.type === 'scan' ? { type: action.type, label: action.label } : action));
