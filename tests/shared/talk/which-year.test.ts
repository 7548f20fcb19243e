// A day said without its year is of the year that it can have been in.
import { ofJilin, talkOf } from '../../support/talk-cases';

const applied = {
  ...ofJilin('资料员', { exchangedOn: '2022-12-02' }),
  credits: [{ on: '2022-11-20', hours: 32 }],
};
const said = (asOf: string, ...says: string[]) =>
  talkOf([{ id: 'one', asOf, says, holder: { registeredOn: '2022-12-01', certificates: [applied] } }])[0]
    ?.turns ?? [];
const daysOf = (asOf: string, ...says: string[]) =>
  said(asOf, ...says)
    .at(-1)
    ?.proposed.map(({ fact, value }) => `${fact} ${value}`);

describe('an application that is put right', () => {
  it.each([
    ['of the notice', '申请的日子记错了，是1月5号', '2023-01-05'],
    ['of the notice, said at the end', '我1月10号申请更换的，记错了', '2023-01-10'],
    ['of the year on record, where it can be', '申请的日子记错了，是12月20号', '2022-12-20'],
    ['of the year that is said', '申请日子是去年12月5号，记错了', '2022-12-05'],
    ['by the day of the week', '申请的日子记错了，是周五', '2023-02-03'],
  ])('is of a year %s', (_, text, day) => {
    expect(daysOf('2023-02-05', text)).toEqual([`exchangedOn ${day}`]);
  });

  it('is asked for where the month is not said either', () => {
    const [turn] = said('2023-02-05', '申请的日子记错了，是5号');
    expect(turn?.outcome).toBe('asked');
    expect(turn?.proposed).toEqual([]);
  });

  it('is not of a year before the notice where the day of this year is still to come', () => {
    for (const text of ['申请的日子记错了，是12月20号', '我12月20号申请更换的']) {
      const [turn] = said('2022-12-05', text);
      expect(turn?.answer).toContain('12月20日还没到');
      expect(turn?.proposed).toEqual([]);
    }
    const [, again] = said('2022-12-05', '申请的日子记错了，是12月1号', '不对，是12月20号');
    expect(again?.proposed).not.toMatchObject([{ value: '2021-12-20' }]);
  });
});
