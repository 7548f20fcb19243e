// The state of whoever asks decides: nobody is sent to do what is of no use to them, nobody is told of another
// certificate what is true of their own, and nothing is said twice in opposite ways.
import { talkOf, untold } from '../../support/talk-cases';

const BEFORE = '2022-12-05';
const JUST_LATE = '2023-01-02';
const LATE = '2026-11-28';

const old = (trade: string, more: object = {}, kind = 'site-professional') => {
  const { facts = {}, ...rest } = more as { facts?: object };
  return {
    ...untold('jilin-2022-25', kind, trade),
    ...rest,
    facts: { registryStatus: 'valid', inPost: true, ...facts },
  };
};
const builder = old('施工员', { credits: [{ on: '2022-11-20', hours: 12 }] });
const exchanged = { facts: { exchangedOn: '2022-12-02', issuedOn: '2022-12-08' } };
const short = old('施工员', {
  ...exchanged,
  statedCycles: [
    { from: '2023-01-01', hours: 32 },
    { from: '2024-01-01', hours: 32 },
    { from: '2025-01-01', hours: 0 },
  ],
});
const cancelled = old('质量员', { facts: { registryStatus: 'cancelled' } });
const tester = old('试验员');
const mason = old('砌筑工', {}, 'skilled-worker');
const hubei = {
  ...untold('hubei-2021', 'site-professional', '材料员'),
  facts: { issuedOn: '2021-03-10' },
  credits: [{ on: '2023-02-01', hours: 8 }],
};
const officer = { ...untold('safety-abc', 'safety-abc', 'C'), facts: { expiresOn: '2024-01-15' } };

const says = (text: string, asOf: string, certificate: ReturnType<typeof untold> | null): string =>
  talkOf([
    {
      id: 'one',
      asOf,
      holder: certificate && { registeredOn: null, certificates: [certificate] },
      says: [text],
    },
  ])[0]?.turns[0]?.answer ?? '';

describe('making up', () => {
  it('is not promised to whom it may be too late for', () => {
    for (const text of ['学时不够怎么办', '补学怎么操作']) {
      const said = says(text, LATE, null);
      expect(said).toContain('有相连两年加起来不到 64 学时的，已经要重新参加培训，补不了');
      expect(said).not.toContain('没学够的，今年一起补上');
    }
  });

  it('begins, before the exchange, with what is to be studied for that', () => {
    const said = says('补学怎么操作', BEFORE, builder);
    expect(said).toMatch(/^你的施工员还差 20 学时，还剩26天。/);
    expect(said).not.toContain('不用补');
    expect(says('补学怎么操作', BEFORE, null)).toMatch(/^换证前要学满 32 学时/);
  });
});

describe('a certificate that was issued elsewhere', () => {
  it('is not told the rules of this place', () => {
    for (const [asOf, told] of [
      [BEFORE, builder],
      [JUST_LATE, builder],
      [LATE, null],
      ['2023-06-10', hubei],
      ['2023-11-28', officer],
    ] as const) {
      const said = says('人在长春证是四川的怎么学', asOf, told);
      expect(said).toMatch(/^四川的证不归/);
      expect(said).not.toMatch(/都在网上办|没有写/);
    }
  });

  it('after the last day is not the exchange that can be done from afar', () => {
    expect(says('人在外省怎么学习', LATE, null)).not.toContain('换证、学习都在网上办');
  });
});

describe('what cannot be exchanged', () => {
  it('has nothing to download', () => {
    for (const [asOf, told] of [
      [JUST_LATE, builder],
      [BEFORE, cancelled],
      [BEFORE, tester],
    ] as const) {
      const said = says('电子证在哪下载', asOf, told);
      expect(said).toContain('没有电子证书可下载');
      expect(said).not.toContain('换好以后');
    }
  });

  it('has no new name and no new number that could be looked up', () => {
    for (const text of ['证上岗位跟以前不一样', '新编号和老编号对不上']) {
      expect(says(text, BEFORE, tester)).toContain('新系统里没有它的名称和编号');
      expect(says(text, BEFORE, cancelled)).toContain('看不看得到它，文件未规定');
      expect(says(text, JUST_LATE, builder)).toContain('还显不显示，文件未规定');
      for (const [asOf, told] of [
        [BEFORE, tester],
        [BEFORE, cancelled],
        [JUST_LATE, builder],
      ] as const)
        expect(says(text, asOf, told)).not.toMatch(/能看到|这是正常的|变了是正常的/);
    }
  });

  it('is void, and that stands', () => {
    const said = says('不干施工员了证还有效吗', JUST_LATE, builder);
    expect(said).toContain('旧证书自动失效');
    expect(said).not.toContain('是不是就失效，文件未规定');
  });

  it('is not studied for as if it served', () => {
    expect(says('在哪选课', JUST_LATE, builder)).toContain('现在学了算不算，文件未规定');
    expect(says('在哪选课', BEFORE, cancelled)).toContain('先别为它学');
    const said = says('在哪选课', LATE, short);
    expect(said).toContain('重新培训在哪办，文件未规定');
    // What the standing says of this year, and not the other way round.
    expect(said).toContain('问清以前，今年的照常学');
    expect(said).toContain('2024、2025 年一共 32 学时，不到 64 学时');
  });

  it('is not late where it was cancelled: no days are left for it', () => {
    const said = says('逾期了咋整', BEFORE, cancelled);
    expect(said).toContain('注销');
    expect(said).not.toMatch(/还剩|最后一天/);
  });
});

