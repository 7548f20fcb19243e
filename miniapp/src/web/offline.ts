const QUIET_MS = 3000;

/** All pages, so that each can be opened without a connection once the app has been opened with one. */
const pages = [
  () => import('../pages/home'),
  () => import('../pages/reminders'),
  () => import('../pages/chat'),
  () => import('../pages/help'),
  () => import('../pages/me'),
  () => import('../pages/add'),
  () => import('../pages/way'),
  () => import('../pages/step'),
  () => import('../pages/study'),
  () => import('../pages/years'),
  () => import('../pages/duty'),
  () => import('../pages/certificate'),
  () => import('../pages/reminder-settings'),
  () => import('../pages/notice'),
  () => import('../pages/privacy'),
  () => import('../pages/verification/scan'),
  () => import('../pages/verification/code'),
  () => import('../pages/verification/claim'),
  () => import('../pages/verification/looks'),
];

async function fetchPages(): Promise<void> {
  for (const page of pages) await page();
}

/** Makes the web app readable offline, after the first screen is there and nothing else is going on. */
export function prepareOffline(): void {
  window.addEventListener('load', () => {
    setTimeout(async () => {
      // Without a worker (an old browser, plain http) the app works, only not offline.
      await navigator.serviceWorker?.register('./sw.js').catch(() => undefined);
      await fetchPages().catch(() => undefined);
    }, QUIET_MS);
  });
}
