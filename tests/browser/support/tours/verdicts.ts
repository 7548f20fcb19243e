import type { Person } from '../person';
import type { Leg } from './leg';
import { looksUp } from './verifying';

async function opensScanner(person: Person): Promise<void> {
  await person.follows('#/pages/verification/scan/index');
  await person.isAt('查证');
}

/** Follows what a status code carries. */
const scans = (person: Person, payload: string): Promise<void> =>
  person.follows(`#/pages/verification/scan/index?code=${payload.slice('HZ:'.length)}`);

/** What the demo's list says of each, and how its verdict is called. */
const NUMBERS = [
  ['演示-1001', '旧证书，还没有更换', 'scan-old'],
  ['演示-2002', '电子证书', 'scan-electronic'],
  ['演示-1003', '已注销', 'scan-cancelled'],
  ['演示-1004', '没有对应的电子证书', 'scan-no-exchange'],
  ['演示-1005', '官方系统查不到', 'scan-not-found'],
] as const;

const byNumber: Leg = {
  name: 'every verdict of a number',
  who: '赵师傅',
  async walk(person, look) {
    await opensScanner(person);
    for (const [number, title, screen] of NUMBERS) {
      await looksUp(person, number);
      await person.sees(title);
      await look(screen);
      await person.taps('再查一个');
    }
  },
};

const byStatusCode: Leg = {
  name: 'every verdict of a status code',
  who: '孙敏',
  async walk(person, look) {
    await person.taps('详情');
    const answered = person.page.waitForResponse((response) => response.url().endsWith('/status-code'));
    await person.taps('出示状态码', { part: true });
    const { payload } = (await (await answered).json()) as { payload: string };
    await scans(person, payload);
    await person.sees('码是助手发的');
    await look('scan-status-code');
    const at = payload.length - 40;
    const forged = payload.slice(0, at) + (payload[at] === 'A' ? 'B' : 'A') + payload.slice(at + 1);
    await scans(person, forged);
    await person.sees('小心：这个码不是真的');
    await look('scan-forged');
    await person.goesOffline();
    await scans(person, payload);
    await person.sees('断网核对的');
    await look('scan-offline');
    await person.comesBackOnline();
  },
};

/** Whatever a look can say, with the clock in December 2022. */
export const verdictTour: readonly Leg[] = [byNumber, byStatusCode];
