import type { Day } from '../calendar';
import { type FactData, type Pack, UNKNOWN } from '../law';
import { liesBehind } from './known';
import { kindsFor, namedInLaw } from './posts';
import { postsOf } from './title';

interface AskOption {
  readonly value: string;
  readonly label: string;
  readonly hint: string | null;
  /** Options under one heading. */
  readonly group: string | null;
}

/** One question on one screen. */
export interface Ask {
  readonly id: string;
  readonly title: string;
  readonly help: string | null;
  /** event: a day that lies behind, or has not come; date: one that may lie ahead. Days may be known in part, or not at all. */
  readonly kind: 'choice' | 'choice-or-text' | 'text' | 'event' | 'date';
  readonly options: readonly AskOption[];
  readonly clause: string | null;
}

/** What is answered to an event that has not happened. */
export const NOT_HAPPENED = 'none';
export const POST = 'post';
export const KIND = 'kind';
export const HOLDING = 'holding';

const option = (value: string, label: string, group: string | null = null, hint: string | null = null) => ({
  ...{ value, label, hint, group },
});

function optionsOf(fact: FactData): AskOption[] {
  const own = fact.question.unknown;
  const unknown = option(
    UNKNOWN,
    own?.name ?? (fact.type === 'state' ? '不清楚' : '记不清'),
    null,
    own?.hint ?? null,
  );
  if (fact.type === 'event') return [option(NOT_HAPPENED, '还没有'), unknown];
  if (fact.type === 'date') return [unknown];
  if (fact.values === 'yes-no') return [option('true', '是'), option('false', '不是'), unknown];
  if (fact.values === 'text') return [];
  return [...Object.entries(fact.values).map(([value, label]) => option(value, label)), unknown];
}

/** What a fact is asked by. */
export function askOfFact({ said }: Pack, name: string): Ask {
  const fact = said.facts[name];
  if (!fact) throw new RangeError(`${said.id} knows no fact ${name}`);
  const { title, help, clause } = fact.question;
  const kind =
    fact.type === 'state'
      ? fact.values === 'text'
        ? 'text'
        : 'choice'
      : liesBehind(fact)
        ? 'event'
        : 'date';
  return {
    ...{ id: name, title: `${title}？`, help: help ?? null, kind },
    ...{ options: optionsOf(fact), clause: clause ?? null },
  };
}

/** A question for the day of something that happened: that it has not is no answer to it. */
export const askOfDay = (pack: Pack, name: string): Ask => {
  const ask = askOfFact(pack, name);
  return { ...ask, options: ask.options.filter(({ value }) => value !== NOT_HAPPENED) };
};

const asked = new WeakMap<Pack, { asOf: Day; ask: Ask }>();

/**
 * All posts or cards of a pack in one list, what its law names beside them at its end: the kind follows from the choice.
 * One day a pack is remembered: nearly everybody asks about today.
 */
export function askOfPost(pack: Pack, asOf: Day): Ask {
  const known = asked.get(pack);
  if (known?.asOf === asOf) return known.ask;
  const ask = postAsk(pack, asOf);
  asked.set(pack, { asOf, ask });
  return ask;
}

function postAsk(pack: Pack, asOf: Day): Ask {
  const { kinds, facts } = pack.said;
  const isOpen = Object.values(kinds).some(({ postsOpen }) => postsOpen);
  const posts = postsOf(pack);
  // One that several kinds list stands there once: which of them it is of is asked then.
  const shared = new Set(
    posts
      .filter(({ title, kind }) => kindsFor(pack, title).some((id) => id !== kind))
      .map(({ title }) => title),
  );
  const options = [
    ...posts
      .filter(({ title }) => !shared.has(title))
      .map(({ value, kind, title }) => option(value, title, kinds[kind]?.name ?? null)),
    ...[...shared].map((title) => option(title, title, '几种证书都有的')),
    ...namedInLaw(pack, asOf).map((name) => option(name, name, '其他')),
  ];
  return {
    id: POST,
    title: `${facts.trade?.question.title ?? '证书上写的是什么岗位'}？`,
    // Where it is written, its field says that it is written as the certificate has it.
    help: options.length === 0 ? null : `照证书上写的选。${isOpen ? '这里没有的，自己填。' : ''}`,
    kind: options.length === 0 ? 'text' : isOpen ? 'choice-or-text' : 'choice',
    options,
    clause: facts.trade?.question.clause ?? null,
  };
}

/** Which kind of certificate it is, where a post or card fits several or none. */
export const askOfKind = (pack: Pack, post: string): Ask => ({
  ...{ id: KIND, title: '是哪一种证书？', help: '看证书封面上的名称。', kind: 'choice' },
  options: kindsFor(pack, post).map((id) => {
    const { name = id, oldCertificate = null } = pack.said.kinds[id] ?? {};
    return option(id, name, null, oldCertificate && `《${oldCertificate}》`);
  }),
  clause: null,
});

/** What is in hand, where a pack asks for that before the days that follow from it. */
export function askOfHolding({ said: { holding } }: Pack): Ask {
  if (!holding) throw new RangeError('this pack asks for nothing in hand');
  const { title, help, clause, choices } = holding;
  return {
    ...{ id: HOLDING, title: `${title}？`, help: help ?? null, kind: 'choice', clause },
    options: Object.entries(choices).map(([value, { name, hint }]) =>
      option(value, name, null, hint ?? null),
    ),
  };
}
