// Where a certificate stands decides every answer alike: this year's study is not open in one answer and owed in the
// next, what is on record comes before what a question takes for granted, and hours that are told are counted.
import { ofJilin, talkOf, untold, yearsTold } from '../../../support/talk-cases';

const LATE = '2026-11-28';

type Held = ReturnType<typeof untold>;
const turns = (says: string[], held: Held[] | null, asOf = LATE, registeredOn: string | null = null) =>
  talkOf([{ id: 'one', asOf, holder: held && { registeredOn, certificates: held }, says }])[0]?.turns ?? [];
const says = (text: string, held: Held[] | null, asOf = LATE): string =>
  turns([text], held, asOf)[0]?.answer ?? '';

const exchanged = { exchangedOn: '2022-12-20', downloadedOn: '2022-12-22' };
const now = (hours: number) => ({ credits: [{ on: '2026-03-01', hours }] });
const owing = ofJilin('施工员', exchanged, { ...yearsTold([2023, 32], [2024, 32], [2025, 32]), ...now(20) });
const short = ofJilin('施工员', exchanged, { ...yearsTold([2023, 32], [2024, 20], [2025, 20]), ...now(20) });
const late = ofJilin('施工员', { exchangedOn: '2023-02-03' }, yearsTold([2024, 32], [2025, 32]));
const lapsed = ofJilin('施工员');
const cancelled = ofJilin('施工员', { registryStatus: 'cancelled' });
const other = {
  ...ofJilin('质量员', { issuedOn: '2024-05-01' }, { ...yearsTold([2025, 10]), ...now(32) }),
  id: 'c2',
};
const part = (facts: object) => ofJilin('施工员', { registryStatus: null, inPost: null, ...facts });

describe('a certificate whose past years fall short', () => {
  it('asks for this year’s study in every answer', () => {
    for (const text of ['今年要学吗', '今年还要不要接着学', '学时不够怎么办', '在哪学', '我的证还能用吗'])
      expect(says(text, [short])).toContain('问清以前，今年的照常学：12月31日（还剩33天）前要学满 44 学时');
    const [, then] = turns(['我的证还能用吗', '那今年还学不学'], [short]);
    expect(then?.answer).toMatch(/^问清以前，今年的照常学/);
  });

  it('is not said to be past making up and open at once', () => {
    expect(says('去年没学能补吗', [short])).not.toContain('文件未规定');
  });
});

describe('an exchange that was applied for too late', () => {
  it('owes this year what it owes, whatever it counts for', () => {
    for (const text of ['今年要学吗', '明年还要学吗', '不学会怎么样', '我都60了还要学不']) {
      const said = says(text, [late]);
      expect(said).toContain('还差 32 学时');
      expect(said).toContain('申请晚了，算不算换成要先问');
      expect(said).not.toContain('现在再学能不能算');
    }
  });

  it('has a next step: whom to ask', () => {
    expect(says('下一步干啥', [late])).toMatch(/下一步：问厅建管处/);
  });
});

describe('last year, taken for short', () => {
  it('is what is on record', () => {
    for (const held of [owing, late]) {
      const said = says('去年没学能补吗', [held]);
      expect(said).toContain('2025 年记了 32 学时，够了');
      expect(said).not.toMatch(/不能。|一起补上/);
    }
    expect(says('去年没学能补吗', [owing, other])).toMatch(
      /^看是哪一本：施工员 2025 年记了 32 学时，够了，不用补；质量员 2025 年记了 10 学时/,
    );
  });

  it('is none where there is no electronic certificate', () => {
    for (const held of [lapsed, cancelled]) {
      const said = says('去年没学能补吗', [held]);
      expect(said).toMatch(/^没有要补的年头/);
      expect(said).not.toContain('能不能补，文件未规定');
    }
  });
});

describe('hours of two years that are over', () => {
  it.each([
    ['24年学了30，25年学了30，够不够', /^不够：.*一共 60 学时，不到 64 学时/],
    ['24年学了30 25年学了34，够不够', /^够：.*今年要学 32 学时/],
    ['23年学40 24年学20，是不是要重新培训', /^按文件，是：.*一共 60 学时/],
    ['2023年学了40，2024年学了20，行不行', /^不行：.*一共 60 学时/],
    ['我23年换的证24年没学25年学了64算补上了吗', /^算：.*2024 年 0 学时、2025 年 64 学时/],
    ['24年25年都没学，我这证还能用吗', /^说不准：.*一共 0 学时/],
    ['两年一共学了60，够吗', /^不够：.*不到 64 学时/],
    ['两年一共学了64，够了吗', /^够：.*每年都要学满 32 学时/],
  ] as const)('%s', (text, first) => {
    expect(says(text, null)).toMatch(first);
  });
});

describe('what did not go as it should', () => {
  it('is answered, whatever deed is told beside it', () => {
    for (const registeredOn of [null, '2022-12-01']) {
      const [turn] = turns(['注册完了证书管理里没有我的证'], [lapsed], '2022-12-05', registeredOn);
      expect(turn?.intent).toBe('cert_not_found');
      expect(turn?.answer).toMatch(/^编号重新排过/);
      expect(turn?.written).toEqual([]);
    }
  });
});

