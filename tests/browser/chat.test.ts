import { testInLongRun } from '../support/long';
import type { Person } from './support/person';
import { aStage } from './support/stage';

const stage = aStage({ date: '2022-12-05' });

async function asks(person: Person, text: string, ...answer: string[]): Promise<void> {
  await person.types('打字问', text);
  await person.taps('发送');
  await person.seesNoMore('助手在想');
  await person.sees(...answer);
}

async function opensChat(name: string): Promise<Person> {
  const person = await stage.signedIn(name);
  await person.taps('问问');
  await person.sees('你好，我是换证助手');
  return person;
}

it('leads the whole exchange by talking alone, to the same state as the screens', async () => {
  const holder = await opensChat('新来的人');
  await holder.taps('我要换证');
  await holder.sees('证书上写的是什么岗位或工种？');
  await asks(holder, '换证到哪天截止', '接着刚才的：证书上写的是什么岗位或工种？');
  await asks(holder, '施工员 土建', '现在手里是哪一种？');
  await asks(holder, '应该是装饰装修', '好，改过来了。现在手里是哪一种？');
  await holder.taps('旧证书，还没换');
  await holder.sees('省里的系统显示什么？');
  await asks(holder, '有效的', '先去注册，学满学时才能换');
  await holder.taps('加上');
  await holder.sees('加上了');
  await holder.taps('继续');
  await holder.sees('这一步：注册个人用户');
  await asks(holder, '今天注册好了', '对吗');
  await holder.taps('对');
  await holder.sees('这一步：学满 32 学时');
  await asks(holder, '今天学了16学时，昨天学了16学时', '12月4日 16 学时，对吗');
  await holder.taps('对');
  await holder.sees('这一步：申请更换');
  await asks(holder, '换好了', '是今天的吗');
  await holder.taps('今天');
  await holder.sees('这一步：下载电子证书');
  await holder.taps('今天弄好了');
  await holder.sees('这一步：记下新编号');
  await asks(holder, '0220610100007', '对吗');
  await holder.taps('对');
  await holder.sees('记上了');
  await holder.goesHome();
  await holder.taps('详情');
  await holder.sees('已经换成电子证书', '从 2023年1月1日起，每年要学满 32 学时', '0220610100007');
});

it("answers with the holder's own figures and the clause, and opens the place to add hours", async () => {
  const holder = await opensChat('李秀英');
  await asks(holder, '我还差几个学时', '还差 20 学时');
  await holder.readsClause('二(二)');
  await holder.taps('记学时');
  await holder.isAt('学时');
});

/** What is read back stands over 对, 改 and 不记, on a phone and in a window that was made wide meanwhile. */
async function standsOverItsAnswers({ page }: Person, end: string): Promise<void> {
  for (const size of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    await page.waitForFunction((words) => {
      const said = Array.from(document.querySelectorAll('[class*=bubble]')).filter((one) =>
        (one.textContent ?? '').includes(words),
      );
      const foot = document.querySelector('.page-foot-raised');
      const last = said[said.length - 1]?.getBoundingClientRect();
      return foot && last && last.bottom <= foot.getBoundingClientRect().top;
    }, end);
  }
}

it('takes three facts of one message and a correction, told on two phones at once', async () => {
  const [one, other] = [await opensChat('李秀英'), await opensChat('李秀英')];
  const three = '资料员今天学了3.5学时，昨天学了1.5学时，前天学了2.5学时';
  await asks(one, three, '12月5日 3.5 学时、12月4日 1.5 学时、12月3日 2.5 学时，对吗？');
  await standsOverItsAnswers(one, '对吗？');
  await one.taps('对');
  await one.sees('还差 12.5 学时');
  await asks(other, '资料员昨天的1.5学时改成3学时', '12月4日 1.5 学时改成 12月4日 3 学时，对吗？');
  await asks(one, '换证到哪天截止', '12月31日前要申请更换');
  await other.taps('对');
  await other.sees('改好了');
  await asks(one, '我还差几个学时', '还差 11 学时');
});

testInLongRun('looks up a certificate number that is typed', async () => {
  const holder = await opensChat('李秀英');
  await asks(holder, '02206101 99999', '这像是证书编号');
  await holder.taps('查这个编号');
  await holder.isAt('查证');
  await holder.sees('这里没有这个编号');
});

it('understands a follow-up, asks back once, then hands over to a person', async () => {
  const holder = await opensChat('吴芳');
  await asks(holder, '每年要学多少学时', '32 学时');
  await asks(holder, '那两个证呢', '每本证书分开算');
  await asks(holder, '那个那个咋说呢就那个', '我不太确定你问的是哪件事');
  await holder.taps('都不是');
  await holder.sees('打给平台客服中心');
});

it('keeps the talk for another phone, takes a rating, and forgets everything when asked', async () => {
  const holder = await opensChat('赵师傅');
  await asks(holder, '换证要钱吗', '文件未规定');
  await holder.taps('没用');
  await holder.sees('你说没用，我们会改');
  const otherPhone = await opensChat('赵师傅');
  await otherPhone.sees('换证要钱吗');
  await otherPhone.taps('清空聊天记录');
  await otherPhone.taps('清空');
  await otherPhone.seesNoMore('换证要钱吗');
});

it('answers who has not signed in', async () => {
  const stranger = await stage.somebody();
  await stranger.arrives('#/pages/chat/index');
  await stranger.sees('没登录也能问');
  await asks(stranger, '换证到哪天', '12月31日');
});

it('keeps a message that could not be sent until it is sent again', async () => {
  const holder = await opensChat('孙敏');
  await holder.goesOffline();
  await holder.types('打字问', '换证到哪天');
  await holder.taps('发送');
  await holder.sees('没发出去');
  await holder.comesBackOnline();
  await holder.taps('再发一次');
  await holder.sees('12月31日前要申请更换');
});

testInLongRun('shows the talk in large text without a cut-off line', async () => {
  const holder = await opensChat('周国强');
  await holder.taps('我');
  await holder.choosesTextSize('特大');
  await holder.taps('问问');
  await asks(holder, '换证到哪天', '12月31日');
  await holder.hasInSight('换证到哪天');
  expect(await holder.complaints()).toEqual([]);
});
