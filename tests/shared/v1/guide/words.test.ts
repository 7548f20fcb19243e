import { explain, parseCase } from '@hz/shared/v1/engine';
import { groundText, type Verdict, verdictOf } from '@hz/shared/v1/guide';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import { anyJsonCase } from '../../../support/arbitraries';
import { aCase, type CaseTold } from '../../../support/cases';
import { times } from '../../../support/long';
import fc from '../../../support/properties';
import { deadlineMoved, readRulebook, smallRulebook } from '../../../support/rulebooks';

const rulebook = loadRulebook('jilin-2022-25');

function verdict(told: CaseTold, book = rulebook): Verdict {
  const input = aCase(told);
  return verdictOf(book, explain(book, input), input.asOf);
}

const exchanged = { exchangedOn: '2022-12-15' };

describe('the verdict', () => {
  it.each([
    ['先去注册，学满学时才能换', 'soon', {}],
    ['先去注册，学满学时才能换', 'go', { asOf: '2022-11-20' }],
    ['还差 20 学时，学满才能换', 'soon', { registeredOn: '2022-12-01', credits: { '2022-12-01': 12 } }],
    ['学时够了，去申请更换', 'soon', { registeredOn: '2022-12-01', credits: { '2022-12-01': 32 } }],
    ['可以换，去申请更换', 'soon', { family: 'skilled-worker', registeredOn: '2022-12-01' }],
    ['先查旧证书是不是有效', 'ask', { registryStatus: null }],
    ['这本证书换不了', 'late', { trade: '试验员' }],
    ['换证的期限已经过了', 'late', { asOf: '2023-01-01' }],
    ['申请交上去了，等电子证书', 'go', { asOf: '2022-12-20', ...exchanged }],
    ['申请交上去了，等电子证书', 'go', { asOf: '2026-11-22', family: 'skilled-worker', ...exchanged }],
    ['已经换成电子证书', 'done', { asOf: '2022-12-20', ...exchanged, received: true }],
    [
      '已经换成电子证书',
      'done',
      { asOf: '2026-11-22', family: 'skilled-worker', ...exchanged, received: true },
    ],
    ['今年还差 22 学时', 'go', { asOf: '2023-06-01', ...exchanged, credits: { '2023-05-01': 10 } }],
    ['今年还差 22 学时', 'soon', { asOf: '2023-12-01', ...exchanged, credits: { '2023-05-01': 10 } }],
    ['今年还差 44 学时', 'soon', { asOf: '2024-06-01', ...exchanged, credits: { '2023-05-01': 20 } }],
    [
      '2023 年学够了',
      'done',
      { asOf: '2023-06-01', ...exchanged, received: true, credits: { '2023-05-01': 32 } },
    ],
    ['申请交上去了，等电子证书', 'go', { asOf: '2023-06-01', ...exchanged, credits: { '2023-05-01': 32 } }],
    ['先说说前几年学了多少', 'ask', { asOf: '2026-11-22', ...exchanged, knownYears: [] }],
    ['可能要重新参加培训', 'late', { asOf: '2026-11-22', ...exchanged }],
    ['今年还差 24 学时', 'go', { asOf: '2026-11-22', issuedOn: '2025-05-01', credits: { '2026-10-01': 8 } }],
  ] as [string, string, CaseTold][])('is %s (%s) for %j', (title, tone, told) => {
    expect(verdict(told)).toMatchObject({ title, tone });
  });

  it('says the day, the days left, what then, and its clauses', () => {
    const { sentences, clauses, reading } = verdict({});
    expect(sentences[0]).toBe('12月31日（还剩26天）前要申请更换，过了这一天旧证书自动失效。');
    expect(clauses.map(({ id }) => id)).toEqual(expect.arrayContaining(['一', '二', '二(一)', '二(二)']));
    expect(reading).toContain('助手的理解：');
    expect(verdict({ asOf: '2022-12-31' }).sentences[0]).toContain('12月31日（今天是最后一天）');
  });

  it('refuses with every reason, and shows the other way', () => {
    const { sentences, clauses } = verdict({ trade: '试验员', registryStatus: 'cancelled' });
    expect(sentences).toHaveLength(3);
    expect(sentences[2]).toContain('省里的培训管理系统');
    expect(clauses.map(({ id }) => id)).toEqual(['四(二)', '一']);
  });

  it('speaks softly of what is too late, with whom to ask', () => {
    const lapsed = verdict({ asOf: '2026-11-22' }).sentences.join('');
    expect(lapsed).toContain('以主管部门的答复为准');
    expect(lapsed).toContain('0431-82752530');
    const retraining = verdict({ asOf: '2023-02-01', ...exchanged, inPost: false }).sentences.join('');
    expect(retraining).toContain('以主管部门的答复为准');
  });

  it('keeps this year’s last day where the years before fell short together', () => {
    const told = { asOf: '2026-11-28', ...exchanged, credits: { '2024-05-01': 31.5, '2025-05-01': 32 } };
    expect(verdict(told).sentences.join('')).toContain(
      '今年的照常学：12月31日（还剩33天）前要学满 32 学时，你记了 0 学时。',
    );
    expect(verdict({ ...told, inPost: false }).sentences.join('')).not.toContain('照常学');
  });

  it('names the two years that fell short', () => {
    const told = { asOf: '2025-02-01', ...exchanged, credits: { '2023-05-01': 20, '2024-05-01': 43.9 } };
    expect(verdict(told).sentences[0]).toBe('2023、2024 年一共 63.9 学时，不到 64 学时。');
  });

  it('of a late exchange says first that it may not count, with the days of the duty behind', () => {
    const { title, tone, sentences, daysLeft } = verdict({ asOf: '2024-06-01', exchangedOn: '2023-01-05' });
    expect([title, tone]).toEqual(['申请晚了，算不算换成要先问', 'ask']);
    expect(sentences[1]).toContain('在期限（2022年12月31日）以后');
    expect(sentences.join('')).toContain('你记了 0 学时');
    expect(daysLeft).toBe(213);
  });

  it.each([
    ['cancelled', '系统显示“注销”，换没换成要先核实'],
    ['not-found', '系统里查不到，换没换成要先核实'],
  ])('of an exchange beside a registry that shows %s claims nothing', (registryStatus, doubt) => {
    for (const asOf of ['2022-12-20', '2023-06-01', '2026-11-22'])
      for (const issuedOn of [null, '2022-12-18'])
        expect(verdict({ asOf, ...exchanged, registryStatus, issuedOn } as CaseTold)).toMatchObject({
          title: doubt,
          tone: 'ask',
        });
  });

  it.each(['cancelled', 'not-found'])(
    'of an electronic certificate beside a registry that shows %s is not glad',
    (registryStatus) => {
      const told = verdict({ asOf: '2022-12-20', issuedOn: '2022-12-18', registryStatus } as CaseTold);
      expect([told.tone, told.title]).toEqual(['ask', expect.stringContaining('这本证要先核实')]);
    },
  );

  it('moves with an amendment and names it', () => {
    const moved = readRulebook({
      ...smallRulebook(),
      amendments: [deadlineMoved('2022-09-10', '2022-12-15')],
    });
    const said = (asOf: string) => verdict({ asOf, trade: '甲员' }, moved).sentences;
    expect(said('2022-09-09')[0]).toContain('9月30日（还剩21天）');
    expect(said('2022-09-10')[0]).toContain('12月15日（还剩96天）');
    expect(said('2022-09-10')[1]).toBe('这个期限是某建〔2022〕9号改过的。');
  });

  it('has words, a clause and no gap for any case', () => {
    fc.assert(
      fc.property(anyJsonCase, (told) => {
        const { input } = parseCase(told);
        const explained = explain(rulebook, input);
        const { title, sentences, clauses } = verdictOf(rulebook, explained, input.asOf);
        expect(clauses.length).toBeGreaterThan(0);
        const grounds = explained.grounds.map((ground) => groundText(explained, ground));
        for (const words of [title, ...sentences, ...clauses.map(({ text }) => text), ...grounds]) {
          expect(words).not.toBe('');
          expect(words).not.toMatch(/undefined|null|NaN|\{|您/);
        }
      }),
      { numRuns: times(600, 6000) },
    );
  });
});

describe('the reason of a statement', () => {
  const said = (told: CaseTold, statement: string) => {
    const input = aCase(told);
    const explained = explain(rulebook, input);
    const ground = explained.grounds.find((one) => one.statement === statement);
    return ground && groundText(explained, ground);
  };

  it('is the rule with the facts it was given', () => {
    expect(said({}, 'exchange.status')).toBe(
      '旧证书在省系统里显示“有效”才能换；注销的、查不到的换不了。（岗位或工种 施工员；省系统显示 有效）',
    );
    expect(said({ credits: { '2022-12-01': 12 } }, 'exchange.hoursRemaining')).toBe(
      '现场专业人员换证前要学满 32 学时，每本证书分开算。（要学 32 学时；已记 12 学时）',
    );
  });
});
