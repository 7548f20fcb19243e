import { homeAndWay, type Leg } from './leg';
import { looksUp } from './verifying';

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
    await person.sees('看看我的证能不能换');
    await look('home-stranger');
    await person.taps('登录');
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
    await person.sees('登录以后，证书和学时都记得住');
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
    await person.isAt('哪里的证书');
    await look('add-place');
    await person.choosesPlace('吉林省');
    await person.isAt('证书上写的是什么岗位或工种？');
    await look('add-post');
    await person.types('找一找', '测量仪');
    await person.sees('列表里没有“测量仪”');
    await look('add-post-not-found');
    await person.types('找一找', '');
    await person.answers('施工员（装饰装修）');
    await person.isAt('现在手里是哪一种？');
    await look('add-holding');
    await person.answers('旧证书，还没换');
    await person.isAt('旧证书在省里的系统显示什么？');
    await look('add-registry');
    await person.answers('我还没查');
    await person.isAt('看看结果');
    await look('add-verdict');
    await person.changesAnswer('现在手里是哪一种？');
    await person.answers('已经换成电子证书');
    await person.isAt('哪一天申请更换的？');
    await look('add-date');
    await person.tells('2022-11');
    await look('add-calendar');
    await person.changesAnswer('证书上写的是什么岗位或工种？');
    await person.chooses('都不是，我自己写');
    await person.sees('照证书上的写');
    await look('add-own-trade');
    await person.answers('试验员');
    await person.isAt('是哪一种证书？');
    await look('add-kind');
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
    await person.tapsOn('资料员', '全部步骤');
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
    await person.taps('我已申请');
    await look('mark-day');
    await person.tells('2022-12-01');
    await look('mark-date');
    await person.taps('关闭');
    await person.goesBack();
    await person.opensStep('记下新编号');
    await person.taps('记新编号');
    await person.sees('照着电子证书上的编号写');
    await look('mark-number');
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
