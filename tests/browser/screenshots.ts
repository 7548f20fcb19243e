// npm run screenshots: every screen, sheet and result at five widths, light and dark, in the standard and the largest
// text; each judged by the machine, and put on contact sheets for the eye. Words after -- choose legs by their names.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { axeComplaints } from './support/axe';
import buildApp from './support/build-app';
import { contactSheets } from './support/contact-sheets';
import { DemoServer } from './support/demo-server';
import { complaintsAbout } from './support/layout';
import { inEachLook, type Look } from './support/looks';
import type { Person } from './support/person';
import { aPhone, openBrowser } from './support/stage';
import { besideTheWayTour } from './support/tours/beside-the-way';
import type { Leg } from './support/tours/leg';
import { november2026Tour } from './support/tours/november-2026';
import { REMINDER_DAY, reminderTour } from './support/tours/reminders';
import { wayTour } from './support/tours/way';

const ROOT = join(__dirname, '../..');
const ALL = join(ROOT, 'tests/.output/screens');
/** The few that the README shows. */
const SHOWN = join(ROOT, 'miniapp/docs/screens');
const inReadme = new Set(['home', 'way', 'step-study', 'study']);
const chosen = process.argv.slice(2);

interface Found {
  screen: string;
  look: string;
  complaint: string;
}

const found: Found[] = [];
const shots: { screen: string; look: Look; file: string }[] = [];

async function judge(page: Page, screen: string, { name }: Look): Promise<void> {
  const complaints = [...(await complaintsAbout(page)), ...(await axeComplaints(page))];
  for (const complaint of complaints) found.push({ screen, look: name, complaint });
}

async function shoot({ page }: Person, screen: string): Promise<void> {
  await inEachLook(page, async (look) => {
    await judge(page, screen, look);
    const file = join(ALL, `${screen}-${look.name}.png`);
    await page.screenshot({ path: file });
    shots.push({ screen, look, file });
    if (inReadme.has(screen) && look.name === '390-light-normal')
      await page.screenshot({ path: join(SHOWN, `${screen}-normal.png`) });
    if (screen === 'way' && look.name === '390-light-huge')
      await page.screenshot({ path: join(SHOWN, 'way-huge.png') });
  });
}

async function walk(browser: Browser, server: DemoServer, leg: Leg): Promise<void> {
  if (chosen.length > 0 && !chosen.some((word) => leg.name.includes(word))) return;
  const { person, context } = await aPhone(browser, server.url);
  try {
    await person.arrives('#/pages/me/index');
    if (leg.who) await person.signsInAs(leg.who);
    await leg.walk(person, (screen) => shoot(person, screen));
  } catch (error) {
    found.push({ screen: leg.name, look: '', complaint: `the walk broke off: ${(error as Error).message}` });
  }
  await context.close();
}

async function main(): Promise<void> {
  rmSync(ALL, { recursive: true, force: true });
  for (const folder of [ALL, SHOWN]) mkdirSync(folder, { recursive: true });
  await buildApp();
  const server = await DemoServer.start('2022-12-05');
  const browser = await openBrowser();
  try {
    for (const leg of [...wayTour, ...besideTheWayTour]) await walk(browser, server, leg);
    await server.moveClock(REMINDER_DAY);
    for (const leg of reminderTour) await walk(browser, server, leg);
    await server.moveClock('2026-11-20');
    for (const leg of november2026Tour) await walk(browser, server, leg);
    await contactSheets(browser, shots, ALL);
  } finally {
    await Promise.all([server.stop(), browser.close()]);
  }
  writeFileSync(join(ALL, 'complaints.json'), `${JSON.stringify(found, null, 1)}\n`);
  const kinds = new Map<string, number>();
  for (const { complaint } of found) kinds.set(complaint, (kinds.get(complaint) ?? 0) + 1);
  for (const [complaint, count] of [...kinds].sort((a, b) => b[1] - a[1]))
    console.log(`${count} × ${complaint}`);
  console.log(`${shots.length} pictures, ${found.length} complaints: ${ALL}\nthe README's: ${SHOWN}`);
  if (found.length > 0) process.exitCode = 1;
}

void main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
