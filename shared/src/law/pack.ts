import { type Day, formatDay } from '../calendar';
import type { Answer } from './answer';
import { compileCycle } from './cycle';
import type { Dated } from './dated';
import { Facts, type LawCase } from './facts';
import type { Book, Obligation } from './obligation';
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
  readonly obligations: readonly Obligation[];
  /** The names of its facts, in its order. */
  readonly factNames: readonly string[];
  readonly order: ReadonlyMap<string, number>;
}

const packFrom = ({ documents: [first] }: ParsedPack): Day => first?.inForceOn ?? (first?.issuedOn as Day);

function compileObligation(book: Book, data: ObligationData): Obligation {
  if ('once' in data.when) return compileOnce(book, data, data.when.once);
  if ('cycle' in data.when) return compileCycle(book, data, data.when.cycle);
  return compileTerm(book, data, data.when.term);
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
  const book: Book = { pack: said, values, from, order };
  return {
    id: said.id,
    said,
    from,
    values,
    obligations: said.obligations.map((data) => compileObligation(book, data)),
    factNames,
    order,
  };
}

const NONE: readonly string[] = [];

/** Where one certificate stands under every obligation of a pack. Pure; days before the pack's own are an error. */
export function assessLaw(pack: Pack, told: LawCase): readonly Answer[] {
  if (told.asOf < pack.from)
    throw new RangeError(
      `no value on ${formatDay(told.asOf)}: the first one of ${pack.id} is from ${formatDay(pack.from)}`,
    );
  const facts = new Facts(told.asOf, told.kind, told.facts);
  const partKnown = told.isWhole ? NONE : pack.factNames.filter((name) => isPartKnown(told.facts[name]));
  if (partKnown.length === 0) {
    const answers: Answer[] = [];
    for (const obligation of pack.obligations) answers.push(obligation.answer(facts, told));
    return answers;
  }
  const inOrder = (names: string[]): string[] =>
    names.sort((one, other) => (pack.order.get(one) as number) - (pack.order.get(other) as number));
  return pack.obligations.map((obligation) => answerPartKnown(obligation, told, partKnown, inOrder));
}
