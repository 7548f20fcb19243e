// What is told in a story, in words that nobody has learnt, by sound, or in two messages: heard, read back, never written.
import { after, said } from '../../support/told-at';

describe('of a story the part that tells is heard', () => {
  test.each([
    [
      'late',
      '今天下雨停工哪都没去从早上七点半一直到吃晌午饭把那个绿色施工的课全看完了系统给我加了六个学时下午又看了俩学时',
      ['credit 6 2026-11-28', 'credit 2 2026-11-28'],
    ],
    ['study', '今天忙得要死 就挤出半个学时', ['credit 0.5 2022-12-05']],
    ['late', '双十一那天别人抢货我抢课 学了十一个学时', ['credit 11 2026-11-11']],
    [
      'late',
      '2024年那会儿我跟着中铁在贵州修高铁山里头没信号一整年断断续续就学了16学时',
      ['statedCycle 16 2024-01-01'],
    ],
    ['late', '前年从架子上摔下来躺了大半年 一个学时都没学上', ['statedCycle 0 2024-01-01']],
    ['late', '今年工期紧过完年到现在东一榔头西一棒子满打满算学了三十个学时', ['total 30 null']],
    [
      'register',
      '我闺女放学回来给我鼓捣了半个点名字身份证人脸都弄上了刚刚跳出来说注册成功',
      ['registeredOn 2022-12-05 2022-12-05'],
    ],
    ['download', '昨天就下了 PDF发给我媳妇存着', ['downloadedOn 2022-12-04 2022-12-04']],
    [
      'check-registry',
      '我那证是一三年在长春考的后来单位黄了今天上省里那网站输身份证号给我来个查无此证',
      ['registryStatus not-found 2022-12-05'],
    ],
    ['late', '工地上钱难要拖了我八个月工资今年开春我就转行跑滴滴了施工员早不干了', ['inPost false null']],
  ] as const)('at %s: %s', (at, text, read) => {
    expect(said(at, text)).toEqual(read);
  });

  test('and what is asked beside it is answered, too', () => {
    const { read, answer } = after(
      'exchange',
      '昨天下午监理来查资料闹到五点多我才坐下来把那个换证的申请给提交了几时能批',
    );
    expect(read).toEqual(['exchangedOn 2022-12-04 2022-12-04']);
    expect(answer).toMatch(/对吗/);
  });

  test.each([
    ['study', '隔壁老李昨天刷了12学时 给我眼气的'],
    ['study', '班长说让我今天学够5学时 我说学你个锤子'],
    ['study', '今晚下班以后再学3学时'],
    ['study', '今天这门课是6学时的，才看个开头'],
    ['study', '今天气温零下20'],
    ['download', '工资昨天下来了'],
    ['exchange', '点了保存，没点提交'],
    ['exchange', '昨天换了个新身份证'],
    ['check-registry', '但愿我的证还有效'],
    ['check-registry', '住建部那个网站登录进去查不到我证书 急'],
    ['late', '今天不干了下雨'],
  ] as const)('at %s nothing is: %s', (at, text) => {
    expect(said(at, text)).toEqual([]);
  });
});

describe('what is typed by its sound is heard as what it sounds like', () => {
  test.each([
    ['study', '做天和前天各5学时', ['credit 5 2022-12-04', 'credit 5 2022-12-03']],
    ['exchange', '身请了 礼拜六', ['exchangedOn 2022-12-03 2022-12-03']],
    ['check-registry', '查了 显示有小', ['registryStatus valid 2022-12-05']],
    ['register', '我嘞号昨天就注测好了', ['registeredOn 2022-12-04 2022-12-04']],
  ] as const)('at %s: %s', (at, text, read) => {
    expect([...said(at, text)].sort()).toEqual([...read].sort());
  });

  test.each(['总工说的', '可是我没空', '我神情恍惚', '收不到验证码'])(
    'other words stay what they are: %s',
    (text) => {
      expect(said('check-registry', text)).toEqual([]);
    },
  );
});

describe('days by what was told before them', () => {
  test.each([
    ['study', '12月1号学了2学时，第二天学了4学时', ['credit 2 2022-12-01', 'credit 4 2022-12-02']],
    ['register', '我12月3号就开始看课了 当天拿4学时', ['credit 4 2022-12-03']],
    [
      'study',
      '从上周四开始每天两学时一直到昨天',
      ['credit 2 2022-12-01', 'credit 2 2022-12-02', 'credit 2 2022-12-03', 'credit 2 2022-12-04'],
    ],
    ['late', '礼拜一2.5 礼拜二2.5 都是学时', ['credit 2.5 2026-11-23', 'credit 2.5 2026-11-24']],
    ['study', '昨黑儿学了4.5个学时 弄到十一点多才睡', ['credit 4.5 2022-12-04']],
  ] as const)('at %s: %s', (at, text, read) => {
    expect(said(at, text)).toEqual(read);
  });
});

describe('what is begun in one message is told in the next', () => {
  test('the sum of this year is no answer to the question for another', () => {
    expect(said('late', '今年一共', '十九个学时')).toEqual(['total 19 null']);
  });

  test('hours by the clock are class hours once it is said', () => {
    expect(said('study', '今天4小时', '我说的是学时')).toEqual(['credit 4 2022-12-05']);
  });

  test("somebody else's is not gone on with", () => {
    expect(said('check-registry', '老李的查出来是有效', '我的还没查')).toEqual([]);
  });
});
