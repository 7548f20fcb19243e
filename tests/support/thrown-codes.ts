// Reads the server's sources and tells, as JSON, which error codes each route's handler can come to throw: every function
// that its code names is followed, an interface to whatever implements it. A condition is taken to go either way.
import { resolve } from 'node:path';
import ts from 'typescript';

/** A code that a route can throw, and by which functions. */
export interface Thrown {
  route: string;
  code: string;
  through: string[];
}

const root = resolve(__dirname, '../..');
const SOURCES = `${root}/server/src/`;
const { fileNames, options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(`${root}/tsconfig.json`, ts.sys.readFile).config,
  ts.sys,
  root,
);
const program = ts.createProgram(
  fileNames.filter((name) => name.startsWith(SOURCES)),
  { ...options, noEmit: true },
);
const checker = program.getTypeChecker();
const sources = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(SOURCES));
const isOurs = (node: ts.Node): boolean => node.getSourceFile().fileName.startsWith(SOURCES);

/** Calls that make an error by its code: `simple('code-wrong', …)`. */
const MAKERS = ['AppError', 'simple', 'atField'];

function codesMadeIn(node: ts.Node): string[] {
  const codes: string[] = [];
  const visit = (one: ts.Node): void => {
    if (ts.isCallExpression(one) || ts.isNewExpression(one)) {
      const first = one.arguments?.[0];
      if (first && ts.isStringLiteral(first) && MAKERS.includes(one.expression.getText()))
        codes.push(first.text);
    }
    ts.forEachChild(one, visit);
  };
  visit(node);
  return codes;
}

/** Functions that answer an error of a code: what `errors.ts` of each feature exports. */
const errors = new Map<ts.Symbol, string>();
/** What has a body, by its name: methods, and functions that are properties. */
const byName = new Map<string, ts.Node[]>();
const routes: { route: string; handler: ts.Node }[] = [];
/** What can lead anywhere, by its name: to ask the compiler what every other name stands for would take all the time. */
const leading = new Set<string>();

function take(node: ts.Node): void {
  const isFunction = (value: ts.Node | undefined) =>
    value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value));
  if (ts.isMethodDeclaration(node) && node.body) note(node.name.getText(), node);
  if ((ts.isPropertyAssignment(node) || ts.isPropertyDeclaration(node)) && isFunction(node.initializer))
    note(node.name.getText(), node.initializer as ts.Node);
  const isNamed = ts.isFunctionDeclaration(node) || ts.isImportSpecifier(node);
  const isWhole = ts.isVariableDeclaration(node) && ts.isSourceFile(node.parent.parent.parent);
  if ((isNamed || (isWhole && isCode(node.initializer))) && node.name) leading.add(node.name.getText());
  if (ts.isPropertyDeclaration(node) && isCode(node.initializer)) leading.add(node.name.getText());
  if (ts.isCallExpression(node) && node.expression.getText() === 'route') {
    const [key, handler] = node.arguments;
    if (key && handler && ts.isStringLiteral(key)) routes.push({ route: key.text, handler });
  }
  ts.forEachChild(node, take);
}
function note(name: string, node: ts.Node): void {
  leading.add(name);
  byName.set(name, [...(byName.get(name) ?? []), node]);
}

for (const source of sources) {
  take(source);
  if (!source.fileName.endsWith('/errors.ts')) continue;
  for (const statement of source.statements)
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations) {
        const [code] = initializer ? codesMadeIn(initializer) : [];
        const symbol = checker.getSymbolAtLocation(name);
        if (code && symbol) errors.set(symbol, code);
      }
}

/** Whatever implements a function that a type asks for. */
function implementersOf(signature: ts.Node, name: string): ts.Node[] {
  const asks = (type: ts.Type | undefined) =>
    type?.getProperty(name)?.declarations?.includes(signature as ts.Declaration) ?? false;
  return (byName.get(name) ?? []).filter((one) => {
    const holder = ts.isMethodDeclaration(one) ? one.parent : one.parent.parent;
    if (ts.isObjectLiteralExpression(holder)) return asks(checker.getContextualType(holder));
    if (!ts.isClassLike(holder)) return false;
    const named = (holder.heritageClauses ?? []).flatMap(({ types }) => [...types]);
    return (
      named.some((type) => asks(checker.getTypeAtLocation(type))) ||
      checker.isTypeAssignableTo(
        checker.getTypeAtLocation(holder),
        checker.getTypeAtLocation(signature.parent),
      )
    );
  });
}

