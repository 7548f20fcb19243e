import { aStage } from './support/stage';

const stage = aStage({ date: '2022-12-05' });

it('refuses 试验员 with the reason and shows the other way', async () => {
  const holder = await stage.signedIn('新来的人');
  await holder.addsCertificate('试验员', '旧证书，还没换', null, '现场专业人员');
  await holder.sees('这本证书换不了', '这个岗位或工种在新系统里没有对应的名称');
  await holder.readsClause('四(二)');
  await holder.goesHome();
  await holder.taps('看看到哪里查');
  await holder.sees('吉林省建设工程技术人员培训管理系统', '厅建管处', '0431-82752530');
  expect(await holder.canTap('打电话')).toBe(true);
});

it('tells who holds a cancelled certificate why it cannot be exchanged and whom to ask', async () => {
  const holder = await stage.signedIn('周国强');
  await holder.sees('这本证书换不了');
  await holder.taps('详情');
  await holder.sees('省里的系统显示它是“注销”');
  await holder.readsClause('一');
  await holder.goesBack();
  await holder.taps('看看找谁问');
  await holder.sees('厅建管处', '0431-82752530');
});

it('opens the way again when a cancelled certificate turns out to be valid', async () => {
  const holder = await stage.signedIn('周国强');
  await holder.taps('详情');
  await holder.changesAnswer('培训管理系统里显示');
  await holder.chooses('有效');
  await holder.taps('昨天12月4日');
  await holder.taps('按“2022年12月4日”记下');
  await holder.sees('记下以后，结果变了', '这本证书换不了');
  await holder.taps('对，就这样');
  await holder.sees('先去注册，学满学时才能换');
});
