// Keeps the app's own files on the phone, so that the last state can be read without a connection.
// The API is never touched: what it answered last is kept by the app itself.
const SHELF = 'app';
const PAGE = './';

// Written for the oldest browser that .browserslistrc promises: this file is copied as it is.
// Only the app's own: addresses of status codes, calendars, the API and the office belong to the server alone.
const home = new URL(PAGE, self.location.href).pathname;
const isPage = (url) => url.pathname === home || url.pathname === `${home}index.html`;
const isFile = (url) =>
  url.pathname.startsWith(home) && /^(js|css|static)\//.test(url.pathname.slice(home.length));

/** The page as the server has it now. A new page means a new build: the old one's files are dropped. */
async function freshPage() {
  const answer = await fetch(PAGE, { cache: 'no-cache' });
  if (!answer.ok) return answer;
  const shelf = await caches.open(SHELF);
  const known = await shelf.match(PAGE);
  const html = await answer.clone().text();
  if (known && (await known.text()) !== html) {
    for (const request of await shelf.keys()) await shelf.delete(request);
  }
  await shelf.put(PAGE, answer.clone());
  return answer;
}

/** Takes the page and the files it names, which were loaded before this worker was there. */
async function stock() {
  const html = await (await freshPage()).text();
  const files = (html.match(/(?:src|href)="\.\/(?:js|css)\/[^"]+"/g) || []).map((name) => name.split('"')[1]);
  await (await caches.open(SHELF)).addAll(files);
}

/** Files carry their content's hash in their name: one that is kept never changes. */
async function keptFile(request) {
  const shelf = await caches.open(SHELF);
  const kept = await shelf.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await shelf.put(request, answer.clone());
  return answer;
}

const keptPage = async () => (await (await caches.open(SHELF)).match(PAGE)) || Response.error();

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(stock());
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (isFile(url)) event.respondWith(keptFile(request));
  else if (request.mode === 'navigate' && isPage(url)) event.respondWith(freshPage().catch(keptPage));
});
