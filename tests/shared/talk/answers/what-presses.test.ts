// What presses is told, and by what is asked: the year's study beside an exchange that is over, what nobody has told of as
// that, and no comfort out of a rule that is another's.
import { talkOf } from '../../../support/talk-cases';

const BEFORE = '2022-12-05';
const JUST_LATE = '2023-01-02';
const LATE = '2026-11-28';

const card = (trade: string, more: object = {}, kind = 'site-professional') => {
  const { facts = {}, ...rest } = more as { facts?: object };
  return {
    ...{ id: trade, pack: 'jilin-2022-25', kind, trade, credits: [], statedCycles: [] },
    ...rest,
    facts: { registryStatus: 'valid', inPost: true, ...facts },
  };
};
const EXCHANGED = { exchangedOn: '2022-12-04', downloadedOn: '2022-12-10' };
const years = (...hours: number[]) => hours.map((one, at) => ({ from: `${2023 + at}-01-01`, hours: one }));
const studied = (hours: number, on = '2026-03-02') => [{ on, hours }];
const running = card('资料员', {
  ...{ facts: EXCHANGED, credits: studied(20), statedCycles: years(32, 32, 32) },
});
const says = (text: string, asOf: string, ...certificates: ReturnType<typeof card>[]): string =>
  talkOf([
    {
      ...{ id: 'one', asOf, says: [text] },
      holder: certificates.length > 0 ? { registeredOn: '2022-12-01', certificates } : null,
    },
  ])[0]?.turns[0]?.answer ?? '';

describe('years that nobody has told of', () => {
  const untold = card('资料员', { facts: EXCHANGED, credits: studied(32) });
  it.each(['我还差多少学时', '今年要学多少', '今年不学明年一起学行吗'])(
    'leave it open at %s whether this year is enough',
    (text) => {
      const said = says(text, LATE, untold);
      expect(said).toContain('至少要学 32 学时');
      expect(said).not.toMatch(/已经够了|没有欠着/);
    },
  );
});

describe('the end of a year of study', () => {
  it('is not answered by an exchange that is long over', () => {
    const said = says('过了年底会咋样', LATE, running);
    expect(said).toMatch(/^过了年底，今年的学时就补不进去了/);
    expect(said).toContain('还差 12 学时');
    expect(says('过了年底会咋样', LATE)).toMatch(/两年加起来不到 64 学时，要重新参加培训/);
  });

  it('is told to whoever asks until when to study', () => {
    expect(says('学到几号截止', LATE)).toMatch(/^助手的理解：.*今年的到12月31日为止/);
  });

  it('is not said to run for a skilled worker', () => {
    const welder = card('钢筋工', { facts: EXCHANGED }, 'skilled-worker');
    expect(says('还来得及吗', LATE, welder)).not.toContain('今年的到12月31日为止');
  });
});

describe('of two certificates of which one lapsed', () => {
  const lapsed = card('材料员');
  it('the year of the other is still in time', () => {
    const said = says('还来得及吗', LATE, running, lapsed);
    expect(said).toMatch(/^没换的，换证来不及了；每年的学习，今年的还来得及/);
    expect(said).toContain('还差 12 学时');
  });

  it('only one is to be studied for', () => {
    const said = says('两个证要学多少', LATE, running, lapsed);
    expect(said).toContain('要每年学的是 1 本');
    expect(said).not.toContain('64 学时。');
  });
});

describe('hours for the exchange', () => {
  it('cannot be made up for after its last day', () => {
    expect(says('去年没学能补吗', JUST_LATE)).toMatch(/^换证前的 32 学时没学够的，现在补不了/);
  });

  it('cannot wait for the year after it', () => {
    const partly = card('资料员', { credits: studied(20, '2022-11-20') });
    expect(says('今年不学明年一起学行吗', BEFORE, partly)).toMatch(/^不能等到那时候/);
  });

  it('that are there let the exchange begin', () => {
    const full = card('资料员', { credits: studied(32, '2022-11-20') });
    expect(says('没学满能先换证吗', BEFORE, full)).toMatch(/^能：换证的学时已经够了/);
  });
});

describe('a certificate that the registry does not show as valid', () => {
  const cancelled = card('资料员', { facts: { registryStatus: 'cancelled' } });
  it('has no exchange to hope for after the last day', () => {
    expect(says('我这个证能换吗', LATE, cancelled)).toContain('现在换不了：换证的期限2022年12月31日已经过了');
    expect(says('证书查不到但我有原件能换吗', LATE)).toContain('换证的期限2022年12月31日已经过了');
  });

  it('counts for nothing then, as the document has it', () => {
    expect(says('没换是不是就作废了', LATE, cancelled)).toMatch(/^是。/);
  });

  it('is told that nothing is written of reviving it', () => {
    for (const asOf of [BEFORE, LATE])
      expect(says('证书注销了能恢复吗', asOf)).toMatch(/能不能恢复，文件未规定/);
  });
});

describe('a day of an application', () => {
  it('that is too late is not comforted by a record of another', () => {
    const said = says('我2023年1月5号申请的算不算', LATE, running);
    expect(said).toMatch(/^不算按时/);
    expect(said).toContain('记的是2022年12月4日申请的，和你说的不一样');
    expect(says('我2023年1月5号申请的算不算', JUST_LATE)).toMatch(/^不算按时/);
  });

  it('that is the last one counts, whenever that is asked', () => {
    for (const asOf of [BEFORE, JUST_LATE, LATE])
      expect(says('2022年12月31日当天申请算不算', asOf)).toMatch(/^算：/);
  });
});

it('a year before the first of study has no consequence', () => {
  expect(says('今年不学会咋样', BEFORE, card('资料员', { facts: EXCHANGED }))).toMatch(
    /^今年不用学，不学没有后果/,
  );
});

it('of a lost certificate nothing is told that nobody has written', () => {
  expect(says('证丢了怎么补', LATE, running)).toMatch(/^电子证书丢了怎么补，文件未规定/);
});

it('minutes, cancelling and proof are answered as what they are', () => {
  expect(says('我学了32分钟算不算', LATE, running)).toMatch(/^说不准：多少分钟算一学时，文件未规定/);
  expect(says('我的证会不会被注销', LATE, running)).toMatch(/^说不准：什么情况会注销，文件未规定/);
  expect(says('怎么给甲方看我的证是真的', LATE, running)).toContain('出示状态码');
});
