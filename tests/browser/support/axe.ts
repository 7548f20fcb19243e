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

// Of what it cannot decide it says why: bgOverlap, bgGradient.
const sentences = (results: readonly Result[]): string[] =>
  results.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => {
      const why = (any[0]?.data as { messageKey?: string } | null)?.messageKey;
      return `axe ${id}${why ? ` (${why})` : ''}: ${target.join(' ')}`;
    }),
  );

export async function axeFindings(page: Page): Promise<AxeFindings> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(SOURCE);
  const { violations, incomplete } = await page.evaluate(() =>
    (window as unknown as { axe: Axe }).axe.run(document, { resultTypes: ['violations', 'incomplete'] }),
  );
  return { violations: sentences(violations), incomplete: sentences(incomplete) };
}
