import { Int32, Long } from 'bson';
import { fail } from '../errors';
import { compileFilter } from '../query/matcher';
import { setThrough } from '../query/projection';
import { parseSort, Sorter } from '../query/sort';
import { type Doc, getOwn, isDoc, isNumber, toNumber, truthy } from '../values/document';
import { outputPath } from './expressions';
import { Grouping } from './group';
import { lookup } from './lookup';
import { blocking, type CompileStage, copyAlong, pageStage } from './stage';

const match: CompileStage = (spec, context) => {
  if (!isDoc(spec)) fail(15959, 'the match filter must be an expression in an object');
  const matches = compileFilter(spec, context);
  return pageStage((page) => page.filter((doc) => matches(doc)));
};

function wholeNumber(name: string, spec: unknown, least: number): number {
  const number = isNumber(spec) ? (toNumber(spec) as number) : Number.NaN;
  if (Number.isInteger(number) && number >= least) return number;
  fail(15958, `the ${name} must be an integer of at least ${least}`);
}

const limit: CompileStage = (spec) => {
  const most = wholeNumber('limit', spec, 1);
  return async function* (source) {
    let left = most;
    for await (const page of source) {
      yield page.slice(0, left);
      left -= page.length;
      if (left <= 0) return;
    }
  };
};

const skip: CompileStage = (spec) => {
  const least = wholeNumber('skip', spec, 0);
  return async function* (source) {
    let left = least;
    for await (const page of source) {
      yield page.slice(left);
      left = Math.max(0, left - page.length);
    }
  };
};

const sort: CompileStage = (spec, { collation }) => {
  const fields = parseSort(spec);
  if (fields.length === 0) fail(15976, '$sort stage must have at least one sort key');
  return blocking(() => {
    const sorter = new Sorter<Doc>(fields, undefined, collation);
    return { add: (doc) => sorter.add(doc, doc), finish: () => sorter.take() };
  });
};

const group: CompileStage = (spec, { variables, collation }) => {
  const start = () => new Grouping(spec, variables, collation);
  start();
  return blocking(() => {
    const grouping = start();
    return { add: (doc) => grouping.add(doc), finish: () => grouping.results() };
  });
};

const count: CompileStage = (spec) => {
  const [name = '', ...more] = outputPath(spec);
  if (more.length > 0) {
    fail(40156, 'the count field must be a name without a dot');
  }
  return blocking(() => {
    let total = 0;
    return {
      add: () => {
        total += 1;
      },
      finish: () => (total === 0 ? [] : [{ [name]: new Int32(total) }]),
    };
  });
};

const unwind: CompileStage = (given) => {
  const spec = isDoc(given) ? given : { path: given };
  const { path, includeArrayIndex, preserveNullAndEmptyArrays, ...unknown } = spec;
  if (Object.keys(unknown).length > 0)
    fail(28811, `unrecognized option to $unwind stage: ${Object.keys(unknown)[0]}`);
  if (typeof path !== 'string' || !path.startsWith('$'))
    fail(28818, "path option to $unwind stage should be prefixed with a '$'");
  const names = path.slice(1).split('.');
  const indexPath = includeArrayIndex === undefined ? undefined : outputPath(includeArrayIndex);
  const keepsEmpty = truthy(preserveNullAndEmptyArrays);
  const place = (doc: Doc, value: unknown, index: number | null): Doc => {
    const result = copyAlong(doc, names);
    setThrough(result, names, value);
    if (indexPath) setThrough(result, indexPath, index === null ? null : Long.fromNumber(index));
    return result;
  };
  return pageStage((page) =>
    page.flatMap((doc) => {
      const value = names.reduce<unknown>(
        (inner, name) => (isDoc(inner) ? getOwn(inner, name) : undefined),
        doc,
      );
      if (Array.isArray(value) && value.length > 0) return value.map((item, i) => place(doc, item, i));
      if (value === undefined || value === null || Array.isArray(value)) {
        return keepsEmpty ? [place(doc, value === null ? null : undefined, null)] : [];
      }
      return [place(doc, value, null)];
    }),
  );
};

export const stages: Record<string, CompileStage> = {
  $match: match,
  $limit: limit,
  $skip: skip,
  $sort: sort,
  $group: group,
  $count: count,
  $unwind: unwind,
  $lookup: lookup,
};
