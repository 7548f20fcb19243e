const QUIET_MS = 3000;

/** All pages, so that each can be opened without a connection once the app has been opened with one. */
const pages = [
  () => import('../../pages/home'),
  () => import('../../pages/reminders'),
  () => import('../../pages/chat'),
  () => import('../../pages/help'),
  () => import('../../pages/me'),
  () => import('../../pages/add'),
  () => import('../../pages/packs/place'),
  () => import('../../pages/way'),
  () => import('../../pages/step'),
  () => import('../../pages/study'),
  () => import('../../pages/years'),
  () => import('../../pages/duty'),
  () => import('../../pages/certificate'),
  () => import('../../pages/reminder-settings'),
  () => import('../../pages/notice'),
  () => import('../../pages/privacy'),
  () => import('../../pages/verification/scan'),
  () => import('../../pages/verification/code'),
  () => import('../../pages/verification/claim'),
  () => import('../../pages/verification/looks'),
];

async function fetchPages(): Promise<void> {
  for (const page of pages) await page();
}

/** What is fetched before the worker has taken this page over is not kept: nobody would ask for it a second time. */
async function takenOver(): Promise<void> {
  const workers = navigator.serviceWorker;
  await workers.register('./sw.js');
  await workers.ready;
  if (!workers.controller)
    await new Promise((resolve) => workers.addEventListener('controllerchange', resolve, { once: true }));
}

/**
 * Makes the web app readable offline, after the first screen is there and nothing else is going on. The browser's list of
 * marks then has `readable-offline`.
 */
export function prepareOffline(): void {
  window.addEventListener('load', () => {
    setTimeout(async () => {
      try {
        await takenOver();
        await fetchPages();
        performance.mark('readable-offline');
      } catch {
        // Without a worker (an old browser, plain http) the app works, only not offline.
      }
    }, QUIET_MS);
  });
}
