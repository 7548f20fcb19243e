import { readFileSync } from 'node:fs';
import { testInLongRun } from '../support/long';
import { aStage } from './support/stage';

const stage = aStage({ date: '2022-12-05' });

it('opens and reads without a connection, once it was opened with one', async () => {
  const holder = await stage.signedIn('李秀英');
  await holder.hasAppOnPhone();
  await holder.goesOffline();
  await holder.reloads();
  await holder.sees('现在连不上网，只能看存下来的内容', '还差 20 学时，学满才能换');
  await holder.tapsOn('资料员', '全部步骤');
  await holder.sees('你现在在这一步');
  await holder.opensStep('注册个人用户');
  await holder.sees('11月28日做完了', 'rcgz.mohurd.gov.cn');
  await holder.goesHome();
  await holder.comesBackOnline();
  await holder.seesNoMore('现在连不上网');
});

testInLongRun(
  'leaves to the server, on the second visit too, every address that is not the app’s own',
  async () => {
    const holder = await stage.signedIn('李秀英');
    await holder.hasAppOnPhone();
    const answered = holder.page.waitForResponse('**/v2/reminders/calendar');
    await holder.taps('提醒');
    await holder.taps('放进手机日历', { part: true });
    const { file } = (await (await answered).json()) as { file: string };
    const { page } = holder;
    const controlled = () => page.evaluate(() => navigator.serviceWorker.controller !== null);
    const at = (path: string) => new URL(path, stage.server.url).href;
    holder.faults.expect(/status of 404|ERR_ABORTED/);
    for (const visit of ['first', 'second']) {
      await holder.arrives(`?${visit}`);
      await holder.isAt('我的证');
      expect(await controlled()).toBe(true);
      const clock = await page.goto(at('v1/clock'));
      expect([clock?.fromServiceWorker(), (await clock?.json())?.today]).toEqual([false, '2022-12-05']);
      holder.faults.expect(/status of 401 .*office\/session/); // nobody sits at that desk
      const office = await page.goto(at('office/'));
      expect(office?.fromServiceWorker()).toBe(false);
      expect(await office?.text()).not.toContain('id="app"');
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        page.goto(at(file)).catch(() => undefined),
      ]);
      expect(readFileSync(await saved.path(), 'utf8')).toContain('BEGIN:VCALENDAR');
      // An ordinary link from outside: the server leads on into the app, which says what it makes of the code.
      await page.goto(at('S/ABCDEFGH'));
      await holder.sees('没查成');
      expect(page.url()).toContain('#/pages/verification/scan/index?code=ABCDEFGH');
    }
  },
);

it('sends later, in order, what was changed offline', async () => {
  const holder = await stage.signedIn('赵师傅');
  await holder.taps('去注册');
  await holder.sees('我已注册');
  await holder.goesOffline();
  await holder.taps('我已注册');
  await holder.keepsDay('2022-12-05');
  await holder.sees('有 1 条改动还没发出去');
  await holder.comesBackOnline();
  await holder.seesNoMore('还没发出去');
  const onAnotherPhone = await stage.signedIn('赵师傅');
  await onAnotherPhone.sees('可以换，去申请更换');
});

it('says so when a change made offline is refused afterwards', async () => {
  const holder = await stage.signedIn('李秀英');
  const onAnotherPhone = await stage.signedIn('李秀英');
  for (const phone of [holder, onAnotherPhone]) await phone.tapsOn('材料员', '学时');
  await holder.sees('记学时');
  await holder.goesOffline();
  await holder.taps('记今天12月5日 4学时');
  await onAnotherPhone.notesHours(22);
  holder.faults.expect(/status of 4\d\d/);
  await holder.comesBackOnline();
  await holder.sees('有 1 条改动没被接受');
  await holder.taps('看看', { part: true });
  await holder.sees('记 4 学时（12月5日）');
  await holder.taps('知道了');
  await holder.seesNoMore('没被接受');
});

it('says that what it shows may be old while the server answers badly', async () => {
  const holder = await stage.signedIn('李秀英');
  const list = '**/v1/certificates';
  await holder.page.route(list, (route) => route.fulfill({ status: 500, json: {} }));
  holder.faults.expect(/status of 500/);
  await holder.taps('怎么办');
  await holder.isAt('怎么办');
  await holder.taps('我的证');
  await holder.sees('服务器没答好，看到的可能不是最新的', '还差 20 学时，学满才能换');
  expect(await holder.complaints()).toEqual([]);
  await holder.page.unroute(list);
  await holder.taps('服务器没答好', { part: true });
  await holder.seesNoMore('服务器没答好');
});
