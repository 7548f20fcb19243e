import { createHash } from 'node:crypto';
import type { Day } from '@hz/shared/calendar';
import { caseOf } from '@hz/shared/guide';
import { type DayBook, openDayBook, type Subject } from '@hz/shared/reminders';
import type { Rulebook } from '@hz/shared/rulebook';
import type { CertificateWithFacts } from '../certificates/service';

/** The rulebooks that certificates come under; tests give their own. */
export interface Rules {
  readonly ids: readonly string[];
  /** Throws a RangeError when there is none. */
  load(id: string): Rulebook;
}

/** A certificate as the planner sees it. When the holder registered tells only in words, never in what is due. */
export const subjectOf = ({ record, merged }: CertificateWithFacts, today: Day): Subject => ({
  addedOn: record.createdOn,
  facts: caseOf(merged.facts, { registeredOn: null }, today),
});

/** The day books of all rulebooks, each opened once for a day. */
export function dayBooks(rules: Rules, today: Day): (rulebookId: string) => DayBook {
  const open = new Map<string, DayBook>();
  return (id) => {
    const book = open.get(id) ?? openDayBook(rules.load(id), today);
    open.set(id, book);
    return book;
  };
}

/** Changes whenever the rules do: then every certificate is looked at again. */
export const fingerprint = (rules: Rules): string =>
  createHash('sha256')
    .update(JSON.stringify(rules.ids.map((id) => rules.load(id))))
    .digest('hex');
