import type { Leg } from './leg';

/** A certificate is taken in by talking, to the end, and what was done is told and read back. */
const ofJilin: Leg = {
  name: 'a certificate by talking',
  who: '新来的人',
  async walk(person, look) {
    await person.taps('问问');
    await person.asks('我要登记一个证', '岗位或工种');
    await look('talk-intake');
    await person.asks('换证到哪天截止', '接着刚才的');
    await look('talk-intake-aside');
    await person.asks('施工员 土建', '现在手里是哪一种');
    await look('talk-intake-holding');
    await person.asks('旧证书，还没换', '省里的系统显示什么');
    await person.asks('有效的', '加上');
    await look('talk-intake-end');
    await person.taps('加上');
    await person.sees('加上了');
    await look('talk-intake-added');
    await person.asks('今天注册好了', '对吗');
    await look('talk-read-back');
    await person.taps('对');
    await person.sees('这一步：学满 32 学时');
    await look('talk-noted');
    await person.asks('今天学了 4 学时，昨天学了 8 学时', '对吗');
    await look('talk-read-back-hours');
  },
};

const ofHubei: Leg = {
  name: 'a certificate of another place by talking',
  who: '新来的人',
  async walk(person, look) {
    await person.taps('怎么办');
    await person.taps('哪里的证书', { part: true });
    await person.choosesPlace('湖北省');
    await person.sees('下面是湖北省的');
    await person.taps('问问');
    await person.asks('我要登记一个证', '岗位');
    await look('talk-other');
    await person.asks('资料员', '哪一天');
    await look('talk-other-day');
    await person.asks('2024年5月', '加上');
    await look('talk-other-end');
    await person.taps('加上');
    await person.sees('加上了');
    await look('talk-other-added');
  },
};

/** Talks inside an intake, with the clock in December 2022 and in November 2026. */
export const talkTour: readonly Leg[] = [ofJilin];
export const talkTour2026: readonly Leg[] = [ofHubei];
