import { testInLongRun } from '../support/long';
import { aStage } from './support/stage';

const stage = aStage({ date: '2022-12-05' });

testInLongRun('loses nothing when the server is killed in mid-way, and goes on where it was', async () => {
  const holder = await stage.signedIn('李秀英');
  await holder.tapsOn('材料员', '学时');
  await holder.notesHours(6);
  await holder.goesHome();
  await holder.taps('再加一本证');
  await holder.choosesPlace('吉林省');
  await holder.answers('钢筋工');
  await holder.isAt('现在手里是哪一种？');

  await stage.crash();
  await holder.chooses('旧证书，还没换');
  await holder.sees('现在连不上网');
  await stage.restart();
  await holder.taps('继续');
  await holder.isAt('旧证书在省里的系统显示什么？');
  await holder.sees('钢筋工');
  await holder.answers('有效');
  await holder.taps('加上这本证');

  await holder.goesHome();
  await holder.sees('还差 26 学时，学满才能换', '还差 20 学时，学满才能换', '钢筋工');
  expect(await stage.server.today()).toBe('2022-12-05');
});

testInLongRun('sends by itself what was written down while the server was gone', async () => {
  const holder = await stage.signedIn('李秀英');
  await holder.tapsOn('材料员', '学时');
  await holder.sees('记学时');
  await stage.crash();
  await holder.taps('记今天12月5日 4学时');
  await holder.sees('有 1 条改动还没发出去');
  await stage.restart();
  await holder.seesNoMore('有 1 条改动还没发出去');
  const onAnotherPhone = await stage.signedIn('李秀英');
  await onAnotherPhone.tapsOn('材料员', '学时');
  await onAnotherPhone.sees('12月5日', '4 学时');
});
