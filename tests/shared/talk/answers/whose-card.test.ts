// Whose card a question is of, and how many of those that it names are studied for: the holder's own is answered from
// the record, and a skilled worker's is counted into no hours.
import { ofJilin, talkOf, untold, yearsTold } from '../../../support/talk-cases';

const BEFORE = '2022-12-05';
const JUST_LATE = '2023-01-02';
const LATE = '2026-11-28';
const skilled = (trade: string) => ({
  ...untold('jilin-2022-25', 'skilled-worker', trade),
  facts: { registryStatus: 'valid' },
});
const officer = ofJilin('施工员', {}, { credits: [{ on: '2022-11-18', hours: 20 }] });
const exchanged = ofJilin('施工员', { exchangedOn: '2022-11-20' });
const retrain = ofJilin(
  '施工员',
  { exchangedOn: '2022-11-20' },
  yearsTold([2023, 32], [2024, 10], [2025, 20]),
);

const says = (text: string, asOf: string, ...held: ReturnType<typeof untold>[]): string =>
  talkOf([
    {
      id: 'one',
      asOf,
      holder:
        held.length === 0
          ? null
          : { registeredOn: null, certificates: held.map((one, at) => ({ ...one, id: `c${at + 1}` })) },
      says: [text],
    },
  ])[0]?.turns[0]?.answer ?? '';

describe('a card that other offices issue by the same name', () => {
  it('is the holder’s own where that is on record', () => {
    for (const [trade, text] of [
      ['电工', '电工证现在能换吗'],
      ['电焊工', '电焊工证能不能换'],
      ['架子工', '架子工证还能换不'],
    ] as const) {
      expect(says(text, BEFORE, skilled(trade))).toMatch(/^能[。：]/);
      const late = says(text, JUST_LATE, skilled(trade));
      expect(late).toMatch(/^不能/);
      expect(late).toContain('自动失效');
      expect(late).not.toContain('应急管理');
    }
  });

  it('is another kind where that is said', () => {
    expect(says('电工操作证复审在哪办', BEFORE, skilled('电工'))).toContain('应急管理部门');
    expect(says('低压电工证怎么复审', BEFORE, skilled('电工'))).toContain('应急管理部门');
  });
});

describe('several cards', () => {
  it('are counted by those that are studied for', () => {
    for (const [text, hours] of [
      ['一个质量员一个木工，都得学吗', '32 学时'],
      ['资料员和抹灰工要学多少学时', '32 学时'],
      ['施工员、材料员、架子工一共学多少', '64 学时'],
    ] as const) {
      const said = says(text, BEFORE);
      expect(said).toContain('要学的只有');
      expect(said).toContain(hours);
      expect(said).not.toContain('96');
    }
    expect(says('电工和架子工都要学吗', BEFORE)).toMatch(/^都不用学/);
    expect(says('特种作业的电工和焊工要学吗', BEFORE)).toMatch(/^特种作业.*问发证的部门/);
    expect(says('施工员和试验员和电工都要学吗', BEFORE)).toContain('试验员在新系统里没有对应的名称');
  });

  it('of the holder’s own are summed by what each asks for', () => {
    const mine = [officer, ofJilin('试验员'), skilled('电工')];
    expect(says('我三本证加起来是学96吗', BEFORE, ...mine)).toMatch(/^不是：.*一共 32 学时/);
  });
});

describe('several cards of which one can never be exchanged', () => {
  it('are not called enough by any number of hours', () => {
    const said = says('再学12个就都能换了吧', BEFORE, officer, ofJilin('试验员'));
    expect(said).toMatch(/^不都行/);
  });
});

describe('of two cards', () => {
  it('one that is void is not passed over', () => {
    const said = says('我两本证都还有效吧', LATE, exchanged, ofJilin('资料员'));
    expect(said).toMatch(/^不都有效：资料员没换，已经自动失效/);
  });

  it('making up is not promised where past years may bar it', () => {
    for (const text of ['去年没学，今年能补不', '去年少学了能补上吗'])
      for (const other of [ofJilin('资料员'), retrain]) {
        const said = says(text, LATE, exchanged, other);
        expect(said).not.toMatch(/没学够的，今年一起补上/);
      }
  });

  it('the one that is done lacks no hours for the exchange', () => {
    const said = says('差6学时来得及吗', BEFORE, exchanged, officer);
    expect(said).not.toContain('施工员还差 32 学时');
  });
});

describe('what the registry still shows', () => {
  it('does not keep a certificate that was not exchanged', () => {
    for (const text of ['网上查还显示有效，证就没作废吧', '平台上写着有效，是不是就没事'])
      for (const held of [officer, skilled('电工')]) {
        const said = says(text, LATE, held);
        expect(said).toMatch(/^(?:不是|不能)/);
        expect(said).toContain('自动失效');
      }
  });
});

it('of all one’s own only those are counted that are studied for', () => {
  const three = [officer, skilled('电工'), ofJilin('试验员')];
  expect(says('三本加起来要学多少学时', BEFORE, ...three)).toContain('要每年学的是 1 本');
  expect(says('我这三本都得各学32吗', BEFORE, ...three)).toMatch(/^不是：照助手记的，现在要学的一共 32 学时/);
  expect(says('两本是不是每本都得32学时', BEFORE, officer, ofJilin('资料员'))).toContain('64 学时');
});
