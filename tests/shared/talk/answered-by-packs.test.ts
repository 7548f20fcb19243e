// Answers to holders under packs that were seen in part, or heard of: by their own state, and no more than is known.
import { talkOf } from '../../support/talk-cases';

interface Told {
  credits?: { on: string; hours: number; category?: string }[];
  statedCycles?: { from: string; hours: number }[];
}
const holderOf = (
  pack: string,
  kind: string,
  trade: string,
  facts: Record<string, unknown>,
  told: Told = {},
) => ({
  registeredOn: null,
  certificates: [{ id: 'c1', pack, kind, trade, facts, credits: [], statedCycles: [], ...told }],
});
const answerTo = (holder: ReturnType<typeof holderOf>, asOf: string, text: string): string =>
  talkOf([{ id: 'one', asOf, holder, says: [text] }])[0]?.turns[0]?.answer ?? '';

const old = {
  oldIssuedOn: '2016-05-01',
  oldValid: true,
  informationComplete: false,
  sex: 'f',
  birthDate: '1990-01-01',
};
const yunnan = holderOf('yunnan-2023', 'site-professional', '资料员', old);
const anhui = holderOf(
  'anhui-2021',
  'site-professional',
  '资料员',
  { issuedOn: '2021-05-01', inPost: true },
  {
    statedCycles: [
      { from: '2022-01-01', hours: 0 },
      { from: '2023-01-01', hours: 32 },
    ],
  },
);
const studying = holderOf(
  'anhui-2021',
  'site-professional',
  '施工员',
  { issuedOn: '2022-03-01', inPost: true },
  {
    credits: [
      { on: '2023-05-01', hours: 12, category: 'specialty' },
      { on: '2023-06-01', hours: 10, category: 'common' },
    ],
  },
);
const over = holderOf('safety-abc', 'safety-abc', 'C', { expiresOn: '2026-10-31', employed: true });
const card = holderOf(
  'safety-abc',
  'safety-abc',
  'A',
  { expiresOn: '2027-01-15', employed: true },
  { credits: [{ on: '2026-03-01', hours: 8 }] },
);

it('names the next step beside that something can be done', () => {
  expect(answerTo(yunnan, '2023-11-20', '怎么换证')).toContain('接下来：注册');
  expect(answerTo(card, '2026-11-28', '我还差多少')).toContain('接下来：通过单位申请延续');
});

it('tells whoever is too late what comes of it, and no rule as if it were open', () => {
  for (const text of ['忘换了是不是就作废了', '会不会过期']) {
    expect(answerTo(over, '2026-11-28', text)).toContain('证书失效');
    expect(answerTo(over, '2026-11-28', text)).not.toContain('期满前 3 个月里');
  }
});

it('marks its own readings, and passes on as told only what was told', () => {
  expect(answerTo(anhui, '2024-03-01', '学时不够怎么办')).toContain('助手的理解');
  expect(answerTo(anhui, '2024-03-01', '去年没学能补吗')).toMatch(/^助手的理解：不能补学/);
  expect(answerTo(anhui, '2024-03-01', '怎么换证')).not.toContain('转述');
});

it('begins with the hours on record for whoever asks how many there are', () => {
  expect(answerTo(anhui, '2024-03-01', '我学了多少学时了')).toMatch(
    /^资料员：助手这里记了：2022年1月1日起的一年 0 学时、2023年1月1日起的一年 32 学时。/,
  );
  expect(answerTo(studying, '2023-11-01', '我学了多少学时了')).toMatch(/^施工员：要学 32 学时，记了 22 学时/);
  expect(answerTo(card, '2026-11-28', '我学了多少学时了')).toContain('共 8 学时');
});

it('says of what kind the hours must be that are lacking', () => {
  expect(answerTo(studying, '2023-11-01', '学时不够怎么办')).toContain(
    '专业知识要学 22 学时，记了 12 学时，还差 10 学时',
  );
});

it('says what it knows nothing of, and of a part that was seen no more than of the part', () => {
  expect(answerTo(yunnan, '2023-11-20', '怎么换照片')).toMatch(/^照片怎么换，这份文件里助手看到的部分没有写/);
  expect(answerTo(yunnan, '2023-11-20', '证书状态无效为什么')).toContain('旧证书作废');
  expect(answerTo(anhui, '2024-03-01', '线务员证还有用吗')).not.toContain('学时');
  for (const text of ['换证要钱吗', '怎么换证', '会不会过期'])
    expect(answerTo(yunnan, '2023-11-20', text)).not.toContain('文件未规定');
});

it('says at once whether WeChat reminds, and wants no identity number', () => {
  expect(answerTo(card, '2026-11-28', '能发微信提醒吗')).toMatch(/^能，/);
  expect(answerTo(card, '2026-11-28', '身份证号为啥要填')).toMatch(/^助手不要身份证号/);
});
