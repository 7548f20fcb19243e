// Of several certificates each thing is told of those that were named: by place, by number, one by one, or in answer to what is read back.
import { talkOf } from '../../support/talk-cases';

const site = (id: string, pack: string, trade: string, facts: Record<string, unknown>) => ({
  ...{ id, pack, kind: 'site-professional', trade, facts, credits: [], statedCycles: [] },
});
const card = (id: string, pack: string, trade: string) => ({
  ...site(id, pack, trade, { expiresOn: '2024-08-31' }),
  kind: 'safety-abc',
});
const hubei = site('hubei', 'hubei-2021', '材料员', { exchangedOn: '2023-06-01' });
const post = site('post', 'anhui-2021', '质量员', { exchangedOn: '2022-05-10', inPost: true });
const anhui = site('anhui', 'anhui-2021', '材料员', { exchangedOn: '2022-05-10', inPost: true });
const jilin = site('jilin', 'jilin-2022-25', '资料员', {
  registryStatus: 'valid',
  exchangedOn: '2022-12-05',
});
const all = [jilin, hubei, post, anhui, card('water', 'water-abc', 'A'), card('c', 'safety-abc', 'C')];

const turnsOf = (certificates: ReturnType<typeof site>[], ...says: string[]) =>
  talkOf([{ id: 'one', asOf: '2024-04-01', holder: { registeredOn: null, certificates }, says }])[0]?.turns ??
  [];
const last = (...of: Parameters<typeof turnsOf>) => turnsOf(...of).at(-1);
const proposed = (...of: Parameters<typeof turnsOf>) =>
  last(...of)?.proposed.map(({ certificate, value }) => [certificate, value]);

test('a fact that a document does not have is not read back, and the others are', () => {
  const turn = last(all, '水利A证没出过事故，安全员C证没出过事故');
  expect(turn?.proposed).toMatchObject([{ certificate: 'water', fact: 'accident' }]);
  expect(turn?.answer).toContain('建筑施工 C 证没有“没出过事故”这一项');
  expect(last(all, '湖北材料员有效期到2025年1月1日')?.proposed).toEqual([]);
});

test('cards that are counted are exactly those', () => {
  expect(proposed(all, '安徽两本今天都学了4学时')).toEqual([
    ['post', 4],
    ['anhui', 4],
  ]);
  expect(proposed(all, '两本材料员今天各学了3学时')).toEqual([
    ['hubei', 3],
    ['anhui', 3],
  ]);
  expect(proposed(all, '我的两个安徽证换证都是2022年5月12号')).toEqual([
    ['post', '2022-05-12'],
    ['anhui', '2022-05-12'],
  ]);
  expect(proposed([hubei, jilin], '我两本材料员今天都学了2学时')).toEqual([]);
});

test('each place has what was told of it', () => {
  expect(proposed(all, '湖北的今天学了2学时，安徽质量员学了3学时专业，吉林的1学时')).toEqual([
    ['hubei', 2],
    ['post', 3],
    ['jilin', 1],
  ]);
});

test('a card named in answer is that one', () => {
  for (const said of ['安徽的', '不是湖北的，是安徽的', '错了，是安徽的'])
    expect(proposed([hubei, anhui], '湖北的今天学了5学时', said)).toEqual([['anhui', 5]]);
  expect(proposed(all, '今天学了5学时', '安徽质量员')).toEqual([['post', 5]]);
});

test('a day without its month is no day of another year than the one that was said', () => {
  const turn = last([hubei, anhui], '湖北那本是2022年换的', '12号');
  expect([turn?.proposed, turn?.answer]).toEqual([[], expect.stringContaining('几月几号一起说')]);
});
