// A question that counts with hours is answered by all that it says: the day or year in which they would be studied, the
// hours of other years that it tells, the certificate that it names, and the unit. Nothing after the last day is enough.
import { ofJilin, talkOf, type untold, yearsTold } from '../../../support/talk-cases';

const BEFORE = '2022-12-05';
const LATE = '2026-11-28';

const half = ofJilin('施工员', {}, { credits: [{ on: '2022-12-01', hours: 12 }] });
const electronic = { exchangedOn: '2022-12-02' };
const thisYear = (hours: number) => ({ credits: [{ on: '2026-05-01', hours }] });
const ordinary = (trade: string, hours: number) =>
  ofJilin(trade, electronic, { ...yearsTold([2023, 32], [2024, 32], [2025, 32]), ...thisYear(hours) });
const ok = ordinary('施工员', 12);
const met = ordinary('施工员', 32);

const says = (text: string, asOf: string, ...held: ReturnType<typeof untold>[]): string =>
  talkOf([
    {
      ...{ id: 'one', asOf, says: [text] },
      holder:
        held.length === 0
          ? null
          : {
              registeredOn: '2022-11-16',
              certificates: held.map((one, at) => ({ ...one, id: `c${at + 1}` })),
            },
    },
  ])[0]?.turns[0]?.answer ?? '';

describe('hours that would be studied after the last day', () => {
  it.each([
    '下个月再学20学时行不',
    '1月再学20学时行不',
    '1月5号再学20够不够',
    '2023年再学20学时够不够',
    '元旦再学20够不够',
    '过年补20学时行不',
    '春节再学20行不',
    '开春再学20行不',
  ])('%s: are in time for no exchange', (text) => {
    const said = says(text, BEFORE, half);
    expect(said).toMatch(/^(?:不行|来不及)：那时候已经过了2022年12月31日/);
    expect(said).not.toContain('就够了');
  });

  it.each([
    ['明天再学20够不够', '2026-12-31'],
    ['下个月再学20够不够', '2026-12-05'],
    ['过完年再学20够不够', LATE],
    ['1月再学20够不够', LATE],
    ['明年补20行不', LATE],
    ['明年一月补20学时行不', LATE],
  ])('%s on %s: are of the next year', (text, asOf) => {
    const said = says(text, asOf, ok);
    expect(said).toMatch(/^(?:不行|来不及)：今年的到2026年12月31日为止/);
    expect(said).not.toContain('那样就够了');
  });

  it('before it they are counted', () => {
    expect(says('下个月再学20够不够', LATE, ok)).toMatch(/^那样就够了：/);
    expect(says('下周再学20行不', BEFORE, half)).toMatch(/^那样就够了：/);
    expect(says('元旦放假再学20够不够', LATE, ok)).toMatch(/^要看是哪一天：/);
  });

  it('on one day so many are no comfort', () => {
    expect(says('12月20号再学20够不够', BEFORE, half)).not.toMatch(/^(?:那样就)?够了/);
  });

  it('are all of them where what is done by now is told with what is to come', () => {
    expect(says('我学了20学时了，再学12够不够', BEFORE)).toMatch(/^(?:照你说的，)?(?:那样就)?够/);
    expect(says('我学了20学时了，再学10够不够', BEFORE)).toMatch(/^(?:照你说的，)?(?:还)?不够/);
    expect(says('我学了20学时了，1月再学12够不够', BEFORE)).not.toMatch(/^(?:照你说的，)?(?:那样就)?够/);
  });
});

