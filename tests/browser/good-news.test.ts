import { aStage } from './support/stage';

// Never false good news, always the next thing: what a newcomer's walk over all screens once stumbled on.
const stage = aStage({ date: '2022-12-05' });

it('hours of today are named on their button and go out again with 撤销; of any other hours the day is chosen', async () => {
  const holder = await stage.signedIn('李秀英');
  await holder.tapsOn('资料员', '学时');
  await holder.sees('还差 20 学时', '每天 0.8 学时就来得及');
  await holder.taps('记今天12月5日 4学时');
  await holder.sees('还差 16 学时');
  await holder.taps('撤销');
  await holder.sees('还差 20 学时');
  await holder.taps('记学时');
  await holder.sees('学了多少？');
  expect(await holder.page.locator('.toast:visible').count()).toBe(0);
  await holder.hasInSight('先选是哪天学的');
  await holder.chooses('好几天加起来的');
  await holder.taps('都学满了');
  await holder.chooses('昨天12月4日');
  await holder.taps('记到12月4日一共 32 学时');
  await holder.sees('学够了');
  await holder.taps('去申请更换');
  await holder.isAt('申请更换');
});

it('hours that are too many for a day are offered as those of several days: 24 or 28 more where 4 stand', async () => {
  const holder = await stage.signedIn('李秀英');
  await holder.tapsOn('材料员', '学时');
  await holder.notesHours(4);
  await holder.taps('记今天12月5日 4学时');
  await holder.sees('还差 24 学时');
  expect(await holder.page.locator('.toast:visible').count()).toBe(1);
  await holder.taps('撤销');
  await holder.sees('还差 28 学时');
  const tooMany = async (hours: number) => {
    await holder.taps('记学时');
    await holder.types('学了多少？，学时数', `${hours}`);
    await holder.chooses('今天12月5日');
    await holder.taps(`记12月5日 ${hours} 学时`);
    await holder.hasInSight('这一天已经记了 4 学时');
    await holder.taps('按“好几天加起来的”记');
  };
  await tooMany(24);
  await holder.taps('记到12月5日一共 28 学时');
  await holder.sees('还差 4 学时');
  await tooMany(28);
  await holder.taps('记到12月5日一共 56 学时');
  await holder.sees('学够了');
});

it('no day of the law has a shortcut; a year or 记不清 is an answer, and what is missing is said', async () => {
  const holder = await stage.signedIn('赵师傅');
  await holder.taps('去注册');
  await holder.taps('我已注册');
  await holder.sees('哪天做的？');
  expect(await holder.reads()).not.toMatch(/今天|昨天/);
  await holder.hasInSight('先选是哪天，记不清也能选');
  await holder.chooses('记不清是哪一年');
  await holder.taps('按“记不清哪天”记下');
  await holder.taps('下一步：申请更换');
  await holder.taps('我已申请');
  expect(await holder.reads()).not.toMatch(/今天|昨天/);
  await holder.chooses('记不清是哪一年');
  await holder.taps('按“记不清哪天”记下');
  await holder.sees('记下以后，结果变了', '先想想哪一天申请更换的');
  await holder.taps('对，就这样');
  await holder.goesHome();
  await holder.sees('先弄清', '先想想哪一天申请更换的');
  expect(await holder.reads()).not.toContain('办好了');
});

it('asks of an unexchanged certificate no day of an exchange, and takes in none without its day', async () => {
  const holder = await stage.signedIn('李秀英');
  await holder.tapsOn('资料员', '详情');
  await holder.sees('这本证的情况');
  expect(await holder.reads()).not.toMatch(/申请更换的日子|拿到电子证书的日子|新证书编号/);
  await holder.changesAnswer('现在手里是哪一种');
  await holder.chooses('已经换成电子证书');
  await holder.hasInSight('先选是哪天，记不清也能选');
  await holder.tells('2022-10');
  await holder.sees('真的是 2022年10月吗');
  expect(await holder.canTap('没错，就是2022年10月')).toBe(true);
});

