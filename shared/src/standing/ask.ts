import type { FactData, Pack } from '../law';
import { UNKNOWN } from '../law';
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
  /** event: a day that may not have come; date: a day that is fixed. Days may be known in part, or not at all. */
  readonly kind: 'choice' | 'choice-or-text' | 'text' | 'event' | 'date';
  readonly options: readonly AskOption[];
  readonly clause: string | null;
}

/** What is answered to an event that has not happened. */
export const NOT_HAPPENED = 'none';
export const POST = 'post';
export const KIND = 'kind';

const option = (value: string, label: string, group: string | null = null, hint: string | null = null) => ({
  ...{ value, label, hint, group },
});

function optionsOf(fact: FactData): AskOption[] {
  const unknown = option(UNKNOWN, fact.type === 'state' ? '不清楚' : '记不清');
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
  const kind = fact.type === 'state' ? (fact.values === 'text' ? 'text' : 'choice') : fact.type;
  return {
    ...{ id: name, title: `${title}？`, help: help ?? null, kind },
    ...{ options: optionsOf(fact), clause: clause ?? null },
  };
}

/** All posts or cards of a pack in one list: the kind follows from the choice. */
export function askOfPost(pack: Pack): Ask {
  const { kinds, facts } = pack.said;
  const isOpen = Object.values(kinds).some(({ postsOpen }) => postsOpen);
  const options = postsOf(pack).map(({ value, kind, title }) =>
    option(value, title, kinds[kind]?.name ?? null),
  );
  return {
    id: POST,
    title: `${facts.trade?.question.title ?? '证书上写的是什么岗位'}？`,
    help: isOpen ? '照证书上写的选。这里没有的，自己填。' : '照证书上写的选。',
    kind: options.length === 0 ? 'text' : isOpen ? 'choice-or-text' : 'choice',
    options,
    clause: facts.trade?.question.clause ?? null,
  };
}

/** Which kind of certificate it is, where a post that was typed does not tell. */
export const askOfKind = ({ said }: Pack): Ask => ({
  ...{ id: KIND, title: '是哪一种证书？', help: '看证书封面上的名称。', kind: 'choice' },
  options: Object.entries(said.kinds)
    .filter(([, { postsOpen }]) => postsOpen)
    .map(([id, { name, oldCertificate }]) =>
      option(id, name, null, oldCertificate && `《${oldCertificate}》`),
    ),
  clause: null,
});
