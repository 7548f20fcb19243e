import type { Day } from '../../calendar';
import { NOT_PUBLISHED } from '../not-published';
import type { Course } from './course';
import { titleOf } from './records';

/** A course that leads, judges and counts nothing before the first day of its document. */
export const sinceItsFirstDay = (course: Course, from: Day): Course => ({
  ...course,
  standing(context, certificate) {
    if (context.asOf >= from) return course.standing(context, certificate);
    const text = `${titleOf(certificate)}：${NOT_PUBLISHED}`;
    return { expected: null, short: text, text, clauses: [], actions: [], choices: [] };
  },
  opening: (context, certificate) => (context.asOf < from ? '' : course.opening(context, certificate)),
  summary: (context, certificate) =>
    context.asOf < from ? NOT_PUBLISHED : course.summary(context, certificate),
  counted: (context, certificate) => (context.asOf < from ? null : course.counted(context, certificate)),
  pastCycles: (context, certificate) => (context.asOf < from ? [] : course.pastCycles(context, certificate)),
  makeUpOf: (context, certificate, on) =>
    context.asOf < from ? null : course.makeUpOf(context, certificate, on),
  hasAhead: (context, certificate) => context.asOf >= from && course.hasAhead(context, certificate),
  due: (context, certificate) => (context.asOf < from ? null : course.due(context, certificate)),
  futile: (context, certificate, fact) =>
    context.asOf < from ? null : course.futile(context, certificate, fact),
  left: (context, certificate) => (context.asOf < from ? '' : course.left(context, certificate)),
});