interface Leads {
  codes: Set<string>;
  to: Set<ts.Node>;
  /** To whatever implements what a type asks for. */
  asked: Set<ts.Node>;
}
const known = new Map<ts.Node, Leads>();

function leadsOf(body: ts.Node): Leads {
  const before = known.get(body);
  if (before) return before;
  const leads: Leads = { codes: new Set(codesMadeIn(body)), to: new Set(), asked: new Set() };
  known.set(body, leads);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) follow(node, leads);
    ts.forEachChild(node, visit);
  };
  visit(body);
  return leads;
}

function follow(node: ts.Identifier, leads: Leads): void {
  const { parent } = node;
  if (!leading.has(node.text)) return;
  if (ts.isTypeReferenceNode(parent) || ts.isParameter(parent)) return;
  if (ts.isVariableDeclaration(parent) && parent.name === node) return;
  const named = checker.getSymbolAtLocation(node);
  const symbol = named && named.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(named) : named;
  if (!symbol) return;
  const code = errors.get(symbol);
  if (code) {
    leads.codes.add(code);
    return;
  }
  for (const declaration of symbol.declarations ?? []) {
    if (!isOurs(declaration)) continue;
    const isAsked = ts.isMethodSignature(declaration) || ts.isPropertySignature(declaration);
    if (isAsked && checker.getTypeOfSymbol(symbol).getCallSignatures().length > 0)
      for (const one of implementersOf(declaration, node.text)) leads.asked.add(one);
    else if (ts.isFunctionLike(declaration) && 'body' in declaration && declaration.body)
      leads.to.add(declaration);
    else if ('initializer' in declaration && isCode(declaration.initializer as ts.Node | undefined))
      leads.to.add(declaration.initializer as ts.Node);
  }
}

function isCode(node: ts.Node | undefined): boolean {
  return (
    node !== undefined &&
    (ts.isArrowFunction(node) ||
      ts.isFunctionExpression(node) ||
      ts.isCallExpression(node) ||
      ts.isObjectLiteralExpression(node))
  );
}

function nameOf(node: ts.Node): string {
  const named = [node, node.parent].find((one) => one && 'name' in one && one.name) as
    | { name: ts.Node }
    | undefined;
  return named?.name.getText() ?? '';
}

/** All that any handler leads to. */
const reached = new Set<ts.Node>(routes.map(({ handler }) => handler));
for (const body of reached) {
  const { to, asked } = leadsOf(body);
  for (const next of [...to, ...asked]) reached.add(next);
}

/**
 * Whether a function is in an object that a function on the way makes, for whoever it calls: it is reached through that
 * one, and not by everybody who calls the same.
 */
function isMadeOnTheWay(node: ts.Node): boolean {
  const { parent } = ts.isMethodDeclaration(node) ? node : node.parent;
  if (!ts.isObjectLiteralExpression(parent)) return false;
  for (let maker: ts.Node = parent; maker; maker = maker.parent) if (reached.has(maker)) return true;
  return false;
}

function thrownBy({ route, handler }: (typeof routes)[number]): Thrown[] {
  const cameFrom = new Map<ts.Node, ts.Node | null>([[handler, null]]);
  const codes = new Map<string, ts.Node>();
  for (const body of cameFrom.keys()) {
    const leads = leadsOf(body);
    for (const code of leads.codes) if (!codes.has(code)) codes.set(code, body);
    const asked = [...leads.asked].filter((one) => !isMadeOnTheWay(one));
    for (const next of [...leads.to, ...asked]) if (!cameFrom.has(next)) cameFrom.set(next, body);
  }
  return [...codes].map(([code, at]) => {
    const through: string[] = [];
    for (let body: ts.Node | null | undefined = at; body; body = cameFrom.get(body))
      through.unshift(nameOf(body));
    return { route, code, through: through.filter(Boolean) };
  });
}

process.stdout.write(JSON.stringify(routes.flatMap(thrownBy)));
