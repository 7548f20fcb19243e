// What is told of a whole year or cycle, of a certificate itself or of one's own age is no course of some day.
import { talkOf, untold } from '../../support/talk-cases';

const hubei = {
  ...untold('hubei-2021', 'site-professional', '材料员'),
  facts: { exchangedOn: '2022-05-10' },
  credits: [{ on: '2024-03-02', hours: 6 }],
};
const water = { ...untold('water-abc', 'safety-abc', 'B'), facts: { expiresOn: '2024-06-30' } };
const say = (certificate: ReturnType<typeof untold>, text: string) =>
  talkOf([
    {
      id: 'one',
      asOf: '2024-04-01',
      holder: { registeredOn: null, certificates: [certificate] },
      says: [text],
    },
  ])[0]?.turns[0];

it('a whole year by its first day is put nowhere', () => {
  const turn = say(water, 'B证2021年7月1日那年学了12学时');
  expect(turn).toMatchObject({ proposed: [], written: [] });
  expect(turn?.answer).toContain('记不成某一天的，先不记');
});

it('that of the cycle which is asked for is read back as that cycle’s', () => {
  for (const text of ['上个周期我学了32学时', '湖北上一期学了32学时'])
    expect(say(hubei, text)?.proposed).toEqual([
      expect.objectContaining({ fact: 'statedCycle', on: '2022-05-11', value: 32 }),
    ]);
});

it('what makes up for the cycle before is read back as that', () => {
  const turn = say(hubei, '今天给湖北补了上一期的课4学时');
  expect(turn?.proposed).toEqual([expect.objectContaining({ fact: 'credit', value: 4, on: '2024-04-01' })]);
  expect(turn?.answer).toContain('补2022年5月11日起的那一期');
});

it.each(['把湖北的证书删了', '我的证书不要了给我删掉证书'])('%s takes no hours away', (text) => {
  expect(say(hubei, text)).toMatchObject({ proposed: [], written: [] });
  expect(say(hubei, text)?.answer).toContain('学时也都没动');
});

it('the hours of a day can still be taken out', () => {
  expect(say(hubei, '把3月2日的学时删了')?.proposed).toEqual([
    expect.objectContaining({ op: 'remove', value: 6, on: '2024-03-02' }),
  ]);
});

it('an age is no number of hours', () => {
  expect(say(hubei, '我今年60了')).toMatchObject({ proposed: [], written: [] });
});
