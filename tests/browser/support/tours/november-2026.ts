import { homeAndWay, type Leg } from './leg';

const yearsLater: Leg = {
  name: 'the years since',
  who: '新来的人',
  async walk(person, look) {
    await person.addsCertificate('机械员', '已经换成电子证书', '2022-11-25');
    await person.sees('先说说前几年学了多少');
    await look('way-years-open');
    await person.taps('说说前几年');
    await person.sees('还有 3 年要说');
    await look('years');
    await person.statesYear(2023, 32);
    await person.statesYear(2024, 44);
    await person.statesYear(2025, 10);
    await person.sees('记下以后，结果变了');
    await look('years-flip');
    await person.taps('对，就这样');
    await person.sees('可能要重新参加培训');
    await look('years-short');
    await person.changesAnswer('2025年');
    await person.statesYear(2025, 20);
    await person.taps('对，就这样');
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
