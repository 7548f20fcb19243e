// Asked of a last day that passes: 是 only to whether the certificate counts for nothing, and never to whether it can still be done.
import { talkOf } from '../../../support/talk-cases';

const LATE = '2026-11-28';
const holderOf = (pack: string, kind: string, trade: string, facts: Record<string, unknown>) => ({
  registeredOn: null,
  certificates: [{ id: 'c1', pack, kind, trade, facts, credits: [], statedCycles: [] }],
});
const yunnan = holderOf('yunnan-2023', 'site-professional', '施工员', {
  ...{ oldIssuedOn: '2016-05-01', oldValid: true, informationComplete: false, sex: 'm' },
  birthDate: '1980-01-01',
});
const expired = { expiresOn: '2026-10-31', employed: true, accident: false };
const water = holderOf('water-abc', 'safety-abc', 'B', expired);
const safety = holderOf('safety-abc', 'safety-abc', 'C1', { expiresOn: '2026-10-31', employed: true });
const OVER = [
  ['yunnan-2023', yunnan],
  ['water-abc', water],
  ['safety-abc', safety],
] as const;

const says = (holder: typeof yunnan, text: string, asOf = LATE): string =>
  talkOf([{ id: 'one', asOf, holder, says: [text] }])[0]?.turns[0]?.answer ?? '';

describe.each(OVER)('a certificate under %s whose last day is over', (_, holder) => {
  it.each(['还能恢复吗', '作废了还能补吗', '忘了办还能补办吗'])('is not told 是 to %s', (text) => {
    expect(says(holder, text)).toMatch(/^不能照常/);
  });

  it('is told of no fine that nobody has written of', () => {
    expect(says(holder, '不换会罚钱吗')).toMatch(/^会不会罚钱，(?:没有听说|助手看到的部分没有写)。/);
  });

  it('is not told that an application was as good as done', () => {
    expect(says(holder, '申请了就算换完了吧')).toMatch(/^说不准：/);
  });

  it('is told 是 where that is what is asked', () => {
    expect(says(holder, '忘换了是不是就作废了')).toMatch(/^(?:照助手的理解，)?是。/);
  });
});

it('a certificate whose last day is ahead is asked about a fine and hears of that, not whether it counts', () => {
  expect(says(yunnan, '不换会罚钱吗', '2023-12-05')).toMatch(/^会不会罚钱，助手看到的部分没有写。你的施工员/);
  expect(says(yunnan, '还能恢复吗', '2023-12-05')).not.toMatch(/^现在不是/);
});
