import type { Leg } from './leg';
import { nothingToRemind, reminding } from './reminders';
import { claims, opensClaim, verifying } from './verifying';

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
    await person.taps('记今天12月5日 4学时');
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
    await person.sees('清掉，先不填');
    await look('certificate-fact');
    await person.taps('关闭');
    await person.changesAnswer('证书编号');
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

const talking: Leg = {
  name: 'the chat',
  who: '李秀英',
  async walk(person, look) {
    await person.taps('问问');
    await person.sees('你好，我是换证助手');
    await look('chat');
    await person.asks('我还差几个学时', '还差 20 学时');
    await look('chat-answer');
  },
};

const afterTheExchange: Leg = {
  name: 'what comes after the exchange',
  who: '陈志远',
  async walk(person, look) {
    await person.sees('机械员');
    await look('home-exchanged');
    await person.taps('全部步骤');
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
