import type { Person } from './person';

/** Is told each time a screen is in front that was not there before. */
export type Look = (screen: string) => Promise<void>;

export interface Leg {
  name: string;
  /** The sample person who walks it; null for somebody who is not signed in. */
  who: string | null;
  walk(person: Person, look: Look): Promise<void>;
}

// A code is sent to one number twice a minute at most.
let numbers = 0;
const freshNumber = (): string => {
  numbers += 1;
  return `1380013${String(numbers).padStart(4, '0')}`;
};

const beforeSigningIn: Leg = {
  name: 'the screens before signing in',
  who: null,
  async walk(person, look) {
    await person.arrives();
    await person.sees('先看清楚，再决定');
    await look('sign-in');
    await person.taps('先不登录，看看文件怎么说');
    await person.sees('助手是这样理解的');
    await look('notice');
    await person.goesBack();
    await person.taps('我看过了，同意');
    await person.sees('李秀英');
    await look('sign-in-people');
    await person.types('手机号', freshNumber());
    await person.taps('发验证码');
    await person.sees('短信里的验证码');
    await look('sign-in-code');
    await person.arrives('#/pages/me/index');
    await person.sees('登录以后，证书和学时都记得住。');
    await look('me-signed-out');
    await person.arrives('#/pages/verification/scan/index');
    await person.hasTriedManyNumbers();
    person.faults.expect(/status of 429/);
    await looksUp(person, 'J9999999');
    await person.sees('查得太多了');
    await look('scan-too-many');
  },
};

const addingACertificate: Leg = {
  name: 'adding a certificate',
  who: '新来的人',
  async walk(person, look) {
    await person.sees('还没有证书');
    await look('home-empty');
    await person.taps('加一本证');
    await person.isAt('你的证书是哪一种？');
    await look('add-family');
    await person.answers('现场专业人员');
    await person.sees('施工员（土建）');
    await look('add-post');
    await person.answers('施工员（装饰装修）');
    await person.isAt('现在手里是哪一种？');
    await look('add-holding');
    await person.answers('旧证书，还没换');
    await person.isAt('省里的系统显示什么？');
    await look('add-registry');
    await person.answers('我还没查');
    await person.isAt('看看结果');
    await look('add-verdict');
    await person.changesAnswer('现在手里是哪一种？');
    await person.answers('已经换成电子证书');
    await person.isAt('哪一天申请更换的？');
    await look('add-date');
    await person.taps('选别的日期');
    await look('add-calendar');
    await person.changesAnswer('你的证书是哪一种？');
    await person.answers('技能人员');
    await person.chooses('都不是，我自己写');
    await person.sees('写上你证上的工种名称');
    await look('add-own-trade');
  },
};

const atTheBeginning: Leg = {
  name: 'the first step',
  who: '王建国',
  async walk(person, look) {
    await person.sees('先查旧证书是不是有效');
    await look('home-unchecked');
    await person.taps('去查证书');
    await person.sees('手边备好');
    await look('step-check-registry');
    await person.taps('我查好了');
    await person.sees('系统里显示什么？');
    await look('mark-registry');
  },
};

const onTheWay: Leg = {
  name: 'the way and its steps',
  who: '李秀英',
  async walk(person, look) {
    await person.sees('材料员');
    await look('home');
    await person.tapsOn('资料员', '整条路');
    await person.sees('你现在在这一步');
    await look('way');
    await person.opensStep('注册个人用户');
    await person.sees('收回这一步');
    await look('step-done');
    await person.goesBack();
    await person.opensStep('学满 32 学时');
    await person.sees('看到这个就成了');
    await look('step-study');
    await person.goesBack();
    await person.opensStep('申请更换');
    await person.sees('可能碰到的麻烦');
    await look('step-exchange');
    await person.taps('我已换好');
    await person.taps('选别的日期');
    await look('mark-date');
    await person.taps('关闭');
    await person.goesBack();
    await person.opensStep('记下新编号');
    await person.taps('记新编号');
    await person.sees('照电子证上的写');
    await look('mark-number');
  },
};

const studying: Leg = {
  name: 'study',
  who: '李秀英',
  async walk(person, look) {
    await person.sees('材料员');
    await person.tapsOn('资料员', '学时');
    await person.sees('还差 20 学时');
    await look('study');
    await person.taps('记学时');
    await person.sees('学了多少？');
    await look('study-add');
    await person.taps('关闭');
    await person.taps('12月2日', { part: true });
    await person.sees('删掉这一笔');
    await look('study-edit');
    await person.taps('关闭');
    await person.goesOffline();
    await person.taps('记学时');
    await person.taps('记 4 学时');
    await person.sees('有 1 条改动还没发出去');
    await look('study-offline');
    await person.taps('看看', { part: true });
    await person.sees('不要这一条');
    await look('unsent-changes');
    await person.taps('不要这一条');
    await person.comesBackOnline();
  },
};

