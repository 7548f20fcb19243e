import { testInLongRun } from '../support/long';
import { until } from '../support/until';
import { axeFindings } from './support/axe';
import { complaintsAbout } from './support/layout';
import { inEachLook, looks } from './support/looks';
import type { Person } from './support/person';
import { aStage } from './support/stage';

// A sample of what `npm run screenshots` does with every screen.
const stage = aStage({ date: '2022-12-05' });
const SAMPLE = looks.filter(({ name }) =>
  [
    '320-light-huge',
    '320-light-normal',
    '390-dark-normal',
    'landscape-light-normal',
    '1280-dark-huge',
  ].includes(name),
);

async function complaints({ page }: Person): Promise<string[]> {
  const found: string[] = [];
  await inEachLook(
    page,
    async ({ name }) => {
      for (const each of [...(await complaintsAbout(page)), ...(await axeFindings(page)).violations])
        found.push(`${name}: ${each}`);
    },
    SAMPLE,
  );
  return found;
}

it('nothing is cut off, covered, pale or unspoken: the first screen, home, a step, its sheet', async () => {
  const person = await stage.somebody();
  await person.arrives();
  await person.sees('看看我的证能不能换');
  expect(await complaints(person)).toEqual([]);
  await person.signsInAs('李秀英');
  await person.sees('材料员');
  expect(await complaints(person)).toEqual([]);
  await person.tapsOn('材料员', '学时');
  await person.taps('记学时');
  await person.sees('学了多少？');
  expect(await complaints(person)).toEqual([]);
});

it('uses the width it has: turned and on a tablet the tabs stand at the side, on a desk cards stand side by side', async () => {
  const person = await stage.signedIn('李秀英');
  await person.sees('材料员');
  const laidOut: Record<string, { tabs: string; cards: string }> = {};
  const which = looks.filter(({ name }) => /^(390|landscape|820|1280)-light-normal$/.test(name));
  await inEachLook(
    person.page,
    async ({ width }) => {
      const [one, other] = await Promise.all(
        [0, 1].map((at) => person.page.locator('.cert').nth(at).boundingBox()),
      );
      const bar = await person.page.locator('.tab-bar:visible').boundingBox();
      if (!one || !other || !bar) throw new Error('nothing is laid out');
      laidOut[width] = {
        tabs: bar.height > bar.width ? 'at the side' : 'at the foot',
        cards: Math.abs(one.y - other.y) < 1 ? 'side by side' : 'one under the other',
      };
    },
    which,
  );
  const wide = { tabs: 'at the side', cards: 'one under the other' };
  expect(laidOut).toEqual({
    390: { tabs: 'at the foot', cards: 'one under the other' },
    844: wide,
    820: wide,
    1280: { tabs: 'at the side', cards: 'side by side' },
  });
});

const A_DESK = { width: 1280, height: 800 };
/** Where something stands on the page in front, in px. */
const placeOf = (person: Person, what: string, at = 0) =>
  person.page
    .locator(`${what}:visible`)
    .nth(at)
    .evaluate((each) => {
      const { x, y, width, bottom } = each.getBoundingClientRect();
      return { x: Math.round(x), y: Math.round(y), width: Math.round(width), bottom: Math.round(bottom) };
    });

it('on a phone held across, the first action is in sight', async () => {
  const person = await stage.somebody();
  await person.page.setViewportSize({ width: 844, height: 390 });
  await person.arrives();
  await person.sees('看看我的证能不能换');
  expect((await placeOf(person, '.button-main')).bottom).toBeLessThanOrEqual(390);
});

testInLongRun(
  'on a desk, what is alone has its title over it and its button under it, all in one column',
  async () => {
    const person = await stage.somebody();
    await person.page.setViewportSize(A_DESK);
    await person.arrives('#/pages/sign-in/index');
    await person.sees('先看清楚，再决定');
    const inOneColumn = async (card: string) => {
      const foot = person.page.locator('.page-foot .button:visible');
      const [title, one, first, last] = await Promise.all([
        placeOf(person, '.page-title .taro-text'),
        placeOf(person, card),
        foot.first().boundingBox(),
        foot.last().boundingBox(),
      ]);
      const right = Math.round((last?.x ?? 0) + (last?.width ?? 0));
      expect([title.x, Math.round(first?.x ?? 0), right]).toEqual([one.x, one.x, one.x + one.width]);
    };
    await inOneColumn('.card');
    await person.signsInAs('王建国');
    await person.sees('施工员（土建）');
    const [cert, more] = [await placeOf(person, '.cert'), await placeOf(person, '.certs > .button')];
    expect([more.x, more.width, more.y > cert.y]).toEqual([cert.x, cert.width, true]); // one alone: no empty half
    await person.taps('详情');
    await person.taps('认领官方记录', { part: true });
    await person.isAt('认领官方记录');
    await inOneColumn('.card');
    await person.goesBack();
    await person.taps('出示状态码', { part: true });
    await person.sees('这个码还能用');
    expect(await person.reads()).toMatch(/还能用 \d+ 分 \d+ 秒/); // no time of day
    await person.page.evaluate(() => {
      for (const page of document.querySelectorAll('.page')) page.classList.replace('fs-normal', 'fs-huge');
    });
    const [code, foot] = [
      await placeOf(person, '.code-picture'),
      await placeOf(person, '.page-foot .button'),
    ];
    expect(code.bottom).toBeLessThan(foot.y); // whole in sight, however large the text
    await person.page.setViewportSize({ width: 844, height: 390 });
    const turned = [await placeOf(person, '.code-picture'), await placeOf(person, '.code-post')];
    expect(turned[0]?.bottom).toBeLessThanOrEqual(390); // on a phone held across too, beside its words
    expect(turned[1]?.x).toBeGreaterThan((turned[0]?.x ?? 0) + (turned[0]?.width ?? 0));
  },
);

