import { createHash } from 'node:crypto';
import type { Day } from '@hz/shared/calendar';
import { KEPT_UNANSWERED_DAYS } from '@hz/shared/talk';
import { upserting } from '../../platform/store/duplicate';
import type { ChatGap, ChatModels } from './model';

/** A question that was not answered well; `text` has gone through `impersonal`. */
export type Gap = Pick<ChatGap, 'kind' | 'intent' | 'text'>;

/** Half a year after a question was asked last, whoever writes answers has had the time. */
const KEPT_MS = KEPT_UNANSWERED_DAYS * 24 * 60 * 60 * 1000;

/** Questions the helper could not answer, or answered badly: counted, without who asked. */
export class ChatGaps {
  constructor(
    private readonly model: ChatModels['gaps'],
    /** Real time in milliseconds. */
    private readonly time: () => number,
  ) {}

  async note({ kind, intent, text }: Gap, on: Day): Promise<void> {
    const id = createHash('sha256').update(`${kind}\n${text}`).digest('base64url');
    await upserting(() =>
      this.model.updateOne(
        { _id: id },
        {
          $inc: { times: 1 },
          $set: { lastOn: on, expiresAt: new Date(this.time() + KEPT_MS) },
          $setOnInsert: { kind, intent, text },
        },
        { upsert: true },
      ),
    );
  }

  /** The questions asked most often, at most `limit`. */
  list(limit: number): Promise<ChatGap[]> {
    return this.model.find().sort({ times: -1, _id: 1 }).limit(limit).lean<ChatGap[]>();
  }
}
