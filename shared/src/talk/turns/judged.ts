import type { ChatContext, ChatHolder, Draft, Fact } from '../types';
import type { Course } from './course';
import { withFacts } from './records';

/** What a draft lacks is asked for first; what is taken away is not judged. */
const isWhole = (one: Fact | Draft): boolean =>
  one.op !== 'remove' && (!('lacks' in one) || one.lacks === null);

/**
 * What is told, judged beside what is on record and what is told with it: what comes to nothing is said so, and is only
 * written down where it is a fact all the same; what cannot well be meant is asked about.
 */
export function judged<T extends Fact | Draft>(
  facts: readonly T[],
  { course, context, holder }: { course: Course; context: ChatContext; holder: ChatHolder },
): { facts: T[]; says: string[] } {
  const says: string[] = [];
  const kept = facts.filter((fact) => {
    if (!isWhole(fact)) return true;
    const around = withFacts(
      holder,
      facts.filter((one) => one !== fact && isWhole(one)),
    );
    const certificate = around.certificates.find(({ id }) => id === fact.certificate);
    const futile = certificate && course.futile({ ...context, holder: around }, certificate, fact);
    if (futile) says.push(futile.says);
    return futile?.noted ?? true;
  });
  return { facts: kept, says: [...new Set(says)] };
}
