// What a document does not speak of is not answered with what it does, and before its first day it is told as it begins.
import { packIds } from '@hz/shared/packs';
import { talkOf } from '../../support/talk-cases';

const nothing = { credits: [], statedCycles: [] };
const of = (pack: string, kind: string, trade: string, facts: Record<string, unknown>) => ({
  registeredOn: null,
  certificates: [{ id: 'c1', pack, kind, trade, facts, ...nothing }],
});
const card = { expiresOn: '2027-01-15', employed: true };
const cards = of('safety-abc', 'safety-abc', 'C', card);
const HOLDERS = {
  'hubei-2021': of('hubei-2021', 'site-professional', '材料员', { issuedOn: '2021-06-01' }),
  'yunnan-2023': of('yunnan-2023', 'site-professional', '施工员', { sex: 'm' }),
  'anhui-2021': of('anhui-2021', 'site-professional', '施工员', { issuedOn: '2021-06-01' }),
  'water-abc': of('water-abc', 'safety-abc', 'B', card),
  'safety-abc': cards,
};

const turns = (holder: typeof cards, asOf: string, ...says: string[]) =>
  talkOf([{ id: 'one', asOf, holder, says }])[0]?.turns ?? [];
const told = (holder: typeof cards, asOf: string, text: string) => turns(holder, asOf, text)[0]?.answer ?? '';

it('speaks of every pack on a day before its own too', () => {
  const silent = Object.entries(HOLDERS).filter(([, holder]) =>
    turns(holder, '2010-01-01', '下一步', '找人工', '换证到哪天截止').some(({ answer }) => answer === ''),
  );
  expect(silent).toEqual([]);
  expect(packIds()).toEqual(expect.arrayContaining(Object.keys(HOLDERS)));
  expect(told(HOLDERS['yunnan-2023'], '2022-12-05', '下一步')).toContain('这份文件2023年7月24日才有');
});

it.each(['安全员C证什么时候到期', '我的证什么时候到期', '我的证还有效吗', '怎么换证'])(
  'names the day to which a card is valid, also when its renewal waits: %s',
  (text) => {
    const applied = of('safety-abc', 'safety-abc', 'C', { ...card, appliedOn: '2026-11-20' });
    expect(told(applied, '2026-11-28', text)).toContain('有效期到2027年1月15日');
    expect(told(cards, '2027-01-16', text)).toContain('2027年1月15日，已经过了');
  },
);

it('does not answer what a document is silent on with where the yearly study stands', () => {
  for (const [holder, text] of [
    [HOLDERS['hubei-2021'], '怎么换证'],
    [HOLDERS['anhui-2021'], '证书有效期几年'],
    [HOLDERS['yunnan-2023'], '要学多少学时'],
    [cards, '要学多少学时'],
    [cards, '换单位怎么办'],
  ] as const)
    expect(told(holder, '2026-11-28', text)).not.toMatch(/^你的|还差/);
});

it('says of a document that nobody has read not what it leaves out', () => {
  expect(told(HOLDERS['anhui-2021'], '2026-11-28', '证丢了怎么办')).not.toContain('文件未规定');
  expect(told(HOLDERS['hubei-2021'], '2026-11-28', '证丢了怎么办')).toContain('文件未规定');
});

it('says who applies where that is the employer', () => {
  expect(told(cards, '2026-11-28', '单位能统一办吗')).toMatch(/^延续的申请，本来就要由单位提出/);
});
