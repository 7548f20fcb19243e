import type { Leg } from './leg';

const hoursThatDoNotFit: Leg = {
  name: 'hours of many days',
  who: '李秀英',
  async walk(person, look) {
    await person.tapsOn('材料员', '学时');
    await person.taps('记学时');
    await person.types('学了多少？，学时数', '28');
    await person.taps('记 28 学时');
    await person.sees('一天最多记 24 学时');
    await look('study-too-much');
    await person.taps('按“好几天加起来的”记');
    await person.sees('到哪天为止？');
    await person.taps('选别的日期');
    await look('study-total');
    await person.taps('关闭');
  },
};

const correcting: Leg = {
  name: 'what was said is put right',
  who: '孙敏',
  async walk(person, look) {
    await person.taps('详情');
    await person.changesAnswer('岗位或工种');
    await person.sees('换了岗位，结果可能不一样');
    await look('certificate-post');
    await person.taps('关闭');
    await person.changesAnswer('现在手里是哪一种');
    await person.chooses('已经换成电子证书');
    await look('certificate-holding');
    await person.taps('关闭');
  },
};

const tellsOfADoubtfulDay: Leg = {
  name: 'a day that is questioned',
  who: '新来的人',
  async walk(person, look) {
    await person.taps('加一本证');
    await person.choosesPlace('吉林省');
    await person.answers('施工员（土建）');
    await person.answers('已经换成电子证书');
    await person.isAt('哪一天申请更换的？');
    await person.taps('2014年');
    await person.sees('真的是');
    await look('add-doubt');
  },
};

const toTheEnd: Leg = {
  name: 'the end of the exchange',
  who: '新来的人',
  async walk(person, look) {
    await person.addsCertificate('钢筋工', '旧证书，还没换', '有效');
    await look('way-added');
    await person.taps('去注册');
    await person.taps('我已注册');
    await person.keepsDay('2022-12-05');
    await person.taps('下一步：申请更换');
    await person.taps('我已申请');
    await person.keepsDay('2022-12-05');
    await person.sees('申请更换，记好了');
    await look('exchange-done');
    await person.taps('关闭');
  },
};

const leaving: Leg = {
  name: 'talks cleared, signing out, the desk',
  who: '吴芳',
  async walk(person, look) {
    await person.taps('问问');
    await person.types('打字问', '换证要多少钱，什么时候截止，找谁问');
    await person.taps('发送');
    await person.sees('有用');
    await look('chat-several');
    await person.taps('清空聊天记录');
    await person.sees('清空聊天记录？');
    await look('chat-clear');
    await person.taps('关闭');
    await person.taps('我');
    await person.taps('单位和电脑', { part: true });
    await person.isAt('单位和电脑');
    await look('office-joined');
    await person.goesBack();
    person.faults.expect(/status of 4\d\d/);
    await person.follows('#/pages/office/invitation/index?code=AAAAAAAAAAAA');
    await person.isAt('邀请');
    await person.sees('这个码不能用了');
    await look('office-over');
    await person.arrives('#/pages/me/index');
    await person.taps('退出登录', { part: true });
    await person.sees('只退出这台设备，数据都还在');
    await look('me-sign-out');
  },
};

/** What is met more rarely, with the clock in December 2022. */
export const lessUsualTour: readonly Leg[] = [
  hoursThatDoNotFit,
  correcting,
  tellsOfADoubtfulDay,
  toTheEnd,
  leaving,
];

const inAnotherPlace: Leg = {
  name: 'another place',
  who: null,
  async walk(person, look) {
    await person.arrives();
    await person.taps('哪里的证书', { part: true });
    await person.isAt('哪里的证书');
    await look('place');
    await person.choosesPlace('湖北省');
    await person.sees('现在按湖北省说');
    await look('home-elsewhere');
    await person.taps('看看我的证要办什么');
    await person.types('照证书上的写', '材料员');
    await look('ask-post');
    await person.taps('继续');
    await person.isAt('这本证书是哪一天换发的？');
    await look('ask-day');
    await person.tells('2024-05-10');
    await person.isAt('看看结果');
    await person.sees('材料员，我的判断是');
    await look('ask-verdict');
    await person.arrives('#/pages/notice/index');
    await person.sees('助手手头没有的');
    await look('notice-elsewhere');
    await person.arrives('#/pages/help/index');
    await person.sees('下面是湖北省的');
    await look('help-elsewhere');
  },
};

const flipping: Leg = {
  name: 'a fact that changes the verdict',
  who: '新来的人',
  async walk(person, look) {
    await person.addsCertificate('劳务员', '直接拿到的电子证书', '2025-03-10');
    await person.goesHome();
    await person.taps('详情');
    await person.changesAnswer('拿到电子证书的日子');
    await look('certificate-date');
    await person.taps('3月，点这里重选');
    await person.taps('2025年，点这里重选');
    await person.keepsDay('2026-03-10');
    await person.sees('记下以后，结果变了');
    await look('certificate-flip');
    await person.taps('对，就这样');
  },
};

/** The same with the clock in November 2026. */
export const lessUsual2026: readonly Leg[] = [inAnotherPlace, flipping];
