// What is read back is what was told: no hours of a list are lost, no sum is of a day, and a correction changes what it names, or asks.
import { talkOf } from '../../support/talk-cases';
import { after, holderAt, said } from '../../support/told-at';

describe('of a list of days no hours are lost', () => {
  test.each([
    ['study', '昨天4.5 今天2学时', ['credit 4.5 2022-12-04', 'credit 2 2022-12-05']],
    [
      'study',
      '前天学了3，昨天学了2.5，今天4学时',
      ['credit 3 2022-12-03', 'credit 2.5 2022-12-04', 'credit 4 2022-12-05'],
    ],
    ['study', '现汇报：本月二日学习五学时，三日学习四学时', ['credit 5 2022-12-02', 'credit 4 2022-12-03']],
    ['study', '做天下午学了两个学时今天学了四个学时', ['credit 2 2022-12-04', 'credit 4 2022-12-05']],
    ['late', '周四没活干在家看了4学时，今天又看了2学时', ['credit 4 2026-11-26', 'credit 2 2026-11-28']],
  ] as const)('at %s: %s', (at, text, read) => {
    expect(said(at, text)).toEqual(read);
  });
});

describe('a sum is of no day', () => {
  test.each([
    ['study', ['白天干活晚上看课，累计18学时了'], ['total 18 null']],
    ['study', ['到12月1日一共学了20学时'], ['total 20 null']],
    ['study', ['截止12月1号我总共学了20个学时'], ['total 20 null']],
    ['late', ['白天绑钢筋晚上才得闲，零零散散总共凑了17学时'], ['total 17 null']],
    ['study', ['一共学了11学时', '刚才没看清，又看了一眼，一共是13.5'], ['total 13.5 null']],
  ] as const)('at %s: %j', (at, texts, read) => {
    expect(said(at, ...texts)).toEqual(read);
  });

  test('and where it may be of the year that is asked for, or of this one, that is asked', () => {
    const { read, answer, replies } = after('noted', '总共9学时');
    expect(read).toEqual([]);
    expect(answer).toContain('是 2023 年的，还是今年到现在的');
    expect(said('noted', '总共9学时', replies[0] as string)).toEqual(['statedCycle 9 2023-01-01']);
    expect(said('noted', '总共9学时', replies[1] as string)).toEqual(['total 9 null']);
  });

  test('fewer than this year has are of the year that is asked for', () => {
    expect(said('noted', '总共6学时')).toEqual(['statedCycle 6 2023-01-01']);
  });
});

describe('a correction changes what it names', () => {
  test.each([
    ['noted', ['昨天那个应该是3个学时 今天那个没问题'], ['-credit 2 2026-11-27', 'credit 3 2026-11-27']],
    [
      'study',
      ['今天学了4学时昨天学了6学时', '昨天那个不对是5学时 今天那个对'],
      ['credit 4 2022-12-05', 'credit 5 2022-12-04'],
    ],
    ['study', ['今天听了6个学时', '不对不对我看串行了是4个学时'], ['credit 4 2022-12-05']],
    ['late', ['九月八号学了3学时', '不是九月是十月'], ['credit 3 2026-10-08']],
    ['exchange', ['3号申请的', '是1号，3号我在家歇着'], ['exchangedOn 2022-12-01 2022-12-01']],
    ['number', ['新编号是0222310500001234', '念错了，后四位是四三二一'], ['newNumber 0222310500004321 null']],
    [
      'late',
      ['去年30学时', '翻了下本子，记混了，去年是28，前年才是30'],
      ['statedCycle 30 2024-01-01', 'statedCycle 28 2025-01-01'],
    ],
  ] as const)('at %s: %j', (at, texts, read) => {
    expect([...said(at, ...texts)].sort()).toEqual([...read].sort());
  });

  test('this one, right after it was noted, is what goes', () => {
    const { asOf, holder } = holderAt('study');
    const says = ['刚学了3学时', '是今天的', '对', '这条不要了'];
    const [one] = talkOf([{ id: 'one', asOf, holder, says: ['下一步', ...says] }]);
    expect(one?.turns.at(-1)?.proposed).toMatchObject([{ op: 'remove', fact: 'credit', value: 3 }]);
  });

  test('what waits and is said to be wrong is not read back again where what is right was not understood', () => {
    const { read, answer } = after('exchange', '一号提交的', '不不不 一号是学完课 提交是今天早上');
    expect(read).toEqual([]);
    expect(answer).toContain('整句再说一遍');
  });
});

describe('and nothing is read back of what is no such thing', () => {
  test.each([
    ['noted', '我可没让你删 今天昨天的都留着'],
    ['study', '我买的那个课一共32学时 还没开始看'],
    ['study', '安全员那个继续教育我昨天学了6学时'],
    ['download', '我把原来的纸证拍照存手机里了'],
    ['download', '证书管理里现在显示已更换了'],
    ['late', '2023年那会儿我还在工地干呢'],
  ] as const)('at %s: %s', (at, text) => {
    expect(said(at, text)).toEqual([]);
  });
});

describe('of what is put right in one breath the last that is said counts', () => {
  test.each([
    ['study', '周三学了4学时 等等 是周四', ['credit 4 2022-12-01']],
    ['study', '今天八学时 不对是昨天 也不对 就是今天', ['credit 8 2022-12-05']],
    ['exchange', '周六申请的 我想想啊 是周五', ['exchangedOn 2022-12-02 2022-12-02']],
    ['register', '12月1号注册的 我看看 是12月2号', ['registeredOn 2022-12-02 2022-12-02']],
    ['study', '今天学了4学时 我想想 昨天学了2学时', ['credit 4 2022-12-05', 'credit 2 2022-12-04']],
    ['study', '今天学了6学时 不对 那是我媳妇学的', []],
    ['study', '今天学了四学时 说错了 这是老王的', []],
  ] as const)('at %s: %s', (at, text, read) => {
    expect(said(at, text)).toEqual(read);
  });
});
