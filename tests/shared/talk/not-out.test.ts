// Before the day of a document nobody else's answers in its place: it is said of each that it is not out.
import { talkOf, untold } from '../../support/talk-cases';

const DAY = '2021-06-01';
const POSTS = {
  'jilin-2022-25': ['施工员', { registryStatus: 'valid', exchangedOn: '2021-03-01' }],
  'hubei-2021': ['材料员', { exchangedOn: '2020-05-10' }],
  'yunnan-2023': ['资料员', { oldIssuedOn: '2016-05', sex: 'm' }],
  'anhui-2021': ['质量员', { exchangedOn: '2020-05-10', inPost: true }],
} as const;
const certificates = [
  ...Object.entries(POSTS).map(([pack, [trade, facts]]) => ({
    ...untold(pack, 'site-professional', trade),
    ...{ id: pack, facts },
  })),
  {
    ...untold('water-abc', 'safety-abc', 'C'),
    id: 'water',
    facts: { expiresOn: '2021-07-01', employed: true },
  },
  {
    ...untold('safety-abc', 'safety-abc', 'C'),
    id: 'safety',
    facts: { expiresOn: '2021-07-10', employed: true },
  },
];

const told = (text: string, pack?: string): string =>
  talkOf([
    {
      id: 'one',
      asOf: DAY,
      holder: { registeredOn: null, certificates },
      says: [text],
      ...(pack && { pack }),
    },
  ])[0]?.turns[0]?.answer ?? '';

const PLACES = ['吉林省', '湖北省', '云南省', '安徽省'];

describe.each([undefined, 'jilin-2022-25', 'hubei-2021', 'yunnan-2023'])('with %s chosen', (pack) => {
  test.each(['换证到哪天截止', '60岁了还能换吗', '每年要学多少学时', '要交钱吗'])(
    'what one document says stands under its place, and the others are told to be not out: %s',
    (text) => {
      const lines = told(text, pack).split('\n');
      expect(lines.at(-1)).toMatch(/：这份文件当时还没有发布。发布以前，助手不作判断。$/);
      for (const place of PLACES) expect(lines.at(-1)).toContain(place);
      expect(lines[0]).toMatch(/^全国（建筑施工）：/);
      expect(lines.slice(0, -1).join('')).not.toMatch(/吉林|湖北|云南|安徽/);
    },
  );
});

test.each(['你好', '你是谁', '怎么提醒我'])('what is no document’s is answered without them: %s', (text) => {
  expect(told(text)).not.toContain('还没有发布');
});
