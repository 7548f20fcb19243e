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
