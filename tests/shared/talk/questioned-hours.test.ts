// An application and the hours that it asks for first are held against each other, whichever is told first.
import { ofJilin, talkOf } from '../../support/talk-cases';

const told = (facts: Record<string, unknown>, hours: Record<string, number>) => ({
  ...ofJilin('施工员', { registryStatus: 'valid', ...facts }),
  credits: Object.entries(hours).map(([on, each]) => ({ on, hours: each })),
});
const turns = (certificate: ReturnType<typeof told>, ...says: string[]) =>
  talkOf([
    {
      ...{ id: 'one', asOf: '2022-12-10', says },
      holder: { registeredOn: '2022-12-01', certificates: [certificate] },
    },
  ])[0]?.turns ?? [];

test('an application before the hours were there is questioned in the words of the screens', () => {
  const [turn] = turns(told({}, { '2022-12-04': 28, '2022-12-08': 4 }), '12月5号申请更换了');
  expect(turn?.answer).toContain('到那一天你只记了 28 学时，换证要先学满 32 学时。');
  expect(turn?.proposed).toMatchObject([{ fact: 'exchangedOn', value: '2022-12-05' }]);
  expect(turns(told({}, { '2022-12-04': 32 }), '12月5号申请更换了')[0]?.answer).not.toContain('只记了');
});

test('hours after an application that make them enough are questioned alike, and written on a yes', () => {
  const certificate = told({ exchangedOn: '2022-12-05' }, { '2022-12-04': 28 });
  const [turn, yes] = turns(certificate, '昨天学了4学时', '对');
  expect(turn?.answer).toContain('你记着 12月5日申请了更换；这一天在那以后，记上它才学满。');
  expect(yes?.written).toMatchObject([{ fact: 'credit', value: 4, on: '2022-12-09' }]);
  expect(turns(certificate, '12月3号学了4学时')[0]?.answer).not.toContain('记上它才学满');
});

describe('an application is questioned by what comes before it and is not on record', () => {
  const holder = (registeredOn: string | null, ...certificates: ReturnType<typeof told>[]) => ({
    registeredOn,
    certificates: certificates.map((one, i) => ({ ...one, id: `c${i + 1}` })),
  });
  const says = (of: ReturnType<typeof holder>, ...texts: (string | { choose: number })[]) =>
    talkOf([{ id: 'one', asOf: '2022-12-10', says: texts, holder: of }])[0]?.turns ?? [];
  const full = told({}, { '2022-11-20': 32 });

  test('hours that are missing', () => {
    const [turn, yes] = says(holder('2022-12-01', told({}, {})), '我12月5号申请更换了', '对');
    expect(turn?.answer).toContain('前面的“学满 32 学时”，这里还没有记完。');
    expect(yes?.written).toMatchObject([{ fact: 'exchangedOn', value: '2022-12-05' }]);
  });

  test('a registration that was not told, or came later', () => {
    const NOT_TOLD = '前面的“注册个人用户”，这里还没有记完。';
    expect(says(holder(null, full), '我12月5号申请更换了')[0]?.answer).toContain(NOT_TOLD);
    expect(says(holder('2022-12-07', full), '我12月5号申请更换了')[0]?.answer).toContain(
      '你记着12月7日才注册，这一天在那以前。',
    );
    expect(says(holder(null, full), '12月1号注册的，12月5号申请更换了')[0]?.answer).not.toContain('没有记完');
    expect(says(holder('2022-12-05', full), '我12月5号申请更换了')[0]?.answer).not.toMatch(/没有记完|才注册/);
  });

  test('also where the day, or the certificate, is said afterwards', () => {
    const turns = says(holder('2022-12-01', told({}, {})), '我申请更换了', '昨天');
    expect(turns[1]?.answer).toContain('前面的“学满 32 学时”，这里还没有记完。');
    const [, tapped] = says(holder('2022-12-01', told({}, {}), full), '12月5号申请更换了', { choose: 1 });
    expect(tapped?.written).toEqual([]);
    expect(tapped?.answer).toContain('前面的“学满 32 学时”，这里还没有记完。');
  });

  test('what the registry calls cancelled is not noted as exchanged, whichever certificate is tapped', () => {
    const cancelled = told({ registryStatus: 'cancelled' }, {});
    for (const turn of [
      says(holder('2022-12-01', cancelled), '我12月5号申请更换了')[0],
      says(holder('2022-12-01', full, cancelled), '12月5号申请更换了', { choose: 2 })[1],
    ]) {
      expect(turn?.answer).toContain('交了申请也不算换成');
      expect(turn?.proposed).toEqual([]);
      expect(turn?.written).toEqual([]);
    }
  });
});
