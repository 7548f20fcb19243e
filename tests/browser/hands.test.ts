// What hands do to the page: tap twice, type into the middle, hold it in the dark, open it inside WeChat.
import type { CDPSession } from 'playwright-core';
import { testInLongRun, times } from '../support/long';
import type { Person } from './support/person';
import { aStage } from './support/stage';

const stage = aStage({ date: '2022-12-05' });

const TRIES = times(2, 200);
const SHORTEST_MS = 20;
const LONGEST_MS = 250;
const SLOWER = 6;

/** Between the two taps of each try: from the shortest to the longest, evenly. */
const pauses = Array.from({ length: TRIES }, (_, at) =>
  Math.round(SHORTEST_MS + ((LONGEST_MS - SHORTEST_MS) * at) / (TRIES - 1)),
);

/** Two touches of a finger, this far apart whatever the page is doing; settles when the page has taken both. */
async function tapsTwice(person: Person, wire: CDPSession, name: string, pause: number): Promise<void> {
  const target = person.page.getByRole('button', { name }).or(person.page.getByRole('tab', { name }));
  const box = await target.locator('visible=true').first().boundingBox();
  if (!box) throw new Error(`nothing says ${name}`);
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const touch = () =>
    Promise.all([
      wire.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] }),
      wire.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }),
    ]);
  const first = touch();
  await new Promise((resolve) => setTimeout(resolve, pause));
  await Promise.all([first, touch()]);
}

/** The titles of all pages that are open, from the first to the one in front, and what that one shows. */
const pagesOpen = (person: Person): Promise<{ titles: string[]; front: string }> =>
  person.page.evaluate(() => {
    const pages = [...document.querySelectorAll<HTMLElement>('.page')];
    return {
      titles: pages.map((page) => page.querySelector<HTMLElement>('.page-title')?.textContent ?? ''),
      front: pages.find((page) => page.checkVisibility())?.innerText ?? '',
    };
  });

it(`opens a page once, and never a blank one, however fast it is tapped twice: ${TRIES} tries on a phone ${SLOWER} times slower`, async () => {
  const holder = await stage.signedIn('赵师傅');
  await holder.taps('怎么办');
  await holder.isAt('怎么办');
  const wire = await holder.page.context().newCDPSession(holder.page);
  await wire.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  for (const pause of pauses) {
    await tapsTwice(holder, wire, '扫码查证', pause);
    await holder.isAt('查证');
    // Only what was under way before can still come.
    await holder.page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => setTimeout(seen))));
    const { titles, front } = await pagesOpen(holder);
    expect({ pause, twice: titles.filter((title, at) => titles.indexOf(title) !== at) }).toEqual({
      pause,
      twice: [],
    });
    expect(front).toContain('我是帮手，不是主管部门');
    await holder.goesBack();
    await holder.isAt('怎么办');
    expect((await pagesOpen(holder)).titles).not.toContain('查证');
  }
});

it('leaves the cursor where one types', async () => {
  const holder = await stage.signedIn('李秀英');
  const typesInTheMiddle = async (label: string, before: string, middle: string, after: string) => {
    const field = holder.page.getByLabel(label).locator('visible=true').last();
    await field.fill(before + after);
    await field.press('End');
    for (const _ of after) await field.press('ArrowLeft');
    await holder.page.keyboard.type(middle);
    expect([label, await field.inputValue()]).toEqual([label, before + middle + after]);
  };
  await holder.taps('问问');
  await typesInTheMiddle('打字问', '我的证', 'abc', '还能换吗');
  await holder.arrives('#/pages/verification/scan/index');
  await holder.isAt('查证');
  await typesInTheMiddle('证书编号', 'J22', '000', '03');
  await holder.goesHome();
  await holder.tapsOn('资料员', '学时');
  await holder.taps('记学时');
  await typesInTheMiddle('学了多少？，学时数', '1', '2.', '5');
});

