import type { Browser, BrowserContextOptions, CDPSession } from 'playwright-core';

/** A quarter of the machine's CPU, as on a cheap phone. */
const SLOWER = 4;

export interface FirstLoad {
  /** Bytes over the wire until the page can be used, as they were sent: compressed. */
  bytes: number;
  /** From going to the address until the main action can be tapped. */
  milliseconds: number;
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
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const started = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    await page.getByRole('button', { name: action, exact: true }).first().click({ trial: true });
    return { milliseconds: performance.now() - started, bytes: bytes() };
  } finally {
    await context.close();
  }
}
