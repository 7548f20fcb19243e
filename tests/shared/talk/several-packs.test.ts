// Whoever holds certificates of several places is told of each by its own document, and of none by another's.
import { parseDay } from '@hz/shared/calendar';
import { packFiles, readPack } from '@hz/shared/packs';
import { lawAnswerOf } from '../../../shared/src/talk/law/answers';
import { talkOf } from '../../support/talk-cases';

const nothing = { credits: [], statedCycles: [] };
const holder = {
  registeredOn: null,
  certificates: [
    {
      ...{ id: 'jilin', pack: 'jilin-2022-25', kind: 'site-professional', trade: '施工员（土建）' },
      ...{ facts: { registryStatus: 'valid', exchangedOn: '2022-11-25' }, ...nothing },
    },
    {
      ...{ id: 'hubei', pack: 'hubei-2021', kind: 'site-professional', trade: '材料员' },
      ...{ facts: { exchangedOn: '2024-05-10' }, ...nothing },
    },
    {
      ...{ id: 'c', pack: 'safety-abc', kind: 'safety-abc', trade: 'C' },
      ...{ facts: { expiresOn: '2027-01-10', employed: true }, ...nothing },
    },
  ],
};

/** What is answered to a text that comes first. */
const told = (text: string, from: typeof holder = holder): string =>
  talkOf([{ id: 'one', asOf: '2026-11-20', holder: from, says: [text] }])[0]?.turns[0]?.answer ?? '';

const OF_JILIN = /换证的期限|2022年12月31日|吉林/;

test('how everything stands is told of each by its own document', () => {
  const [jilin = '', hubei = '', c = ''] = told('我还差几个学时').split('\n');
  expect(jilin).toMatch(/^吉林省：.*施工员（土建）/);
  expect(hubei).toMatch(/^湖北省：.*材料员/);
  expect(c).toContain('2027年1月10日');
  for (const other of [hubei, c]) expect(other).not.toMatch(OF_JILIN);
});

test('a certificate that is called by its post is told of alone', () => {
  const answer = told('我的材料员还差几个学时');
  expect(answer).toContain('材料员');
  expect(answer).not.toMatch(/施工员/);
  expect(answer).not.toMatch(OF_JILIN);
});

test('a post that is held in two places is told of by both', () => {
  const [jilin, hubei] = holder.certificates as [
    (typeof holder.certificates)[0],
    (typeof holder.certificates)[0],
  ];
  const twice = { ...holder, certificates: [jilin, { ...hubei, trade: '施工员' }] };
  const answer = told('施工员什么时候截止', twice);
  expect(answer).toMatch(/^吉林省：/);
  expect(answer).toContain('\n湖北省：');
});

test('a question that names a scheme is answered with the certificate that the holder has of it', () => {
  expect(told('安全员C证什么时候到期')).toContain('2027年1月10日');
});

test('what is answered by one document says that the others have their own', () => {
  expect(told('换证截止到哪天')).toContain('这是按吉林省的文件说的');
});

test.each(['换证要交钱吗', '学费多少', '换单位了怎么办'])(
  'a number to dial says which place it is of: %s',
  (text) => {
    expect(told(text)).toMatch(/这是按吉林省的文件说的|^按/);
  },
);

test('whoever has no certificate of the first place is told nothing by its document', () => {
  const elsewhere = { ...holder, certificates: holder.certificates.slice(1) };
  for (const text of [
    '材料员昨天换好了',
    '昨天换好了',
    '材料员今天学了8学时',
    '换证截止到哪天',
    '我还差几个学时',
  ])
    expect(told(text, elsewhere)).not.toMatch(/2022年12月31日|吉林/);
  const late = { ...elsewhere.certificates[0], facts: {} } as (typeof holder.certificates)[number];
  expect(
    told('材料员昨天换好了', { ...elsewhere, certificates: [late, ...elsewhere.certificates.slice(1)] }),
  ).toMatch(/材料员.*11月19日/);
});

test('what a document has its own words for is found by the obligation', () => {
  const files = packFiles('made-up');
  const text = (files?.pack ?? '')
    .replace('title: 周期和有效期', 'title: 周期')
    .replace('卡的有效期 {renewal.years} 年，每次延续以前要考试。', '卡用 {renewal.years} 年，再用要考试。')
    .replace(
      'notStated: []',
      'notStated: [{id: fee, title: 要不要钱, text: 有效期满了重新办收不收钱，文件没有写。}]',
    );
  const pack = readPack({ folder: 'made-up', pack: text, cases: null });
  const answer = lawAnswerOf(pack, 'validity', { asOf: parseDay('2026-01-01'), holder: null }, '证书管几年');
  expect(answer.text).toContain('卡用 3 年');
  expect(answer.clauses.map(({ id }) => id)).toContain('第4条');
});
