import { createHash } from 'node:crypto';
import type { Day } from '@hz/shared/calendar';
import { type DayBook, openDayBook } from '@hz/shared/reminders';
import type { Rulebook } from '@hz/shared/v1/rulebook';
import { type Connection, Schema } from 'mongoose';
import { upserting } from '../../platform/store/duplicate';

/** The rulebooks that certificates come under; tests give their own. */
export interface Rules {
  readonly ids: readonly string[];
  /** Throws a RangeError when there is none. */
  load(id: string): Rulebook;
}

/** The day books of all rulebooks, each opened once for a day. */
export function dayBooks(rules: Rules, today: Day): (rulebookId: string) => DayBook {
  const open = new Map<string, DayBook>();
  return (id) => {
    const book = open.get(id) ?? openDayBook(rules.load(id), today);
    open.set(id, book);
    return book;
  };
}

/** Changes whenever the rules do: then every certificate is planned anew. */
const fingerprint = (rules: Rules, packs: readonly unknown[]): string =>
  createHash('sha256')
    .update(JSON.stringify([...rules.ids.map((id) => rules.load(id)), ...packs]))
    .digest('hex');

interface SeenRecord {
  _id: string;
  fingerprint: string;
}

/** Remembers by which rules the certificates were last planned, across restarts and instances. */
export class RulesSeen {
  private readonly model;

  constructor(
    connection: Connection,
    private readonly rules: Rules,
    /** What the packs that are served say. */
    private readonly packs: readonly unknown[],
  ) {
    const schema = new Schema<SeenRecord>(
      { _id: String, fingerprint: String },
      { collection: 'rules_seen', versionKey: false },
    );
    this.model = connection.model('RulesSeen', schema);
  }

  /** Whether the rules are others than those last noted: an amendment came. */
  async haveChanged(): Promise<boolean> {
    return (
      (await this.model.findById('reminders').lean())?.fingerprint !== fingerprint(this.rules, this.packs)
    );
  }

  async note(): Promise<void> {
    const seen = { fingerprint: fingerprint(this.rules, this.packs) };
    await upserting(() => this.model.updateOne({ _id: 'reminders' }, { $set: seen }, { upsert: true }));
  }
}
