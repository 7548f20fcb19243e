// What waits for a yes, and is taken back or told anew by the message after it.
import { parseDay } from '@hz/shared/calendar';
import type { Fact } from '@hz/shared/talk';
import type { CertificateTold } from '../../support/certificates';
import { aChat, on, signedIn, Talking } from '../../support/chat';

const chat = aChat();
const registered = { registeredOn: parseDay('2022-12-01') };
const exchanged: CertificateTold = { registryStatus: 'valid', exchangedOn: '2022-12-02' };
const facts = (told: readonly Fact[]) =>
  told.map(({ op, fact, value, on: day }) =>
    [op, fact, value, day].filter((one) => one !== null && one !== undefined).join(' '),
  );

/** What is proposed after the last of several messages. */
function proposed(says: string, certificate: CertificateTold, asOf: string, told = {}) {
  const talk = new Talking(chat, on(asOf, signedIn([certificate], told)));
  talk.say('下一步');
  const replies = says.split(' // ').map((text) => talk.say(text));
  expect(replies.flatMap(({ written }) => written)).toEqual([]);
  return facts(replies.at(-1)?.proposed ?? []);
}

describe('what waits is let go', () => {
  it.each([
    '今天四学时 // 别算 是我哥用我账号看的',
    '昨天学了3学时 // 没看完 先不算',
    '前天5学时 // 逗你玩的',
  ])('hours that are none: %s', (says) => {
    expect(proposed(says, { registryStatus: 'valid' }, '2022-12-05', registered)).toEqual([]);
  });

  it('a registration that was none', () => {
    expect(proposed('注册完了 // 没成功 卡在验证码了', { registryStatus: 'valid' }, '2022-12-05')).toEqual(
      [],
    );
    expect(proposed('注册完了 // 没有 我点的那个是登录', { registryStatus: 'valid' }, '2022-12-05')).toEqual(
      [],
    );
  });

  it('a download of something else', () => {
    expect(proposed('下载好了 // 点错了 下的是说明书', exchanged, '2022-12-05', registered)).toEqual([]);
  });

  it('and of two days only the one that is named', () => {
    expect(
      proposed(
        '前天4学时昨天6学时 // 昨天那个别算 没看完',
        { registryStatus: 'valid' },
        '2022-12-05',
        registered,
      ),
    ).toEqual(['add credit 4 2022-12-03']);
  });
});

describe('what waits is another, and not one more', () => {
  it.each([
    ['今天8学时 // 不对 是今天5昨天2', ['add credit 5 2022-12-05', 'add credit 2 2022-12-04']],
    ['今天学了十学时 // 等一下 还是7', ['add credit 7 2022-12-05']],
    ['昨天学了八学时 // 六 是六 手机识别错了', ['add credit 6 2022-12-04']],
    ['今天学了4 不不 是7学时', ['add credit 7 2022-12-05']],
    ['昨天学了五个学时 呸 六个', ['add credit 6 2022-12-04']],
    ['今天没学8学时 就学了5学时', ['add credit 5 2022-12-05']],
    ['1号2学时2号休息3号4学时', ['add credit 2 2022-12-01', 'add credit 4 2022-12-03']],
  ])('of hours: %s', (says, want) => {
    expect(proposed(says, { registryStatus: 'valid' }, '2022-12-05', registered)).toEqual(want);
  });

  it.each([
    [
      '24年学了20学时 25年22学时 // 24年记错了 是18',
      ['set statedCycle 22 2025-01-01', 'set statedCycle 18 2024-01-01'],
    ],
    ['前年学了十二学时 // 不对 是去年', ['set statedCycle 12 2025-01-01']],
    ['今年总共17学时 // 核实了 17.5', ['set total 17.5']],
    ['今年合计九学时半', ['set total 9.5']],
    ['九月份学了5学时 // 8号那天', ['add credit 5 2026-09-08']],
    ['去年的学时我找到了 // 二十一个半', ['set statedCycle 21.5 2025-01-01']],
  ])('of years and sums: %s', (says, want) => {
    expect([...proposed(says, exchanged, '2026-11-28', registered)].sort()).toEqual([...want].sort());
  });

  it('of an application, by who was asked', () => {
    const studied: CertificateTold = {
      registryStatus: 'valid',
      credits: { '2022-11-20': 16, '2022-11-21': 16 },
    };
    expect(proposed('今天提交的申请 // 问了媳妇 是前天帮我点的', studied, '2022-12-05', registered)).toEqual([
      'set exchangedOn 2022-12-03 2022-12-03',
    ]);
  });

  it('of what is to be deleted', () => {
    const noted: CertificateTold = { ...exchanged, credits: { '2026-11-28': 6, '2026-11-27': 4 } };
    expect(proposed('今天的删了 // 不对不对 删昨天的', noted, '2026-11-28', registered)).toEqual([
      'remove credit 4 2026-11-27',
    ]);
  });
});
