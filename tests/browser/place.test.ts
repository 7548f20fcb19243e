import { testInLongRun } from '../support/long';
import { aStage } from './support/stage';
import { holdsThree, threePlaces, usesThree } from './support/tours/three-places';

const stage = aStage({ date: '2026-11-20' });

it('tells a visitor who chose one place what follows there, and nothing of any other', async () => {
  const visitor = await stage.somebody();
  await visitor.arrives();
  await visitor.taps('哪里的证书', { part: true });
  await visitor.choosesPlace('湖北省');
  await visitor.sees('现在按湖北省说');
  const seen = [await visitor.reads()];
  expect(seen[0]).not.toMatch(/能不能换|把旧证换成/); // nothing is exchanged there
  await visitor.taps('看看我的证要办什么');
  await visitor.types('照证书上的写', '材料员');
  await visitor.taps('继续');
  await visitor.isAt('这本证书是哪一天换发的？');
  seen.push(await visitor.reads());
  await visitor.tells('2024-05-10');
  await visitor.isAt('看看结果');
  await visitor.sees('材料员，我的判断是', '2024', '以原文为准');
  seen.push(await visitor.reads());
  await visitor.arrives('#/pages/notice/index');
  await visitor.sees('助手手头没有的');
  seen.push(await visitor.reads());
  await visitor.arrives('#/pages/help/index');
  await visitor.sees('下面是湖北省的');
  seen.push(await visitor.reads());
  await visitor.arrives('#/pages/chat/index');
  await visitor.asks('换证到哪天截止', '手头没有');
  await visitor.asks('每年要学多少学时', '32 学时');
  seen.push(await visitor.reads());
  for (const number of ['0220610100007', '鄂建安C(2021)0001234']) {
    await visitor.arrives(`#/pages/verification/scan/index?number=${encodeURIComponent(number)}`);
    await visitor.sees('这里没有这个编号', '请问发证的主管部门');
    seen.push(await visitor.reads());
  }
  expect(seen.join('\n')).not.toContain('吉林');
});

it('adds a certificate of another place for a visitor who signs in only then, and tells nothing of Jilin', async () => {
  const visitor = await stage.somebody();
  await visitor.arrives();
  await visitor.taps('哪里的证书', { part: true });
  await visitor.choosesPlace('湖北省');
  await visitor.taps('看看我的证要办什么');
  await visitor.types('照证书上的写', '材料员');
  await visitor.taps('继续');
  await visitor.isAt('这本证书是哪一天换发的？');
  await visitor.tells('2024-05-10');
  await visitor.isAt('看看结果');
  await visitor.taps('登录，加上这本证');
  await visitor.taps('我看过了，同意');
  await visitor.taps('新来的人', { part: true });
  await visitor.isAt('看看结果');
  await visitor.taps('加上这本证');
  await visitor.isAt('材料员');
  await visitor.sees('出示状态码', '认领官方记录');
  const seen = [await visitor.reads()];
  await visitor.taps('说说以前');
  for (const cycle of ['2024年5月11日 到 2025年5月10日', '2025年5月11日 到 2026年5月10日']) {
    await visitor.isAt(`${cycle}，一共学了多少学时？`);
    await visitor.chooses('32 学时');
    await visitor.taps('这段时间学了 32 学时');
  }
  await visitor.taps('看这本证的全部');
  await visitor.taps('记一笔、看每一段时间学了多少', { part: true });
  await visitor.sees('连着 2 段学够了');
  seen.push(await visitor.reads());
  await visitor.goesHome();
  await visitor.sees('湖北省');
  seen.push(await visitor.reads());
  expect(seen.join('\n')).not.toContain('吉林');
});

it('who holds certificates of three places is reminded of each, shows each one’s code and asks about each by its own rules', async () => {
  const holder = await stage.signedIn(threePlaces.who as string);
  await holdsThree(holder);
  await holder.sees('施工员（土建）', '湖北省 · 现场专业人员', '建筑施工安管人员（C 类）');
  const titles = await holder.page.locator('.cert-title:visible').allInnerTexts();
  expect(titles).toEqual(['施工员（土建）', '建筑施工安管人员（C 类）', '材料员']); // as near as their days are
  await usesThree(holder, async () => undefined);
});

testInLongRun(
  'holds certificates of three places: each is walked, reminded of, shown and asked about by its own rules',
  async () => {
    const holder = await stage.signedIn(threePlaces.who as string);
    await threePlaces.walk(holder, async () => undefined);
    await holder.taps('我的证');
    await holder.isAt('我的证');
    const titles = await holder.page.locator('.cert-title:visible').allInnerTexts();
    expect(titles).toEqual(['施工员（土建）', '建筑施工安管人员（C 类）', '材料员']); // as near as their days are
  },
);
