import { formatDayChinese, formatPartChinese, isDay, isPartDay, parseDay } from '@hz/shared/calendar';
import { type PackWords, together } from './pack-words';
import { FOR_MACHINES, NAMES, VALUES, VALUES_OF } from './readable-words';

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const plain = (text: string): string => text.replace(/[&<>"]/g, (mark) => MARKS[mark] as string);

/** In whose words a part of an export speaks: those of every pack in it, and of the one whose certificate it is of. */
interface Speech {
  packs: Record<string, PackWords>;
  own: PackWords | undefined;
}

const nameOf = (key: string, { packs, own }: Speech): string =>
  own?.names[key] ?? NAMES[key] ?? packs[key]?.place ?? key;

/** What is told of a certificate, or asked before there is one, speaks by its pack; what is told of a person by all. */
function within(key: string, value: object, { packs, own }: Speech): Speech {
  const pack = 'pack' in value && !('identities' in value) ? packs[String(value.pack)] : packs[key];
  const ofPerson = key === 'facts' && own === undefined ? together(Object.values(packs)) : undefined;
  return { packs, own: pack ?? own ?? ofPerson };
}

const NOTHING = '没有';
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const IN_CHINA_MS = 8 * 3_600_000;
const two = (number: number): string => String(number).padStart(2, '0');

/** An instant as the clock on a wall in China shows it: 2022年12月5日 09:00 */
function timeWords(at: number): string {
  const time = new Date(at + IN_CHINA_MS);
  const day = parseDay(time.toISOString().slice(0, 10));
  return `${formatDayChinese(day)} ${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`;
}

function valueWords(key: string, value: unknown, { packs, own }: Speech): string {
  if (value === null || value === undefined || value === '') return NOTHING;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return key === 'at' ? timeWords(value) : String(value);
  const text = String(value);
  if (INSTANT.test(text)) return timeWords(Date.parse(text));
  if (isDay(text)) return formatDayChinese(parseDay(text));
  if (isPartDay(text)) return formatPartChinese(text);
  if (key === 'pack') return packs[text]?.place ?? text;
  return own?.values[key]?.[text] ?? VALUES_OF[key]?.[text] ?? VALUES[text] ?? text;
}

/** What of a part a person reads, name by name. */
function rowsOf(value: object): [name: string, part: unknown][] {
  // What somebody signs in with is words to them where it is their number.
  const isCode = (name: string) => name === 'value' && 'method' in value && value.method !== 'phone';
  // A day of which a part was told is told of the certificates alone: the account does not deny it.
  const isElsewhere = (name: string, part: unknown) =>
    name === 'registeredOn' && 'identities' in value && part === null;
  return Object.entries(value).filter(
    ([name, part]) => !FOR_MACHINES.has(name) && !isCode(name) && !isElsewhere(name, part),
  );
}

function partWords(key: string, value: unknown, speech: Speech): string {
  if (Array.isArray(value)) {
    const items = value.map((one) => `<li>${partWords(key, one, speech)}</li>`);
    return items.length === 0 ? NOTHING : `<ol>${items.join('')}</ol>`;
  }
  if (value === null || typeof value !== 'object') return plain(valueWords(key, value, speech));
  const inner = within(key, value, speech);
  const rows = rowsOf(value).map(
    ([name, part]) =>
      `<tr><th scope="row">${plain(nameOf(name, inner))}</th><td>${partWords(name, part, inner)}</td></tr>`,
  );
  return rows.length === 0 ? NOTHING : `<table>${rows.join('')}</table>`;
}

const STYLE =
  'body{font:16px/1.6 sans-serif;max-width:800px;margin:24px auto;padding:0 16px;color:#1f2a37}table{border-collapse:collapse;width:100%;margin-bottom:12px}th,td{text-align:left;vertical-align:top;padding:4px 8px;border-top:1px solid #ccc;overflow-wrap:anywhere}th{width:34%;font-weight:600}ol{padding-left:24px;margin:0}@media(max-width:600px){th,td{display:block;width:auto}td{border-top:0;padding-top:0}}@media print{body{margin:0;max-width:none;color:#000;background:#fff}th,td{display:table-cell}th{width:34%}h2{break-after:avoid}tr{break-inside:avoid}}';

interface Said {
  title: string;
  note: string;
  /** The words of each pack that is in it. */
  packs: Record<string, PackWords>;
}

/** An export as a page that a person can read and print: everything in it but what only machines read, each by its name. */
export function readablePage(data: Record<string, unknown>, { title, note, packs }: Said): string {
  const speech: Speech = { packs, own: undefined };
  const parts = Object.entries(data).map(
    ([key, part]) => `<h2>${plain(nameOf(key, speech))}</h2>${partWords(key, part, speech)}`,
  );
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${plain(title)}</title><style>${STYLE}</style></head><body><main><h1>${plain(title)}</h1><p>${plain(note)}</p>${parts.join('')}</main></body></html>`;
}

function linesOf(name: string, key: string, value: unknown, speech: Speech, indent: string): string[] {
  if (value === null || typeof value !== 'object')
    return [`${indent}${name}：${valueWords(key, value, speech)}`];
  const inner = within(key, value, speech);
  const lines = Array.isArray(value)
    ? value.flatMap((one, at) => linesOf(`${at + 1}`, key, one, speech, `${indent}  `))
    : rowsOf(value).flatMap(([each, part]) => linesOf(nameOf(each, inner), each, part, inner, `${indent}  `));
  return lines.length === 0 ? [`${indent}${name}：${NOTHING}`] : [`${indent}${name}：`, ...lines];
}

/** The same as plain text, for whatever it is pasted into. */
export const readableText = (data: Record<string, unknown>, { title, note, packs }: Said): string =>
  [
    ...[title, note],
    ...Object.entries(data).flatMap(([key, part]) => [
      '',
      ...linesOf(nameOf(key, { packs, own: undefined }), key, part, { packs, own: undefined }, ''),
    ]),
  ].join('\n');
