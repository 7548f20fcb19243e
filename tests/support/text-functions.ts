import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import {
  type ClassMember,
  type ClassMethod,
  type ModuleItem,
  type Pattern,
  parseSync,
  type TsType,
} from '@swc/core';

const root = join(__dirname, '..', '..');
/** What a text arrives as: a text, a cell of a list, or anything at all. */
const TEXTUAL = /"kind":"(string|unknown)"|"value":"Cell"/;

interface Annotated {
  typeAnnotation?: { typeAnnotation: TsType };
}

const takesText = (parameters: readonly (Pattern | { pat: Pattern })[]): boolean =>
  parameters
    .map((one) => ('pat' in one ? one.pat : one))
    .map((pattern) => (pattern.type === 'AssignmentPattern' ? pattern.left : pattern) as Annotated)
    .some(({ typeAnnotation }) => TEXTUAL.test(JSON.stringify(typeAnnotation ?? null)));

function* inItem(item: ModuleItem): Generator<string> {
  if (item.type !== 'ExportDeclaration') return;
  const { declaration } = item;
  if (declaration.type === 'FunctionDeclaration' && takesText(declaration.params))
    yield declaration.identifier.value;
  if (declaration.type === 'VariableDeclaration')
    for (const { id, init } of declaration.declarations)
      if (init?.type === 'ArrowFunctionExpression' && id.type === 'Identifier' && takesText(init.params))
        yield id.value;
  if (declaration.type === 'ClassDeclaration')
    for (const member of declaration.body)
      if (isOpenMethod(member) && takesText(member.function.params))
        yield `${declaration.identifier.value}.${member.key.type === 'Identifier' ? member.key.value : '?'}`;
}

const isOpenMethod = (member: ClassMember): member is ClassMethod =>
  member.type === 'ClassMethod' && member.accessibility !== 'private';

/** Every function and method that a folder's modules export and that takes a text: `folder/module name`. */
export function textFunctions(folder: string): string[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .flatMap((file) => {
      const { body } = parseSync(readFileSync(join(root, folder, file), 'utf8'), { syntax: 'typescript' });
      const module = [folder, ...file.slice(0, -'.ts'.length).split(sep)].join('/');
      return body.flatMap((item) => [...inItem(item)].map((name) => `${module} ${name}`));
    });
}
