import type { ResponseOf } from '@hz/shared/contracts';

type Pack = ResponseOf<'GET /v2/packs/:pack'>;

/** How one pack calls its place, what can be told of a certificate of it, and each value of that. */
export interface PackWords {
  place: string;
  names: Readonly<Record<string, string>>;
  /** By the name of what they are values of. */
  values: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const wordsOf = (options: readonly { value: string; label: string }[]): Record<string, string> =>
  Object.fromEntries(options.map(({ value, label }) => [value, label]));

/** The words of a pack for what an export tells of its certificates, and of the questions before one is added. */
export function wordsOfPack({ jurisdiction, kinds, facts, categories }: Pack): PackWords {
  const named = (list: readonly { id: string; name: string }[]) =>
    wordsOf(list.map(({ id, name }) => ({ value: id, label: name })));
  const posts = kinds.flatMap(({ posts }) => posts.map(({ value, title }) => ({ value, label: title })));
  return {
    place: jurisdiction,
    names: Object.fromEntries(facts.map(({ name, label }) => [name, label])),
    values: {
      ...Object.fromEntries(facts.map(({ name, ask }) => [name, wordsOf(ask.options)])),
      ...{ kind: named(kinds), family: named(kinds), post: wordsOf(posts), category: named(categories) },
    },
  };
}

/** The words of several packs at once, for what is told of a person, whatever the certificate. */
export const together = (packs: readonly PackWords[]): PackWords => ({
  place: '',
  names: Object.assign({}, ...packs.map(({ names }) => names)),
  values: Object.assign({}, ...packs.map(({ values }) => values)),
});

/** The ids of the packs whose words an export needs: those of which something in it is. */
export function packsIn(data: unknown, known: ReadonlySet<string>): Set<string> {
  if (data === null || typeof data !== 'object') return new Set();
  const found = Object.entries(data).flatMap(([name, part]) => [
    ...(known.has(name) ? [name] : []),
    ...(typeof part === 'string' && name === 'pack' && known.has(part) ? [part] : []),
    ...packsIn(part, known),
  ]);
  return new Set(found);
}
