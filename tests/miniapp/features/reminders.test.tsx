import { act, render, screen, waitFor } from '@testing-library/react';
import { reachable } from '../../../miniapp/src/api/network';
import { keepSession } from '../../../miniapp/src/api/session';
import { certificates } from '../../../miniapp/src/features/certificates/store';
import { RemindersScreen } from '../../../miniapp/src/features/reminders/RemindersScreen';
import { section, unread } from '../../../miniapp/src/features/shell/arrivals';
import { aLine, aMessage, aNotice, anEntry, RemindersServer } from '../../support/reminder-views';
import { choose, tap } from '../../support/taps';
import { phone } from '../../support/taro-double';
import { aCertificateView, aSession } from '../../support/views';

const study = aLine({
  rule: 'education-hours',
  certificateId: 'b'.repeat(24),
  certificate: '材料员',
  sentence: '今年还差 12 学时。',
  target: { certificateId: 'b'.repeat(24), kind: 'hours', id: null },
});

let server: RemindersServer;

beforeEach(() => {
  phone.reset();
  keepSession(null);
  keepSession(aSession());
  reachable.set(true);
  section.set(null);
  certificates.forget();
  server = new RemindersServer();
  phone.answers(server.answer);
});

async function open(words: string): Promise<void> {
  render(<RemindersScreen />);
  await screen.findByText(words);
}

const reads = () => phone.asked.filter(({ path }) => path.endsWith('/read')).map(({ path }) => path);

