import type { Day } from '../calendar';
import { type Answers, foldIntake, type IntakeFacts } from '../guide';
import type { Rulebook } from '../rulebook';
import { withFacts } from './talk/records';
import type { ChatHolder, Fact } from './types';

const NO_RECORD = { downloadedOn: null, newNumber: null, inPost: null, credits: [], yearStatements: [] };

/** The holder after facts were written down, as whoever keeps the records would have it. */
export function afterWriting(
  holder: ChatHolder,
  facts: readonly Fact[],
  rulebook: Rulebook,
  asOf: Day,
): ChatHolder {
  let current = holder;
  for (const fact of facts) current = afterOne(current, fact, rulebook, asOf);
  return current;
}

function afterOne(holder: ChatHolder, fact: Fact, rulebook: Rulebook, asOf: Day): ChatHolder {
  if (fact.fact === 'answer') {
    const { question, value } = fact.value as { question: keyof Answers; value: string };
    return { ...holder, intake: { ...holder.intake, [question]: value } };
  }
  if (fact.fact !== 'certificate') return withFacts(holder, [fact]);
  const told = foldIntake(rulebook, holder.intake, asOf).facts as IntakeFacts;
  const added = { id: `new-${holder.certificates.length + 1}`, facts: { ...told, ...NO_RECORD } };
  return { ...holder, intake: {}, certificates: [...holder.certificates, added] };
}
