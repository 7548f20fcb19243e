import { type Day, formatDay } from '@hz/shared/calendar';
import type { AskView, PackIntakeView, PackSummary, PackView, WordsView } from '@hz/shared/contracts';
import { fillText, type Pack, valueAt } from '@hz/shared/law';
import {
  type Ask,
  askOfFact,
  caveatOfPack,
  type FactDoubt,
  POST,
  postsOf,
  type Words,
} from '@hz/shared/standing';
import { soughtBy } from './sought';

/** Of what is offered: which pack is preset, and how one stands on a day. */
interface Offered {
  readonly preset: Pack;
  stateOf(id: string, today: Day): PackSummary['state'];
}

type StepText = PackView['steps'][number];
type Place = StepText['where'][number];
type Where = Pack['said']['steps'][string]['where'][number];

/** Texts of a pack with the values of a day; before the pack's own day, those it begins with. */
const filler = (pack: Pack, asOf: Day) => {
  const day = Math.max(asOf, pack.from);
  return (text: string): string => fillText(pack, text, day);
};

/** A clause with its plain wording. Throws a RangeError when the pack has none of this id. */
export function presentClause(pack: Pack, id: string, asOf: Day): { id: string; text: string } {
  const clause = pack.said.clauses.find((one) => one.id === id);
  if (!clause) throw new RangeError(`${pack.id} has no clause ${id}`);
  return { id, text: clause.text.map(filler(pack, asOf)).join('') };
}

export const presentWords = (pack: Pack, words: Words, asOf: Day): WordsView => ({
  ...words,
  sentences: [...words.sentences],
  clauses: words.clauses.map((id) => presentClause(pack, id, asOf)),
});

export const presentAsk = (pack: Pack, ask: Ask, asOf: Day): AskView => ({
  ...ask,
  options: ask.options.map((option) => ({
    ...option,
    ...(ask.id === POST && { sought: soughtBy(option.label) }),
  })),
  clause: ask.clause === null ? null : presentClause(pack, ask.clause, asOf),
});

const date = (day: Day | null): string | null => (day === null ? null : formatDay(day));

/** The questioned days of facts, as the contracts write them. */
export const presentDoubts = (doubts: readonly FactDoubt[]): PackIntakeView['doubts'] =>
  doubts.map(({ fact, before, after, text }) => ({ fact, before: date(before), after: date(after), text }));

const phoneText = ({ phone, extension }: { phone: string; extension: string | null }): string =>
  extension === null ? phone : `${phone} 转 ${extension}`;

function placeOf({ said }: Pack, where: Where): Place {
  if ('system' in where) {
    const { id, name, address } = said.systems.find((one) => one.id === where.system) as {
      id: string;
      name: string;
      address: string | null;
    };
    return { id, name, address, phone: null };
  }
  const contact = said.contacts.find(({ id }) => id === where.contact) as Pack['said']['contacts'][number];
  return { id: contact.id, name: contact.name, address: null, phone: phoneText(contact) };
}

/**
 * Where a certificate is verified: the systems that look up such ones, and whom to ask.
 * @param which electronic or old; null: it may be either
 */
export const placesOf = (pack: Pack, which: 'electronic' | 'old' | null): Place[] => [
  ...pack.said.systems
    .filter(({ verifies }) => !verifies || (which === null ? verifies.length > 0 : verifies.includes(which)))
    .map(({ id }) => placeOf(pack, { system: id })),
  ...pack.said.contacts
    .filter(({ verifies }) => verifies !== false)
    .map(({ id }) => placeOf(pack, { contact: id })),
];

const kindsOf = (pack: Pack): PackSummary['kinds'] =>
  Object.entries(pack.said.kinds).map(([id, { name, postsOpen }]) => ({
    ...{ id, name, postsOpen },
    posts: postsOf(pack)
      .filter((post) => post.kind === id)
      .map(({ value, title }) => ({ value, title })),
  }));

/** A pack as far as it takes to choose it. */
export const presentSummary = (offer: Offered, pack: Pack, asOf: Day): PackSummary => ({
  id: pack.id,
  jurisdiction: pack.said.jurisdiction,
  title: pack.said.documents[0]?.title ?? '',
  preset: pack === offer.preset,
  state: offer.stateOf(pack.id, asOf),
  from: formatDay(pack.from),
  caveat: caveatOfPack(pack),
  kinds: kindsOf(pack),
});

