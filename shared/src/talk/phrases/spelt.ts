/**
 * What is told rather than asked, for reading pinyin: days and what is done on them. Without the day a number would be
 * taken for today's. Said more than once is more likely.
 */
const DAYS =
  '今天 昨天 前天 大前天 明天 后天 上周 上个月 这个月 上周一 上周二 上周三 上周四 上周五 上周六 周日 星期六 礼拜天 昨晚 今晚 早上 上午 下午 晚上 一号 二号 三号 十二月';
const DONE =
  '学了 又学了 没学 学满了 学完了 注册了 申请了 提交了 换了 下载了 还没学 还没注册 还没换 有效 注销了 查不到';
const AMOUNTS = '一 二 两 三 四 五 六 七 八 九 十 十二 二十 三十 一个 两个 三个 四个';

export const SPELT_DAYS: readonly string[] = DAYS.split(' ').flatMap((day) => [
  ...DONE.split(' ').flatMap((done) => [`${day}${done}`, `我${day}${done}`]),
  ...AMOUNTS.split(' ').map((amount) => `${day}学了${amount}学时`),
  `${day}学了`,
  `学时`,
]);
