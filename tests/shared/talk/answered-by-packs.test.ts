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
  expect(answerTo(card, '2026-11-28', '身份证号为啥要填')).toMatch(/^不用填：.*不要身份证号/);
});

describe('Hubei, of which the whole document was seen', () => {
  const hubei = (statedCycles: Told['statedCycles'], credits: Told['credits'] = []) =>
    holderOf(
      'hubei-2021',
      'site-professional',
      '施工员',
      { exchangedOn: '2021-02-05' },
      { statedCycles, credits },
    );
  const inside = hubei([{ from: '2021-02-06', hours: 20 }], [{ on: '2022-06-01', hours: 20 }]);
  const short = hubei([10, 10, 32, 32, 32].map((hours, at) => ({ from: `${2021 + at}-02-06`, hours })));
  const ask = (text: string) => answerTo(inside, '2022-12-05', text);
  const askShort = (text: string) => answerTo(short, '2026-11-28', text);

  it('says which two cycles were short, what this one has, and what the duty is', () => {
    const answer = askShort('要学多少个学时');
    expect(answer).toContain('2021年2月6日起和2022年2月6日起的两期，一共记了 20 学时');
    expect(answer).toContain('这一期要学 32 学时，记了 0 学时');
    expect(answer).toContain('一个周期学满 32 学时，两个周期一共学满 64 学时');
  });

  it('begins with the answer, and tells nothing besides', () => {
    expect(ask('差8学时还来得及吗')).toMatch(/^来得及。/);
    expect(askShort('差8学时还来得及吗')).toMatch(/^前面欠的，按助手的理解来不及补了。/);
    expect(ask('去年没学能补吗')).toMatch(
      /^特殊情况下可以补学前一个周期的课。可以补学的特殊情况是什么，文件未规定。助手看到/,
    );
    expect(ask('学超了能算明年的不')).not.toContain('补学');
    expect(ask('施工员和质量员都有是不是学64')).toMatch(/^不一定是 64：每本证书各有各的周期.*文件未规定/);
    expect(ask('三年一换对吗')).toMatch(/^有效期几年、几年一换、会不会到期，文件未规定。一个周期/);
    expect(ask('正常和有效一样吗')).toMatch(/^“正常”是什么意思，.*没有写（文件未规定）/);
    expect(ask('重新培训多少钱')).toMatch(/^重新培训怎么报名、收不收钱，.*没有写/);
    expect(ask('换证延期了没')).toMatch(/^没有听说延期。/);
  });
});

it('says each thing once of a card that is over, and of one that runs', () => {
  for (const text of ['三年一换对吗', '证书状态无效为什么', '忘换了是不是就作废了', '我还差多少']) {
    const answer = answerTo(over, '2026-11-28', text);
    expect(answer.match(/失效/g)).toHaveLength(1);
    expect(answer.match(/已经过|已过/g)?.length).toBeLessThanOrEqual(2);
    expect(answer.match(/C 证/g)).toHaveLength(1);
  }
  const running = answerTo(card, '2026-11-28', '会不会过期');
  expect(running).toMatch(/^会：到期没有延续就会。/);
  expect(running.match(/A 证/g)).toHaveLength(1);
  expect(running.match(/2027年1月15日/g)).toHaveLength(1);
});

it('names what was asked where nothing of it is written', () => {
  const asked = (text: string) => answerTo(yunnan, '2023-11-20', text);
  expect(asked('换证要钱吗')).toMatch(/^换证收不收费，/);
  expect(asked('初始密码是多少')).toMatch(/^初始密码是什么，/);
  expect(asked('纸质证还发吗')).toMatch(/^纸质证还发不发，/);
  expect(asked('没有章是真的吗')).toMatch(/^电子证上该有什么章/);
  expect(asked('重新培训多少钱')).toMatch(/^重新培训怎么报名、收不收钱，/);
});

it('reads nobody the consequence of others, and of whoever is too late says it once', () => {
  const complete = holderOf('yunnan-2023', 'site-professional', '施工员', {
    ...{ ...old, informationComplete: true, sex: 'm', birthDate: '1980-01-01' },
    registeredOn: '2023-07-30',
  });
  expect(answerTo(complete, '2023-08-01', '证书状态无效为什么')).not.toContain('作废');
  const late = answerTo(yunnan, '2024-05-01', '证书状态无效为什么');
  expect(late.match(/作废/g)).toHaveLength(1);
});
