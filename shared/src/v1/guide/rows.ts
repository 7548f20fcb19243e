import { type Day, formatDay, parseDay } from '../../calendar';
import { type PostRefused, plainTrade, postRefused } from '../../law';
import { EXCHANGE, type Rulebook, valueAt } from '../rulebook';
import { type CertificateFacts, type DayFact, isResultTold } from './facts';
import { hoursDoubts, neverEnough } from './hours-first';
import { sayDay } from './words';

/**
 * What a holder has in hand: the old certificate, the old one while the exchange is applied for, one exchanged for it, or
 * one that was electronic from the start.
 */
export type Holding = 'old' | 'applied' | 'exchanged' | 'electronic';

/** A fact that belongs to a certificate as it stands: the others are no rows to fill. */
export interface FactRow {
  fact: 'holding' | 'trade' | 'registryStatus' | 'exchangedOn' | 'issuedOn' | 'number' | 'newNumber';
  /** How it is told: chosen, typed, or a day of which a part is enough. */
  kind: 'choice' | 'text' | 'day';
  name: string;
  /** As it was told: a choice, a text, a day or a part of one; null: not yet. */
  value: string | null;
}

/** Days of which it is asked whether they are meant: `before` and `after` are the first and last day that is not. */
export interface DayDoubt {
  before: Day | null;
  after: Day | null;
  /** Why they are unlikely: 期限是 2022年12月31日，这一天在期限以后。 */
  text: string;
}

const isTold = (facts: CertificateFacts, name: DayFact & keyof CertificateFacts): boolean =>
  facts[name] !== null || facts.partly?.[name] !== undefined;

export function holdingOf(facts: CertificateFacts): Holding {
  if (!isTold(facts, 'exchangedOn')) return isTold(facts, 'issuedOn') ? 'electronic' : 'old';
  return isResultTold(facts) ? 'exchanged' : 'applied';
}

const writtenDay = (facts: CertificateFacts, name: 'exchangedOn' | 'issuedOn'): string | null =>
  facts[name] === null ? (facts.partly?.[name] ?? null) : formatDay(facts[name]);

const NUMBER_NAMES: Record<Holding, string> = {
  old: '证书编号',
  applied: '证书编号',
  exchanged: '原证书编号',
  electronic: '证书编号',
};

/** The facts that a certificate can have, in the order in which they are told. */
export function factRowsOf(facts: CertificateFacts, title: string, number: string | null): FactRow[] {
  const holding = holdingOf(facts);
  const applied = holding === 'applied' || holding === 'exchanged';
  const registry =
    holding === 'old' || holding === 'applied' || (facts.registryStatus ?? 'valid') !== 'valid';
  const day = (fact: 'exchangedOn' | 'issuedOn', name: string): FactRow => ({
    ...{ fact, kind: 'day', name, value: writtenDay(facts, fact) },
  });
  const rows: (FactRow | false)[] = [
    { fact: 'trade', kind: 'text', name: '岗位或工种', value: title },
    { fact: 'holding', kind: 'choice', name: '现在手里是哪一种', value: holding },
    registry && {
      ...{ fact: 'registryStatus', kind: 'choice', name: '培训管理系统里显示' },
      value: facts.registryStatus,
    },
    applied && day('exchangedOn', '申请更换的日子'),
    holding === 'electronic' && day('issuedOn', '拿到电子证书的日子'),
    { fact: 'number', kind: 'text', name: NUMBER_NAMES[holding], value: number },
    // One that is told can be looked at and put right, whatever it shows.
    (holding === 'exchanged' || (applied && facts.newNumber !== null)) && {
      fact: 'newNumber',
      kind: 'text',
      name: '新证书编号',
      value: facts.newNumber,
    },
  ];
  return rows.filter((row) => row !== false);
}

/** Every day that is told is before it. */
const LAST_OF_ALL: Day = parseDay('2100-12-31');

const isOfPost = (fact: string, { noneIssued }: PostRefused): boolean =>
  fact === 'exchangedOn' || (fact === 'issuedOn' && noneIssued);

/** What the notice refuses to the certificate's post is questioned on every day. */
function postDoubts({ pack }: Rulebook, fact: string, asOf: Day, facts: CertificateFacts | null): DayDoubt[] {
  const exchange = pack.said.obligations.find(({ id }) => id === EXCHANGE);
  if (!facts || !exchange) return [];
  const refused = postRefused(exchange, { pack, kind: facts.family, post: plainTrade(facts.trade), asOf });
  return refused && isOfPost(fact, refused) ? [{ before: LAST_OF_ALL, after: null, text: refused.text }] : [];
}

/** Nothing is received before it was applied for: of two such days one is not meant. */
function notInOrder(
  side: 'before' | 'after',
  other: string,
  on: Day | null | undefined,
  asOf: Day,
): DayDoubt[] {
  if (on === null || on === undefined) return [];
  const said = `你记着 ${sayDay(on, asOf)}${other}`;
  return side === 'before'
    ? [{ before: on, after: null, text: `${said}，电子证书不会在那以前拿到。` }]
    : [{ before: null, after: on, text: `${said}，申请不会在那以后。` }];
}

/**
 * The days of a fact that are questioned before they are taken down: after a deadline, before its document, before the
 * hours were there. A look before the document says nothing of today.
 */
export function dayDoubtsOf(
  rulebook: Rulebook,
  fact: string,
  asOf: Day,
  facts: CertificateFacts | null = null,
): DayDoubt[] {
  const { issuedOn } = rulebook.source;
  if (fact === 'registryStatus')
    return [
      {
        before: issuedOn,
        after: null,
        text: `要换证的文件是 ${sayDay(issuedOn, asOf)}才发的，那以前查的不知道现在还是不是，最好再查一次。`,
      },
    ];
  const ofPost = postDoubts(rulebook, fact, asOf, facts);
  if (fact === 'issuedOn')
    return [
      ...ofPost,
      {
        before: issuedOn,
        after: null,
        text: `要换证的文件是 ${sayDay(issuedOn, asOf)}才发的，这一天在那以前，那时拿的多半是要换证的旧证书。`,
      },
      ...notInOrder('before', '申请更换', facts?.exchangedOn, asOf),
    ];
  if (fact !== 'exchangedOn') return [];
  const deadline = valueAt(rulebook.exchange.deadline, asOf);
  return [
    ...ofPost,
    {
      before: null,
      after: deadline,
      text: `换证的期限是 ${sayDay(deadline, asOf)}，这一天在期限以后。`,
    },
    {
      before: issuedOn,
      after: null,
      text: `要换证的文件是 ${sayDay(issuedOn, asOf)}才发的，这一天在那以前。`,
    },
    ...notInOrder('after', '拿到电子证书', facts?.issuedOn, asOf),
    ...(facts ? [...hoursDoubts(rulebook, facts, asOf), ...neverEnough(rulebook, facts, asOf)] : []),
  ];
}
