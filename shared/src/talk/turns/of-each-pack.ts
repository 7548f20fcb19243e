import type { ChatCertificate } from '../types';
import type { Course } from './course';

/**
 * A course that leads, judges and counts each certificate by the law of that one.
 * @param meant those of whose facts and categories of hours something may be told
 */
export function ofEachPack(
  course: Course,
  courseOf: (certificate: ChatCertificate) => Course,
  meant: readonly ChatCertificate[],
): Course {
  const categories = new Map(meant.flatMap((one) => courseOf(one).categories.map((each) => [each[0], each])));
  return {
    ...course,
    facts: new Set([...course.facts, ...meant.flatMap((one) => [...courseOf(one).facts])]),
    categories: [...categories.values()],
    makesUp: meant.some((one) => courseOf(one).makesUp),
    makeUpOf: (context, one, on) => courseOf(one).makeUpOf(context, one, on),
    standing: (context, one) => courseOf(one).standing(context, one),
    counted: (context, one) => courseOf(one).counted(context, one),
    pastCycles: (context, one) => courseOf(one).pastCycles(context, one),
    hasAhead: (context, one) => courseOf(one).hasAhead(context, one),
    due: (context, one) => courseOf(one).due(context, one),
    opening: (context, one) => (one === null ? course : courseOf(one)).opening(context, one),
    summary: (context, one) => courseOf(one).summary(context, one),
    futile: (context, one, fact) => courseOf(one).futile(context, one, fact),
    earliest: (context, one, fact) => courseOf(one).earliest(context, one, fact),
    left: (context, one) => courseOf(one).left(context, one),
  };
}
