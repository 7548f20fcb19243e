import { testInLongRun } from '../support/long';
import { aStage } from './support/stage';

const stage = aStage({ date: '2022-12-05' });

it('keeps answers through going back, closing the app and another device, and refolds the way when one changes', async () => {
  const holder = await stage.signedIn('王建国');
  await holder.taps('再加一本证');
  await holder.choosesPlace('吉林省');
  await holder.answers('质量员（土建）');
  await holder.isAt('现在手里是哪一种？');

  await holder.goesBack();
  await holder.isAt('证书上写的是什么岗位或工种？');
  expect(await holder.hasChosen('质量员（土建）')).toBe(true);
  await holder.answers('质量员（市政）');
  await holder.isAt('现在手里是哪一种？');
  await holder.sees('质量员（市政）');

  await holder.reloads();
  await holder.sees('质量员（市政）');

  const onAnotherPhone = await stage.signedIn('王建国');
  await onAnotherPhone.taps('再加一本证');
  await onAnotherPhone.isAt('哪里的证书');
  await onAnotherPhone.chooses('吉林省');
  await onAnotherPhone.sees('你上次答到一半', '吉林省的证，答过：质量员（市政）。');
  await onAnotherPhone.taps('接着答');
  await onAnotherPhone.isAt('现在手里是哪一种？');
  await onAnotherPhone.answers('旧证书，还没换');
  await onAnotherPhone.answers('有效');
  await onAnotherPhone.sees('质量员（市政），我的判断是', '先去注册，学满学时才能换');

  await onAnotherPhone.changesAnswer('现在手里是哪一种？');
  await onAnotherPhone.answers('直接拿到的电子证书');
  await onAnotherPhone.isAt('电子证书是哪一天取得的？');
  await onAnotherPhone.tells('2022-11-20');
  await onAnotherPhone.sees('这是电子证书，不用换');

  await onAnotherPhone.changesAnswer('现在手里是哪一种？');
  await onAnotherPhone.answers('旧证书，还没换');
  await onAnotherPhone.sees('先去注册，学满学时才能换');
  await onAnotherPhone.taps('加上这本证');

  await holder.goesHome();
  await holder.sees('质量员（市政）');
});

it('once a certificate is added the browser’s back leads to where its questions began, past all of them', async () => {
  const holder = await stage.signedIn('新来的人');
  await holder.taps('加一本证');
  await holder.choosesPlace('吉林省');
  await holder.answers('材料员');
  await holder.answers('旧证书，还没换');
  await holder.answers('有效');
  await holder.taps('加上这本证');
  await holder.isAt('全部步骤');
  await holder.page.goBack();
  await holder.isAt('我的证');
  await holder.sees('材料员');
});

it('what is typed as a post is there after the page is loaded again, until it is given', async () => {
  const holder = await stage.signedIn('王建国');
  await holder.taps('再加一本证');
  await holder.choosesPlace('吉林省');
  await holder.chooses('都不是，我自己写');
  await holder.types('照证书上的写', '材料员');
  await holder.reloads();
  await holder.isAt('证书上写的是什么岗位或工种？');
  expect(await holder.hasChosen('都不是，我自己写')).toBe(true);
  await holder.taps('继续');
  await holder.isAt('现在手里是哪一种？');
  await holder.sees('材料员');
});

it('takes a step back that was marked too early', async () => {
  const holder = await stage.signedIn('赵师傅');
  await holder.taps('去注册');
  await holder.taps('我已注册');
  await holder.keepsDay('2022-12-05');
  await holder.goesHome();
  await holder.sees('可以换，去申请更换');
  await holder.taps('全部步骤');
  await holder.opensStep('注册个人用户');
  await holder.taps('收回这一步');
  await holder.sees('收回了');
  await holder.goesHome();
  await holder.sees('可以换，先去注册');
});

testInLongRun(
  'shows on one phone what was written down on another, and loses nothing of either',
  async () => {
    const one = await stage.signedIn('李秀英');
    const other = await stage.signedIn('李秀英');
    for (const phone of [one, other]) await phone.tapsOn('资料员', '学时');
    await one.notesHours(4);
    await other.notesHours(2.5);
    await other.sees('还差 13.5 学时');
    await one.reloads();
    await one.sees('还差 13.5 学时');
  },
);
