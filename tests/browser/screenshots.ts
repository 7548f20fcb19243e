// npm run screenshots: every screen, sheet and result at five widths, light and dark, in the standard and the largest
// text; each judged by the machine, and put on contact sheets for the eye. Words after -- choose: what is part of the
// name of a look (390, 1280-dark) chooses looks, any other legs by their names.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { axeFindings } from './support/axe';
import buildApp from './support/build-app';
import { contactSheets } from './support/contact-sheets';
import { DemoServer } from './support/demo-server';
import { Desk } from './support/desk';
import { complaintsAbout } from './support/layout';
import { inEachLook, type Look, looks } from './support/looks';
import { aPhone, openBrowser } from './support/stage';
import { besideTheWayTour } from './support/tours/beside-the-way';
import { type DeskLeg, deskTour } from './support/tours/desk';
import type { Leg } from './support/tours/leg';
import { lessUsual2026, lessUsualTour } from './support/tours/less-usual';
import { november2026Tour } from './support/tours/november-2026';
import { officeTour } from './support/tours/office';
import { REMINDER_DAY, reminderTour } from './support/tours/reminders';
import { seldomTour } from './support/tours/seldom';
import { talkTour, talkTour2026 } from './support/tours/talk';
import { threePlacesTour } from './support/tours/three-places';
import { verdictTour } from './support/tours/verdicts';
import { wayTour } from './support/tours/way';

const ROOT = join(__dirname, '../..');
const ALL = join(ROOT, 'tests/.output/screens');
/** The few that the README shows. */
const SHOWN = join(ROOT, 'miniapp/docs/screens');
const inReadme = new Set(['home', 'way', 'step-study', 'study']);
const words = process.argv.slice(2);
const isOfLooks = (word: string) => looks.some(({ name }) => name.includes(word));
const wantedLooks = words.filter(isOfLooks);
const wantedLegs = words.filter((word) => !isOfLooks(word));
const isWanted = (name: string, wanted: readonly string[]) =>
  wanted.length === 0 || wanted.some((word) => name.includes(word));
const lookedAt = looks.filter(({ name }) => isWanted(name, wantedLooks));
/** What axe reads does not change with the width, but where a screen is laid out for a desk. */
const AXE_WIDTHS = [390, 1280];

interface Found {
  screen: string;
  look: string;
  complaint: string;
}

const found: Found[] = [];
const shots: { screen: string; look: Look; file: string }[] = [];

/**
 * What axe leaves to be judged, and was: a contrast over what fades or overlaps, and of a single sign, is worked out by
 * complaintsAbout, and the × of the desk's dialogs is a sign whose name is 关闭. For any other reason it is a complaint until it was looked at.
 */
const isJudged = (sentence: string): boolean =>
  /^axe (color-contrast \((bgOverlap|bgGradient|shortTextContent|elmPartiallyObscured|elmPartiallyObscuring)\)|label-content-name-mismatch: \.close$)/.test(
    sentence,
  );
/** All that axe left to be judged, and the screens on which it did: incomplete.json. */
const leftToJudge = new Map<string, Set<string>>();

async function judge(page: Page, screen: string, { name, width }: Look): Promise<void> {
  const complaints = await complaintsAbout(page);
  if (AXE_WIDTHS.includes(width)) {
    const { violations, incomplete } = await axeFindings(page);
    complaints.push(...violations, ...incomplete.filter((each) => !isJudged(each)));
    for (const each of incomplete)
      leftToJudge.set(each, (leftToJudge.get(each) ?? new Set()).add(`${screen}-${name}`));
  }
  for (const complaint of complaints) found.push({ screen, look: name, complaint });
}

const seen = new Set<string>();

/** Every page of the app that no leg has come to. */
function unseenPages(): string[] {
  Object.assign(globalThis, { defineAppConfig: (config: unknown) => config });
  const config: { pages: string[]; subPackages: { root: string; pages: string[] }[] } =
    require('../../miniapp/src/app.config').default;
  const { pages, subPackages } = config;
  return [...pages, ...subPackages.flatMap((one) => one.pages.map((page) => `${one.root}/${page}`))].filter(
    (page) => !seen.has(page),
  );
}

