// What a document does not speak of is not answered with what it does, and before its first day it is told as it begins.
import { parseDay } from '@hz/shared/calendar';
import { loadPack, packIds } from '@hz/shared/packs';
import { lawAnswerOf } from '../../../shared/src/talk/law/answers';
import { talkOf } from '../../support/talk-cases';

const ON = parseDay('2026-11-28');
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
  for (const text of ['下一步', '换证到哪天截止', '我的证怎样', '多大年纪不能换'])
    expect(told(HOLDERS['yunnan-2023'], '2022-12-05', text)).toMatch(
      /这份文件当时还没有发布。发布以前，助手不作判断。$/,
    );
});

it.each(['安全员C证什么时候到期', '我的证什么时候到期', '我的证还有效吗', '怎么换证'])(
  'names the day to which a card is valid, also when its renewal waits: %s',
  (text) => {
    const applied = of('safety-abc', 'safety-abc', 'C', { ...card, appliedOn: '2026-11-20' });
    expect(told(applied, '2026-11-28', text)).toContain('有效期到2027年1月15日');
    expect(told(cards, '2027-01-16', text)).toMatch(/2027年1月15日，已经?过/);
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

it.each(['学时能补吗', '要重新培训吗', '要考试吗'])(
  'says of a part that is not at hand that it is not, and not that nothing is written: %s',
  (text) => {
    const answer = told(HOLDERS['yunnan-2023'], '2023-11-28', text);
    expect(answer).toContain('讲每年学习的部分，助手手头没有');
    expect(answer).not.toContain('文件未规定');
  },
);

it.each(Object.entries(HOLDERS))(
  'of %s, calls reminding the helper’s own, and no gap of the document',
  (_, holder) => {
    expect(told(holder, '2023-11-28', '怎么提醒')).not.toContain('文件未规定');
    const whole = holder === HOLDERS['hubei-2021'];
    expect(told(holder, '2023-11-28', '单位能不能统一办').includes('文件未规定')).toBe(whole);
  },
);

it.each(['没有单位怎么办', '公司倒闭了，还能延续吗'])(
  'tells whoever has no employer what follows, by the clause: %s',
  (text) => {
    for (const pack of ['safety-abc', 'water-abc'] as const) {
      expect(told(HOLDERS[pack], '2026-11-28', text)).toContain('延续现在办不了，要问发证的主管部门');
      const visitor = { asOf: ON, holder: null };
      const { clauses } = lawAnswerOf(loadPack(pack), 'employer_change', visitor, '我没单位');
      expect(clauses.map(({ id }) => id)).toEqual([pack === 'safety-abc' ? '第十条' : '第十四条']);
    }
    expect(told(HOLDERS['hubei-2021'], '2026-11-28', text)).not.toContain('办不了');
  },
);

it('claims of nobody who asks that they have no employer', () => {
  const answer = told(cards, '2026-11-28', '安全员证没单位能延续吗');
  expect(answer).toContain('没有单位的，延续现在办不了');
  expect(answer).not.toContain('你说现在没有单位');
  expect(answer).toContain('你记的是有单位');
  const without = of('safety-abc', 'safety-abc', 'C', { ...card, employed: false });
  expect(told(without, '2026-11-28', '没单位能延续吗')).toContain('你说现在没有单位');
});

it('says 文件写的是 of what a read document says alone, and not of readings or of what is told', () => {
  const missed = { expiresOn: '2022-01-15', employed: true };
  const status = (pack: string) => told(of(pack, 'safety-abc', 'C', missed), '2026-11-28', '我的证现在怎样');
  expect(status('safety-abc')).toContain('助手的理解是：证书失效');
  expect(status('water-abc')).toContain('听说文件写的是：证书自动失效');
});

it('tells of the certificate that is asked after by its name, among several of one place', () => {
  const posts = ['施工员', '资料员', '标准员', '质量员'];
  const holder = {
    registeredOn: null,
    certificates: posts.map((trade) => ({
      ...of('yunnan-2023', 'site-professional', trade, {}).certificates[0],
      id: trade,
    })),
  } as typeof cards;
  const answer = told(holder, '2023-11-28', '标准员能换吗');
  expect(answer).toContain('你的标准员：换证现在办不了');
  expect(answer).not.toContain('你的施工员');
});

it('says who applies where that is the employer', () => {
  expect(told(cards, '2026-11-28', '单位能统一办吗')).toMatch(/^延续的申请，本来就要由单位提出/);
});
