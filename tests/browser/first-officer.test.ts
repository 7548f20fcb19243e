// A server without anybody, its pages as they are built, and everybody with a telephone of their own.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { testInLongRun } from '../support/long';
import { startApp, type TestApp } from '../support/server';
import { Desk } from './support/desk';
import type { Person } from './support/person';
import { aPhone, openBrowser } from './support/stage';

const ROOT = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'hz-first-'));
const contexts: BrowserContext[] = [];
let app: TestApp;
let browser: Browser;
let url: string;
beforeAll(async () => {
  app = await startApp({
    today: '2022-12-05',
    h5Dir: join(ROOT, 'miniapp/dist/h5'),
    officeDir: join(ROOT, 'miniapp/office/dist'),
  });
  url = `http://127.0.0.1:${app.port}/`;
  browser = await openBrowser();
});
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Somebody who comes into the app by their telephone. */
async function byTelephone(number: string): Promise<Person> {
  const { person, context } = await aPhone(browser, url);
  contexts.push(context);
  await person.arrives('#/pages/sign-in/index');
  await person.taps('我看过了，同意');
  await person.types('手机号', number);
  await person.taps('发验证码');
  while (!app.codes.has(number)) await person.page.waitForTimeout(20);
  await person.types('短信里的验证码', app.codes.get(number) as string);
  await person.taps('登录');
  await person.isAt('我的证');
  return person;
}

/** The desk, into which somebody lets themselves in by their phone. */
async function atDesk(person: Person, width: number): Promise<Desk> {
  const context = await browser.newContext({ viewport: { width, height: 844 }, locale: 'zh-CN' });
  contexts.push(context);
  const desk = new Desk(await context.newPage());
  await desk.page.goto(`${url}office/`);
  const { payload, digits } = await desk.answer<{ payload: string; digits: string }>('sign-ins');
  await desk.sees(digits);
  await person.follows(payload.slice(payload.indexOf('#')));
  await person.sees(digits);
  await person.taps('数字一样，确认登录');
  await person.sees('电脑上登录好了');
  return desk;
}

testInLongRun(
  'from nothing: the first officer sets up, a county comes in by invitation, and lets a company in',
  async () => {
    const file = (await app.features.office.first.prepare(folder)) as string;
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const code = readFileSync(file, 'utf8').trim();

    const officer = await byTelephone('13800000001');
    const desk = await atDesk(officer, 1280);
    await desk.follows('建立主管部门');
    expect(await desk.complaints()).toEqual([]);
    desk.faults.expect(/status of 4\d\d .*\/v1\/office\/first/);
    const site = {
      ...{ 一次性码: `${code}x`, 主管部门名称: '示例省住建厅', 管哪个地区: '示例省' },
      ...{ 地区的区划代码: '99', 你的姓名: '张敏' },
    };
    for (const [label, text] of Object.entries(site)) await desk.types(label, text);
    await desk.presses('建立');
    await desk.sees('一次性码不对，或者已经用过了');
    await desk.types('一次性码', code);
    await desk.presses('建立');
    await desk.sees('还没有单位');
    expect(existsSync(file)).toBe(false);
    expect(await desk.complaints()).toEqual([]);
    await desk.presses('新建下级主管部门');
    const lower = { 名称: '示例县住建局', 管哪个地区: '示例县', 地区的区划代码: '990101' };
    for (const [label, text] of Object.entries(lower)) await desk.types(label, text);
    await desk.presses('新建');
    const { invitation } = await desk.answer<{ invitation: { payload: string } }>('authorities');
    expect(await desk.complaints()).toEqual([]);

    const county = await byTelephone('13800000002');
    await county.follows(invitation.payload.slice(invitation.payload.indexOf('#')));
    await county.sees('“示例县住建局”请你做主管部门管理员');
    await county.types('你的姓名', '关科长');
    await county.taps('接受');
    await county.sees('加入好了');
    const countyDesk = await atDesk(county, 1280);

    const clerk = await byTelephone('13800000003');
    const company = await atDesk(clerk, 390);
    await company.follows('替单位申请');
    const wish = { 单位全称: '吉林示范建筑公司', 统一社会信用代码: '91350100M000100Y43', 你的姓名: '马丽' };
    for (const [label, text] of Object.entries(wish)) await company.types(label, text);
    await company.chooses('向哪个主管部门申请', '示例县住建局（示例县）');
    await company.presses('交申请');
    await company.sees('等主管部门决定');

    await countyDesk.page.reload();
    await countyDesk.follows('1 个申请等着决定');
    await countyDesk.sees('吉林示范建筑公司');
    await countyDesk.presses('同意');
    await countyDesk.sees('同意了');
    await company.page.reload();
    await company.sees('先传一份名单');
    expect([...desk.faults.list, ...countyDesk.faults.list, ...company.faults.list]).toEqual([]);
  },
);
