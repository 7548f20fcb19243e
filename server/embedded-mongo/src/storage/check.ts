import { keysOf } from '../indexes/keys';
import { decode } from '../values/document';
import { type Collection, wholeRange } from './collection';
import type { Storage } from './storage';

/** Finds entries that no document has and keys that no entry has; an index and its documents must agree. */
export function checkCollection(
  storage: Storage,
  collection: Collection,
): { records: number; errors: string[] } {
  const errors: string[] = [];
  const entries = collection.indexes.map((index) => {
    const ofIndex = new Set<string>();
    for (const { key, rid } of storage.allEntries(...wholeRange(index)))
      ofIndex.add(`${rid}:${key.toString('latin1')}`);
    return ofIndex;
  });
  let records = 0;
  for (const page of collection.scan({ scans: [], backwards: false, sorted: true })) {
    records += page.length;
    for (const { rid, bytes } of page) {
      const doc = decode(bytes);
      for (const [i, index] of collection.indexes.entries()) {
        const missing = keysOf(index, doc).filter(
          ({ key }) => !entries[i]?.delete(`${rid}:${key.toString('latin1')}`),
        );
        if (missing.length > 0)
          errors.push(`document ${rid} lacks ${missing.length} entries in index ${index.name}`);
      }
    }
  }
  for (const [i, index] of collection.indexes.entries()) {
    const left = entries[i]?.size ?? 0;
    if (left > 0) errors.push(`index ${index.name} has ${left} entries without a document`);
  }
  return { records, errors };
}
