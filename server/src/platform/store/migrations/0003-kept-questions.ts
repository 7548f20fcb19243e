import { createHash } from 'node:crypto';
import { anonymise } from '@hz/shared/talk';
import { inBatches } from '../batches';
import type { Migration } from './migration';

interface OldGap {
  _id: string;
  kind: string;
  text: string;
  times: number;
  expiresAt?: Date;
}

const BATCH = 200;
const KEPT_MS = 183 * 24 * 60 * 60 * 1000;

/**
 * Questions that were kept when less was taken out of them, and for ever, are read as strictly as new ones and end as
 * these do. Of two that become the same one the higher count stays: a step that is run twice must not add them up twice.
 */
export const readAgain =
  (clean: (text: string) => string): Migration['run'] =>
  async ({ connection, signal }) => {
    const gaps = connection.collection<OldGap>('chatGaps');
    for await (const batch of inBatches(gaps.find({}, { batchSize: BATCH }), BATCH)) {
      signal.throwIfAborted();
      const ends = new Date(Date.now() + KEPT_MS);
      for (const { _id, times, ...gap } of batch) {
        const text = clean(gap.text);
        const expiresAt = gap.expiresAt ?? ends;
        if (text === gap.text && gap.expiresAt) continue;
        const id = createHash('sha256').update(`${gap.kind}\n${text}`).digest('base64url');
        const fresh = { $set: { ...gap, text, expiresAt }, $max: { times } };
        await gaps.updateOne({ _id: id }, fresh, { upsert: true });
        if (id !== _id) await gaps.deleteOne({ _id });
      }
    }
  };

export const keptQuestions: Migration = {
  version: 3,
  what: 'kept questions lose what tells of somebody, and end',
  run: readAgain(anonymise),
};
