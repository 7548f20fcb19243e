import { testInLongRun } from '../support/long';
import { aStage } from './support/stage';

const stage = aStage({ date: '2026-11-20' });

it('asks who exchanged in 2022 for the years since, then tells what this year asks for', async () => {
  const holder = await stage.signedIn('新来的人');
  await holder.addsCertificate('机械员', '已经换成电子证书', '2022-11-25');
  await holder.sees('先说说前几年学了多少', '2023、2024、2025 年学了多少，助手还不知道');
  await holder.taps('说说前几年');
  await holder.statesYear(2023, 32);
  await holder.sees('还有 2 年要说');
  await holder.statesYear(2024, 44);
  await holder.statesYear(2025, 20);
  await holder.isAt('都说清楚了');
  await holder.sees('2025 年你学了 20 学时，没学够，今年一起补上', '12月31日（还剩41天）');
  await holder.readsClause('三(一)');
  await holder.taps('看看今年要学多少');
  await holder.sees('2026年要学的', '还差 44 学时', '每天 1.1 学时就来得及', '补以前的也算在里面');
  // In the measure of the most that was studied, 44: what each year has, and the line of what it asks.
  const bars = await holder.page.locator('.bar:visible').evaluateAll((drawn) => {
    const boxOf = (bar: Element, part: string) => bar.querySelector(part)?.getBoundingClientRect();
    const heights = drawn.map((bar) => boxOf(bar, '.bar-fill')?.height ?? 0);
    const lines = drawn.map(
      (bar) => bar.getBoundingClientRect().bottom - (boxOf(bar, '.bar-line')?.bottom ?? 0),
    );
    const hours = (length: number) => Math.round((length / Math.max(...heights)) * 44);
    return { done: heights.map(hours), asked: lines.map(hours) };
  });
  expect(bars).toEqual({ done: [32, 44, 20, expect.any(Number)], asked: [32, 32, 32, 44] });
  await holder.notesHours(24);
  await holder.notesHours(20, '2026-11-19');
  await holder.sees('学够了');
});

testInLongRun('takes no study at all for an answer, and says what two such years mean', async () => {
  const holder = await stage.signedIn('新来的人');
  await holder.addsCertificate('标准员', '已经换成电子证书', '2022-11-25');
  await holder.taps('说说前几年');
  await holder.statesYear(2023, 64);
  await holder.statesYear(2024, 0);
  await holder.statesYear(2025, 32);
  await holder.sees('记下以后，结果变了', '2025年一共 32 学时', '先弄清', '有问题');
  await holder.taps('对，就这样');
  await holder.sees('可能要重新参加培训', '2024、2025 年一共 32 学时，不到 64 学时');
  await holder.goesHome();
  await holder.taps('看看找谁问');
  await holder.sees('0431-82752530');
});

testInLongRun(
  'sends who got an electronic certificate directly through no exchange, and tells the yearly duty',
  async () => {
    const holder = await stage.signedIn('新来的人');
    await holder.addsCertificate('劳务员', '直接拿到的电子证书', '2025-03-10');
    await holder.sees('今年还差 32 学时', '12月31日（还剩41天）');
    await holder.goesHome();
    await holder.taps('详情');
    await holder.changesAnswer('拿到电子证书的日子');
    await holder.taps('3月，点这里重选');
    await holder.taps('2025年，点这里重选');
    await holder.keepsDay('2026-03-10');
    await holder.sees('记下以后，结果变了', '今年还差 32 学时', '这是电子证书，不用换');
    await holder.taps('对，就这样');
    await holder.sees('这是电子证书，不用换', '从 2027年1月1日起，每年要学满 32 学时');
  },
);

testInLongRun(
  'tells who never exchanged that the certificate is void since the deadline, and what can be done now',
  async () => {
    const holder = await stage.signedIn('新来的人');
    await holder.addsCertificate('资料员', '旧证书，还没换', null);
    await holder.sees('换证的期限已经过了', '2022年12月31日前没换的，旧证书自动失效');
    await holder.sees('能不能恢复、还能不能补办，文件未规定');
    await holder.readsClause('二');
    await holder.taps('看看找谁问');
    await holder.sees('厅建管处', '0431-82752530');
    await holder.goesHome();
    await holder.taps('我当时已经换了');
    await holder.sees('哪一天申请更换的？');
    expect(await holder.hasChosen('已经换成电子证书')).toBe(true);
    await holder.tells('2023-05');
    await holder.sees('真的是');
    await holder.taps('5月，点这里重选');
    await holder.taps('2023年，点这里重选');
    await holder.keepsDay('2022-12-05');
    await holder.taps('对，就这样');
    await holder.taps('说说前几年');
    for (const year of [2023, 2024, 2025]) await holder.statesYear(year, 32);
    await holder.taps('看看今年要学多少');
    await holder.sees('连着 3 年学够了', '线：每年要学 32 学时');
  },
);