testInLongRun(
  'on a desk, certificates are read across, the most urgent first, and no button looks out under a sheet',
  async () => {
    const person = await stage.signedIn('李秀英');
    await person.page.setViewportSize(A_DESK);
    await person.addsCertificate('砌筑工', '已经换成电子证书', '2022-12-01');
    await person.goesHome();
    await person.sees('砌筑工', '材料员');
    const places = await Promise.all([0, 1, 2].map((at) => placeOf(person, '.cert', at)));
    const [first, second, third] = places;
    expect(second?.y).toBe(first?.y);
    expect(second?.x).toBeGreaterThan(first?.x ?? 0);
    expect([third?.x, (third?.y ?? 0) > (first?.y ?? 0)]).toEqual([first?.x, true]);
    await person.tapsOn('材料员', '学时');
    await person.taps('记学时');
    await person.sees('学了多少？');
    const shown = await person.page
      .locator('.page-foot > .button:visible')
      .evaluateAll((buttons) => buttons.map((each) => getComputedStyle(each).opacity));
    expect(shown.every((opacity) => opacity === '0')).toBe(true);
  },
);

it('asks the server for nothing twice when it is opened, by a stranger or by a holder', async () => {
  for (const person of [await stage.somebody(), await stage.signedIn('李秀英')]) {
    const asked: string[] = [];
    person.page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (/^\/v\d\//.test(pathname)) asked.push(`${request.method()} ${pathname}`);
    });
    await person.arrives('?again');
    await person.sees('扫码查证');
    // What is kept on the phone shows before anything is asked.
    await until(() => asked.length > 1, 'the home asks the server');
    await person.page.waitForLoadState('networkidle');
    expect(asked).toEqual([...new Set(asked)]);
  }
});

it('a sheet takes the focus, keeps it, gives it back, and closes on Escape and on the way back of the browser', async () => {
  const person = await stage.signedIn('李秀英');
  const { page } = person;
  await person.tapsOn('材料员', '学时');
  await person.sees('记学时');
  const opener = page.getByRole('button', { name: '记学时', exact: true });
  const inSheet = () =>
    page.evaluate(() => document.querySelector('[role=dialog]')?.contains(document.activeElement));
  await opener.focus();
  await page.keyboard.press('Enter');
  await person.sees('学了多少？');
  expect(await inSheet()).toBe(true);
  await page.keyboard.press('Shift+Tab');
  for (let tab = 0; tab < 25; tab += 1) {
    await page.keyboard.press('Tab');
    expect(await inSheet()).toBe(true);
  }
  await page.keyboard.press('Escape');
  await person.seesNoMore('学了多少？');
  expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
  await person.taps('记学时');
  await person.sees('学了多少？');
  await page.goBack();
  await person.seesNoMore('学了多少？');
  await person.isAt('学时');
  await page.goBack();
  await person.isAt('我的证');
});

it('back leads to the page before, also after a sheet was closed by its own button', async () => {
  const person = await stage.signedIn('李秀英');
  await person.tapsOn('材料员', '学时');
  for (let time = 0; time < 2; time += 1) {
    await person.taps('记学时');
    await person.taps('关闭');
  }
  await person.page.goBack();
  await person.isAt('我的证');
});

it('answers follow the arrows, and an arrow leads nowhere yet', async () => {
  const person = await stage.somebody();
  const { page } = person;
  await person.arrives('#/pages/add/index');
  await person.choosesPlace('吉林省');
  await person.isAt('证书上写的是什么岗位或工种？');
  await page.getByRole('radio').first().focus();
  await page.keyboard.press('ArrowDown');
  expect(await person.hasChosen('施工员（装饰装修）')).toBe(true);
  await person.isAt('证书上写的是什么岗位或工种？');
  await person.taps('继续');
  await person.isAt('现在手里是哪一种？');
});
