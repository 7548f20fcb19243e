import { aStage } from './support/stage';

const stage = aStage({ date: '2022-12-05' });

it('opens and reads without a connection, once it was opened with one', async () => {
  const holder = await stage.signedIn('李秀英');
  await holder.hasAppOnPhone();
  await holder.goesOffline();
  await holder.reloads();
  await holder.sees('现在连不上网，只能看存下来的内容', '可以换，还差 20 学时');
  await holder.tapsOn('资料员', '整条路');
  await holder.sees('你现在在这一步');
  await holder.opensStep('注册个人用户');
  await holder.sees('11月28日做完了', 'rcgz.mohurd.gov.cn');
  await holder.goesHome();
  await holder.comesBackOnline();
  await holder.seesNoMore('现在连不上网');
});

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
  const holder = await stage.signedIn('陈志远');
  const onAnotherPhone = await stage.signedIn('陈志远');
  for (const phone of [holder, onAnotherPhone]) await phone.taps('学时');
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
  await holder.sees('服务器没答好，看到的可能不是最新的', '可以换，还差 20 学时');
  expect(await holder.complaints()).toEqual([]);
  await holder.page.unroute(list);
  await holder.taps('服务器没答好', { part: true });
  await holder.seesNoMore('服务器没答好');
});
