import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { bundledScript } from '../../support/bundled';
import { isLongRun } from '../../support/long';
import type { Judgement } from '../../support/reminder-year/judge';

const HOLDERS = isLongRun ? 1000 : 6;
const SEED = 20_221_114;
/** Hours at which the jobs run; the long run has every hour, and one minute before the night. */
const TICKS = isLongRun
  ? [...Array.from({ length: 24 }, (_, hour) => hour * 60), 20 * 60 + 59].sort((a, b) => a - b)
  : [7 * 60 + 30, 13 * 60, 20 * 60, 21 * 60];

jest.setTimeout(1_800_000);

type Played = Judgement & { offset: number };

async function play(script: string, zone: string): Promise<Played> {
  const args = [script, String(HOLDERS), String(SEED), TICKS.join(',')];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, TZ: zone } });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

test('a year, day by day: the last reminder always comes, nothing at night, nothing needless, nothing twice', async () => {
  const script = await bundledScript('tests/support/reminder-year/main.ts');
  const [utc, newYork] = await Promise.all([play(script, 'UTC'), play(script, 'America/New_York')]);
  console.log(
    `a year of ${utc.holders} holders: ${utc.messages} messages, ${utc.pushed} by WeChat; last reminders ${utc.lastReminders}, kept from them by pause or standstill ${utc.excused}`,
  );
  expect(utc.wrong).toEqual([]);
  expect(newYork.wrong).toEqual([]);
  expect([utc.offset, newYork.offset]).toEqual([0, 300]);
  // The same people, the same year: the time zone of the machine changes nothing.
  expect({ ...newYork, offset: 0 }).toEqual(utc);
  expect(utc.lastReminders).toBeGreaterThan(HOLDERS / 4);
});
