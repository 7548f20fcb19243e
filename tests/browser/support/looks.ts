import type { Page } from 'playwright-core';

/** One way in which a screen can be seen. */
export interface Look {
  name: string;
  width: number;
  height: number;
  dark: boolean;
  size: 'normal' | 'huge';
}

const SCREENS = {
  320: [320, 640],
  390: [390, 844],
  landscape: [844, 390],
  820: [820, 1180],
  1280: [1280, 800],
};

/** Five widths, by day and in the dark, in the standard and the largest text. */
export const looks: readonly Look[] = Object.entries(SCREENS).flatMap(([screen, [width, height]]) =>
  ([false, true] as const).flatMap((dark) =>
    (['normal', 'huge'] as const).map((size) => ({
      ...{ name: `${screen}-${dark ? 'dark' : 'light'}-${size}`, dark, size },
      ...{ width: width as number, height: height as number },
    })),
  ),
);

// Runs in the page: the text size is one class on it. Says whether it was not so before: whoever wants to see where things
// stand in that size chooses it before the screen opens.
function setSize(size: string): boolean {
  const others = Array.from(document.querySelectorAll('.page')).filter(
    (page) => !page.classList.contains(`fs-${size}`),
  );
  for (const page of others) {
    for (const other of ['normal', 'large', 'huge']) page.classList.remove(`fs-${other}`);
    page.classList.add(`fs-${size}`);
  }
  return others.length > 0;
}

// Runs in the page: what fades from one look to the next is through.
async function settle(): Promise<void> {
  await new Promise((through) => requestAnimationFrame(() => requestAnimationFrame(through)));
  for (const animation of document.getAnimations())
    if (animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY) animation.finish();
}

// Runs in the page: whoever types in a field sees it, however wide the window is.
const seeTheField = (): void => {
  if (document.activeElement instanceof HTMLInputElement)
    document.activeElement.scrollIntoView({ block: 'center' });
};

// Runs in the page: the size in which the screen in front was opened.
const sizeNow = (): string =>
  /fs-(normal|large|huge)/.exec([...document.querySelectorAll('.page')].pop()?.className ?? '')?.[1] ??
  'normal';

/** Shows the screen in front in each of these ways, and leaves it as a phone shows it. */
export async function inEachLook(
  page: Page,
  see: (look: Look) => Promise<void>,
  which: readonly Look[] = looks,
): Promise<void> {
  const opened = await page.evaluate(sizeNow);
  for (const look of which) {
    await page.setViewportSize({ width: look.width, height: look.height });
    await page.emulateMedia({ colorScheme: look.dark ? 'dark' : 'light' });
    // A page that is drawn anew meanwhile has its own size again.
    while (await page.evaluate(setSize, look.size)) await page.evaluate(settle);
    await page.evaluate(seeTheField);
    await page.evaluate(settle);
    await see(look);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(setSize, opened);
}