const DARK_SCREENS = [
  ['home', '我的证'],
  ['reminders', '提醒'],
  ['chat', '问问'],
  ['help', '怎么办'],
  ['me', '我'],
  ['notice', '文件大白话'],
  ['verification/scan', '查证'],
] as const;

testInLongRun('can be read in the dark from the first screen on', async () => {
  const holder = await stage.signedIn('李秀英', { colorScheme: 'dark' });
  const paper = await holder.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(paper).toBe('rgb(20, 24, 28)');
  for (const [page, title] of DARK_SCREENS) {
    await holder.follows(`#/pages/${page}/index`);
    await holder.isAt(title);
    expect([page, await holder.complaints()]).toEqual([page, []]);
  }
  await holder.follows('#/pages/home/index');
  await holder.tapsOn('资料员', '全部步骤');
  await holder.sees('你现在在这一步');
  expect(await holder.complaints()).toEqual([]);
  await holder.goesHome();
  await holder.tapsOn('资料员', '学时');
  await holder.taps('记学时');
  expect(await holder.complaints()).toEqual([]);
});

it('keeps the colours that were chosen on this phone, whatever the phone has', async () => {
  const holder = await stage.somebody({ colorScheme: 'light' });
  const paper = () => holder.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await holder.arrives('#/pages/me/index');
  await holder.chooses('深色');
  expect(await paper()).toBe('rgb(20, 24, 28)');
  await holder.reloads();
  await holder.isAt('我');
  expect([await paper(), await holder.complaints()]).toEqual(['rgb(20, 24, 28)', []]);
  await holder.page.emulateMedia({ colorScheme: 'dark' });
  await holder.chooses('浅色');
  expect(await paper()).toBe('rgb(246, 247, 245)');
  await holder.chooses('跟随系统');
  expect(await paper()).toBe('rgb(20, 24, 28)');
});

it('says inside WeChat’s own browser, which saves no files, where they can be saved', async () => {
  const userAgent =
    'Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.47';
  const holder = await stage.signedIn('李秀英', { userAgent });
  const asked: string[] = [];
  holder.page.on('request', (request) => asked.push(request.url()));
  holder.page.on('download', (file) => asked.push(`download of ${file.url()}`));
  await holder.taps('我');
  await holder.taps('导出我的全部数据', { part: true });
  await holder.sees('在浏览器打开');
  await holder.taps('提醒');
  await holder.taps('放进手机日历', { part: true });
  await holder.taps('存成日历文件');
  await holder.sees('在浏览器打开');
  expect(asked.filter((each) => /export|download|\.ics/.test(each))).toEqual([]);
});

it('tells the server of an error that nothing has caught, without anything of the person', async () => {
  const holder = await stage.signedIn('李秀英');
  await holder.taps('怎么办');
  await holder.isAt('怎么办');
  holder.faults.expect(/exception: .*lost/);
  await holder.page.evaluate(() => {
    setTimeout(() => {
      throw new RangeError('李秀英 13912345678 lost');
    }, 0);
  });
  const line = JSON.parse(await stage.server.line('fault in the app'));
  expect(line).toMatchObject({ face: 'web', page: 'pages/help/index' });
  expect(line.text).toContain('RangeError: (words) (number) lost');
  expect(JSON.stringify(line)).not.toMatch(/李秀英|13912345678/);
});

it('fades nothing longer than a millisecond where movement is not wanted', async () => {
  const holder = await stage.signedIn('李秀英');
  const moving = await holder.page.evaluate(() =>
    [...document.querySelectorAll('.page, .page *')].flatMap((each) => {
      const { transitionDuration, animationName } = getComputedStyle(each);
      const still = animationName === 'none' && Number.parseFloat(transitionDuration) <= 0.001;
      return still ? [] : [`${each.className}: ${animationName} ${transitionDuration}`];
    }),
  );
  expect(moving).toEqual([]);
});
