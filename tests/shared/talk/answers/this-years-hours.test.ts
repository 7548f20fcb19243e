// What this year asks for is told everywhere as the law computes it: with what last year lacked, whoever may have to train again too.
import { talkOf } from '../../../support/talk-cases';

const LATE = '2026-11-28';
const holderOf = (years: readonly number[], now: number) => ({
  registeredOn: '2022-12-01',
  certificates: [
    {
      id: 'c1',
      pack: 'jilin-2022-25',
      kind: 'site-professional',
      trade: '资料员',
      facts: { registryStatus: 'valid', exchangedOn: '2022-12-04', downloadedOn: '2022-12-10', inPost: true },
      credits: now > 0 ? [{ on: '2026-03-02', hours: now }] : [],
      statedCycles: years.map((hours, at) => ({ from: `${2023 + at}-01-01`, hours })),
    },
  ],
});
const says = (holder: ReturnType<typeof holderOf>, text: string): string =>
  talkOf([{ id: 'one', asOf: LATE, holder, says: [text] }])[0]?.turns[0]?.answer ?? '';

describe('whoever may have to train again', () => {
  it.each([
    ['今年不学会咋样', [32, 20, 25], 39],
    ['明年还要学不', [32, 20, 25], 39],
    ['下一步该干啥', [32, 20, 25], 39],
    ['今年要学多少', [32, 32, 0], 64],
  ] as const)('hears at %s with %j how much this year asks for after last year', (text, years, hours) => {
    const said = says(holderOf(years, 20), text);
    expect(said).toContain(`要学满 ${hours} 学时`);
    expect(said).not.toContain('前要学满 32 学时');
  });
});