const lookingCloser: Leg = {
  name: 'a certificate in detail',
  who: '李秀英',
  async walk(person, look) {
    await person.sees('材料员');
    await person.tapsOn('资料员', '详情');
    await person.sees('这本证的情况');
    await look('certificate');
    await person.taps('为什么这么说', { part: true });
    await look('certificate-why');
    await person.changesAnswer('培训管理系统里显示');
    await person.sees('改成还没填');
    await look('certificate-fact');
    await person.taps('关闭');
    await person.changesAnswer('新证书编号');
    await person.sees('照证书上的写');
    await look('certificate-number');
    await person.taps('关闭');
    await person.taps('删除这本证');
    await person.sees('真的要删除吗？');
    await look('certificate-remove');
  },
};

const helpAndMe: Leg = {
  name: 'help and me',
  who: '李秀英',
  async walk(person, look) {
    await person.taps('怎么办');
    await person.sees('常碰到的麻烦');
    await look('help');
    await person.taps('我');
    await person.sees('注销账号');
    await look('me');
    await person.taps('隐私说明', { part: true });
    await person.sees('我们记什么');
    await look('privacy');
    await person.goesBack();
    await person.taps('退出所有设备', { part: true });
    await look('me-everywhere');
    await person.taps('关闭');
    await person.taps('注销账号', { part: true });
    await look('me-remove');
    await person.taps('关闭');
    await person.taps('模拟日期', { part: true });
    await person.sees('拨动模拟日期');
    await look('clock');
  },
};

const reminding: Leg = {
  name: 'reminders',
  who: '李秀英',
  async walk(person, look) {
    await person.taps('提醒');
    await person.sees('按现在记的算');
    await look('reminders-ahead');
    await person.taps('放进手机日历');
    await person.sees('存成日历文件');
    await look('reminders-calendar');
    await person.taps('关闭');
    await person.chooses('收到的');
    await look('reminders-inbox');
    await person.taps('有事那天', { part: true });
    await person.sees('暂停提醒');
    await look('reminder-settings');
    await person.taps('几点提醒', { part: true });
    await person.sees('几点提醒你？');
    await look('reminder-hour');
    await person.taps('关闭');
    await person.taps('再留一次微信提醒');
    await person.sees('演示：微信会这样问');
    await look('reminder-ask');
    await person.taps('不允许');
    await person.taps('暂停提醒', { part: true });
    await person.sees('停到什么时候？');
    await look('reminder-pause');
    await person.chooses('停到我来恢复');
    await person.taps('停下提醒');
    await person.sees('等你来恢复');
    await person.goesBack();
    await person.chooses('接下来');
    await person.sees('暂停中，这天不发');
    await look('reminders-paused');
    await person.taps('恢复提醒');
    await person.sees('恢复了');
  },
};

const nothingToRemind: Leg = {
  name: 'reminders of nothing',
  who: '新来的人',
  async walk(person, look) {
    await person.taps('提醒');
    await person.sees('接下来没有要提醒的');
    await look('reminders-nothing');
  },
};

const reminded: Leg = {
  name: 'reminders that have come',
  who: '李秀英',
  async walk(person, look) {
    await person.taps('提醒', { part: true });
    await person.sees('没读', '换证还剩 7 天');
    await look('reminders-unread');
    await person.chooses('接下来');
    await person.follows('#/pages/reminders/index?day=2022-12-24');
    await person.sees('没读');
    await look('reminders-linked');
  },
};

const talking: Leg = {
  name: 'the chat',
  who: '李秀英',
  async walk(person, look) {
    await person.taps('问问');
    await person.sees('你好，我是换证助手');
    await look('chat');
    await person.types('打字问', '我还差几个学时');
    await person.taps('发送');
    await person.sees('还差 20 学时');
    await look('chat-answer');
  },
};

/** What the demo's list says of 周国强, and what they must know to claim it. */
const OFFICIAL = { 姓名: '周国强', 身份证号: '220102197509210037', 证书编号: '演示-1003' };

/** Opens the claims of a certificate; says whether its record is claimed already, by a walk before this one. */
async function opensClaim(person: Person): Promise<boolean> {
  await person.taps('详情');
  await person.sees('出示状态码');
  const isClaimed = (await person.reads()).includes('认领的官方记录');
  await person.taps(isClaimed ? '认领的官方记录' : '认领官方记录', { part: true });
  return isClaimed;
}

async function claims(person: Person): Promise<void> {
  for (const [label, text] of Object.entries(OFFICIAL)) await person.types(label, text);
  await person.taps('核对并认领');
}

