import type { Browser, BrowserContextOptions, CDPSession } from 'playwright-core';

/** A quarter of the machine's CPU, as on a cheap phone. */
const SLOWER = 4;

export interface FirstLoad {
  /** Bytes over the wire until nothing more is asked for, as they were sent: compressed. */
  bytes: number;
  /** From going to the address until the main action stands on the screen: what is tapped from then on is done. */
  stands: number;
  /** The same until the scripts behind it have come to rest, so that it answers at once. */
  answers: number;
}

// Runs in the page: notes the frame in which something that can be tapped has this name.
function noteWhenItStands(action: string): void {
  const look = () => {
    const there = Array.from(document.querySelectorAll<HTMLElement>('[role=button]')).some(
      (each) => each.innerText?.trim() === action && each.getClientRects().length > 0,
    );
    if (!there) return void requestAnimationFrame(look);
    requestAnimationFrame(() => Object.assign(window, { stoodAt: performance.now() }));
  };
  requestAnimationFrame(look);
}

async function countBytes(session: CDPSession): Promise<() => number> {
  let bytes = 0;
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  return () => bytes;
}

/** What is opened, what is tapped there first, and who is signed in. */
export interface Opened {
  url: string;
  /** The words of the first action: when they can be tapped, the page can be used. */
  action: string;
  storageState?: BrowserContextOptions['storageState'];
}

/** Opens an address in a browser that has never seen it. */
export async function firstLoad(browser: Browser, { url, action, storageState }: Opened): Promise<FirstLoad> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    ...(storageState && { storageState }),
  });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const bytes = await countBytes(session);
    // What starts this file names the functions that run in the page by a function of its own.
    await page.addInitScript('globalThis.__name = (what) => what');
    await page.addInitScript(noteWhenItStands, action);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const started = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    await page.getByRole('button', { name: action, exact: true }).first().click({ trial: true });
    const answers = performance.now() - started;
    const stands = await page.evaluate(() => (window as unknown as { stoodAt: number }).stoodAt);
    await page.waitForLoadState('networkidle');
    return { stands, answers, bytes: bytes() };
  } finally {
    await context.close();
  }
}
