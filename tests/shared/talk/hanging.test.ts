// What hangs on an application is taken back with it.
import { ofJilin, talkOf } from '../../support/talk-cases';

const studied = (facts: object) => ({
  ...ofJilin('资料员', facts),
  credits: [{ on: '2022-11-20', hours: 32 }],
});
const turns = (facts: object, ...says: (string | { choose: number })[]) =>
  talkOf([
    {
      ...{ id: 'one', asOf: '2022-12-05', says },
      holder: { registeredOn: '2022-12-01', certificates: [studied(facts)] },
    },
  ])[0]?.turns ?? [];
const last = (facts: object, ...says: (string | { choose: number })[]) => turns(facts, ...says).at(-1);
const facts = (written: { op: string; fact: string }[] | undefined) =>
  written?.map(({ op, fact }) => `${op} ${fact}`).sort();

describe('an application taken back takes along', () => {
  const exchanged = { exchangedOn: '2022-12-02' };
  it.each([
    ['搞错了，我还没申请更换', { issuedOn: '2022-12-04' }, ['issuedOn']],
    ['其实没换成', { issuedOn: '2022-12-04' }, ['issuedOn']],
    [
      '搞错了，我还没申请更换',
      { downloadedOn: '2022-12-04', newNumber: '吉A1' },
      ['downloadedOn', 'newNumber'],
    ],
  ])('%s what hung on it', (text, more, gone) => {
    const reply = last({ ...exchanged, ...more }, text, '对');
    expect(facts(reply?.written)).toEqual(['exchangedOn', ...gone].map((fact) => `remove ${fact}`).sort());
    const { answer } = last({ ...exchanged, ...more }, text, '对', '我的证现在怎样') ?? { answer: '' };
    expect(answer).toContain('去申请更换');
  });

  it('and 撤销 puts all of it back', () => {
    const reply = last({ ...exchanged, issuedOn: '2022-12-04' }, '其实没换成', '对', '撤销');
    expect(facts(reply?.written)).toEqual(['set exchangedOn', 'set issuedOn']);
  });
});
