import { createHash } from 'node:crypto';
import type { Day } from '@hz/shared/calendar';
import type { ChatGap, ChatModels } from './model';

/** A question that was not answered well; `text` has gone through `anonymise`. */
export type Gap = Pick<ChatGap, 'kind' | 'intent' | 'text'>;

/** Questions the helper could not answer, or answered badly: counted, without who asked. */
export class ChatGaps {
  constructor(private readonly model: ChatModels['gaps']) {}

  async note({ kind, intent, text }: Gap, on: Day): Promise<void> {
    const id = createHash('sha256').update(`${kind}\n${text}`).digest('base64url');
    await this.model.updateOne(
      { _id: id },
      { $inc: { times: 1 }, $set: { lastOn: on }, $setOnInsert: { kind, intent, text } },
      { upsert: true },
    );
  }

  /** The questions asked most often, at most `limit`. */
  list(limit: number): Promise<ChatGap[]> {
    return this.model.find().sort({ times: -1, _id: 1 }).limit(limit).lean<ChatGap[]>();
  }
}
