import { loadPack, packIds } from '@hz/shared/packs';
import { newChat } from '@hz/shared/talk';
import type { CertificateTold } from '../../support/certificates';
import { aChat, on, signedIn } from '../../support/chat';
import { talkOf, untold } from '../../support/talk-cases';

const ASKED = [
  ['12月31号之前不换会咋样', 'exchange_overdue'],
  ['我都60了还要学不', 'ce_hours_required'],
  ['五十八了还用学习吗', 'ce_hours_required'],
  ['线下班算不算', 'ce_platform'],
  ['必修选修怎么分', 'ce_hours_required'],
  ['举报假证找谁', 'verify_qr'],
  ['原单位扣着我的证不给', 'employer_change'],
  ['怎么证明我的证是真的', 'verify_qr'],
  ['换证多少钱', 'ce_fee'],
  ['不学会咋样', 'ce_hours_short'],
  ['明年还要学不', 'ce_cycle'],
  ['我的证还能换吗', 'exchange_scope'],
  ['证还有效吗', 'my_status'],
  ['下周换行吗', 'exchange_deadline'],
  ['我的施工员还能换吗', 'exchange_scope'],
  ['我的施工员证现在换还来得及吗', 'exchange_deadline'],
  ['我的证什么时候到期', 'validity'],
  ['我的证怎么样', 'my_status'],
  ['zenme huanzheng', 'exchange_how'],
  ['mima wangle zenme ban', 'password_forgot'],
  ['吉建培字第0221310500001234号', 'verify_qr'],
  ['帮我查下 吉A0221310500001234', 'verify_qr'],
] as const;

const chat = aChat();
const reply = (text: string, asOf = '2022-12-05', told?: CertificateTold) =>
  chat.reply(newChat(), text, on(asOf, told ? signedIn([told]) : null));

describe('what holders should find answered', () => {
  it.each(ASKED)('%s', (text, intent) => {
    expect(reply(text)).toMatchObject({ intent, outcome: 'answer' });
  });

  it('is answered by every pack: in its words, or that they do not say it', () => {
    const cases = packIds()
      .map((id) => loadPack(id))
      .filter(({ id }) => id !== 'jilin-2022-25')
      .flatMap((pack) =>
        ASKED.slice(0, 14).map(([text]) => ({
          id: `${pack.id} ${text}`,
          asOf: '2026-11-28',
          says: [text],
          holder: {
            registeredOn: null,
            certificates: [untold(pack.id, Object.keys(pack.said.kinds)[0] as string, '施工员')],
          },
        })),
      );
    const silent = talkOf(cases).filter(
      ({ turns: [turn] }) => turn?.outcome !== 'answer' || /换了问法|吉林|没弄明白/.test(turn.answer),
    );
    expect(silent.map(({ id, turns }) => `${id}: ${turns[0]?.answer}`)).toEqual([]);
  });

  it('promises no time that the words of the question go beyond', () => {
    expect(reply('下周换行吗', '2022-12-28').answer).toMatch(/^不能等到那时候/);
    expect(reply('下个月换行吗', '2022-12-05').answer).toMatch(/^不能等到那时候/);
    expect(reply('下周换行吗', '2023-01-02').answer).toMatch(/^来不及了/);
    expect(reply('下周换行吗').answer).not.toMatch(/来得及/);
  });

  it('keeps a number as it is written on the paper', () => {
    const { actions } = reply('吉建培字第0221310500001234号');
    expect(actions[0]).toMatchObject({ type: 'scan', number: '吉建培字第0221310500001234号' });
  });
});

describe('what is told of everybody', () => {
  const questions = ['要学多少学时', '从哪年开始学', '多学的算明年的不', '两本证怎么学', '证书几年有效'];

  it.each([
    ['2023-01-02', { registryStatus: 'valid' }, '换证的期限已经过了'],
    ['2022-12-05', { registryStatus: 'cancelled' }, '换不了'],
    ['2026-11-28', { exchangedOn: '2022-12-01', inPost: false }, '可能要重新参加培训'],
  ] as [string, CertificateTold, string][])(
    'stands beside where the certificate stands, which is said once: %s',
    (asOf, told, lead) => {
      for (const text of questions) expect(reply(text, asOf, told).answer.split(lead)).toHaveLength(2);
    },
  );

  it('of training again is not said where only the file is asked about', () => {
    const leftPost: CertificateTold = { exchangedOn: '2022-12-01', inPost: false };
    for (const text of ['电子证在哪下载', '证书编号变了', '证丢了怎么补'])
      expect(reply(text, '2026-11-28', leftPost).answer).not.toContain('重新参加培训');
    expect(reply('电子证在哪下载', '2023-01-02', { registryStatus: 'valid' }).answer).toMatch(
      /^你的施工员（土建）：换证的期限已经过了/,
    );
  });

  it('does not speak of this year as all that is left while past years are unknown', () => {
    const told: CertificateTold = { exchangedOn: '2022-12-01', inPost: true };
    expect(reply('要学多少学时', '2026-11-28', told).answer).toContain(
      '2023、2024、2025 年学了多少还没告诉助手',
    );
  });

  it('offers no reminder to whoever has nothing ahead', () => {
    const lapsed: CertificateTold = { registryStatus: 'valid' };
    expect(reply('提醒我换证', '2023-01-02', lapsed)).toMatchObject({ proposed: [] });
    expect(reply('能提醒我吗', '2023-01-02', lapsed).answer).toContain('没什么可提醒的');
  });

  it('asks nobody to make up years that asked for nothing', () => {
    expect(reply('去年没学能补吗').answer).toMatch(/^往年没有要补的/);
    expect(reply('去年没学能补吗', '2026-11-28').answer).not.toMatch(/没有要补的/);
  });
});
