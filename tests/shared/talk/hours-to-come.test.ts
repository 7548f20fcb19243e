// Hours that remain, are asked of everybody, or are of another year, day or number than the one that is read: never noted as done.
import { parseDay } from '@hz/shared/calendar';
import type { CertificateTold } from '../../support/certificates';
import { aChat, KeptTalking, on, signedIn, type Talking } from '../../support/chat';

const chat = aChat();
const registered = { registeredOn: parseDay('2022-12-01') };
const at = (asOf: string, certificate: CertificateTold = { registryStatus: 'valid' }) =>
  new KeptTalking(chat, on(asOf, signedIn([certificate], registered)));
const LATE: CertificateTold = {
  ...{ registryStatus: 'valid', exchangedOn: '2022-12-02', inPost: true },
  ...{ credits: { '2026-05-01': 12 }, years: { 2023: 32, 2024: 32, 2025: 32 } },
};
const facts = (talk: Talking, ...texts: string[]) =>
  texts
    .map((text) => talk.say(text))
    .at(-1)
    ?.proposed.map(({ op, fact, value, on: day }) => [op, fact, value, day].join(' '));

it.each([
  '还有20学时就够了',
  '还有8学时就学完了',
  '还有8个学时',
  '再有8学时就够了',
  '还有10学时就满了 今天学',
])('%s: they are still to come', (text) => {
  for (const step of [[], ['下一步']]) expect(facts(at('2022-12-05'), ...step, text)).toEqual([]);
});
it('11月15日还有一笔2学时漏了: those are done', () => {
  expect(facts(at('2022-12-05'), '11月15日还有一笔2学时漏了')).toEqual(['add credit 2 2022-11-15']);
});

it.each(['文件写23年开始学32学时', '文件上说23年起32学时', '23年得32', '23年32 不确定', '23年撑死学了20'])(
  '%s: no hours of that year',
  (text) => {
    const of = { ...LATE, years: {} };
    expect(facts(at('2026-11-28', of), text)).toEqual([]);
  },
);

it.each([
  ['25年记错了 是20', 'set statedCycle 20 2025-01-01'],
  ['去年那个错了 应该是16', 'set statedCycle 16 2025-01-01'],
  ['25年记错了 是28', 'set statedCycle 28 2025-01-01'],
])('%s: of that year, and of no day in another', (text, fact) => {
  expect(facts(at('2026-11-28', LATE), text)).toEqual([fact]);
});
it('24年少记了4学时: how many it was is asked, and no day of another year is changed', () => {
  const { proposed, answer } = at('2026-11-28', LATE).say('24年少记了4学时');
  expect(proposed).toEqual([]);
  expect(answer).toContain('2024 年一共学了几学时');
});

it.each([
  ['上个月学了10学时', '15', 'add credit 10 2022-11-15'],
  ['上个月学了10学时', '5', 'add credit 10 2022-11-05'],
])('%s, and to the question for the day %s: a day', (text, day, fact) => {
  expect(facts(at('2022-12-05'), text, day)).toEqual([fact]);
});

it.each(['4.5', '不是4是4.5', '改成4.5', '错了 是4.5'])('昨天学了4学时, and then %s: hours', (text) => {
  expect(facts(at('2022-12-05'), '昨天学了4学时', text)).toEqual(['add credit 4.5 2022-12-04']);
});

it('刚才那个不是4是5, right after 4 were noted: they are changed', () => {
  expect(facts(at('2022-12-05'), '昨天学了4学时', '对', '刚才那个不是4是5')).toEqual([
    'remove credit 4 2022-12-04',
    'add credit 5 2022-12-04',
  ]);
});

it.each(['明年开始不干了', '明年就不干了'])('%s: is not yet so', (text) => {
  expect(facts(at('2026-11-28', LATE), text)).toEqual([]);
});

it('不是换证 是新办的: it was issued, and no old one was exchanged', () => {
  const none: CertificateTold = { registryStatus: null };
  expect(facts(at('2026-11-28', none), '不是换证 是新办的 23年6月1号发')).toEqual([
    'set issuedOn 2023-06-01 2023-06-01',
  ]);
});

it('a sum of one of two is noted as hours of the one that is chosen', () => {
  const holder = signedIn(
    [
      { ...LATE, credits: {} },
      { ...LATE, trade: '资料员', credits: {} },
    ],
    registered,
  );
  const talk = new KeptTalking(chat, on('2026-11-28', holder));
  talk.say('今年学了20学时');
  const second = talk.say('资料员');
  expect(second.written).toEqual([]);
  expect(second.proposed).toMatchObject([{ fact: 'total', value: 20 }]);
  expect(talk.say('对').answer).toContain('记了 20 学时，还差 12 学时');
});

it('what is on record of the one that is chosen is not written over unseen', () => {
  const holder = signedIn([LATE, { ...LATE, trade: '资料员' }], registered);
  const talk = new KeptTalking(chat, on('2026-11-28', holder));
  talk.say('前天换完了');
  const { written, answer } = talk.say('资料员');
  expect(written).toEqual([]);
  expect(answer).toMatch(/已经记着2022年12月2日 申请更换了，改成 11月26日/);
});

it('去年补的课算今年的吗: 不算 first', () => {
  expect(at('2026-11-28', LATE).say('去年补的课算今年的吗').answer).toMatch(/^不算：.*2025 年/);
});