async function looksUp(person: Person, number: string): Promise<void> {
  await person.types('证书编号', number);
  await person.taps('查这个编号');
}

const verifying: Leg = {
  name: 'looking certificates up',
  who: '周国强',
  async walk(person, look) {
    await person.taps('怎么办');
    await person.taps('扫码查证', { part: true });
    await person.isAt('查证');
    await look('scan');
    await looksUp(person, 'J9999999');
    await person.sees('这里没有这个编号');
    await look('scan-unknown');
    await person.taps('再查一个');
    await looksUp(person, OFFICIAL.身份证号);
    await person.sees('这是身份证号，不是证书编号');
    await look('scan-refused');
    await person.goesHome();
    if (!(await opensClaim(person))) await claims(person);
    await person.sees('撤回认领');
    await look('claim-attached');
    await person.arrives('#/pages/verification/scan/index');
    await looksUp(person, OFFICIAL.证书编号);
    await person.sees('这是你的证');
    await look('scan-own');
    await person.goesHome();
    await person.taps('详情');
    await person.taps('出示状态码', { part: true });
    await person.sees('不能代替证书');
    await look('code');
    await person.taps('谁查过这本证');
    await person.sees('你自己查了编号');
    await look('looks');
  },
};

/** The home screen and the whole way of somebody with one certificate. */
const homeAndWay = (who: string, screen: string, sight: string): Leg => ({
  name: `home and way (${screen})`,
  who,
  async walk(person, look) {
    await person.sees(sight);
    await look(`home-${screen}`);
    await person.taps('整条路');
    await person.isAt('整条路');
    await look(`way-${screen}`);
  },
});

const afterTheExchange: Leg = {
  name: 'what comes after the exchange',
  who: '陈志远',
  async walk(person, look) {
    await person.sees('机械员');
    await look('home-exchanged');
    await person.taps('整条路');
    await person.sees('每年学满 32 学时');
    await look('way-exchanged');
    await person.taps('换好以后：每年的继续教育', { part: true });
    await person.sees('你现在还在做这个岗位吗？');
    await look('duty-ahead');
    await person.goesHome();
    await opensClaim(person);
    await person.sees('身份证号');
    await look('claim');
    await claims(person);
    await person.sees('等人核对');
    await look('claim-in-review');
    await person.goesHome();
    await person.taps('提醒，1 条没读');
    await person.chooses('收到的');
    await person.sees('你的认领要请人核对');
    await look('reminders-notice');
  },
};

/** The way from signing in to the exchange, with the clock in December 2022, before the deadline. */
export const wayTour: readonly Leg[] = [
  beforeSigningIn,
  addingACertificate,
  atTheBeginning,
  onTheWay,
  homeAndWay('赵师傅', 'skilled-worker', '砌筑工'),
  homeAndWay('孙敏', 'refused', '这本证书换不了'),
  homeAndWay('周国强', 'cancelled', '这本证书换不了'),
];

/** What lies beside the way and after it, with the clock in December 2022. */
export const besideTheWayTour: readonly Leg[] = [
  studying,
  lookingCloser,
  reminding,
  nothingToRemind,
  talking,
  verifying,
  afterTheExchange, // whose claim meets that of the leg before
  helpAndMe,
];

/** A week before the deadline: what has come of the reminders. */
export const REMINDER_DAY = '2022-12-24';
export const reminderTour: readonly Leg[] = [reminded];

const yearsLater: Leg = {
  name: 'the years since',
  who: '新来的人',
  async walk(person, look) {
    await person.addsCertificate('现场专业人员', '机械员', '已经换成电子证书', '2022-11-25');
    await person.sees('先说说前几年学了多少');
    await look('way-years-open');
    await person.taps('说说前几年');
    await person.sees('还有 3 年要说');
    await look('years');
    await person.statesYear(2023, 32);
    await person.statesYear(2024, 44);
    await person.statesYear(2025, 10);
    await person.sees('可能要重新参加培训');
    await look('years-short');
    await person.changesAnswer('2025年');
    await person.statesYear(2025, 20);
    await person.sees('今年还差 44 学时');
    await look('years-done');
    await person.taps('看看今年要学多少');
    await person.sees('2026年要学的');
    await look('study-catch-up');
  },
};

const dutyRunning: Leg = {
  name: 'the yearly duty',
  who: '吴芳',
  async walk(person, look) {
    await person.sees('劳务员');
    await look('home-years-open');
    await person.taps('详情');
    await person.taps('每年的继续教育');
    await person.sees('你现在还在做这个岗位吗？');
    await look('duty');
  },
};

/** Every screen that looks different with the clock in November 2026. */
export const november2026Tour: readonly Leg[] = [
  yearsLater,
  dutyRunning,
  homeAndWay('王建国', 'lapsed', '换证的期限已经过了'),
];
