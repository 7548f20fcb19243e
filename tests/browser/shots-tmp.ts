import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import buildApp from './support/build-app';
import { DemoServer } from './support/demo-server';
import { aPhone, openBrowser } from './support/stage';
import { decemberTour, REMINDER_DAY, reminderTour } from './support/tours';

const OUT = '/tmp/p4/shots';
mkdirSync(OUT, { recursive: true });
async function main() {
  buildApp();
  const server = await DemoServer.start('2022-12-05');
  const browser = await openBrowser();
  const legs = decemberTour.filter(({ name }) => name.startsWith('reminders'));
  const walk = async (leg: (typeof legs)[number], suffix: string, size: string) => {
    const { person, context } = await aPhone(browser, server.url, { deviceScaleFactor: 1 });
    await person.arrives('#/pages/me/index');
    await person.choosesTextSize(size as never);
    await person.signsInAs(leg.who as string);
    await leg.walk(person, async (screen) => {
      await person.page.waitForTimeout(400);
      await person.page.screenshot({ path: join(OUT, `${screen}-${suffix}.png`) });
      console.log(screen, suffix);
    });
    await context.close();
  };
  try {
    for (const [s, z] of [
      ['normal', '标准'],
      ['huge', '特大'],
    ])
      for (const leg of legs) await walk(leg, s as string, z as string);
    await server.moveClock(REMINDER_DAY);
    for (const [s, z] of [
      ['normal', '标准'],
      ['huge', '特大'],
    ])
      for (const leg of reminderTour) await walk(leg, s as string, z as string);
  } finally {
    await Promise.all([server.stop(), browser.close()]);
  }
}
void main().then(
  () => process.exit(),
  (e) => {
    console.error(e);
    process.exit(1);
  },
);
