import { type Day, formatDay } from '../calendar';
import type { Answer } from './answer';
import { ALWAYS } from './conditions';
import { compileCycle } from './cycle';
import type { Dated } from './dated';
import { Facts, type FactValue, type LawCase, type Question } from './facts';
import { type Book, notApplicable, type Obligation, rowsOf } from './obligation';
import { compileOnce } from './once';
import { answerPartKnown, isPartKnown } from './part-known';
import type { ObligationData, ParsedPack, Values } from './schema';
import { compileTerm } from './term';

/** A document's rules made ready: what it says, and how a case stands under each of its obligations. */
export interface Pack {
  readonly id: string;
  readonly said: ParsedPack;
  /** The day of its first document. */
  readonly from: Day;
  readonly values: Values;
  /** The names of its facts, in its order. */
  readonly factNames: readonly string[];
  /** Its obligations for one kind of certificate, in its order. */
  readonly obligationsOf: (kind: string) => readonly Obligation[];
}

const packFrom = ({ documents: [first] }: ParsedPack): Day => first?.inForceOn ?? (first?.issuedOn as Day);

function compileWhen(book: Book, data: ObligationData): Obligation {
  if ('once' in data.when) return compileOnce(book, data, data.when.once);
  if ('cycle' in data.when) return compileCycle(book, data, data.when.cycle);
  return compileTerm(book, data, data.when.term);
}

/** An obligation of one kind of certificate: none of its rows where one of `notFor` holds, the first that does. */
function compileObligation(book: Book, data: ObligationData): Obligation {
  const concerned = compileWhen(book, data);
  const rows = rowsOf(book, data.notFor).map(({ condition, reason }) => ({
    condition,
    answer: notApplicable(data.id, reason),
  }));
  const [first] = rows;
  if (!first) return concerned;
  if (first.condition === ALWAYS) return { ...concerned, answer: () => first.answer };
  return {
    ...concerned,
    answer(facts, told) {
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at] as (typeof rows)[number];
        if (row.condition.test(facts, told.knownOn) === true) return row.answer;
      }
      return concerned.answer(facts, told);
    },
  };
}

/** A value is known from the day of the document that its clause stands in, unless the pack says otherwise. */
function datedValues(said: ParsedPack): Values {
  const issued = new Map(said.documents.map(({ id, issuedOn }) => [id, issuedOn]));
  const first = said.documents[0]?.id as string;
  const documentOf = new Map(said.clauses.map(({ id, document }) => [id, document ?? first]));
  const known = (entry: { from: Day; known?: Day | undefined; clause: string }): Day =>
    entry.known ?? issued.get(documentOf.get(entry.clause) ?? first) ?? entry.from;
  return Object.fromEntries(
    Object.entries(said.values).map(([name, { unit, values }]) => [
      name,
      { unit, values: values.map((entry) => ({ ...entry, known: known(entry) })) } as Dated<unknown>,
    ]),
  );
}

/** Compiles what a pack says. Its references were checked before. */
export function compilePack(said: ParsedPack): Pack {
  const values = datedValues(said);
  const factNames = Object.keys(said.facts);
  const order = new Map(factNames.map((name, index) => [name, index]));
  const from = packFrom(said);
  const compiled = new Map<string, readonly Obligation[]>();
  function obligationsOf(kind: string): readonly Obligation[] {
    const ready = compiled.get(kind);
    if (ready) return ready;
    const book: Book = { kind, values, from, factNames, order };
    const made = said.obligations.map((data) => compileObligation(book, data));
    compiled.set(kind, made);
    return made;
  }
  for (const kind of Object.keys(said.kinds)) obligationsOf(kind);
  return { id: said.id, said, from, values, factNames, obligationsOf };
}

function isAnyPartKnown(values: readonly FactValue[]): boolean {
  for (let fact = 0; fact < values.length; fact++) if (isPartKnown(values[fact])) return true;
  return false;
}

/**
 * Where one certificate stands under every obligation of a pack, its facts given in the pack's order. Pure; days before
 * the pack's own are an error.
 */
export function assessValues(
  { id, from, factNames, obligationsOf }: Pack,
  values: readonly FactValue[],
  told: Question,
): readonly Answer[] {
  const { asOf } = told;
  if (asOf < from)
    throw new RangeError(`no value on ${formatDay(asOf)}: the first one of ${id} is from ${formatDay(from)}`);
  const obligations = obligationsOf(told.kind);
  if (isAnyPartKnown(values)) {
    const partKnown = factNames.flatMap((_, fact) => (isPartKnown(values[fact]) ? [fact] : []));
    return obligations.map((one) => answerPartKnown(one, told, values, partKnown, factNames));
  }
  const facts = new Facts(asOf, values);
  const answers = new Array<Answer>(obligations.length);
  for (let at = 0; at < answers.length; at++)
    answers[at] = (obligations[at] as Obligation).answer(facts, told);
  return answers;
}

/** The same, its facts given by name. */
export const assessLaw = (pack: Pack, told: LawCase): readonly Answer[] =>
  assessValues(
    pack,
    pack.factNames.map((name) => told.facts[name] ?? null),
    told,
  );