async function shoot(page: Page, screen: string, which: readonly Look[]): Promise<void> {
  seen.add(/#\/?([^?]*)/.exec(page.url())?.[1] || 'pages/home/index');
  await inEachLook(
    page,
    async (look) => {
      await judge(page, screen, look);
      const file = join(ALL, `${screen}-${look.name}.png`);
      await page.screenshot({ path: file });
      shots.push({ screen, look, file });
      if (inReadme.has(screen) && look.name === '390-light-normal')
        await page.screenshot({ path: join(SHOWN, `${screen}-normal.png`) });
      if (screen === 'way' && look.name === '390-light-huge')
        await page.screenshot({ path: join(SHOWN, 'way-huge.png') });
    },
    which,
  );
}

type Size = Look['size'];

/** A walk in one text size, chosen before it begins: what is larger only afterwards stands where nobody would see it. */
async function walk(browser: Browser, server: DemoServer, leg: Leg, size: Size): Promise<void> {
  const which = lookedAt.filter((look) => look.size === size);
  if (which.length === 0 || !isWanted(leg.name, wantedLegs)) return;
  const { person, context } = await aPhone(browser, server.url);
  // What starts this file names the functions that run in the page by a function of its own.
  await context.addInitScript('globalThis.__name = (what) => what');
  try {
    await person.arrives('#/pages/me/index');
    if (size === 'huge') await person.choosesTextSize('特大');
    if (leg.who) await person.signsInAs(leg.who);
    await leg.walk(person, (screen) => shoot(person.page, screen, which));
  } catch (error) {
    found.push({ screen: leg.name, look: '', complaint: `the walk broke off: ${(error as Error).message}` });
  }
  await context.close();
}

/** The browser's own setting of its letters, as “特大” makes them: the desk's pages have no setting of their own. */
const HUGE_LETTERS_PX = 24;

async function walkAtDesk(browser: Browser, server: DemoServer, leg: DeskLeg, size: Size): Promise<void> {
  const which = lookedAt.filter((look) => look.size === size && !look.name.startsWith('landscape'));
  if (which.length === 0 || !isWanted(leg.name, wantedLegs)) return;
  const context = await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce' });
  await context.addInitScript('globalThis.__name = (what) => what');
  const desk = new Desk(await context.newPage());
  try {
    if (size === 'huge') {
      const devtools = await context.newCDPSession(desk.page);
      await devtools.send('Page.setFontSizes', { fontSizes: { standard: HUGE_LETTERS_PX } });
    }
    await desk.page.goto(`${server.url}office/`);
    if (leg.who) await desk.signsInAs(leg.who);
    await leg.walk(desk, (screen) => shoot(desk.page, screen, which));
  } catch (error) {
    found.push({ screen: leg.name, look: '', complaint: `the walk broke off: ${(error as Error).message}` });
  }
  await context.close();
}

/** Every leg in one text size, on a server of its own: what one walk writes down is not there for the next. */
async function walkAll(browser: Browser, size: Size): Promise<void> {
  const server = await DemoServer.start('2022-12-05');
  try {
    const first = [
      ...wayTour,
      ...besideTheWayTour,
      ...lessUsualTour,
      ...talkTour,
      ...verdictTour,
      ...officeTour,
      ...seldomTour,
    ];
    for (const leg of first) await walk(browser, server, leg, size);
    for (const leg of deskTour) await walkAtDesk(browser, server, leg, size);
    await server.moveClock(REMINDER_DAY);
    for (const leg of reminderTour) await walk(browser, server, leg, size);
    await server.moveClock('2026-11-20');
    for (const leg of [...november2026Tour, ...lessUsual2026, ...threePlacesTour, ...talkTour2026])
      await walk(browser, server, leg, size);
  } finally {
    await server.stop();
  }
}

async function main(): Promise<void> {
  if (words.length === 0) rmSync(ALL, { recursive: true, force: true });
  for (const folder of [ALL, SHOWN]) mkdirSync(folder, { recursive: true });
  await buildApp();
  const browser = await openBrowser();
  try {
    await walkAll(browser, 'normal');
    await walkAll(browser, 'huge');
    await contactSheets(browser, shots, ALL);
    if (wantedLegs.length === 0)
      for (const page of unseenPages())
        found.push({ screen: page, look: '', complaint: 'no leg comes to this page' });
  } finally {
    await browser.close();
    DemoServer.unseed();
  }
  writeFileSync(join(ALL, 'complaints.json'), `${JSON.stringify(found, null, 1)}\n`);
  const judged = [...leftToJudge].map(([what, where]) => ({
    what,
    isJudged: isJudged(what),
    where: [...where],
  }));
  writeFileSync(join(ALL, 'incomplete.json'), `${JSON.stringify(judged, null, 1)}\n`);
  const kinds = new Map<string, number>();
  for (const { complaint } of found) kinds.set(complaint, (kinds.get(complaint) ?? 0) + 1);
  const list = (counts: Map<string, number>) =>
    [...counts].sort((a, b) => b[1] - a[1]).map(([what, count]) => `${count} × ${what}`);
  for (const line of list(kinds)) console.log(line);
  console.log(`${shots.length} pictures, ${found.length} complaints: ${ALL}\nthe README's: ${SHOWN}`);
  if (found.length > 0) process.exitCode = 1;
}

void main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
