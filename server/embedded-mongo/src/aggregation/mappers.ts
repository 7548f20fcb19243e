import { fail, notSupported, StoreError } from '../errors';
import { compileProjection, setThrough } from '../query/projection';
import { type Doc, isDoc } from '../values/document';
import { checkNames, compileExpression, type Expression, outputPath } from './expressions';

/** A stage that makes one document of one document. */
export type Mapper = (doc: Doc) => Doc;

type CompileMapper = (spec: unknown, variables: Doc) => Mapper;

const set: CompileMapper = (spec, variables) => {
  if (!isDoc(spec)) fail(40272, '$set specification must be an object');
  const fields = Object.keys(spec).flatMap((name) => assignments(name, spec[name], variables));
  return (doc) => {
    const values = fields.map(({ evaluate }) => evaluate(doc));
    const result = { ...doc };
    for (const [i, { path }] of fields.entries()) setThrough(result, path, values[i]);
    return result;
  };
};

/** A document that is no expression sets its fields within the one that is there. */
function assignments(
  name: string,
  value: unknown,
  variables: Doc,
): { path: string[]; evaluate: Expression }[] {
  const names = isDoc(value) ? Object.keys(value) : [];
  if (isDoc(value) && names.length > 0 && !names[0]?.startsWith('$')) {
    return names.flatMap((inner) => assignments(`${name}.${inner}`, value[inner], variables));
  }
  return [{ path: outputPath(name), evaluate: compileExpression(value, variables) }];
}

const project: CompileMapper = (spec, variables) => {
  if (!isDoc(spec) || Object.keys(spec).length === 0) {
    fail(51272, 'Invalid $project :: caused by :: projection specification must have at least one field');
  }
  return compileProjection(spec, { expression: (expr) => compileExpression(expr, variables) });
};

const unset: CompileMapper = (spec) => {
  const names = Array.isArray(spec) ? spec : [spec];
  for (const name of names) outputPath(name);
  return compileProjection(Object.fromEntries(names.map((name) => [name, false])), {});
};

const replaceWith: CompileMapper = (spec, variables) => {
  const evaluate = compileExpression(spec, variables);
  return (doc) => {
    const result = evaluate(doc);
    if (isDoc(result)) return result;
    fail(40228, "'newRoot' expression must evaluate to an object");
  };
};

const replaceRoot: CompileMapper = (spec, variables) => {
  if (!isDoc(spec) || spec.newRoot === undefined)
    fail(40231, 'no newRoot specified for the $replaceRoot stage');
  return replaceWith(spec.newRoot, variables);
};

export const mappers: Record<string, CompileMapper> = {
  $set: set,
  $addFields: set,
  $project: project,
  $unset: unset,
  $replaceRoot: replaceRoot,
  $replaceWith: replaceWith,
};

/** Splits a stage into its name and specification; no stage may name JavaScript's prototypes. */
export function readStage(stage: unknown): [name: string, spec: unknown] {
  const names = isDoc(stage) ? Object.keys(stage) : [];
  const [name] = names;
  if (!isDoc(stage) || name === undefined || names.length > 1) {
    fail(40323, 'A pipeline stage specification object must contain exactly one field.');
  }
  if (!name.startsWith('$')) fail(40324, `Unrecognized pipeline stage name: '${name}'`);
  if (name !== '$match') checkNames(stage[name]);
  return [name, stage[name]];
}

/** A pipeline as an update: only stages that change a single document. */
export function updatePipeline(stages: unknown[], variables: Doc): Mapper {
  const steps = stages.map((stage) => {
    const [name, spec] = readStage(stage);
    const compile = Object.hasOwn(mappers, name) ? mappers[name] : undefined;
    if (!compile)
      throw name.startsWith('$')
        ? new StoreError('InvalidOptions', `${name} is not allowed to be used within an update`)
        : notSupported(name);
    return compile(spec, variables);
  });
  return (doc) => steps.reduce((current, step) => step(current), doc);
}
