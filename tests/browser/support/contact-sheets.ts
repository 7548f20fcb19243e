import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import type { Look } from './looks';

interface Shot {
  screen: string;
  look: Look;
  file: string;
}

const THUMB_HEIGHT = 420;
const A_SHEET = 24;

/** Many screens of one look on one picture each, for the eye: sheet-<look>-<n>.png beside the pictures. */
export async function contactSheets(browser: Browser, shots: readonly Shot[], folder: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  await page.goto(pathToFileURL(`${folder}/`).href);
  for (const name of new Set(shots.map(({ look }) => look.name))) {
    const all = shots.filter(({ look }) => look.name === name);
    for (let at = 0; at < all.length; at += A_SHEET) {
      const cells = all
        .slice(at, at + A_SHEET)
        .map(
          ({ screen, file }) =>
            `<figure style="margin:0 12px 12px 0;display:inline-block"><img height="${THUMB_HEIGHT}" src="${pathToFileURL(file).href}"><figcaption>${screen}</figcaption></figure>`,
        );
      await page.evaluate((html) => {
        document.body.innerHTML = html;
      }, cells.join(''));
      await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
      await page.screenshot({ path: join(folder, `sheet-${name}-${at / A_SHEET + 1}.png`), fullPage: true });
    }
  }
  await page.close();
}
