import { testInLongRun } from '../support/long';
import { aStage } from './support/stage';

const stage = aStage({ date: '2022-12-05' });

it('stores nothing before the privacy notice is agreed to, and lets the notice be read without an account', async () => {
  const visitor = await stage.somebody();
  const told: string[] = [];
  visitor.page.on('request', (request) => {
    if (request.method() !== 'GET') told.push(`${request.method()} ${request.url()}`);
  });
  await visitor.arrives('#/pages/sign-in/index');
  await visitor.sees('先看清楚，再决定', '不是政府网站');
  await visitor.taps('先不登录，看看文件怎么说');
  await visitor.sees('吉建人〔2022〕25号', '文件未规定');
  await visitor.goesBack();
  await visitor.taps('我看过了，同意');
  await visitor.types('手机号', '13944445555');
  await visitor.taps('再看一遍隐私说明');
  await visitor.sees('先看清楚，再决定');
  expect(told).toEqual([]);
});

it('signs in with a phone number and a one-time code', async () => {
  const visitor = await stage.somebody();
  await visitor.arrives();
  await visitor.taps('登录');
  await visitor.taps('我看过了，同意');
  await visitor.types('手机号', '13944445555');
  await visitor.taps('发验证码');
  await visitor.sees('分钟内有效');
  await visitor.types('短信里的验证码', await stage.server.sentCode());
  await visitor.taps('登录');
  await visitor.sees('还没有证书');
  await visitor.taps('我');
  await visitor.sees('139****5555');
});

it('hands out all data of an account', async () => {
  const holder = await stage.signedIn('李秀英');
  await holder.taps('我');
  const file = await holder.downloads('导出我的全部数据');
  expect(file.name).toBe('换证助手-我的数据.json');
  expect(file.content.certificates).toHaveLength(2);
});

testInLongRun('hands out the same as a page that a person can read, whatever there is of them', async () => {
  const holder = await stage.signedIn('李秀英');
  await holder.taps('问问');
  await holder.types('打字问', '我还差几个学时');
  await holder.taps('发送');
  await holder.sees('还差 20 学时');
  await holder.taps('提醒');
  await holder.taps('有事那天', { part: true });
  await holder.taps('让微信提醒我一次');
  await holder.sees('演示：微信会这样问');
  await holder.taps('允许');
  await holder.sees('微信还能提醒你 2 次');
  await holder.arrives('?again#/pages/me/index');
  const { text, names } = await holder.downloadsPage('看一看、打印我的数据');
  expect(names.filter((each) => /[A-Za-z]/.test(each))).toEqual([]);
  expect(text).not.toMatch(/\d{4}-\d\d|[0-9a-f]{24}|null|undefined/);
  for (const said of ['资料员', '吉林省', '现场专业人员', '我还差几个学时', '2022年11月29日'])
    expect(text).toContain(said);
  const { sheets, ...printed } = await holder.prints('看一看、打印我的数据');
  expect(printed).toEqual({
    ...{ ink: ['rgb(0, 0, 0)'], paper: ['rgb(255, 255, 255)'] },
    ...{ controls: [], complaints: [] },
  });
  expect(sheets).toBeGreaterThan(1);
});

it('leaves nothing under the name of whoever signs out, also of screens that were not opened since', async () => {
  const holder = await stage.signedIn('李秀英');
  await holder.taps('提醒');
  await holder.isAt('提醒');
  const keys = (): Promise<string[]> =>
    holder.page.evaluate(() => {
      const { holderId } = JSON.parse(JSON.parse(localStorage.getItem('session') ?? '{}').data);
      sessionStorage.setItem('who', sessionStorage.getItem('who') ?? holderId);
      for (const kind of ['calendar', 'grants-refused']) localStorage.setItem(`${kind}:${holderId}`, '{}');
      return Object.keys(localStorage).filter((key) => key.includes(holderId));
    });
  expect((await keys()).length).toBeGreaterThan(4);
  await holder.arrives('?again#/pages/me/index');
  await holder.taps('退出登录', { part: true });
  await holder.taps('退出登录'); // it is asked
  await holder.sees('我看过了，同意');
  const left = await holder.page.evaluate(() =>
    Object.keys(localStorage).filter((key) => key.includes(sessionStorage.getItem('who') ?? '')),
  );
  expect(left).toEqual([]);
});

it('deletes an account only when it is meant, and then with everything', async () => {
  const holder = await stage.signedIn('李秀英');
  const onAnotherPhone = await stage.signedIn('李秀英');
  await holder.taps('我');
  await holder.taps('注销账号', { part: true });
  await holder.sees('先输入“删除”两个字');
  await holder.types('想好了，就输入“删除”两个字', '删除');
  await holder.taps('注销并删除全部数据');
  await holder.sees('已经注销，数据都删了', '看看我的证能不能换');

  onAnotherPhone.faults.expect(/status of 401/);
  await onAnotherPhone.reloads();
  await onAnotherPhone.sees('这台手机上的登录已经结束了', '看看我的证能不能换');

  const anew = await stage.signedIn('李秀英');
  await anew.sees('还没有证书');
});

testInLongRun('keeps the chosen text size for the account, on any phone', async () => {
  const holder = await stage.signedIn('吴芳');
  await holder.taps('我');
  await holder.choosesTextSize('特大');
  await holder.reloads();
  await holder.seesTextIn('特大');
  const onAnotherPhone = await stage.signedIn('吴芳');
  await onAnotherPhone.seesTextIn('特大');
});
