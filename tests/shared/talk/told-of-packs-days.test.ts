// Of which year a day is, where it is not said: what may lie ahead lies ahead, and what was said of it stays.

import { aChat, on, Talking } from '../../support/chat';
import { talkOf } from '../../support/talk-cases';

const DAY = '2026-11-28';
const chat = aChat();

/** What was answered at the end of the first questions, after each of several messages. */
function answered(pack: string, ...texts: string[]) {
  const talk = new Talking(chat, { ...on(DAY), chosen: pack });
  const replies = ['我要登记一个证', ...texts].map((text) => talk.say(text));
  const given = replies.flatMap(({ written }) => written.map(({ value }) => value));
  return {
    value: (given.at(-1) as { value?: string } | undefined)?.value,
    answer: replies.at(-1)?.answer ?? '',
  };
}

describe('a certificate that is valid to a day', () => {
  it.each([
    ['2月10号', '2027-02-10'],
    ['应该是2月28', '2027-02-28'],
    ['12月31号', '2026-12-31'],
  ])('%s: the day to come, read back with its year', (text, want) => {
    const { value, answer } = answered('safety-abc', 'C', text);
    expect(value).toBe(want);
    expect(answer).toContain(`有效期到 ${want.slice(0, 4)}年`);
  });

  it.each([
    ['26年2月10号', '2026-02-10'],
    ['明年2月10号', '2027-02-10'],
    ['明年2月', '2027-02'],
  ])('%s: the year that was said', (text, want) => {
    expect(answered('safety-abc', 'C', text).value).toBe(want);
  });

  it('10号: of which month is asked', () => {
    const { value, answer } = answered('safety-abc', 'C', '10号');
    expect(value).toBe('safety-abc/C');
    expect(answer).toContain('几年几月几号');
  });
});

describe('a day that is put right keeps what was not said anew', () => {
  it.each([
    ['safety-abc', ['C', '27年2月10', '到期日错了 是3月10'], '2027-03-10'],
    ['hubei-2021', ['材料员', '22年6月10号', '不对 是7月10号'], '2022-07-10'],
    ['hubei-2021', ['材料员', '22年6月10号', '不对 是11号'], '2022-06-11'],
    ['jilin-2022-25', ['资料员', '已经换成电子证书', '22年12月20', '不对 是21号'], '2022-12-21'],
    ['jilin-2022-25', ['资料员', '已经换成电子证书', '22年12月20', '不对 是11月20号'], '2022-11-20'],
    ['jilin-2022-25', ['资料员', '已经换成电子证书', '12月20号', '是22年的'], '2022-12-20'],
  ])('%s: %j', (pack, texts, want) => {
    expect(answered(pack, ...texts).value).toBe(want);
  });
});

describe('an application to renew', () => {
  const said = (expiresOn: string, text: string) => {
    const facts = { employed: true, accident: false, expiresOn };
    const certificate = { id: 'w1', pack: 'water-abc', kind: 'safety-abc', trade: 'B', facts };
    const holder = { registeredOn: null, certificates: [{ ...certificate, credits: [], statedCycles: [] }] };
    return talkOf([{ id: 'one', asOf: DAY, holder, says: [text, '对'] }])[0]?.turns ?? [];
  };

  it.each([
    ['2026-12-31', '9月1号交了申请', '申请早了，不算'],
    ['2026-10-31', '11月5号交了申请', '申请晚了，不算'],
  ])('to %s, %s: is noted with the word that it does not count', (expiresOn, text, word) => {
    const turns = said(expiresOn, text);
    expect(turns.map(({ answer }) => answer.includes(word))).toEqual([true, true]);
    expect(turns.at(-1)?.written).toMatchObject([{ fact: 'appliedOn' }]);
  });

  it('in its time is noted without one', () => {
    expect(said('2026-12-31', '10月5号交了申请').at(-1)?.answer).not.toContain('不算');
  });
});

it('a category said behind its hours is of them', () => {
  const certificate = { id: 'a1', pack: 'anhui-2021', kind: 'site-professional', trade: '材料员' };
  const holder = {
    registeredOn: null,
    certificates: [{ ...certificate, facts: { exchangedOn: '2022-06-10' }, credits: [], statedCycles: [] }],
  };
  const [one] = talkOf([{ id: 'one', asOf: DAY, holder, says: ['昨天学了8学时 专业课'] }]);
  expect(one?.turns[0]?.answer).toContain('8 学时（专业知识）');
});

it('把我资料全部删掉 tells nothing of what is complete', () => {
  const certificate = { id: 'y1', pack: 'yunnan-2023', kind: 'site-professional', trade: '施工员' };
  const holder = {
    registeredOn: null,
    certificates: [{ ...certificate, facts: {}, credits: [], statedCycles: [] }],
  };
  const [one] = talkOf([{ id: 'one', asOf: DAY, holder, says: ['把我资料全部删掉'] }]);
  expect(one?.turns[0]?.proposed).toEqual([]);
});
