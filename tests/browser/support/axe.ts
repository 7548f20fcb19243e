import { readFileSync } from 'node:fs';
import type { AxeResults, Result } from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(context: Document, options: object): Promise<AxeResults>;
}

/** What axe says of a screen with all its default rules, best practices too: one sentence a node. */
export interface AxeFindings {
  violations: string[];
  /** What axe cannot decide by itself. */
  incomplete: string[];
}

const options = { resultTypes: ['violations', 'incomplete'] };

// Of what it cannot decide it says why: bgOverlap, bgGradient.
const sentences = (results: readonly Result[]): string[] =>
  results.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => {
      const why = (any[0]?.data as { messageKey?: string } | null)?.messageKey;
      return `axe ${id}${why ? ` (${why})` : ''}: ${target.join(' ')}`;
    }),
  );

const targetsOf = (results: readonly Result[]): string[] => [
  ...new Set(results.flatMap(({ nodes }) => nodes.map(({ target }) => `${target[0]}`))),
];

// Runs in the page. A row that the edge of the screen cuts in two is read by axe without its lower half: it is judged
// where a holder would read it.
async function seenWhole(asked: { targets: string[]; options: object }): Promise<Result[]> {
  const { axe } = window as unknown as { axe: Axe };
  const found: Result[] = [];
  const before = [...document.querySelectorAll('*')]
    .filter(({ scrollTop }) => scrollTop > 0)
    .map((each) => [each, each.scrollTop] as const);
  for (const target of asked.targets) {
    document.querySelector(target)?.scrollIntoView({ block: 'center', behavior: 'instant' });
    found.push(...(await axe.run(document, asked.options)).violations);
  }
  for (const each of document.querySelectorAll('*')) if (each.scrollTop > 0) each.scrollTop = 0;
  for (const [each, top] of before) each.scrollTop = top;
  return found;
}

/** What axe finds of a screen as it stands, and of each finding again with what it is about in the middle of the screen. */
export async function axeFindings(page: Page): Promise<AxeFindings> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(SOURCE);
  const { violations, incomplete } = await page.evaluate(
    (chosen) => (window as unknown as { axe: Axe }).axe.run(document, chosen),
    options,
  );
  const found = sentences(violations);
  if (found.length === 0) return { violations: [], incomplete: sentences(incomplete) };
  // Only what stays is a fault.
  const again = await page.evaluate(seenWhole, { targets: targetsOf(violations), options });
  return {
    violations: found.filter((each) => sentences(again).includes(each)),
    incomplete: sentences(incomplete),
  };
}
