import type { Rulebook } from '../rulebook';
import { answersOf, assessmentOf } from './assess';
import { educationGrounds, explainEducation } from './explain-education';
import { exchangeGrounds, explainExchange } from './explain-exchange';
import { type Facts, type Matter, readFacts } from './fact';
import type { Ground } from './ground';
import type { AssessmentInput } from './types';

/** An assessment, what it was made from, and why it is so. */
export interface Explained extends Matter {
  /** One ground for every statement made, in the order of the assessment. */
  grounds: readonly Ground[];
}

interface Book {
  exchange: ReturnType<typeof exchangeGrounds>;
  education: ReturnType<typeof educationGrounds>;
}

// A rulebook never changes, so what can be said under it is put into words of grounds once.
const books = new WeakMap<Rulebook, Book>();

function bookOf(rulebook: Rulebook): Book {
  const ready = books.get(rulebook);
  if (ready) return ready;
  const book = { exchange: exchangeGrounds(rulebook), education: educationGrounds(rulebook) };
  books.set(rulebook, book);
  return book;
}

/** The assessment with the rule, the clause and the facts behind every statement it makes. */
export function explain(rulebook: Rulebook, input: AssessmentInput): Explained {
  const answers = answersOf(rulebook, input);
  const assessment = assessmentOf(answers, input.asOf);
  const { exchange, education } = bookOf(rulebook);
  const grounds: Ground[] = [];
  explainExchange(exchange, rulebook, input, assessment.exchange, grounds);
  explainEducation(education, rulebook, input, assessment.continuingEducation, grounds);
  return { rulebook, input, answers, assessment, grounds };
}

/** The facts that a statement was made from, by name: days as day numbers, hours in tenths. */
export const factsOf = (explained: Explained, { uses }: Ground): Facts => readFacts(explained, uses);
