import { readFileSync } from 'node:fs';
import { testInLongRun } from '../support/long';
import type { Person } from './support/person';
import { aStage } from './support/stage';

const stage = aStage({ date: '2022-12-05' });

/** More than are kept back for the last days. */
const ACCEPTANCES = 6;

/** Opens the settings and allows a message of each kind, so many times. */
async function allows(holder: Person, times: number): Promise<void> {
  await holder.taps('有事那天', { part: true });
  for (let time = 1; time <= times; time += 1) {
    await holder.taps('让微信提醒我一次');
    await holder.sees('演示：微信会这样问');
    await holder.taps('允许');
    await holder.sees(`好，微信还能提醒你 ${2 * time} 次`);
  }
  await holder.goesBack();
}

async function movesClock(holder: Person, date: string, day: string): Promise<void> {
  await holder.taps('模拟日期', { part: true });
  await holder.picks(date);
  await holder.taps(`拨到 ${day}`);
  await holder.sees(`现在是 ${day}`);
}

it('tells of a certificate of another pack in its own words, and sends nobody for an update that there is not', async () => {
  const holder = await stage.signedIn('新来的人');
  const facts = { expiresOn: '2023-02-10', employed: true };
  const card = { pack: 'safety-abc', kind: 'safety-abc', trade: 'C', specialty: null, facts };
  await holder.sends('POST', 'v2/certificates', { requestId: 'request-reminded-01', ...card });
  const posted = { pack: 'hubei-2021', kind: 'site-professional', trade: '材料员', specialty: null };
  const exchanged = { facts: { issuedOn: null, exchangedOn: '2021-06-10' } };
  await holder.sends('POST', 'v2/certificates', {
    requestId: 'request-reminded-02',
    ...posted,
    ...exchanged,
  });
  await holder.taps('提醒');
  await holder.sees('提醒的内容：', '可以延续了');
  expect(await holder.reads()).not.toContain('请更新');
  await holder.taps('放进手机日历');
  await holder.sees('全国（建筑施工） 建筑施工安管人员（C 类）：延续最后一天', '湖北省 材料员：');
  const titles = await holder.page.locator('.calendar-title').allTextContents();
  expect(titles[0]).toContain('C 类');
  await holder.taps('关闭');
  await holder.taps('去看这一步');
  await holder.isAt('通过单位申请延续');
});

it('lets a holder allow messages, tells when one has come, and leads from it to the step', async () => {
  const holder = await stage.signedIn('王建国');
  await holder.taps('提醒');
  await holder.sees('12月17日', '12 天后，上午 9 点', '换证还剩 14 天');
  await allows(holder, ACCEPTANCES);
  await holder.sees(`微信还能提醒你 ${2 * ACCEPTANCES} 次`);

  await movesClock(holder, '2022-12-17', '2022年12月17日');
  await holder.sees('来了 1 条提醒');
  await holder.taps('看看');
  await holder.sees(
    '收到的（1）',
    '没读',
    '换证还剩 14 天',
    '旧证书要在 12月31日（还剩14天）前申请更换',
    '微信已发送',
  );
  await holder.sees(`微信还能提醒你 ${2 * ACCEPTANCES - 1} 次`);
  await holder.taps('去看这一步', { part: true });
  await holder.isAt('查旧证书是不是有效');
  await holder.goesBack();
  await holder.seesNoMore('没读');
  expect(await holder.reads()).toContain('换证还剩 14 天');
});

testInLongRun(
  'stays quiet during a pause and says what it leaves out; afterwards it reminds again',
  async () => {
    const holder = await stage.signedIn('李秀英');
    await holder.taps('提醒', { part: true });
    await holder.taps('有事那天', { part: true });
    await holder.taps('暂停提醒', { part: true });
    await holder.chooses('停到我来恢复');
    await holder.sees('12月31日的期限就在里面，自己要记着');
    await holder.taps('停下提醒，12月31日我自己记着');
    await holder.sees('等你来恢复');
    await holder.goesBack();

    await holder.chooses('接下来');
    await holder.sees('暂停中，这天不发');
    await movesClock(holder, '2022-12-24', '2022年12月24日');
    expect(await holder.reads()).not.toContain('来了');
    expect(await holder.canTap('看看')).toBe(false);

    await holder.taps('恢复提醒');
    await holder.sees('有事那天');
    await movesClock(holder, '2022-12-28', '2022年12月28日');
    await holder.sees('来了 1 条提醒');
    await holder.taps('看看');
    await holder.sees('换证还剩 3 天', '资料员', '材料员');
  },
);

it('gives the deadlines as a file for the phone’s calendar', async () => {
  const holder = await stage.signedIn('赵师傅');
  await holder.taps('提醒', { part: true });
  await holder.chooses('接下来');
  await holder.taps('放进手机日历');
  await holder.sees('砌筑工：换证最后一天');
  const [download] = await Promise.all([holder.page.waitForEvent('download'), holder.taps('存成日历文件')]);
  expect(download.suggestedFilename()).toMatch(/\.ics$/);
  const file = readFileSync(await download.path(), 'utf8');
  expect(file).toContain('SUMMARY:砌筑工：换证最后一天');
  expect(file).toContain('DTSTART;VALUE=DATE:20221231');
  await holder.sees('日历文件存好了');
});

testInLongRun('keeps the hour that was chosen', async () => {
  const holder = await stage.signedIn('周国强');
  await holder.taps('提醒', { part: true });
  await holder.taps('有事那天', { part: true });
  await holder.taps('几点提醒', { part: true });
  await holder.chooses('晚上 8 点');
  await holder.taps('晚上 8 点提醒我');
  await holder.seesNoMore('几点提醒你？');
  await holder.goesBack();
  await holder.sees('有事那天，晚上 8 点提醒');
});
