// What was built, held against the oldest browsers that .browserslistrc promises, file by file.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Node, parse } from 'acorn';
import { simple } from 'acorn-walk';
import postcss, { type AtRule, type Declaration } from 'postcss';
import { FLOORS, sizesAt } from '../support/type-sizes';

const ROOT = join(__dirname, '../..');
const DIST = join(ROOT, 'miniapp/dist/h5');

/** The edition of the language that Chrome 66 and iOS 12 have whole, but for lookbehind, which iOS learned in 16.4. */
const EDITION = 2019;

const filesOf = (ending: string): string[] =>
  readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending));
const scripts = filesOf('.js');
const styles = filesOf('.css');
const textOf = (name: string): string => readFileSync(join(DIST, name), 'utf8');

/** What came after Chrome 66 or iOS 12, by the name under which it is called. */
const LATER = {
  methods: [
    ...[
      'at',
      'flat',
      'flatMap',
      'findLast',
      'findLastIndex',
      'toSorted',
      'toReversed',
      'toSpliced',
      'replaceAll',
    ],
    ...['matchAll', 'trimStart', 'trimEnd', 'replaceChildren', 'isWellFormed', 'getOrInsert'],
  ],
  statics: [
    ...['Object.fromEntries', 'Object.hasOwn', 'Object.groupBy', 'Promise.allSettled', 'Promise.any'],
    ...['Promise.withResolvers', 'Array.fromAsync', 'URL.canParse', 'AbortSignal.timeout', 'AbortSignal.any'],
    ...['Intl.RelativeTimeFormat', 'Intl.ListFormat', 'Intl.Segmenter', 'navigator.clipboard'],
  ],
  globals: [
    ...['globalThis', 'queueMicrotask', 'structuredClone', 'BigInt', 'WeakRef', 'FinalizationRegistry'],
    ...['ResizeObserver', 'createImageBitmap', 'OffscreenCanvas', 'BarcodeDetector', 'CompressionStream'],
  ],
};
/** Called only where it is there, each by its library's or our own look beforehand. */
const ASKED_FOR_FIRST = new Set(['createImageBitmap', 'BigInt', 'OffscreenCanvas', 'FinalizationRegistry']);

/** What the app brings along for old browsers, by the file that does it. */
const broughtAlong = new Set(
  [
    ...readFileSync(join(ROOT, 'miniapp/src/app/web/missing.ts'), 'utf8').matchAll(
      /add\(\w+(?:\.prototype)?, '(\w+)'/g,
    ),
  ]
    .map(([, name]) => name as string)
    .concat('globalThis'),
);
const isMissing = (name: string): boolean => !broughtAlong.has(name) && !ASKED_FOR_FIRST.has(name);

interface Named extends Node {
  name: string;
}
interface Member extends Node {
  object: Named;
  property: Named;
  computed: boolean;
}

/** The missing built-ins that a script uses. */
function missingIn(script: Node): string[] {
  const found = new Set<string>();
  const note = (name: string, list: string[]) => {
    if (list.includes(name) && isMissing(name.split('.').pop() as string)) found.add(name);
  };
  simple(script, {
    CallExpression(node) {
      const { callee } = node as unknown as { callee: Member };
      if (callee.type === 'MemberExpression' && !callee.computed) note(callee.property.name, LATER.methods);
    },
    MemberExpression(node) {
      const { object, property, computed } = node as unknown as Member;
      if (!computed && object.type === 'Identifier') note(`${object.name}.${property.name}`, LATER.statics);
    },
    NewExpression(node) {
      const { callee } = node as unknown as { callee: Named };
      if (callee.type === 'Identifier') note(callee.name, LATER.globals);
    },
    Identifier(node) {
      note((node as unknown as Named).name, ['globalThis', 'queueMicrotask', 'structuredClone']);
    },
  });
  return [...found];
}

it('has scripts and styles to look at', () => {
  expect(scripts).toContain('sw.js');
  expect(scripts.length).toBeGreaterThan(20);
  expect(styles.length).toBeGreaterThan(3);
});

it.each(scripts)(
  '%s is written in what the oldest browser reads, and calls nothing that is missing there',
  (name) => {
    const text = textOf(name);
    const script = parse(text, { ecmaVersion: EDITION });
    expect(missingIn(script)).toEqual([]);
    expect(/\(\?<[=!]/.exec(text)?.input.slice(0, 80)).toBeUndefined();
  },
);

it('so is what stands in the page itself', () => {
  const inPage = [...textOf('index.html').matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, text]) => text ?? '',
  );
  expect(inPage).toHaveLength(1);
  for (const text of inPage) expect(missingIn(parse(text, { ecmaVersion: EDITION }))).toEqual([]);
});

