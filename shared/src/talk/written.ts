import type { Day } from '../calendar';
import { type Answers, foldIntake, type IntakeFacts } from '../v1/guide';
import { loadRulebook } from '../v1/rulebook';
import { PRODUCT_PACK } from './pack-of';
import { withFacts } from './turns/records';
import type { ChatHolder, Fact } from './types';

const NO_RECORD = { downloadedOn: null, newNumber: null, inPost: null, credits: [], yearStatements: [] };

/** The holder after facts were written down, as whoever keeps the records would have it. */
export function afterWriting(holder: ChatHolder, facts: readonly Fact[], asOf: Day): ChatHolder {
  let current = holder;
  for (const fact of facts) current = afterOne(current, fact, asOf);
  return current;
}

function afterOne(holder: ChatHolder, fact: Fact, asOf: Day): ChatHolder {
  if (fact.fact === 'answer') {
    const { question, value } = fact.value as { question: keyof Answers; value: string };
    return { ...holder, intake: { ...holder.intake, [question]: value } };
  }
  if (fact.fact !== 'certificate') return withFacts(holder, [fact]);
  const told = foldIntake(loadRulebook(PRODUCT_PACK), holder.intake, asOf, 'post').facts as IntakeFacts;
  const added = { id: `new-${holder.certificates.length + 1}`, facts: { ...told, ...NO_RECORD } };
  return { ...holder, intake: {}, certificates: [...holder.certificates, added] };
}
