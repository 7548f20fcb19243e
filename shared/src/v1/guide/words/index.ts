import type { Day } from '../../../calendar';
import type { EducationStatus, Explained } from '../../engine';
import type { Rulebook } from '../../rulebook';
import { educationVerdict } from './education';
import { doubtOf, exchangeVerdict, isWaiting } from './exchange';
import type { Matter, Verdict } from './verdict';

export { SHOWN_AS as registryLabels } from '../../../law';
export { meanwhileOf } from './education';
export { doubtOf, isWaiting } from './exchange';
export { groundText } from './ground';
export { sayDay, sayDeadline, sayHours, sayYears } from './say';
export { dayAskedIn, type Matter, type Tone, type Verdict } from './verdict';

/** Where the yearly duty asks for nothing yet, or for nothing more. */
const NOBODY_WAITS: readonly EducationStatus[] = ['met', 'not-started', 'not-applicable'];

/**
 * The one verdict of a certificate, the same word for word on every screen and in the chat: about the
 * exchange while that is open or refused, about the yearly duty once the certificate is electronic.
 */
export function verdictOf(rulebook: Rulebook, explained: Explained, asOf: Day): Verdict {
  const matter: Matter = { ...explained, rulebook, asOf };
  const { exchange } = explained.assessment;
  if (exchange.status !== 'completed' && exchange.status !== 'not-needed') return exchangeVerdict(matter);
  const past = exchangeVerdict(matter);
  const duty = educationVerdict(matter);
  const { status } = explained.assessment.continuingEducation;
  // Whether it was exchanged at all comes before what would be owed for it.
  if (doubtOf(explained) !== null) {
    // A year of which the hours are there, or that has not begun, has no day that anybody waits for.
    const none = { deadline: null, daysLeft: null };
    const { deadline, daysLeft } = NOBODY_WAITS.includes(status) ? none : duty;
    return { ...merged(past, duty), deadline, daysLeft };
  }
  if (status === 'not-applicable' || status === 'not-started') return merged(past, duty);
  // What has not come yet is not done, and a year of which the hours are there has no day that it waits for.
  if (status === 'met' && isWaiting(explained))
    return { ...merged(past, duty), deadline: null, daysLeft: null };
  const late = exchange.reasons.includes('exchanged-after-deadline');
  return late ? merged(duty, past) : duty;
}

/** The first verdict, with what the second adds. */
function merged(first: Verdict, second: Verdict): Verdict {
  const known = new Set(first.clauses.map(({ id }) => id));
  return {
    ...first,
    sentences: [...first.sentences, ...second.sentences],
    clauses: [...first.clauses, ...second.clauses.filter(({ id }) => !known.has(id))],
    reading: [first.reading, second.reading].filter((reading) => reading !== null).join('\n') || null,
  };
}
