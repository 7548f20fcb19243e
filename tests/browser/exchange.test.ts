import { testInLongRun } from '../support/long';
import { aStage } from './support/stage';

const stage = aStage({ date: '2022-12-05' });

testInLongRun('asks a skilled worker for no study, neither before the exchange nor every year', async () => {
  const holder = await stage.signedIn('新来的人');
  await holder.addsCertificate('砌筑工', '旧证书，还没换', '有效');
  await holder.sees('可以换，先去注册', '换这本证书不用先学习');
  expect(await holder.reads()).not.toMatch(/学满|学时/);
  await holder.taps('去注册');
  await holder.taps('我已注册');
  await holder.keepsDay('2022-12-05');
  await holder.taps('下一步：申请更换');
  await holder.taps('我已申请');
  await holder.keepsDay('2022-12-05');
  await holder.sees('申请更换，记好了', '接下来：下载电子证书');
  expect(await holder.reads()).not.toMatch(/换证[^。]*(办了|换好了|办好了)/); // applied for is not received
  await holder.taps('关闭');
  await holder.goesHome();
  await holder.sees('看看能下载了没');
  expect(await holder.reads()).not.toContain('办好了');
  await holder.taps('详情');
  await holder.sees('申请交上去了，等电子证书', '旧证书，已经申请更换', '没有要求技能人员每年学');
  expect(await holder.reads()).not.toContain('已经换成电子证书');
});

testInLongRun('counts two certificates of one holder apart', async () => {
  const holder = await stage.signedIn('李秀英');
  await holder.tapsOn('材料员', '学时');
  await holder.sees('还差 32 学时');
  await holder.notesHours(4);
  await holder.sees('还差 28 学时');
  await holder.goesHome();
  await holder.sees('还差 28 学时，学满才能换', '还差 20 学时，学满才能换');
});

// Moves the clock on for all who come after it: the last walk of this file.
it('leads a site professional from nothing to the electronic certificate, and on to the next year', async () => {
  const holder = await stage.signedIn('新来的人');
  await holder.sees('还没有证书');
  await holder.addsCertificate('施工员（土建）', '旧证书，还没换', '我还没查');
  await holder.sees('先查旧证书是不是有效', '12月31日（还剩26天）');

  await holder.taps('去查证书');
  await holder.sees('吉林省建设工程技术人员培训管理系统');
  expect(await holder.canTap('打电话')).toBe(true);
  await holder.taps('我查好了');
  await holder.chooses('有效');
  await holder.keepsDay('2022-12-05');

  await holder.taps('下一步：注册个人用户');
  await holder.sees('rcgz.mohurd.gov.cn', '400-999-9355 转 1');
  await holder.taps('我已注册');
  await holder.keepsDay('2022-12-04');

  await holder.taps('下一步：学满 32 学时');
  await holder.sees('zyk.etledu.com');
  await holder.taps('记学时');
  await holder.sees('还差 32 学时');
  await holder.notesHours(24);
  await holder.notesHours(7.9, '2022-12-04');
  await holder.sees('还差 0.1 学时');
  await holder.notesHours(0.1, '2022-12-02');
  await holder.sees('学够了');

  await holder.goesHome();
  await holder.sees('学时够了，去申请更换');
  await holder.taps('去申请更换');
  await holder.taps('我已申请');
  await holder.keepsDay('2022-12-05');
  await holder.sees('申请更换，记好了', '接下来');
  await holder.taps('看看能下载了没');
  await holder.taps('我已下载');
  await holder.keepsDay('2022-12-05');
  await holder.taps('下一步：记下新编号');
  await holder.taps('记新编号');
  await holder.types('新证书编号', '02206101 0000 7');
  await holder.taps('记下来');
  await holder.sees('换证走完了', '新证书拿到了', '从 2023年1月1日起，每年要学满 32 学时');
  expect(await holder.canTap('出示状态码')).toBe(true);
  await holder.taps('关闭');

  await holder.goesHome();
  await holder.taps('详情');
  await holder.sees('已经换成电子证书', '从 2023年1月1日起，每年要学满 32 学时', '0220610100007');

  await stage.server.moveClock('2023-02-01');
  await holder.goesHome();
  await holder.reloads();
  await holder.sees('今年还差 32 学时', '12月31日截止', '333');
  await holder.taps('记学时');
  await holder.sees('2023年要学的', '每年的要求还没开始算');
  await holder.notesHours(24);
  await holder.notesHours(8, '2023-01-15');
  await holder.sees('学够了');
  await holder.goesHome();
  await holder.sees('2023 年学够了');
});
