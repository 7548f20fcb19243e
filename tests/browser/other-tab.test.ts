// Two people, two tabs of one browser: no tab ever acts as the one whom the other tab signed in.
import type { Request } from 'playwright-core';
import { testInLongRun } from '../support/long';
import { Person } from './support/person';
import { aStage } from './support/stage';

const stage = aStage({ date: '2022-12-05' });

/** A second tab of the same browser; deaf ones hear nothing of what other tabs store, as a tab that was put to sleep. */
async function anotherTab(of: Person, { deaf = false } = {}): Promise<Person> {
  const context = of.page.context();
  const page = await context.newPage();
  if (deaf)
    await page.addInitScript(() =>
      window.addEventListener('storage', (event) => event.stopImmediatePropagation(), true),
    );
  return new Person(page, context, stage.server.url);
}

const listening = (person: Person): Request[] => {
  const sent: Request[] = [];
  person.page.on('request', (request) => {
    if (request.method() !== 'GET' && request.url().includes('/v1/')) sent.push(request);
  });
  return sent;
};

async function signsInInstead(person: Person, name: string): Promise<void> {
  await person.taps('我');
  await person.taps('退出登录', { part: true });
  await person.taps('退出登录'); // it is asked
  await person.taps('我看过了，同意');
  await person.taps(name, { part: true });
  await person.isAt('我的证');
}

testInLongRun(
  'the old tab follows at once: it says so, begins anew and shows nothing of the one before',
  async () => {
    const first = await stage.signedIn('李秀英');
    const old = await anotherTab(first);
    await old.arrives();
    await old.sees('还差 20 学时，学满才能换');
    await signsInInstead(first, '吴芳');
    await old.sees('换了人登录');
    await old.taps('知道了');
    await old.seesNoMore('还差 20 学时，学满才能换');
    expect(old.faults.list).toEqual([]);
  },
);

testInLongRun(
  'an old tab that heard of nothing sends nothing: the account of the other is still there',
  async () => {
    const first = await stage.signedIn('李秀英');
    const old = await anotherTab(first, { deaf: true });
    await old.arrives();
    await old.taps('我');
    await old.taps('注销账号', { part: true });
    await old.types('想好了，就输入“删除”两个字', '删除');
    await signsInInstead(first, '吴芳');
    const sent = listening(old);
    await old.taps('注销并删除全部数据');
    await old.sees('换了人登录');
    expect(sent.map((request) => `${request.method()} ${request.url()}`)).toEqual([]);
    await first.reloads();
    await first.isAt('我的证');
    expect(old.faults.list).toEqual([]);
  },
);

testInLongRun('hours that are written in the old tab go out under nobody else', async () => {
  const first = await stage.signedIn('李秀英');
  const old = await anotherTab(first, { deaf: true });
  await old.arrives();
  await old.tapsOn('资料员', '学时');
  await old.sees('记学时');
  await signsInInstead(first, '吴芳');
  const sent = listening(old);
  await old.taps('记今天12月5日 4学时');
  await old.sees('换了人登录');
  expect(sent).toEqual([]);
});

testInLongRun('signing out in one tab signs the other out too, with the reason', async () => {
  const first = await stage.signedIn('李秀英');
  const old = await anotherTab(first);
  await old.arrives();
  await old.isAt('我的证');
  await first.taps('我');
  await first.taps('退出登录', { part: true });
  await first.taps('退出登录'); // it is asked
  await old.sees('已经在另一个页面退出了登录');
});

it('two people on one phone, one after the other: what waits, what was typed and what is kept stay apart', async () => {
  const phone = await stage.signedIn('李秀英');
  await phone.taps('我');
  await phone.sees('退出登录');
  await phone.taps('问问');
  await phone.sees('你好，我是换证助手');
  await phone.goesOffline();
  await phone.types('打字问', '我的证还能换吗');
  await phone.taps('发送');
  await phone.sees('再发一次');
  await phone.taps('我');
  await phone.taps('退出登录', { part: true });
  await phone.taps('退出登录'); // it is asked
  await phone.comesBackOnline();
  await phone.taps('我看过了，同意');
  await phone.taps('吴芳', { part: true });
  await phone.isAt('我的证');
  await phone.taps('问问');
  await phone.seesNoMore('我的证还能换吗');
  await phone.goesHome();
  await phone.seesNoMore('还差 20 学时，学满才能换');
});
