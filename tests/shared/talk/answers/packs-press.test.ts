// Under a pack what presses is told: the running year of a term, the cycle's study beside an exchange that is not at hand,
// whether anything is to be made up for, and what hangs on an employer.
import { talkOf } from '../../../support/talk-cases';

const LATE = '2026-11-28';
const holderOf = (
  [pack, kind, trade]: readonly [string, string, string],
  facts: Record<string, unknown>,
  hours: readonly (readonly [string, number])[] = [],
  credits: { on: string; hours: number }[] = [],
) => ({
  registeredOn: null,
  certificates: [
    {
      id: 'c1',
      pack,
      kind,
      trade,
      facts,
      credits,
      statedCycles: hours.map(([from, one]) => ({ from, hours: one })),
    },
  ],
});
const says = (holder: ReturnType<typeof holderOf>, text: string, asOf = LATE): string =>
  talkOf([{ id: 'one', asOf, holder, says: [text] }])[0]?.turns[0]?.answer ?? '';

const term = { expiresOn: '2027-12-31', employed: true, accident: false };
const WATER = ['water-abc', 'safety-abc', 'B'] as const;
const water = holderOf(WATER, term, [['2025-01-01', 12]]);

describe('the running year of a term', () => {
  it.each(['下一步该干啥', '今年要学多少', '还来得及吗', '学时不够怎么办', '过了年底会咋样'])(
    'is told at %s, with its own last day and what it lacks',
    (text) => {
      const said = says(water, text);
      expect(said).toContain('这一年到2026年12月31日为止（还剩33天）要学满 12 学时，还差 12 学时');
    },
  );

  it('is enough by its own hours, and not by those of the whole term', () => {
    expect(says(water, '今年学了32够了吧')).toMatch(/^那样今年的就够了：今年要学满 12 学时/);
  });

  it('presses nobody whose hours it has', () => {
    const full = holderOf(WATER, term, [['2025-01-01', 12]], [{ on: '2026-03-01', hours: 12 }]);
    expect(says(full, '下一步该干啥')).not.toContain('这一年到');
    expect(says(full, '过了年底会咋样')).toMatch(/^这一年到2026年12月31日为止，12 学时已经够了/);
  });
});

describe('a certificate that is exchanged, under a document of study', () => {
  const hubei = holderOf(
    ['hubei-2021', 'site-professional', '施工员'],
    { exchangedOn: '2022-02-05' },
    [
      ['2022-02-06', 32],
      ['2023-02-06', 32],
      ['2024-02-06', 32],
      ['2025-02-06', 32],
    ],
    [{ on: '2026-03-01', hours: 10 }],
  );
  it.each(['还来得及吗', '过了年底会咋样'])('hears at %s what its cycle lacks', (text) => {
    expect(says(hubei, text)).toContain('还差 22 学时');
  });

  it('has nothing to make up for where the cycle before was full', () => {
    expect(says(hubei, '去年没学能补吗')).toMatch(/^按助手记的，前一期没有欠的，不用补/);
  });

  it('cannot make up for cycles that are closed', () => {
    const closed = holderOf(['hubei-2021', 'site-professional', '施工员'], { exchangedOn: '2022-02-05' }, [
      ['2022-02-06', 10],
      ['2023-02-06', 10],
      ['2024-02-06', 32],
      ['2025-02-06', 32],
    ]);
    expect(says(closed, '去年没学能补吗')).toMatch(/^按助手的理解，补不了了/);
  });
});

it('whoever leaves trade or employer hears that renewal hangs on one', () => {
  for (const text of ['不干这行了证还有效吗', '换单位了咋办'])
    expect(says(water, text)).toContain('没有单位的，延续现在办不了');
});
