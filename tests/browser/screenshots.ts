// npm run screenshots: every screen in both text sizes, as a phone of 390 × 844 shows it.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import buildApp from './support/build-app';
import { DemoServer } from './support/demo-server';
import type { Person, TextSize } from './support/person';
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
const inReadme = new Set(['home-normal', 'way-normal', 'step-study-normal', 'study-normal', 'way-huge']);
const sizes: Record<string, TextSize> = { normal: '标准', huge: '特大' };
const SCALE = 1.5;
const HEIGHT = 844;

async function shoot({ page }: Person, name: string): Promise<void> {
  await page.screenshot({ path: join(ALL, `${name}.png`) });
  if (inReadme.has(name)) await page.screenshot({ path: join(SHOWN, `${name}.png`), scale: 'css' });
  const height = await page.evaluate(() =>
    Math.max(...[...document.querySelectorAll('.taro_page')].map(({ scrollHeight }) => scrollHeight)),
  );
  if (height <= HEIGHT) return;
  // The whole length beside what the phone shows of it.
  await page.setViewportSize({ width: 390, height });
  await page.screenshot({ path: join(ALL, `${name}-whole.png`) });
  await page.setViewportSize({ width: 390, height: HEIGHT });
}

async function walk(browser: Browser, server: DemoServer, leg: Leg, suffix: string): Promise<void> {
  const { person, context } = await aPhone(browser, server.url, { deviceScaleFactor: SCALE });
  await person.arrives('#/pages/me/index');
  await person.choosesTextSize(sizes[suffix] as TextSize);
  if (leg.who) await person.signsInAs(leg.who);
  await leg.walk(person, (screen) => shoot(person, `${screen}-${suffix}`));
  await context.close();
}

async function main(): Promise<void> {
  rmSync(ALL, { recursive: true, force: true });
  for (const folder of [ALL, SHOWN]) mkdirSync(folder, { recursive: true });
  buildApp();
  const server = await DemoServer.start('2022-12-05');
  const browser = await openBrowser();
  try {
    for (const size of Object.keys(sizes))
      for (const leg of [...wayTour, ...besideTheWayTour]) await walk(browser, server, leg, size);
    await server.moveClock(REMINDER_DAY);
    for (const size of Object.keys(sizes))
      for (const leg of reminderTour) await walk(browser, server, leg, size);
    await server.moveClock('2026-11-20');
    for (const size of Object.keys(sizes))
      for (const leg of november2026Tour) await walk(browser, server, leg, size);
  } finally {
    await Promise.all([server.stop(), browser.close()]);
  }
  console.log(`every screen: ${ALL}\nthe README's: ${SHOWN}`);
}

void main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