describe('hours of other years that are told', () => {
  it('are what this year is reckoned by, and not what is on record', () => {
    for (const [text, held] of [
      ['去年学了20今年再学20够不够', ok],
      ['去年只学了12，今年32够不够', met],
    ] as const) {
      const said = says(text, LATE, held);
      expect(said).toMatch(/^不够：照你说的/);
      expect(said).toContain('2025 年记的是 32 学时');
      expect(said).not.toMatch(/已经够了|今年一起补上/);
    }
  });

  it.each([
    ['去年学了20今年要学多少', '今年要学 44 学时'],
    ['去年学了10，今年学多少能补上', '今年要学 54 学时'],
    ['今年只学12，明年学多少才行', '明年要学 52 学时'],
    ['要是今年一点不学，明年得学多少', '明年要学 64 学时'],
  ])('%s, asked by anybody, and on what it hangs', (text, told) => {
    const said = says(text, LATE);
    expect(said).toMatch(/^照你说的/);
    expect(said).toContain(told);
    expect(said).toContain('不然那两年加起来已经不到 64 学时');
  });

  it('may come to a shortfall that nothing makes up for', () => {
    const said = says('要是有个人2024年学了20，2025年学了40，今年要学多少', LATE, ok);
    expect(said).toMatch(/^照你说的，2024、2025 年一共 60 学时，不到 64 学时/);
    expect(said).not.toContain('你的施工员');
  });

  it('are reckoned at the end of a story, too', () => {
    const short = ofJilin('施工员', electronic, {
      ...yearsTold([2023, 44], [2024, 44], [2025, 20]),
      ...thisYear(12),
    });
    const story =
      '我这几年一直在外地干活，媳妇生孩子，去年就学了20个学时，今年单位说要投标得用我的证，我想问今年我得学多少才行';
    expect(says(story, LATE, short)).toContain('今年要学 44 学时');
  });
});

describe('what else a question counts with', () => {
  it.each(['两年学够64就行，哪年学都一样对吧', '两年学满64是不是就行了'])(
    '%s: the hours of two years are no choice of the year',
    (text) => {
      for (const [asOf, held] of [
        [BEFORE, half],
        [LATE, ok],
      ] as const)
        expect(says(text, asOf, held)).toMatch(/^不(?:对|行)：.*每年都要学满 32 学时/);
    },
  );

  it.each(['学20节课够不够', '今年学20小时够不够'])(
    '%s: lessons and hours of the clock are not counted',
    (text) => {
      expect(says(text, LATE, ok)).toMatch(/^说不准：一.*是多少学时，文件未规定/);
    },
  );

  it('another certificate than the holder’s own is not answered by it', () => {
    expect(says('资料员再学20够不够', LATE, ok)).toMatch(/^说不准：/);
    const said = says('材料员今年学12够不够', LATE, ok);
    expect(said).toMatch(/^不够：一年要学满 32 学时/);
    expect(said).not.toContain('施工员');
  });

  it('so many of today leave what they leave', () => {
    expect(says('要是今天学8学时够不够', LATE, ok)).toMatch(/^不够：.*还差 12 学时/);
  });

  it('so many a day take so many days', () => {
    expect(says('我一天学4学时几天学完', LATE, ok)).toMatch(/^来得及：.*要 5 天/);
    expect(says('我一天学4学时几天学完', '2026-12-29', ok)).toMatch(/^来不及：.*要 5 天/);
    expect(says('每天学2小时来得及不', LATE, ok)).toMatch(/^说不准：一小时是多少学时/);
  });

  it('two certificates come to one sum', () => {
    const [one, other] = [ok, ordinary('资料员', 30)];
    expect(says('我一共还差多少', LATE, one, other)).toMatch(/^一共还差 22 学时/);
    expect(says('一共要学多少', LATE, one, other)).toMatch(/^一共要学 64 学时/);
    expect(says('哪个证学够了', LATE, one, other)).toMatch(/^都还没够/);
    expect(says('再学20够不够', LATE, one, other)).toMatch(/^要看记在哪一本/);
  });

  it('this year is not made up for in the next', () => {
    expect(says('我能不能明年一起补', LATE, ok)).toMatch(/^不能：今年的到年底为止.*可能要重新参加培训/);
  });
});
