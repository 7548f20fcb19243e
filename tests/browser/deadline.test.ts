import { aStage } from './support/stage';

const stage = aStage({ date: '2022-12-05' });

it('lets who applies on the last day be in time, and tells who comes the day after that it is over', async () => {
  const early = await stage.signedIn('新来的人');
  await early.addsCertificate('钢筋工', '旧证书，还没换', '有效');
  const late = await stage.signedIn('赵师傅');
  await late.sees('26', '12月31日截止');

  await stage.server.moveClock('2022-12-31', '23:30');
  await early.goesHome();
  await early.reloads();
  await early.sees('今天', '12月31日截止');
  await early.taps('去注册');
  await early.taps('我已注册');
  await early.keepsDay('2022-12-31');
  await early.taps('下一步：申请更换');
  await early.taps('我已申请');
  await early.keepsDay('2022-12-31');
  await early.sees('申请更换，记好了');
  await early.taps('关闭');
  await early.sees('12月31日做完了');

  await stage.server.moveClock('2023-01-01', '00:05');
  await late.reloads();
  await late.sees('换证的期限已经过了');
  await late.taps('详情');
  await late.sees('2022年12月31日前没换的，旧证书自动失效', '文件未规定', '0431-82752530');
  expect(await late.reads()).not.toContain('还剩');

  await early.goesHome();
  await early.reloads();
  await early.taps('详情');
  await early.sees('申请交上去了，等电子证书', '你的申请日期是 2022年12月31日');
  expect(await early.reads()).not.toContain('这在期限');
});

it('lets the demo show the days that come, one tap a day', async () => {
  const holder = await stage.signedIn('新来的人');
  const before = (await stage.server.today()).slice(-2);
  await holder.taps('模拟日期', { part: true });
  await holder.taps('往后拨一天');
  await holder.sees('现在是');
  expect(Number((await stage.server.today()).slice(-2))).toBe(Number(before) + 1);
});