describe('a certificate that was lost', () => {
  it.each(['我的证丢了怎么办', '电子证丢了咋办', '证丢了怎么补'])('%s: is not asked back', (text) => {
    for (const held of [null, [owing], [lapsed]]) expect(turns([text], held)[0]?.intent).toBe('lost_cert');
    expect(says(text, [ofJilin('施工员', { issuedOn: '2025-05-06' })])).not.toMatch(/旧证书丢了|换好的/);
  });
});

describe('a day that is known in part', () => {
  it('answers as each of its days would', () => {
    expect(says('去年没学能补吗', [part({ issuedOn: '2025' })])).toMatch(/^不用补：2025 年不用学/);
    expect(says('今年要学吗', [part({ exchangedOn: '2022' })])).toMatch(/^要。/);
  });

  it('is asked for, and is no lapsed exchange, where nobody remembers it', () => {
    for (const facts of [{ issuedOn: 'unknown' }, { exchangedOn: 'unknown' }]) {
      expect(says('我这个证能换吗', [part(facts)])).toMatch(/^说不准。.*哪一天/);
      expect(says('今年要学吗', [part(facts)])).toMatch(/^说不准。/);
    }
  });

  it('that is no day is refused with its case and its name', () => {
    expect(() => says('今年要学吗', [part({ exchangedOn: 'soon' })])).toThrow(
      'case one: exchangedOn is no day: "soon"',
    );
  });
});

describe('a holder of certificates of two documents', () => {
  it('is told of both, in whatever order they were added', () => {
    const hubei = {
      ...untold('hubei-2021', 'site-professional', '施工员'),
      id: 'c3',
      facts: { exchangedOn: '2024-03-10' },
    };
    const quality = { ...ofJilin('质量员'), id: 'c2' };
    for (const held of [
      [hubei, quality],
      [quality, hubei],
    ]) {
      expect(says('质量员还能换吗', held)).toMatch(/^不能换。.*自动失效/);
      expect(says('我还差多少', held)).toMatch(/湖北省：[\s\S]*吉林省：|吉林省：[\s\S]*湖北省：/);
    }
  });
});

describe('a trade', () => {
  it('is compared whole: what stands in brackets may make it another one', () => {
    expect(says('我还差多少', [ofJilin('试验员（土建）')], '2022-12-05')).toContain('32 学时');
    expect(says('我这个证能换吗', [ofJilin('试验员')], '2022-12-05')).toMatch(/^不能换/);
  });
});

describe('a reminder', () => {
  const of = (pack: string, trade: string, facts: object, statedCycles: Held['statedCycles'] = []) => ({
    ...untold(pack, pack.endsWith('-abc') ? 'safety-abc' : 'site-professional', trade),
    ...{ facts: { ...facts }, statedCycles },
  });

  it('is not offered where the document’s own will never come', () => {
    const missed = of('hubei-2021', '施工员', { exchangedOn: '2023-03-10' }, [
      { from: '2023-03-11', hours: 10 },
      { from: '2024-03-11', hours: 10 },
      { from: '2025-03-11', hours: 32 },
    ]);
    const left = of('anhui-2021', '质量员', { exchangedOn: '2024-03-10', inPost: false });
    for (const held of [missed, left]) expect(turns(['提醒我'], [held])[0]?.proposed).toEqual([]);
    const open = of('hubei-2021', '施工员', { exchangedOn: '2026-03-10' });
    expect(turns(['提醒我'], [open])[0]?.proposed).toHaveLength(1);
  });

  it('to apply is not given to whoever has applied', () => {
    const applied = of('safety-abc', 'C', {
      ...{ expiresOn: '2027-01-15', appliedOn: '2026-11-01', employed: true },
    });
    for (const text of ['现在办还来得及吗', '怎么换证', '什么时候申请延续', '有效期几年'])
      expect(says(text, [applied])).not.toMatch(/起可以申请，要由单位交的/);
  });
});

describe('whether there is study now, by the documents of other places', () => {
  it('is answered first', () => {
    const hubei = {
      ...untold('hubei-2021', 'site-professional', '施工员'),
      facts: { exchangedOn: '2026-03-10' },
    };
    expect(says('今年要学吗', [hubei])).toMatch(/^要。/);
    expect(says('今年不用学吧', [hubei])).toMatch(/^不对，要学。/);
  });
});

describe('what a document at hand leaves to be read into it', () => {
  const asked = (text: string, pack: string): string =>
    talkOf([{ id: 'one', asOf: LATE, holder: null, pack, says: [text] }])[0]?.turns[0]?.answer ?? '';

  it.each([
    ['过期了怎么办', 'safety-abc', '要重新考'],
    ['过期了要重新考吗', 'safety-abc', '要重新考'],
    ['没换是不是作废了', 'water-abc', '不算延续'],
    ['不学会怎么样', 'anhui-2021', '可能要重新培训'],
    ['学时不够怎么办', 'anhui-2021', '不能补学'],
    ['学时不够怎么办', 'water-abc', '补不了'],
    ['从哪年开始算', 'anhui-2021', '下一年起'],
    ['从哪年开始算', 'hubei-2021', '换发的证书，第一个周期从换证的第二天开始'],
    ['必修选修怎么分', 'hubei-2021', '必修选修怎么分，'],
    ['必修选修怎么分', 'anhui-2021', '22 学时'],
  ])('%s, %s: is told', (text, pack, part) => {
    expect(asked(text, pack)).toContain(part);
  });

  it('is not told as an expiry to whoever retires', () => {
    expect(asked('我退休了证还有用吗', 'safety-abc')).not.toContain('有效期满的证书已经失效');
  });
});