describe('another certificate than the own', () => {
  it('is told first, and then how it is with the own', () => {
    for (const told of [cancelled, tester, mason]) {
      const said = says('施工员证怎么换电子证', BEFORE, told);
      expect(said).toMatch(/^先查旧证书是不是“有效”/);
      expect(said).toContain('学满 32 学时');
      expect(said).toMatch(new RegExp(`你自己的${told.trade}：`));
    }
  });

  it('of another kind is not answered by the document of the own', () => {
    for (const text of ['施工员证怎么换电子证', '测量员证能换电子的吗']) {
      const said = says(text, '2023-11-28', officer);
      expect(said).toMatch(/员证是另外的证/);
      expect(said).not.toContain('2024年1月15日');
    }
  });

  it('by its letter has its own day', () => {
    const said = says('安全员b证怎么延期', '2023-11-28', officer);
    expect(said).toMatch(/^按全国（建筑施工）的文件：证书有效期 3 年/);
    expect(said).toContain('看那本B证');
    expect(said).not.toContain('2024年1月15日');
    expect(says('安全员c证怎么延期', '2023-11-28', officer)).toContain('2024年1月15日');
  });
});

describe('a pack', () => {
  it('does not make of a paper without an employer a holder without one', () => {
    const said = says('证上没有单位名称', '2023-11-28', officer);
    expect(said).not.toMatch(/你说现在没有单位|办不了/);
    expect(says('我没有单位还能延期吗', '2023-11-28', officer)).toContain('单位');
  });

  it('tells of the beginning of a cycle only the one that is theirs', () => {
    for (const text of ['施工员证怎么换电子证', '最晚啥时候换', '逾期了咋整', '继续教育从哪年开始算'])
      expect(says(text, '2023-06-10', hubei)).not.toContain('换发的证书，第一个周期');
    const anew = { ...hubei, facts: { exchangedOn: '2021-02-05' } };
    expect(says('继续教育从哪年开始算', '2023-06-10', anew)).not.toContain('新发的证书');
  });

  it('says what it rules of too few hours, as a reading, and only of what follows that it is silent', () => {
    for (const text of ['32学时是一年还是两年', '学时不够怎么办', '补学怎么操作']) {
      const said = says(text, '2023-06-10', hubei);
      expect(said).not.toContain('会怎样，文件未规定');
      if (said.includes('怎么恢复')) expect(said).toContain('可能不能延续');
    }
  });

  it('that was read whole is silent in the same words everywhere', () => {
    for (const text of ['密码忘了', '在哪选课', '要不要去现场考'])
      expect(says(text, '2023-06-10', hubei)).toMatch(/没有写（文件未规定）/);
  });

  it('lets nobody guess what a word means or what leaving the post does', () => {
    for (const text of ['状态冻结了怎么办', '不干施工员了证还有效吗'])
      expect(says(text, '2023-06-10', hubei)).not.toContain('学时');
  });

  it('does not count up hours as if the cycle before were full', () => {
    const said = says('我学了多少学时了', '2023-06-10', hubei);
    expect(said).toContain('至少要学 32 学时');
    expect(said).toContain('上一期没学满的，这一期还要多学');
  });
});

describe('what is asked comes first', () => {
  it.each([
    ['32学时是一年还是两年', LATE, short, /^是一年：每年 32 学时；两年加起来不到 64 学时/],
    ['32学时是一年还是两年', BEFORE, cancelled, /^是一年：/],
    ['我有三个证要学几遍', JUST_LATE, builder, /^三遍，/],
    ['继续教育从哪年开始算', BEFORE, tester, /^现场专业人员从拿到电子证书的下一年起/],
    ['状态冻结了怎么办', BEFORE, builder, /^“冻结”是什么意思，文件未规定/],
    ['要寄纸质的吗', BEFORE, builder, /^申请、下载都在网上/],
    ['证上没有单位名称', BEFORE, builder, /^证上要不要有单位名称，文件未规定/],
    ['住建厅电话', BEFORE, null, /^厅建管处/],
    ['摄像头打不开', BEFORE, null, /^助手的建议：先允许用摄像头/],
    ['照片传错了怎么改', BEFORE, null, /^照片怎么换、有什么要求，文件未规定/],
    ['免费的在哪学', BEFORE, null, /^文件说的地方是/],
    ['会不会过期', BEFORE, builder, /^会：旧证书/],
    ['怎么注销账号', BEFORE, null, /^在“我”里点“注销账号”/],
    ['单位能统一办吗', LATE, null, /^现在不能换了/],
    ['有没有红头文件', BEFORE, null, /^有：/],
  ] as const)('%s, %s', (text, asOf, told, first) => {
    expect(says(text, asOf, told)).toMatch(first);
  });
});