it('finds what it looks for', () => {
  expect(() => parse('a?.b', { ecmaVersion: EDITION })).toThrow();
  const script = parse('x.findLast(f); Promise.any(y); new WeakRef(z)', { ecmaVersion: EDITION });
  expect(missingIn(script)).toEqual(['findLast', 'Promise.any', 'WeakRef']);
});

const LATER_VALUES = /\b(?:min|max|clamp|env)\(|\d(?:dvh|svh|lvh)\b/;
const LATER_PROPERTIES = [
  'inset',
  'aspect-ratio',
  'row-gap',
  'backdrop-filter',
  'place-items',
  'accent-color',
];
const LATER_SELECTORS = /:(?:is|where|has)\(|:focus-visible/;

function complaintsAbout(css: string): string[] {
  const found: string[] = [];
  const sheet = postcss.parse(css);
  const hasEarlier = ({ parent, prop, value }: Declaration): boolean =>
    parent?.nodes.some(
      (node) =>
        node.type === 'decl' && node.prop === prop && node.value !== value && !LATER_VALUES.test(node.value),
    ) ?? false;
  const isAskedFirst = ({ parent }: Declaration): boolean => {
    const around = parent?.parent;
    return around?.type === 'atrule' && (around as AtRule).name === 'supports';
  };
  // Grids have gaps there, and columns of text have theirs; rows of boxes have none.
  const hasGaps = ({ parent, prop }: Declaration): boolean =>
    parent?.nodes.some(
      (node) =>
        node.type === 'decl' &&
        (/grid/.test(node.value) || (prop === 'column-gap' && /^column(?:s|-count|-width)$/.test(node.prop))),
    ) ?? false;
  sheet.walkDecls((declaration) => {
    if (isAskedFirst(declaration)) return;
    const { prop, value } = declaration;
    const late =
      LATER_PROPERTIES.includes(prop) ||
      (/^(?:column-)?gap$/.test(prop) && !hasGaps(declaration)) ||
      LATER_VALUES.test(value);
    if (late && !hasEarlier(declaration))
      found.push(`${declaration.parent?.toString().slice(0, 60)}: ${prop}: ${value}`);
  });
  sheet.walkRules(({ selector, parent }) => {
    if (parent?.type === 'atrule' && (parent as AtRule).params.startsWith('selector(')) return;
    // Only to take back what every engine was told before.
    if (LATER_SELECTORS.test(selector.replace(/:not\(:focus-visible\)/g, ''))) found.push(selector);
  });
  return found;
}

it.each(styles)('%s loses nothing in the oldest browser', (name) => {
  expect(complaintsAbout(textOf(name))).toEqual([]);
});

it('sees a declaration that an old browser would drop', () => {
  expect(complaintsAbout('a{display:flex;gap:4px}')).toHaveLength(1);
  expect(complaintsAbout('a{display:flex;column-gap:4px}')).toHaveLength(1);
  expect(complaintsAbout('a{column-count:2;column-gap:4px}')).toEqual([]);
  expect(complaintsAbout('a{width:min(1px,2px)}')).toHaveLength(1);
  expect(complaintsAbout('a{width:1px;width:min(1px,2px)}')).toEqual([]);
  expect(complaintsAbout('a:focus-visible{color:red}')).toHaveLength(1);
});

it.each([320, 360, 390])('type and touch keep their floors without max(), at %i px', (width) => {
  const sizes = sizesAt(styles.map(textOf).join('\n'), width);
  expect([...sizes.keys()].sort()).toEqual(Object.keys(FLOORS).sort());
  for (const [name, size] of sizes) expect([name, size >= (FLOORS[name] as number)]).toEqual([name, true]);
});

it('shows name and face of the app before any script has come', () => {
  const page = textOf('index.html');
  const body = page.slice(page.indexOf('<body>'));
  expect(body).toMatch(/<div id="first"><div id="first-face"><img [^>]*src="data:image\/svg/);
  expect(body.replace(/<[^>]*>/g, '')).toContain('换证助手');
});
