import type { Phrase } from '@hz/shared/talk';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { NlpManager } from 'node-nlp';

/** Something that names the nearest intents of a text, best first. */
export interface Namer {
  name: string;
  /** Milliseconds from the phrases to the first answer. */
  startMs: number;
  nearest(text: string): Promise<string[]> | string[];
}

const SHOWN = 3;

/** The intents of what was found, each once, in the order found. */
const intentsOf = (found: readonly string[]): string[] => [...new Set(found)].slice(0, SHOWN);

/** Chinese has no spaces: characters and their pairs stand for words. */
function tokens(text: string): string[] {
  const chars = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ''),
  ];
  return [...chars, ...chars.slice(1).map((char, i) => `${chars[i]}${char}`)];
}

const since = (start: number): number => performance.now() - start;

export function minisearch(phrases: readonly Phrase[]): Namer {
  const start = performance.now();
  const index = new MiniSearch<Phrase & { id: number }>({
    fields: ['text'],
    storeFields: ['intent'],
    tokenize: tokens,
  });
  index.addAll(phrases.map((phrase, id) => ({ ...phrase, id })));
  return {
    name: 'minisearch (characters and pairs, BM25)',
    startMs: since(start),
    nearest: (text) => intentsOf(index.search(text).map((hit) => hit.intent as string)),
  };
}

export function fuse(phrases: readonly Phrase[]): Namer {
  const start = performance.now();
  const index = new Fuse(phrases, { keys: ['text'], ignoreLocation: true, threshold: 0.8 });
  return {
    name: 'fuse.js (anywhere in the text)',
    startMs: since(start),
    nearest: (text) => intentsOf(index.search(text, { limit: 50 }).map(({ item }) => item.intent)),
  };
}

/** One sentence of each template: all of them would take it minutes to learn. Given its own Chinese tokenizer, node-nlp gets a quarter right; given characters and pairs as words, it is a peer. */
export async function nodeNlp(phrases: readonly Phrase[]): Promise<Namer> {
  const start = performance.now();
  const words = (text: string) => tokens(text).join(' ');
  const nlu = { log: false, useNoneFeature: false };
  const manager = new NlpManager({
    languages: ['xx'],
    forceNER: false,
    autoSave: false,
    autoLoad: false,
    nlu,
  });
  const templates = new Map(phrases.map((phrase) => [phrase.template, phrase]));
  for (const { text, intent } of templates.values()) {
    if (words(text) !== '') manager.addDocument('xx', words(text), intent);
  }
  await manager.train();
  return {
    name: 'node-nlp (characters and pairs, neural net)',
    startMs: since(start),
    nearest: async (text) =>
      intentsOf((await manager.process('xx', words(text))).classifications.map(({ intent }) => intent)),
  };
}