it('corrects a post and a kind; what that makes of the verdict is shown before and after, and taken back', async () => {
  const holder = await stage.signedIn('孙敏');
  await holder.taps('详情');
  await holder.changesAnswer('岗位或工种');
  await holder.chooses('材料员');
  await holder.taps('记下来');
  await holder.sees('记下以后，结果变了', '原来', '这本证书换不了', '现在');
  await holder.taps('不对，改回去');
  await holder.sees('改回去了', '试验员');
  await holder.seesNoMore('材料员');
  await holder.changesAnswer('岗位或工种');
  await holder.chooses('砌筑工');
  await holder.taps('记下来');
  await holder.taps('对，就这样');
  await holder.isAt('砌筑工');
});

it('notices that the same certificate is added twice, and folds at home what cannot be helped', async () => {
  const holder = await stage.signedIn('李秀英');
  await holder.taps('再加一本证');
  await holder.choosesPlace('吉林省');
  for (const answer of ['资料员', '旧证书，还没换', '有效']) await holder.answers(answer);
  await holder.sees('你已经有一本资料员了', '是另一本，还是加上');
  await holder.changesAnswer('证书上写的是什么岗位或工种？');
  await holder.answers('试验员');
  await holder.answers('现场专业人员');
  await holder.taps('加上这本证');
  await holder.isAt('全部步骤');
  await holder.goesHome();
  await holder.sees('材料员');
  expect(await holder.page.locator('.cert-title:visible').allInnerTexts()).not.toContain('试验员');
  await holder.taps('办完了的、办不了的（1）');
  await holder.sees('试验员');
});

it('fills in a claim what is known of the certificate, and shows whose code it is', async () => {
  const holder = await stage.signedIn('王建国');
  await holder.taps('详情');
  await holder.changesAnswer('证书编号');
  await holder.types('照证书上的写', '吉建0012345');
  await holder.taps('记下来');
  await holder.sees('吉建0012345');
  await holder.taps('认领官方记录', { part: true });
  await holder.isAt('认领官方记录');
  expect(await holder.page.getByLabel('证书编号').locator('visible=true').last().inputValue()).toBe(
    '吉建0012345',
  );
  await holder.goesBack();
  await holder.taps('出示状态码', { part: true });
  await holder.isAt('出示状态码');
  await holder.sees('施工员（土建）', '持证人：王建国', '只有本人填写，没有核实');
});

it('a page begins at its top, wherever the one before was left', async () => {
  const holder = await stage.signedIn('李秀英');
  const toTheEnd = () => holder.page.mouse.wheel(0, 5000);
  const beginsAt = async (title: string) => {
    await holder.isAt(title);
    const { y } = (await holder.page.getByRole('heading', { name: title, exact: true }).boundingBox()) ?? {};
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThan(200);
  };
  await toTheEnd();
  await holder.tapsOn('材料员', '全部步骤');
  await beginsAt('全部步骤');
  await toTheEnd();
  await holder.opensStep('注册个人用户');
  await beginsAt('注册个人用户');
  await toTheEnd();
  await holder.goesHome();
  await holder.taps('怎么办');
  await beginsAt('怎么办');
});

// Moves the clock on for all who come after it: the last walk of this file.
it('what lies far, near and in the last three days looks different at home', async () => {
  const holder = await stage.signedIn('王建国');
  // By its figure: what the phone kept of the day before shows first.
  const look = (figure: string) =>
    holder.page
      .locator('.cert-days:visible')
      .filter({ has: holder.page.locator('.cert-figure').getByText(figure, { exact: true }) })
      .first()
      .evaluate((days) => {
        const figure = days.querySelector('.cert-figure') as Element;
        const { backgroundColor } = getComputedStyle(days);
        const { color, fontSize } = getComputedStyle(figure);
        return [backgroundColor, color, fontSize].join();
      });
  const near = await look('26');
  await stage.server.moveClock('2022-12-29');
  await holder.reloads();
  const last = await look('2');
  await stage.server.moveClock('2026-11-20');
  await holder.addsCertificate('劳务员', '直接拿到的电子证书', '2025-03-10');
  await holder.goesHome();
  expect(new Set([near, last, await look('41')]).size).toBe(3);
  await holder.taps('办完了的、办不了的（1）');
  await holder.sees('施工员（土建）', '换证的期限已经过了');
});
