import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** A field of a call's options, as WeChat's own typings have it. */
interface OptionField {
  required: boolean;
  /** The literals it may be, where the typings list them. */
  values: string[] | null;
}

/** A method of `wx`, as WeChat's own typings have it. */
export interface WxMethod {
  /** The base library that brought it, `2.15.0`; null: there from the beginning. */
  since: string | null;
  /** Null where the method takes no options. */
  options: Map<string, OptionField> | null;
}

// Where the typings leave it out, the documentation page has it.
const SINCE_BY_DOCUMENTATION: Record<string, string> = { getAppBaseInfo: '2.20.1' };

const file = require.resolve('miniprogram-api-typings/types/wx/lib.wx.api.d.ts');
const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);

const interfaces = new Map<string, ts.InterfaceDeclaration>();
const collect = (node: ts.Node): void => {
  if (ts.isInterfaceDeclaration(node) && !interfaces.has(node.name.text))
    interfaces.set(node.name.text, node);
  else ts.forEachChild(node, collect);
};
collect(source);

const nameOf = (member: ts.TypeElement): string => member.name?.getText(source).replace(/['"]/g, '') ?? '';

function literalsOf(type: ts.TypeNode | undefined): string[] | null {
  if (!type || !ts.isUnionTypeNode(type)) return null;
  const values = type.types.map((each) =>
    ts.isLiteralTypeNode(each) && ts.isStringLiteral(each.literal) ? each.literal.text : null,
  );
  return values.includes(null) ? null : (values as string[]);
}

function fieldsOf(name: string): Map<string, OptionField> | null {
  const declaration = interfaces.get(name);
  if (!declaration) return null;
  const fields = new Map<string, OptionField>();
  for (const clause of declaration.heritageClauses ?? [])
    for (const type of clause.types)
      for (const [key, field] of fieldsOf(type.expression.getText(source)) ?? []) fields.set(key, field);
  for (const member of declaration.members)
    if (ts.isPropertySignature(member))
      fields.set(nameOf(member), { required: !member.questionToken, values: literalsOf(member.type) });
  return fields;
}

/** The name of the interface that a method's only parameter has, also where a type parameter stands for it. */
function optionName(method: ts.MethodSignature): string | null {
  const type = method.parameters[0]?.type;
  if (!type || !ts.isTypeReferenceNode(type)) return null;
  const name = type.typeName.getText(source);
  const generic = method.typeParameters?.find((each) => each.name.text === name)?.constraint;
  return generic && ts.isTypeReferenceNode(generic) ? generic.typeName.getText(source) : name;
}

/** Every method of `wx` by its name. */
export const wxMethods: ReadonlyMap<string, WxMethod> = new Map(
  [...(interfaces.get('Wx')?.members ?? [])].filter(ts.isMethodSignature).map((method) => {
    const name = nameOf(method);
    const comment = source.text.slice(method.getFullStart(), method.getStart(source));
    const since = SINCE_BY_DOCUMENTATION[name] ?? /需要基础库： `([\d.]+)`/.exec(comment)?.[1] ?? null;
    const option = optionName(method);
    return [name, { since, options: option === null ? null : fieldsOf(option) }];
  }),
);

/** What WeChat would refuse of a call; empty where it fits the typings. */
export function faultsOf(name: string, options: unknown): string[] {
  const fields = wxMethods.get(name)?.options;
  if (!fields || fields.size === 0) return [];
  const given = (options ?? {}) as Record<string, unknown>;
  const missing = [...fields]
    .filter(([key, { required }]) => required && given[key] === undefined)
    .map(([key]) => `${name} needs ${key}`);
  const wrong = Object.entries(given).flatMap(([key, value]) => {
    const field = fields.get(key);
    if (!field) return [`${name} knows no ${key}`];
    if (value === undefined || !field.values || field.values.includes(String(value))) return [];
    return [`${name} takes no ${key} ${String(value)}`];
  });
  return [...missing, ...wrong];
}

/** Whether a base library is at least as new as another. */
export function reaches(library: string, needed: string): boolean {
  const [have, want] = [library, needed].map((each) => each.split('.').map(Number)) as [number[], number[]];
  const at = want.findIndex((part, index) => part !== (have[index] ?? 0));
  return at === -1 || (have[at] ?? 0) > (want[at] as number);
}
