import type { Day } from '../../calendar';
import { fillText, type Rulebook } from '../rulebook';

/** A clause in plain words, one line; throws a RangeError when there is no such clause. */
export function clauseText(rulebook: Rulebook, id: string, asOf: Day): string {
  const clause = rulebook.clauses.find((candidate) => candidate.id === id);
  if (!clause) throw new RangeError(`there is no clause ${id}`);
  return clause.text.map((text) => fillText(rulebook, text, asOf)).join('');
}

/** A reading of the helper in words; throws a RangeError when there is no such reading. */
export function readingText(rulebook: Rulebook, id: string, asOf: Day): string {
  const reading = rulebook.readings.find((candidate) => candidate.id === id);
  if (!reading) throw new RangeError(`there is no reading ${id}`);
  return fillText(rulebook, reading.text, asOf);
}

/** The notice in plain words, with the values in force on a day. */
export function noticeOf(rulebook: Rulebook, asOf: Day) {
  const fill = (text: string) => fillText(rulebook, text, asOf);
  return {
    clauses: rulebook.clauses.map(({ id, title, text }) => ({ id, title, text: text.map(fill) })),
    readings: rulebook.readings.map(({ id, clause, text }) => ({ id, clause, text: fill(text) })),
    notStated: rulebook.notStated.map(({ id, title, text }) => ({ id, title, text: fill(text) })),
    amendments: rulebook.amendments
      .filter(({ from }) => from <= asOf)
      .map(({ documentNumber, authority, from }) => ({ documentNumber, authority, from })),
  };
}
