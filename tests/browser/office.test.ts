// The desk of companies and authorities, in a browser, with the holders' phones beside it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { testInLongRun } from '../support/long';
import { aStage } from './support/stage';

const stage = aStage({ date: '2022-12-05' });

const DIST = join(__dirname, '../../miniapp/office/dist');
const MOST_BYTES = 120 * 1024;

it('the desk’s pages come in 120 KB', () => {
  const bytes = readdirSync(DIST).map((name) => gzipSync(readFileSync(join(DIST, name))).length);
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(MOST_BYTES);
});

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
  expect(await desk.complaints()).toEqual([]);
  await desk.types('证书编号', '演示-1001');
  await desk.types('姓名', '王建国');
  await desk.presses('改好，再核对');
  await desk.sees('2 行 = 新增 2 + 变化 0 + 没变 0 + 不收 0');
  await desk.presses('都保留');
  await desk.presses('用这份名单');
  await desk.sees('正在用');

  await desk.follows('请人加入');
  await desk.presses('做一张海报');
  await desk.sees('0 人扫它同意了');
  const poster = await desk.answer<{ payload: string }>('posters');
  expect(await desk.printed()).toEqual(['示例建筑有限公司', expect.stringContaining('扫码看清楚再决定')]);

  const holder = await stage.signedIn('陈志远');
  await holder.follows(poster.payload.slice(poster.payload.indexOf('#')));
  await holder.sees('“示例建筑有限公司”请你加入');
  await holder.chooses('机械员');
  await holder.types('证书上的姓名', '陈志远');
  await holder.page.getByRole('checkbox', { name: /^学时/ }).tap();
  await holder.taps('同意');
  await holder.sees('同意了');

  await desk.follows('人员');
  await desk.types('姓名或编号', '演示-0001');
  await desk.sees('符合的 1 人');
  await desk.follows('陈志远');
  await desk.sees('本人看到的样子');

  await holder.follows('#/pages/office/joined/index');
  await holder.taps('收回同意');
  await holder.sees('马上看不到了'); // the sheet's button has the name of the page's
  await holder.taps('收回同意');
  await holder.sees('没有。扫单位的海报可以加入。');
  // The page is open and nobody touches it: it asks by itself.
  await desk.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await desk.sees('未加入，看不到学时');
  await desk.seesNoMore('本人看到的样子');
  expect(await desk.complaints()).toEqual([]);
});

testInLongRun(
  'a clerk nudges who is missing, once in seven days, and a leader has spoken to them',
  async () => {
    const holder = await stage.signedIn('王建国');
    await holder.taps('详情');
    await holder.taps('认领官方记录', { part: true });
    const official = { 姓名: '王建国', 身份证号: '220102197003070014', 证书编号: '演示-1001' };
    for (const [label, text] of Object.entries(official)) await holder.types(label, text);
    await holder.taps('核对并认领');
    await holder.sees('撤回认领');

    const desk = await stage.desk();
    await desk.signsInAs('马丽');
    await desk.follows('请人加入');
    await desk.types('项目（可以不填）', '一号楼');
    await desk.presses('做一张海报');
    const { payload } = await desk.answer<{ payload: string }>('posters');
    await holder.follows(payload.slice(payload.indexOf('#')));
    await holder.sees('项目：一号楼');
    await holder.chooses('施工员');
    for (const kind of [/^学时/, /^提醒我/]) await holder.page.getByRole('checkbox', { name: kind }).tap();
    await holder.taps('同意');
    await holder.sees('同意了');
    const other = await stage.signedIn('陈志远');
    await other.follows(payload.slice(payload.indexOf('#')));
    await other.sees('项目：一号楼');
    await other.taps('不同意');
    await other.sees('没有告诉任何人。什么都没有变。');
    await holder.follows('#/pages/office/joined/index');
    await holder.taps('让微信提醒我一次');
    await holder.taps('允许');
    await holder.sees('微信还能提醒你');

    await desk.follows('人员');
    await desk.chooses('换证', '未换');
    await desk.chooses('加入', '已加入');
    await desk.sees('符合的 1 人');
    expect(desk.page.url()).toMatch(/state=open&joined=yes$/);
    await desk.ticks('选 王建国');
    await desk.presses('提醒这些人');
    await desk.sees('示例建筑有限公司提醒你：还没有换证');
    expect(await desk.complaints()).toEqual([]);
    await desk.presses('提醒这 1 人');
    await desk.sees('提醒了 1 人');
    await stage.server.moveClock('2022-12-05', '10:30');
    await holder.follows('#/pages/reminders/index');
    await holder.page.reload();
    await holder.sees('示例建筑有限公司提醒你：还没有换证', '微信已发送');

    await desk.page.reload();
    await desk.ticks('选 王建国');
    await desk.presses('提醒这些人');
    await desk.sees('12月5日提醒过了，七天一次，12月12日起可以再提醒。');
    await desk.sees('知道了，不发');
    await desk.page.keyboard.press('Escape');

    const leader = await stage.signedIn('田班长');
    await leader.follows('#/pages/office/team/index');
    await leader.sees('示例建筑有限公司　一号楼', '王建国');
    await leader.taps('我跟他说过了：王建国');
    await leader.sees('田班长 说过了');
  },
);

