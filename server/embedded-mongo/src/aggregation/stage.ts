import { checkMemory } from '../memory';
import { breathing, inPages } from '../query/find';
import type { QueryContext } from '../query/matcher';
import { type Doc, getOwn, isDoc } from '../values/document';

/** Documents on their way through a pipeline, page by page. */
export type Pages = AsyncIterable<Doc[]>;

/** What stages need of the command they are part of. */
export interface StageContext extends QueryContext {
  variables: Doc;
  /** The documents of another collection of the database that match a filter, found by its indexes. */
  find(collection: string, filter: Doc): Pages;
  /** Runs a pipeline within a stage. */
  run(stages: unknown[], source: Pages, context: StageContext): Pages;
}

export type Stage = (source: Pages) => Pages;
export type CompileStage = (spec: unknown, context: StageContext) => Stage;

/** A stage that treats each page by itself. */
export const pageStage = (change: (page: Doc[]) => Doc[]): Stage =>
  async function* (source) {
    for await (const page of source) {
      for (const part of inPages(page)) {
        checkMemory();
        yield change(part);
      }
    }
  };

/** A stage that has to see every document before it can give the first. */
export const blocking = (start: () => { add(doc: Doc): void; finish(): Iterable<Doc> }): Stage =>
  async function* (source) {
    const { add, finish } = start();
    for await (const page of source) {
      checkMemory();
      for (const doc of page) add(doc);
    }
    yield* breathing(inPages(finish()));
  };

export async function collect(pages: Pages): Promise<Doc[]> {
  const docs: Doc[] = [];
  for await (const page of pages) docs.push(...page);
  return docs;
}

/** Copies the documents a path leads through, so that a change there leaves the original alone. */
export function copyAlong(doc: Doc, [name, ...rest]: string[]): Doc {
  const copy = { ...doc };
  const child = name === undefined ? undefined : getOwn(doc, name);
  if (name !== undefined && rest.length > 0 && isDoc(child)) copy[name] = copyAlong(child, rest);
  return copy;
}