/** What the app offers when a step is done, by what the step sets. */
function marksOf({ said }: Pack, sets: string): Pick<StepText, 'marks' | 'fact'> {
  const fact = said.facts[sets];
  if (!fact) return { marks: 'hours', fact: null };
  if (fact.type === 'state') return { marks: fact.values === 'text' ? 'text' : 'choice', fact: sets };
  return { marks: fact.type === 'event' ? 'day' : 'date', fact: sets };
}

function presentSteps(pack: Pack, asOf: Day): StepText[] {
  const fill = filler(pack, asOf);
  return Object.entries(pack.said.steps).map(([id, step]) => ({
    ...{ id, call: step.call, action: step.action },
    title: fill(step.title),
    ...marksOf(pack, step.sets),
    whatToDo: step.whatToDo.map(fill),
    where: step.where.map((where) => placeOf(pack, where)),
    haveAtHand: step.haveAtHand.map(fill),
    whenItWorked: step.whenItWorked.map(fill),
    trouble: step.trouble.map(({ what, remedy, clause }) => ({
      what: fill(what),
      remedy: fill(remedy),
      clause,
    })),
    clause: step.clause,
    clauseText: presentClause(pack, step.clause, asOf).text,
  }));
}

/** Everything that a pack says, worded for a day. */
export function presentPack(offer: Offered, pack: Pack, asOf: Day): PackView {
  const { said } = pack;
  const fill = filler(pack, asOf);
  const firstDocument = said.documents[0]?.id ?? '';
  const filled = ({ id, title, text }: { id: string; title: string; text: string }) => ({
    ...{ id, title },
    text: fill(text),
  });
  return {
    ...presentSummary(offer, pack, asOf),
    asOf: formatDay(asOf),
    documents: said.documents.map((one) => ({
      ...{ id: one.id, number: one.number, title: one.title, authority: one.authority },
      issuedOn: formatDay(one.issuedOn),
      inForceOn: one.inForceOn === undefined ? null : formatDay(one.inForceOn),
      ...{ source: one.source, certainty: one.certainty, caveat: caveatOfPack(pack, one.id) },
    })),
    clauses: said.clauses.map(({ id, document, title, text }) => ({
      ...{ id, title },
      document: document ?? firstDocument,
      text: text.map(fill),
    })),
    readings: said.readings.map(({ id, clause, text }) => ({ id, clause, text: fill(text) })),
    notStated: said.notStated.map(filled),
    notAtHand: said.notAtHand.map(filled),
    systems: said.systems.map(({ id, name, address, about }) => ({ id, name, address, about })),
    contacts: said.contacts.map((one) => ({
      ...{ id: one.id, name: one.name, about: one.about },
      phone: phoneText(one),
    })),
    kinds: kindsOf(pack).map((kind) => {
      const data = said.kinds[kind.id] as Pack['said']['kinds'][string];
      const { oldCertificate, electronicCertificate, way } = data;
      return { ...kind, oldCertificate, electronicCertificate, way };
    }),
    facts: Object.entries(said.facts).map(([name, fact]) => ({
      ...{ name, label: fact.name, personal: fact.sealed, ofHolder: fact.ofHolder },
      ask: presentAsk(pack, askOfFact(pack, name), asOf),
    })),
    obligations: said.obligations.map(({ id, name, kinds, by, gates, clause, when }) => ({
      ...{ id, name, kinds, by, gates, clause },
      time: 'once' in when ? ('once' as const) : 'cycle' in when ? ('cycle' as const) : ('term' as const),
      makeUp: 'cycle' in when ? makeUpOf(pack, when.cycle.makeUp, asOf) : 0,
    })),
    categories: Object.entries(said.categories).map(([id, name]) => ({ id, name })),
    steps: presentSteps(pack, asOf),
    advice: Object.entries(said.advice).map(([id, { title, call, step, where, clause, reading }]) => ({
      ...{ id, title, call, clause },
      step: step ?? null,
      where: where.map((place) => placeOf(pack, place)),
      reading: said.readings.filter((one) => one.id === reading).map(({ text }) => fill(text))[0] ?? null,
    })),
  };
}

/** How many cycles back a make-up course may be for. */
function makeUpOf(pack: Pack, name: string | undefined, asOf: Day): number {
  const dated = name === undefined ? undefined : pack.values[name];
  return dated ? (valueAt(dated, Math.max(asOf, pack.from)) as number) : 0;
}