describe('the inbox', () => {
  test('comes first while something is not read, and the tab says how much', async () => {
    server.messages = [
      aMessage('2022-12-05'),
      aMessage('2022-12-01'),
      aMessage('2022-11-20', { read: true }),
    ];
    await open('2022-12-05 的提醒');
    expect(screen.getByRole('tab', { name: '提醒，2 条没读' }).textContent).toBe('提醒2');
    expect(screen.getByRole('radio', { name: '收到的（2）' }).getAttribute('aria-checked')).toBe('true');
  });

  test('a tap on a message marks it as read and leads to the step it is about', async () => {
    server.messages = [aMessage('2022-12-05')];
    await open('2022-12-05 的提醒');
    await tap(/去看这一步/);
    expect(reads()).toEqual(['/v1/reminders/inbox/2022-12-05/read']);
    expect(phone.gone).toEqual([`navigateTo /pages/step/index?id=${'a'.repeat(24)}&step=register`]);
    await waitFor(() => expect(unread.state.get().data).toBe(0));
    expect(screen.getByRole('tab', { name: '提醒' })).toBeTruthy();
  });

  describe('of a certificate that stands otherwise by now', () => {
    const lapsed = aMessage('2023-01-01', {
      tone: 'late',
      title: '换证的期限过了',
      lines: [aLine({ tone: 'late', target: { certificateId: 'a'.repeat(24), kind: 'help', id: null } })],
    });

    test('says how it stands now, and leads there', async () => {
      server.today = '2023-01-02';
      server.messages = [lapsed];
      server.certificates = [aCertificateView({ asOf: '2023-01-02', partly: { exchangedOn: 'unknown' } })];
      await open('换证的期限过了');
      expect(await screen.findByText(/^后来变了。现在：先想想.*哪一天/)).toBeTruthy();
      expect(screen.getByText('后来变了')).toBeTruthy();
      expect(screen.queryByText('有问题')).toBeNull();
      await tap(/去看这本证/);
      expect(phone.gone).toEqual([`navigateTo /pages/certificate/index?id=${'a'.repeat(24)}`]);
    });

    test('and of one that was deleted, that it is gone, and leads nowhere', async () => {
      server.today = '2023-01-02';
      server.messages = [lapsed];
      server.certificates = [];
      await open('换证的期限过了');
      expect(await screen.findByText('这本证已经删掉了，这条不用再管。')).toBeTruthy();
      await tap(/这本证已经删掉了/);
      expect(phone.gone).toEqual([]);
      expect(reads()).toEqual(['/v1/reminders/inbox/2023-01-01/read']);
    });

    test('and of one that still stands so, what the message said', async () => {
      server.today = '2023-01-02';
      server.messages = [lapsed];
      server.certificates = [aCertificateView({ asOf: '2023-01-02' })];
      await open('换证的期限过了');
      expect(screen.getByText('有问题')).toBeTruthy();
      expect(screen.queryByText(/后来/)).toBeNull();
    });

    test('and of one of which something has still to be cleared up, what the message said: nothing was changed', async () => {
      server.messages = [aMessage('2022-12-05')];
      server.certificates = [aCertificateView({ registryStatus: null })];
      await open('2022-12-05 的提醒');
      expect(screen.queryByText(/后来/)).toBeNull();
      await tap(/去看这一步/);
    });
  });

  const linked = () => [...document.querySelectorAll('.message-linked')].map(({ id }) => id);

  test('a link from WeChat leads to the message of its day, although what lies ahead was in front', async () => {
    server.messages = [aMessage('2022-12-05'), aMessage('2022-12-01')];
    section.set('ahead');
    phone.params = { day: '2022-12-01' };
    await open('2022-12-01 的提醒');
    expect(linked()).toEqual(['message-2022-12-01']);
  });

  test('a link that is followed while the app is open leads there too, again and again', async () => {
    server.messages = [aMessage('2022-12-05'), aMessage('2022-12-01')];
    await open('2022-12-05 的提醒');
    expect(linked()).toEqual([]);
    for (const day of ['2022-12-01', '2022-12-05', '2022-12-01']) {
      act(() => section.set('ahead'));
      window.location.hash = `#/pages/reminders/index?day=${day}`;
      await waitFor(() => expect(linked()).toEqual([`message-${day}`]));
    }
    window.location.hash = '#/pages/home/index?day=2022-12-05';
    await waitFor(() => expect(window.location.hash).toContain('home'));
    expect(linked()).toEqual(['message-2022-12-01']);
  });

  test('a link to an older day fetches the pages up to it, and no further', async () => {
    server.pageSize = 1;
    const days = ['2022-12-05', '2022-12-01', '2022-11-20', '2022-11-01'];
    server.messages = days.map((day) => aMessage(day));
    phone.params = { day: '2022-11-20' };
    await open('2022-11-20 的提醒');
    expect(linked()).toEqual(['message-2022-11-20']);
    expect(screen.queryByText('2022-11-01 的提醒')).toBeNull();
    expect(screen.getByRole('button', { name: '看更早的' })).toBeTruthy();
  });

  test('a link to a day without a message ends at the day before it', async () => {
    server.pageSize = 1;
    server.messages = ['2022-12-05', '2022-12-01', '2022-11-20'].map((day) => aMessage(day));
    phone.params = { day: '2022-12-03' };
    await open('2022-12-01 的提醒');
    expect(screen.queryByText('2022-11-20 的提醒')).toBeNull();
    expect(linked()).toEqual([]);
  });

  test('what happened to a claim stands among the reminders; a tap marks it as read and leads to the claims', async () => {
    server.messages = [aMessage('2022-12-05', { arrivedAt: '09:00', read: true }), aMessage('2022-12-01')];
    server.notices = [
      aNotice({ arrivedOn: '2022-12-05', arrivedAt: '10:30' }),
      aNotice({ id: 'd'.repeat(24), arrivedOn: '2022-12-02', title: '你的认领要请人核对', read: true }),
    ];
    await open('有人也认领了你的记录');
    const shown = [...document.querySelectorAll('.message-title')].map(({ textContent }) => textContent);
    expect(shown).toEqual([
      '有人也认领了你的记录',
      '2022-12-05 的提醒',
      '你的认领要请人核对',
      '2022-12-01 的提醒',
    ]);
    expect(screen.getByRole('tab', { name: '提醒，2 条没读' })).toBeTruthy();
    await tap(/有人也认领了你的记录/);
    expect(reads()).toEqual([`/v1/reminders/notices/${'c'.repeat(24)}/read`]);
    expect(phone.gone).toEqual(['navigateTo /pages/verification/claim/index']);
    await waitFor(() => expect(unread.state.get().data).toBe(1));
  });

  test('an inbox of notices alone is not empty', async () => {
    server.notices = [aNotice()];
    await open('有人也认领了你的记录');
    expect(screen.getAllByText('没读')).toHaveLength(1);
  });

  test('a message about two certificates leads to each of them', async () => {
    server.messages = [aMessage('2022-12-05', { lines: [aLine(), study] })];
    await open('2022-12-05 的提醒');
    await tap(/材料员/);
    expect(phone.gone).toEqual([`navigateTo /pages/study/index?id=${'b'.repeat(24)}`]);
  });

  test('a message that was read already is not marked again', async () => {
    server.messages = [aMessage('2022-12-05', { read: true })];
    render(<RemindersScreen />);
    await screen.findByText('提醒', { selector: '[role=heading] *' });
    await choose('收到的');
    await tap(/去看这一步/);
    expect(reads()).toEqual([]);
    expect(phone.gone).toHaveLength(1);
  });

  test('tells the days left as of today, not as of the day it arrived', async () => {
    server.messages = [aMessage('2022-12-01')];
    await open('2022-12-01 的提醒');
    expect(screen.getByText('现在看：12月31日（还剩26天）')).toBeTruthy();
  });

  test('older messages are fetched page by page', async () => {
    server.pageSize = 2;
    server.messages = ['2022-12-05', '2022-12-01', '2022-11-20'].map((day) => aMessage(day));
    await open('2022-12-05 的提醒');
    expect(screen.queryByText('2022-11-20 的提醒')).toBeNull();
    await tap('看更早的');
    expect(screen.getByText('2022-12-05 的提醒')).toBeTruthy();
    expect(screen.getByText('2022-11-20 的提醒')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '看更早的' })).toBeNull();
  });

  test('all can be marked as read at once', async () => {
    server.messages = [aMessage('2022-12-05'), aMessage('2022-12-01')];
    await open('2022-12-05 的提醒');
    await tap('全部标为读过');
    expect(screen.queryByText('没读')).toBeNull();
    expect(screen.getByRole('tab', { name: '提醒' })).toBeTruthy();
  });

  test('what arrived stays readable without a connection, and still leads on', async () => {
    server.messages = [aMessage('2022-12-05')];
    await open('2022-12-05 的提醒');
    phone.online = false;
    await tap(/去看这一步/);
    expect(phone.gone).toHaveLength(1);
    expect(screen.getByText('2022-12-05 的提醒')).toBeTruthy();
    expect(await screen.findByText(/现在连不上网/)).toBeTruthy();
  });

  test('says kindly when there is nothing, and leads to what lies ahead', async () => {
    server.entries = [anEntry('2022-12-15')];
    await open('12月15日');
    await choose('收到的');
    expect(screen.getByText('还没有收到提醒')).toBeTruthy();
    await tap('看看接下来提醒什么');
    expect(screen.getByText('12月15日')).toBeTruthy();
  });

  test('says what went wrong when it could not be fetched, and tries again', async () => {
    phone.answers(({ path }) =>
      path.includes('inbox')
        ? { status: 500 }
        : server.answer({ method: 'GET', path, body: null, token: null, holder: null }),
    );
    section.set('inbox');
    await open('这会儿没取到内容');
    phone.answers(server.answer);
    await tap('再试一次');
    expect(await screen.findByText('还没有收到提醒')).toBeTruthy();
  });
});

