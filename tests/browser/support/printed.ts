import type { Page } from 'playwright-core';
import { complaintsAbout } from './layout';

/** A sheet of A4 between the margins that a browser leaves, in CSS pixels. */
const PAPER = { width: 718, height: 1047 };

/** What comes out of a printer. */
export interface Printed {
  sheets: number;
  /** The colours of its letters, and what they stand on. */
  ink: string[];
  paper: string[];
  /** What can only be tapped or filled in on a screen. */
  controls: string[];
  /** Lines that are cut off, too small, or over each other. */
  complaints: string[];
}

// Runs in the page.
function look(): Pick<Printed, 'ink' | 'paper' | 'controls'> {
  const shown = [...document.querySelectorAll('body, body *')].filter((each) => each.checkVisibility());
  const styles = shown.map((each) => getComputedStyle(each));
  const transparent = 'rgba(0, 0, 0, 0)';
  const papers = styles.map(({ backgroundColor }) => backgroundColor).filter((each) => each !== transparent);
  const controls = shown.filter((each) =>
    each.matches('a, button, input, select, [role=button], [role=link]'),
  );
  return {
    ink: [...new Set(styles.map(({ color }) => color))],
    paper: [...new Set(papers)],
    controls: controls.map(({ textContent }) => textContent ?? ''),
  };
}

/** Prints a page from a phone that is set to dark, and looks at what is on the paper. */
export async function printedOf(page: Page): Promise<Printed> {
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const complaints = await complaintsAbout(page);
  const seen = await page.evaluate(look);
  const file = (await page.pdf({ format: 'A4' })).toString('latin1');
  return { ...seen, complaints, sheets: file.match(/\/Type\s*\/Page\b/g)?.length ?? 0 };
}
