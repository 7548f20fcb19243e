import type { Day } from '../../calendar';
import { certificatesTold } from '../named';
import { amountsIn } from '../told/amounts';
import { daysIn } from '../told/days';
import { plain } from '../told/plain';
import type { ChatCertificate } from '../types';
import { type CardClause, withoutLacks } from './lacking';
import { type Mention, mentionsIn } from './mentions';

// A message cut into clauses: what is told of one certificate, or of several that are named together, each with its own
// day, amount and doing.

/** A part of a message between two marks, or between two names, with the name in it. */
interface Piece {
  mention: Mention | null;
  /** As it was called, with what a name takes behind it: 建筑的, 湖北那本. */
  name: string;
  text: string;
}

interface Open extends CardClause {
  key: string;
}

const MARK = /[，,；;。!！\s]+/g;
/** 湖北的2学时又学了吉林的1学时: what leads to the next name belongs to that. */
const LEADS_ON = /(?:[，,\s]*(?:又|再|还|然后|接着|另外|还有|和|跟|我|也))*(?:(?:学|看|上|听|修)了?)?$/;
const TELLS = /\d|学|换|办|有效|到期|申请|交|事故|单位|岗|注销|补/;
/** 吉林那4学时是给湖北学的, 不是湖北的，是吉林的: the second name is of the same thing as the first. */
const TURNS_ROUND = /(?:是|不是|应该是?|算|记|挪|改|换|转|搬|移|错)(?:给|在|到|成|进|为|的是)?$/;
const NOUN = /^(?:的|那|这|(?:一?[本个张](?!学时|课时|小时|半))|证书?|本|上|上面|[，,\s])*/;
/** 给湖北那本学了2学时: what leads to a name, and tells nothing. */
const LEAD_TO_NAME = /(?:给|在|往|为|用|把)$/;
/** 都是今天的, 都还在岗: said at the end, of all before it. */
const OF_ALL = /^(?:也|这些|它们|全)*(?:都|全)(?!学完)/;
const SUMMED = /一共|总共|合计|加起来/;

/** Where a name ends, with what it takes behind it: 湖北的那本. */
const nounEnd = (said: string, { to }: Mention): number => to + (NOUN.exec(said.slice(to))?.[0].length ?? 0);

/** Where a text is cut: at its marks, but for those within a name, and before a name with something told since the one before it. */
function piecesOf(said: string, mentions: readonly Mention[]): Piece[] {
  const cuts = new Set<number>();
  for (const { index, 0: mark } of said.matchAll(MARK))
    if (!mentions.some(({ from, to }) => index >= from && index < to)) cuts.add(index + mark.length);
  mentions.forEach((mention, i) => {
    const next = mentions[i + 1];
    const before = mentions[i - 1];
    const start = Math.max(0, ...[...cuts].filter((cut) => cut <= mention.from));
    const since = said.slice(Math.max(before?.to ?? 0, start), mention.from);
    // 2学时湖北的3学时吉林的: each name behind what is told of it.
    const end = nounEnd(said, mention);
    const behind =
      /\d/.test(since) &&
      (next === undefined
        ? end === said.length
        : mentions.length === 2 && /\d/.test(said[end] ?? '') && nounEnd(said, next) === said.length);
    if (behind) cuts.add(end);
    else if (before && before.to > start && TELLS.test(since))
      cuts.add(mention.from - (LEADS_ON.exec(since)?.[0].length ?? 0));
  });
  const ends = [...cuts, said.length].sort((one, other) => one - other);
  let from = 0;
  return ends.flatMap((to): Piece[] => {
    const own = mentions.filter((one) => one.from >= from && one.to <= to);
    const text = own
      .reduceRight(
        (left, one) => {
          const rest = left.slice(one.to - from);
          return (
            left.slice(0, one.from - from).replace(LEAD_TO_NAME, '') +
            rest.slice(NOUN.exec(rest)?.[0].length ?? 0)
          );
        },
        said.slice(from, to),
      )
      .replace(/[，,；;。!！\s]+$/, '');
    const [mention = null] = own;
    const noun = mention ? (NOUN.exec(said.slice(mention.to, to))?.[0] ?? '') : '';
    from = to;
    return text === '' && !mention ? [] : [{ mention, name: `${mention?.called ?? ''}${noun.trim()}`, text }];
  });
}

const joinedBy = (one: string, other: string): string =>
  one === '' ? other : other === '' ? one : `${one}，${other}`;