describe('what lies ahead', () => {
  test('each reminder tells its day, how far away it is, and why; the next one is open', async () => {
    server.entries = [anEntry('2022-12-15'), anEntry('2022-12-25', { lines: [study] })];
    await open('12月15日');
    expect(screen.getByText('10 天后，上午 9 点')).toBeTruthy();
    expect(screen.getByText('旧证书要在12月31日前申请更换。')).toBeTruthy();
    expect(screen.queryByText('今年还差 12 学时。')).toBeNull();
    await tap(/2022-12-25 要提醒的/);
    expect(screen.getByText('今年还差 12 学时。')).toBeTruthy();
    await tap('去看学时');
    expect(phone.gone).toEqual([`navigateTo /pages/study/index?id=${'b'.repeat(24)}`]);
  });

  test('far ones wait behind a tap', async () => {
    const days = ['12-08', '12-10', '12-12', '12-14', '12-16', '12-18', '12-20', '12-22'];
    server.entries = days.map((day) => anEntry(`2022-${day}`));
    await open('12月8日');
    expect(screen.queryByText('12月20日')).toBeNull();
    await tap('后面还有 2 次，都看看');
    expect(screen.getByText('12月20日')).toBeTruthy();
  });

  test('those within a pause say that they will not come, and resuming is one tap', async () => {
    server.settings.pause = { resumeOn: '2022-12-20' };
    server.entries = [anEntry('2022-12-15'), anEntry('2022-12-25')];
    await open('12月15日');
    expect(screen.getAllByText('暂停中，这天不发')).toHaveLength(1);
    await tap('恢复提醒');
    expect(server.settings.pause).toBeNull();
    await waitFor(() => expect(screen.queryByText('暂停中，这天不发')).toBeNull());
  });

  test('a pause that is over is none', async () => {
    server.settings.pause = { resumeOn: '2022-12-05' };
    server.entries = [anEntry('2022-12-15')];
    await open('12月15日');
    expect(screen.getByText('有事那天，上午 9 点提醒')).toBeTruthy();
  });

  test('with nothing ahead a certificate can be added', async () => {
    await open('接下来没有要提醒的');
    await tap('加一本证');
    expect(phone.gone).toEqual(['navigateTo /pages/add/index?question=place']);
  });
});

describe('moving the clock of the demo', () => {
  async function moveTo15th(): Promise<void> {
    server.entries = [anEntry('2022-12-15')];
    await open('12月15日');
    await tap(/模拟日期/);
    await choose('2022年12月15日');
    await tap('拨到 2022年12月15日');
  }

  test('tells of the reminders that have arrived by then, and leads to them', async () => {
    server.arriving = [aMessage('2022-12-15')];
    await moveTo15th();
    await screen.findByText('现在是 2022年12月15日，来了 1 条提醒');
    expect(screen.getByRole('tab', { name: '提醒，1 条没读' })).toBeTruthy();
    await tap('看看');
    expect(screen.getByText('2022-12-15 的提醒')).toBeTruthy();
    expect(phone.gone).toEqual(['switchTab /pages/reminders/index']);
  });

  test('tells only the day when nothing has arrived', async () => {
    await moveTo15th();
    expect(await screen.findByText('现在是 2022年12月15日')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '看看' })).toBeNull();
  });
});

test('another holder of the phone sees nothing of the first', async () => {
  server.messages = [aMessage('2022-12-05')];
  await open('2022-12-05 的提醒');
  phone.answers(() => ({ status: 503 }));
  await act(async () => keepSession(aSession('h2')));
  expect(screen.queryByText('2022-12-05 的提醒')).toBeNull();
});
