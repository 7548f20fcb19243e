import type { Route } from 'playwright-core';
import type { Person } from './support/person';
import { aStage } from './support/stage';

// Home stands there before the app's scripts: what it says is what they draw, and what is tapped on it is done.
const stage = aStage({ date: '2022-12-05' });

/** Opens home while the scripts are still on their way; what is given back lets them come. */
async function opensWithoutScripts(person: Person): Promise<() => void> {
  let letCome = (): void => undefined;
  const come = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await person.page.route('**/js/*.js', (route: Route) => come.then(() => route.continue()));
  await person.page.goto(`${stage.server.url}?early`, { waitUntil: 'commit' });
  await person.page.locator('.first-drawn').waitFor();
  return letCome;
}

/** The words on the page in front, and where what can be tapped stands below its title. */
const drawn = (person: Person) =>
  person.page.evaluate(() => {
    const page = [...document.querySelectorAll<HTMLElement>('.page')].find(
      (each) => each.offsetParent !== null,
    );
    const main = page?.querySelector<HTMLElement>('.page-main');
    const top = main?.getBoundingClientRect().top ?? 0;
    const places = [...(main?.querySelectorAll('[role=button]') ?? [])].map((each) => {
      const { x, y, width, height } = each.getBoundingClientRect();
      return [x, y - top, width, height].map(Math.round);
    });
    return { words: main?.innerText, tabs: page?.querySelector<HTMLElement>('.tab-bar')?.innerText, places };
  });
const keptSight = (person: Person) =>
  person.page.evaluate(() => Object.keys(localStorage).find((key) => key.startsWith('first-sight:')) ?? null);
const hasKeptSight = (person: Person) =>
  person.page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('first-sight:')));

/**
 * Makes the kept sight a day older, on a page without the app: home keeps and drops what it drew whenever something
 * comes in, and would write over it. One that was dropped just before is waited for once more.
 */
async function growsOld(person: Person): Promise<void> {
  for (;;) {
    await hasKeptSight(person);
    await person.page.goto(new URL('/openapi.json', stage.server.url).href);
    const aged = await person.page.evaluate(() => {
      const key = Object.keys(localStorage).find((each) => each.startsWith('first-sight:'));
      if (!key) return false;
      const sight = JSON.parse(JSON.parse(localStorage.getItem(key) ?? '').data);
      const yesterday = JSON.stringify({ ...sight, at: sight.at - 24 * 3600 * 1000 });
      localStorage.setItem(key, JSON.stringify({ data: yesterday }));
      return true;
    });
    if (aged) return;
    await person.arrives();
  }
}

it('somebody new sees what the app will draw, and what they tap before it is there is done', async () => {
  const visitor = await stage.somebody();
  const letScriptsCome = await opensWithoutScripts(visitor);
  const before = await drawn(visitor);
  await visitor.taps('看看我的证能不能换');
  letScriptsCome();
  await visitor.isAt('哪里的证书');
  await visitor.goesBack();
  await visitor.isAt('换证助手');
  expect(await drawn(visitor)).toEqual(before);
});

it('a holder sees home as it was drawn last today, and nothing that was changed since', async () => {
  const holder = await stage.signedIn('李秀英');
  await hasKeptSight(holder);
  let letScriptsCome = await opensWithoutScripts(holder);
  await holder.sees('还差 20 学时，学满才能换', '还差 32 学时，学满才能换');
  await holder.tapsOn('材料员', '去学习');
  letScriptsCome();
  await holder.sees('还差 32 学时');
  await holder.notesHours(4);
  expect(await keptSight(holder)).toBeNull();
  await holder.goesHome();
  await holder.sees('还差 28 学时，学满才能换');
  await hasKeptSight(holder);
  letScriptsCome = await opensWithoutScripts(holder);
  await holder.sees('还差 28 学时，学满才能换');
  letScriptsCome();
  await holder.sees('模拟日期');

  await growsOld(holder);
  await holder.page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.querySelector('.first-drawn')) Object.assign(window, { drawn: true });
    }).observe(document, { childList: true, subtree: true, attributes: true });
  });
  await holder.arrives('?tomorrow');
  await holder.sees('还差 28 学时，学满才能换');
  expect(await holder.page.evaluate(() => 'drawn' in window)).toBe(false);
});

it('whoever comes to another page sees nothing of home, and whoever signs out leaves none', async () => {
  const holder = await stage.signedIn('李秀英');
  await hasKeptSight(holder);
  await holder.page.goto('about:blank');
  await holder.arrives('#/pages/me/index');
  await holder.isAt('我');
  expect(await keptSight(holder)).toBeNull();
  await holder.goesHome();
  await hasKeptSight(holder);
  await holder.taps('我');
  await holder.taps('退出登录', { part: true });
  await holder.taps('退出登录');
  await holder.sees('我看过了，同意');
  expect(await keptSight(holder)).toBeNull();
});

const MOST_KB = 150;

/**
 * The kilobytes that home brings over the wire, as they are sent, to a phone that has nothing of the app yet: until the
 * answer has come that it asks for last.
 */
async function firstLoadOf(person: Person, last: string): Promise<number> {
  const session = await person.page.context().newCDPSession(person.page);
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.setBypassServiceWorker', { bypass: true });
  const answered = person.page.waitForResponse((answer) => answer.url().endsWith(last));
  await person.page.goto(`${stage.server.url}?anew`);
  await (await answered).finished();
  await person.sees('模拟日期');
  return bytes / 1000;
}

it(`home brings at most ${MOST_KB} KB, whether somebody is signed in or not`, async () => {
  const visitor = await stage.somebody();
  const holder = await stage.signedIn('李秀英');
  const kilobytes = [await firstLoadOf(visitor, '/v2/packs'), await firstLoadOf(holder, '/v1/certificates')];
  process.stderr.write(`first load: ${kilobytes.map((each) => each.toFixed(1)).join(' and ')} KB\n`);
  for (const each of kilobytes) {
    expect(each).toBeGreaterThan(50);
    expect(each).toBeLessThanOrEqual(MOST_KB);
  }
});