testInLongRun(
  'a question that the chat hands over is answered at the desk, and the answer stands in the talk',
  async () => {
    const holder = await stage.signedIn('李秀英');
    await holder.taps('问问');
    await holder.types('打字问', '我要找人工');
    await holder.taps('发送');
    await holder.sees('我要找人工');
    await holder.seesNoMore('助手在想');
    const desk = await stage.desk(390);
    await desk.signsInAs('关科长');
    await desk.follows(/^示例省住房和城乡建设厅/);
    await desk.follows('转来的问题');
    await desk.sees('我要找人工');
    await desk.presses('我来答');
    await desk.types('回答', '带身份证到县住建局窗口。');
    await desk.presses('回答');
    await desk.sees('答了：关科长');
    expect(await desk.complaints()).toEqual([]);
    await holder.page.reload();
    await holder.sees('示例省住房和城乡建设厅的人回答：', '带身份证到县住建局窗口。');
  },
);

testInLongRun('an officer sees how far an import has been read, and ends it after being asked', async () => {
  const desk = await stage.desk(390);
  // An import that takes as long as this walk wants; what the server does at this word: tests/server/office/lists
  let state: 'running' | 'failed' = 'running';
  let rows = 1_200;
  const list = () => ({
    ...{ id: 'a'.repeat(24), kind: 'certificates', state, fileName: '十二月.xlsx', source: '示例省名单' },
    ...{ asOf: '2022-12-01', startedAt: '2022-12-05T01:00:00.000Z' },
    counts: { rows, added: 0, changed: 0, confirmed: 0, older: 0, repeated: 0, bad: 0 },
    failure: state === 'failed' ? '取消了，什么都没有改。' : null,
  });
  await desk.page.route(/\/v1\/office\/orgs\/\w+\/lists$/, (route) => {
    rows += 1_000;
    return route.fulfill({ json: { lists: [list()] } });
  });
  await desk.page.route(/\/lists\/\w+\/cancel$/, (route) => {
    state = 'failed';
    return route.fulfill({ json: list() });
  });
  await desk.signsInAs('关科长');
  await desk.follows(/^示例省住房和城乡建设厅/);
  await desk.follows('官方名单');
  await desk.sees('已经读了 2,200 行');
  await desk.sees('已经读了 3,200 行');
  await desk.presses('取消导入：十二月.xlsx');
  await desk.sees('取消这次导入？');
  expect(await desk.complaints()).toEqual([]);
  await desk.presses('接着导入');
  await desk.presses('取消导入：十二月.xlsx');
  await desk.presses(/^取消导入$/);
  await desk.sees('取消了，什么都没有改。');
  await desk.seesNoMore('已经读了');
  expect(await desk.complaints()).toEqual([]);
});

testInLongRun('a county sees its companies, the worst first, and lets one in', async () => {
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
  expect(await applicant.complaints()).toEqual([]);

  const officer = await stage.desk();
  await officer.signsInAs('关科长');
  await officer.follows(/^示例县住房和城乡建设局/);
  await officer.sees('示例建筑有限公司');
  expect(await officer.complaints()).toEqual([]);
  await officer.presses('看人名：示例建筑有限公司');
  await officer.types('原因', '核对项目配备');
  await officer.presses('看人名');
  await officer.sees('***3001');
  expect(await officer.complaints()).toEqual([]);
  await officer.page.keyboard.press('Escape');
  await officer.follows('日志');
  await officer.sees('看了“示例建筑有限公司”的人名：核对项目配备');
  await officer.follows('成员');
  await officer.sees('主管部门要有两位管理员');
  expect(await officer.complaints()).toEqual([]);
  await officer.follows('单位');
  await officer.follows('1 个申请等着决定');
  await officer.sees('吉林示范建筑公司');
  expect(await officer.complaints()).toEqual([]);
  await officer.presses('同意');
  await officer.sees('同意了');

  await applicant.page.reload();
  await applicant.sees('先传一份名单');
  expect(await applicant.complaints()).toEqual([]);
});
