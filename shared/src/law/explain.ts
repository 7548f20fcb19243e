import type { Answer } from './answer';
import { factsIn } from './conditions';
import { type Dated, entryAt } from './dated';
import type { LawCase } from './facts';
import type { Pack } from './pack';
import type { Certainty, ObligationData, ParsedPack } from './schema';

/** Why one statement of an answer holds: the rule, its clause and document, and the facts it was made from. */
export interface LawGround {
  /** `yearly.state`, `yearly.reasons.two-cycle-shortfall`, `renewal.due`, `yearly.needs.hours`. */
  readonly statement: string;
  /** The rule in words; values in `{}` are still to be filled. */
  readonly rule: string;
  readonly clause: string | null;
  /** The id of the document in which the clause stands. */
  readonly document: string | null;
  readonly certainty: Certainty | null;
  /** The id of the helper's reading, where the text leaves room. */
  readonly reading: string | null;
  /** The names of the facts that were looked at. */
  readonly uses: readonly string[];
}

type Rule = Omit<LawGround, 'statement'>;

/** What is said of each part of an obligation, made once for a pack. */
interface RuleBook {
  readonly reasons: ReadonlyMap<string, Rule>;
  readonly effects: ReadonlyMap<string, Rule>;
  readonly schedule: Rule;
  readonly step: (id: string) => Rule;
  readonly value: (name: string, at: LawCase) => Rule;
}

/** The facts that each reason of an obligation looks at. */
export function usesOfReasons({ notFor, refused, when }: ObligationData): Map<string, readonly string[]> {
  const rows = [...notFor, ...refused, ...('cycle' in when ? when.cycle.breaks : [])];
  const uses = new Map(rows.map((row) => [row.reason, factsIn(row.if)]));
  if ('once' in when) {
    uses.set(when.once.late, [when.once.act]);
    for (const { after, if: condition } of when.once.cohorts)
      uses.set(after.reason, condition ? factsIn(condition) : []);
  } else if ('cycle' in when) {
    const anchors = when.cycle.anchors.map(({ fact }) => fact);
    for (const reason of [when.cycle.none, when.cycle.unconfirmed]) uses.set(reason, anchors);
  } else {
    const { term } = when;
    const { act, expires } = term;
    for (const reason of [term.late, term.never]) uses.set(reason, [act, expires]);
    uses.set(term.early, [expires]);
    if (term.unconfirmed) uses.set(term.unconfirmed, [expires]);
  }
  return uses;
}

/** The facts that the days of an obligation follow from. */
export function scheduleFacts({ when }: ObligationData): readonly string[] {
  if ('once' in when)
    return [...new Set(when.once.cohorts.flatMap((one) => (one.if ? factsIn(one.if) : [])))];
  if ('cycle' in when) return when.cycle.anchors.map(({ fact }) => fact);
  return [when.term.expires, ...(when.term.otherwise ? [when.term.otherwise.fact] : [])];
}

function bookOf(pack: Pack, data: ObligationData): RuleBook {
  const { said } = pack;
  const first = said.documents[0]?.id as string;
  const documents = new Map(said.documents.map((one) => [one.id, one]));
  const documentOf = new Map(said.clauses.map((one) => [one.id, one.document ?? first]));
  const rule = (
    words: string,
    clause: string | null,
    reading: string | null,
    uses: readonly string[],
  ): Rule => {
    const document = clause === null ? null : (documentOf.get(clause) ?? first);
    const certainty = document === null ? null : (documents.get(document)?.certainty ?? null);
    return { rule: words, clause, document, certainty, reading, uses };
  };
  const worded = (reason: ParsedPack['reasons'][string]) => {
    const told = 'rule' in reason ? said.rules[reason.rule] : reason;
    return told as { text: string; clause: string | null; reading?: string | null };
  };
  const uses = usesOfReasons(data);
  return {
    reasons: new Map(
      Object.entries(said.reasons).map(([id, reason]) => {
        const { text, clause, reading } = worded(reason);
        return [id, rule(text, clause, reading ?? null, uses.get(id) ?? [])];
      }),
    ),
    effects: new Map(
      Object.entries(said.effects).map(([id, { text, clause, reading }]) => [
        id,
        rule(text, clause, reading ?? null, []),
      ]),
    ),
    schedule: rule(data.name, data.clause, null, scheduleFacts(data)),
    step(id) {
      const { title, clause } = (said.steps[id] ?? said.advice[id]) as {
        title: string;
        clause: string | null;
      };
      return rule(title, clause, said.advice[id]?.reading ?? null, []);
    },
    value(name, { asOf, knownOn }) {
      const entry = entryAt(pack.values[name] as Dated<unknown>, asOf, knownOn);
      return rule(`{${name}}`, entry.clause, entry.reading ?? null, []);
    },
  };
}

// A pack never changes, so what can be said under it is put together once.
const books = new WeakMap<Pack, Map<string, RuleBook>>();

function booksOf(pack: Pack): Map<string, RuleBook> {
  const ready = books.get(pack);
  if (ready) return ready;
  const made = new Map(pack.said.obligations.map((data) => [data.id, bookOf(pack, data)]));
  books.set(pack, made);
  return made;
}

function valueOfNeed({ needs }: ObligationData, id: string, kind: string): string | null {
  for (const one of needs) {
    if (!('hours' in one)) continue;
    if (one.id === id) return typeof one.hours === 'string' ? one.hours : (one.hours[kind] ?? null);
    if (one.pair?.id === id) return one.pair.hours;
  }
  return null;
}

/** Why an answer says what it says: one ground for every statement, in the answer's order. */
export function explainAnswer(pack: Pack, told: LawCase, answer: Answer): readonly LawGround[] {
  const book = booksOf(pack).get(answer.obligation) as RuleBook;
  const data = pack.said.obligations.find(({ id }) => id === answer.obligation) as ObligationData;
  const at = (part: string) => `${answer.obligation}.${part}`;
  const [main] = answer.reasons;
  const grounds: LawGround[] = [
    {
      statement: at('state'),
      ...((main === undefined ? undefined : book.reasons.get(main)) ?? book.schedule),
      ...(answer.ask.length > 0 ? { uses: answer.ask } : {}),
    },
  ];
  for (const reason of answer.reasons)
    grounds.push({ statement: at(`reasons.${reason}`), ...(book.reasons.get(reason) as Rule) });
  if (answer.due !== null) grounds.push({ statement: at('due'), ...book.schedule });
  for (const { id } of answer.needs) {
    const name = valueOfNeed(data, id, told.kind);
    if (name !== null) grounds.push({ statement: at(`needs.${id}`), ...book.value(name, told) });
  }
  if (answer.effect !== null)
    grounds.push({ statement: at('effect'), ...(book.effects.get(answer.effect) as Rule) });
  if (answer.next !== null) grounds.push({ statement: at('next'), ...book.step(answer.next) });
  return grounds;
}
