import { fail } from '../errors';
import { setThrough } from '../query/projection';
import { type Doc, isDoc } from '../values/document';
import { compileExpression, outputPath, resolve } from './expressions';
import { type CompileStage, collect, copyAlong, type StageContext } from './stage';

/** $lookup finds the matching documents of the other collection by its indexes, one document at a time. */
export const lookup: CompileStage = (spec, context) => {
  const {
    from,
    as,
    localField,
    foreignField,
    let: variables,
    pipeline = [],
    ...unknown
  } = isDoc(spec) ? spec : {};
  if (Object.keys(unknown).length > 0)
    fail('FailedToParse', `unknown argument to $lookup: ${Object.keys(unknown)[0]}`);
  if (typeof from !== 'string' || typeof as !== 'string') {
    fail('FailedToParse', "$lookup needs 'from' and 'as' as strings");
  }
  if ((typeof localField === 'string') !== (typeof foreignField === 'string') || !Array.isArray(pipeline)) {
    fail('FailedToParse', '$lookup needs localField and foreignField together, or a pipeline');
  }
  const target = outputPath(as);
  const join = equality(localField, foreignField);
  const inner = innerVariables(variables, context);
  context.run(pipeline, noPages(), { ...context, variables: inner({}) });
  return async function* (source) {
    for await (const page of source) {
      const joined: Doc[] = [];
      for (const doc of page) {
        const found = context.find(from, join(doc));
        const result = copyAlong(doc, target);
        setThrough(
          result,
          target,
          await collect(context.run(pipeline, found, withVariables(context, inner(doc)))),
        );
        joined.push(result);
      }
      yield joined;
    }
  };
};

const noPages = async function* (): AsyncGenerator<never[]> {};

const withVariables = (context: StageContext, variables: Doc): StageContext => ({
  ...context,
  variables,
  expression: (expr) => compileExpression(expr, variables),
});

/** A local array joins by each of its elements, a missing value as null does. */
function equality(localField: unknown, foreignField: unknown): (doc: Doc) => Doc {
  if (typeof localField !== 'string' || typeof foreignField !== 'string') return () => ({});
  return (doc) => {
    const value = resolve(doc, localField.split('.')) ?? null;
    if (!Array.isArray(value)) return { [foreignField]: { $eq: value } };
    return { $or: [value, ...value].map((item) => ({ [foreignField]: { $eq: item } })) };
  };
}

function innerVariables(given: unknown, context: StageContext): (doc: Doc) => Doc {
  const names = isDoc(given) ? Object.keys(given) : [];
  const compiled = names.map(
    (name) => [name, compileExpression((given as Doc)[name], context.variables)] as const,
  );
  return (doc) => ({
    ...context.variables,
    ...Object.fromEntries(compiled.map(([name, evaluate]) => [name, evaluate(doc)])),
  });
}
