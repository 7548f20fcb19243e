import { aStage } from './support/stage';

// The day of an application and the hours that it asks for first, told in either order.
const stage = aStage({ date: '2022-12-05' });

it('hours after an application that is told already are questioned, and can be meant', async () => {
  const holder = await stage.signedIn('李秀英');
  await holder.tapsOn('资料员', '详情');
  await holder.changesAnswer('现在手里是哪一种');
  await holder.chooses('旧证书，已经申请更换');
  await holder.tells('2022-11-20');
  await holder.taps('按“2022年11月20日”记下');
  await holder.sees('申请更换，记好了');
  await holder.taps('关闭');
  await holder.taps('学时');
  await holder.taps('记学时');
  await holder.types('学了多少？，学时数', '20');
  await holder.chooses('今天12月5日');
  await holder.hasInSight(
    '换证要先学满 32 学时，你记着 11月20日申请了更换；这一天在那以后，记上它才学满。真的是 2022年12月5日吗？',
  );
  await holder.taps('不是，重新选');
  await holder.hasInSight('先选是哪天学的');
  await holder.picks('2022-11-18');
  await holder.taps('记11月18日 20 学时');
  await holder.sees('记下了 20 学时');
});

it('what is wrong with what was typed stands under its field, and of a total nothing is chosen', async () => {
  const holder = await stage.signedIn('李秀英');
  await holder.tapsOn('材料员', '学时');
  await holder.taps('记学时');
  await holder.types('学了多少？，学时数', '1.55');
  await holder.hasInSight('填数字，最多一位小数，比如 4 或 4.5');
  const box = async (selector: string) => holder.page.locator(selector).locator('visible=true').boundingBox();
  const [field, error] = [await box('.hours-row'), await box('.hours-field .error-line')];
  const gap = (error?.y ?? 0) - ((field?.y ?? 0) + (field?.height ?? 0));
  expect(gap).toBeGreaterThanOrEqual(0);
  expect(gap).toBeLessThan(40);
  await holder.chooses('好几天加起来的');
  await holder.chooses('今天12月5日');
  expect(await holder.canTap('记到12月5日一共 32 学时')).toBe(false);
});

it('with no message left, that WeChat does not remind now is said in words', async () => {
  const holder = await stage.signedIn('李秀英');
  await holder.follows('#/pages/reminder-settings/index');
  await holder.sees('微信现在不会提醒你，这里的提醒照样有');
});