/** Pieces put together to clauses: one without a name is of the name before it, or of the one behind it where names stand last. */
function assembled(pieces: readonly Piece[]): { head: string; clauses: Open[]; tail: string[] } {
  const clauses: Open[] = [];
  const tail: string[] = [];
  let head = '';
  let waits = '';
  let last = false;
  for (const { mention, name, text } of pieces) {
    const current = clauses.at(-1);
    if (!mention) {
      if (!current || last) waits = joinedBy(waits, text);
      else if (OF_ALL.test(text) && clauses.length > 1) tail.push(text);
      else current.text = joinedBy(current.text, text);
      continue;
    }
    last = text === '' && /\d/.test(waits);
    if (last) clauses.push({ key: mention.key, name, text: waits });
    else if (!current) {
      head = waits;
      clauses.push({ key: mention.key, name, text });
    } else if (current.key === mention.key) current.text = joinedBy(current.text, joinedBy(waits, text));
    else clauses.push({ key: mention.key, name, text: joinedBy(waits, text) });
    waits = '';
  }
  // Names stood last, and something without one comes after: what it is of is asked.
  if (waits !== '') clauses.push({ key: '', name: '', text: waits });
  return { head, clauses, tail };
}

const sumOf = (text: string, asOf: Day): number =>
  amountsIn(text, daysIn(text, asOf), true).reduce((sum, { tenths }) => sum + (tenths ?? 0), 0);

/** 两本一共学了8学时，湖北5，吉林3: the sum is of those that come after it. */
function withoutSum(head: string, clauses: readonly Open[], asOf: Day): { head: string; clauses: Open[] } {
  const [first, ...rest] = clauses;
  const sum = rest.reduce((all, { text }) => all + sumOf(text, asOf), 0);
  const cover = new Set(first?.key.split(','));
  const isWhole = rest.length > 1 && rest.every(({ key }) => key.split(',').every((id) => cover.has(id)));
  const days = (text: string): string =>
    daysIn(text, asOf)
      .filter(({ weak }) => !weak)
      .map(({ from, to }) => text.slice(from, to))
      .join('');
  if (first && isWhole && SUMMED.test(first.text) && sumOf(first.text, asOf) === sum)
    return { head: joinedBy(head, days(first.text)), clauses: rest };
  const all = clauses.reduce((total, { text }) => total + sumOf(text, asOf), 0);
  return sumOf(head, asOf) === all && all > 0
    ? { head: days(head), clauses: [...clauses] }
    : { head, clauses: [...clauses] };
}

/** 我在湖北，吉林的昨天学了3学时: as a whole the text would be heard of others than the clause is of. */
function namesOthers(said: string, key: string, certificates: readonly ChatCertificate[]): boolean {
  const isHeld = certificates.some(({ id }) => key.split(',').includes(id));
  const all = certificatesTold(said, certificates).named.map(({ id }) => id);
  return isHeld && all.join() !== key;
}

/**
 * What a message tells of several certificates, each with its own; null: it is of one, plainly of those that are named
 * together, or turns from one to another.
 */
export function cardClauses(
  text: string,
  certificates: readonly ChatCertificate[],
  trades: readonly string[],
  asOf: Day,
): CardClause[] | null {
  if (certificates.length === 0) return null;
  const said = plain(text);
  const mentions = mentionsIn(said, certificates, trades);
  if (mentions.length === 0) return null;
  if (mentions.some(({ from }) => TURNS_ROUND.test(said.slice(0, from).replace(/[，,\s]+$/, ''))))
    return null;
  const pieces = piecesOf(said, mentions);
  // 资料员比施工员多学了2学时: two names in what cannot be parted.
  if (pieces.filter(({ mention }) => mention).length < mentions.length) return null;
  const parts = assembled(pieces);
  const { head, clauses } = withoutSum(parts.head, parts.clauses, asOf);
  const [first] = clauses;
  if (!first) return null;
  // Hours that are told before any name are of none that is named.
  const isTold = /\d/.test(head) && sumOf(head, asOf) > 0;
  const all = isTold ? [{ key: '', name: '', text: head }, ...clauses] : clauses;
  const whole = withoutLacks(
    all.map(({ name, text: told }) => ({ name, text: told })),
    { head: isTold ? '' : head, tail: parts.tail, studies: /学|课|看|修|刷/.test(said) },
    asOf,
  );
  // What is told of one, or of several together, is read as it stands, unless it lacks what was done.
  if (whole.length > 1) return whole;
  const isBare = first.key.includes(',') && whole[0]?.text !== first.text;
  return isBare || namesOthers(said, first.key, certificates) ? whole : null;
}
