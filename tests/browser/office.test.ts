// The desk of companies and authorities, in a browser, with the holders' phones beside it.
import { aStage } from './support/stage';

const stage = aStage({ date: '2022-12-05' });

it('a clerk comes in by the phone, mends a list, takes it over, and hours come and go with the holder’s consent', async () => {
  const desk = await stage.desk();
  await desk.sees('两分钟有效，只能用一次。');
  const { payload, digits } = await desk.answer<{ payload: string; digits: string }>('sign-ins');
  await desk.sees(digits);

  const clerk = await stage.signedIn('马丽');
  await clerk.follows(payload.slice(payload.indexOf('#')));
  await clerk.sees(digits);
  await clerk.taps('数字一样，确认登录');
  await clerk.sees('电脑上登录好了');

  await desk.sees('大家办到哪里了');
  await desk.follows('名单');
  await desk.uploads(
    '新名单.csv',
    '证书编号,姓名,岗位,项目\n演示-0001,陈志远,机械员,一号楼\n,,施工员,一号楼\n',
  );
  await desk.sees('2 行 = 新增 1 + 变化 0 + 没变 0 + 不收 1');
  await desk.presses('改这一行：第 3 行');
  await desk.types('证书编号', '演示-1001');
  await desk.types('姓名', '王建国');
  await desk.presses('改好，再核对');
  await desk.sees('2 行 = 新增 2 + 变化 0 + 没变 0 + 不收 0');
  await desk.presses('都保留');
  await desk.presses('用这份名单');
  await desk.sees('正在用');

  await desk.follows('请人加入');
  await desk.presses('做一张海报');
  await desk.sees('0 人加入');
  const poster = await desk.answer<{ payload: string }>('posters');

  const holder = await stage.signedIn('陈志远');
  await holder.follows(poster.payload.slice(poster.payload.indexOf('#')));
  await holder.sees('示例建筑有限公司 请你加入');
  await holder.chooses('机械员');
  await holder.page.getByRole('checkbox', { name: /^学时/ }).tap();
  await holder.taps('同意');
  await holder.sees('同意好了');

  await desk.follows('人员');
  await desk.types('姓名或编号', '演示-0001');
  await desk.sees('符合的 1 人');
  await desk.follows('陈志远');
  await desk.sees('本人看到的样子');

  await holder.follows('#/pages/office/joined/index');
  await holder.taps('收回同意');
  await holder.taps('收回同意');
  await holder.sees('没有。扫单位的海报可以加入。');
  await desk.page.reload();
  await desk.sees('未加入，看不到学时');
  await desk.seesNoMore('本人看到的样子');
  expect(await desk.tooWide()).toEqual([]);
});

it('a county sees its companies, the worst first, and lets one in', async () => {
  const applicant = await stage.desk(390);
  await applicant.signsInAs('吴芳');
  await applicant.follows('替单位申请');
  await applicant.types('单位全称', '吉林示范建筑公司');
  applicant.faults.expect(/status of 422 .*applications/);
  await applicant.types('统一社会信用代码', '9122010000000000');
  await applicant.chooses('向哪个主管部门申请', '示例县住房和城乡建设局（示例县）');
  await applicant.types('你的姓名', '吴芳');
  await applicant.presses('交申请');
  await applicant.sees('统一社会信用代码是 18 位');
  await applicant.types('统一社会信用代码', '91350100M000100Y43');
  await applicant.presses('交申请');
  await applicant.sees('等主管部门决定');
  expect(await applicant.tooWide()).toEqual([]);

  const officer = await stage.desk();
  await officer.signsInAs('关科长');
  await officer.follows(/^示例县住房和城乡建设局/);
  await officer.sees('示例建筑有限公司');
  expect(await officer.tooWide()).toEqual([]);
  await officer.follows('1 个申请等着决定');
  await officer.sees('吉林示范建筑公司');
  await officer.presses('同意');
  await officer.sees('同意了');

  await applicant.page.reload();
  await applicant.sees('先传一份名单');
  expect(await applicant.tooWide()).toEqual([]);
});
