import { act, render, screen, waitFor } from '@testing-library/react';
import { reachable } from '../../../miniapp/src/api/network';
import { keepSession } from '../../../miniapp/src/api/session';
import { hourWords } from '../../../miniapp/src/features/reminders/hours';
import { missedIn } from '../../../miniapp/src/features/reminders/pause';
import { sendKept } from '../../../miniapp/src/features/reminders/reports';
import ReminderSettingsPage from '../../../miniapp/src/pages/reminder-settings';
import { parseDay } from '../../../shared/src/calendar';
import { aLine, anEntry, RemindersServer } from '../../support/reminder-views';
import { choose, tap } from '../../support/taps';
import { phone } from '../../support/taro-double';
import { aSession } from '../../support/views';

let server: RemindersServer;

beforeEach(() => {
  phone.reset();
  keepSession(null);
  keepSession(aSession());
  reachable.set(true);
  server = new RemindersServer();
  phone.answers(server.answer);
});

async function open(): Promise<void> {
  render(<ReminderSettingsPage />);
  await screen.findByText('几点提醒');
}

const sent = (method: string, path: string) =>
  phone.asked.filter((asked) => asked.method === method && asked.path === path).map(({ body }) => body);
const sentPatches = () => sent('PUT', '/v1/reminders/settings');
const sentReports = () => sent('POST', '/v1/reminders/grants');

test.each([
  [8, '上午 8 点'],
  [12, '中午 12 点'],
  [13, '下午 1 点'],
  [18, '晚上 6 点'],
  [20, '晚上 8 点'],
])('%i o’clock is said as %s', (hour, words) => expect(hourWords(hour)).toBe(words));

describe('the hour', () => {
  test('is one of 8 to 20 and is kept with two taps', async () => {
    await open();
    await tap(/几点提醒/);
    expect(screen.getAllByRole('radio')).toHaveLength(13);
    await choose('晚上 8 点');
    await tap('晚上 8 点提醒我');
    expect(sentPatches()).toEqual([{ version: 3, hour: 20 }]);
    expect(await screen.findByText('晚上 8 点')).toBeTruthy();
  });

  test('that was changed elsewhere meanwhile is shown anew before anything is overwritten', async () => {
    await open();
    await tap(/几点提醒/);
    server.settings = { ...server.settings, version: 4, hour: 19 };
    await choose('上午 10 点');
    await tap('上午 10 点提醒我');
    expect(await screen.findByText(/别处刚改过提醒设置/)).toBeTruthy();
    expect(server.settings.hour).toBe(19);
    await tap('上午 10 点提醒我');
    expect(sentPatches().at(-1)).toEqual({ version: 4, hour: 10 });
  });

  test('is not lost from sight when there is no connection', async () => {
    await open();
    await tap(/几点提醒/);
    phone.online = false;
    await choose('上午 10 点');
    await tap('上午 10 点提醒我');
    expect(await screen.findByText(/现在连不上网。填的内容还在/)).toBeTruthy();
    expect(screen.getByRole('radio', { name: '上午 10 点' }).getAttribute('aria-checked')).toBe('true');
  });
});

describe('a pause', () => {
  test('of a week says what it leaves out, deadlines by name', async () => {
    server.today = '2022-12-26';
    server.entries = [
      anEntry('2022-12-28'),
      anEntry('2022-12-30'),
      anEntry('2023-01-05', { lines: [aLine({ deadline: null })] }),
    ];
    await open();
    await tap(/暂停提醒/);
    const week = /停一个星期.*12月31日的期限在里面，到时不提醒/;
    await screen.findByRole('radio', { name: week });
    // A pause that jumps over a deadline is the holder's own choice.
    expect(screen.queryByRole('radio', { checked: true })).toBeNull();
    await tap('先选停到什么时候');
    expect(sentPatches()).toEqual([]);
    await choose(week);
    expect(screen.getByText(/本来有 2 次提醒，不会发给你。12月31日的期限就在里面/)).toBeTruthy();
    await tap('停到 2023年1月2日，12月31日我自己记着');
    expect(sentPatches()).toEqual([{ version: 3, pause: { resumeOn: '2023-01-02' } }]);
    expect(await screen.findByText('提醒停到 2023年1月2日')).toBeTruthy();
    expect(screen.getByText('2023年1月2日起自己恢复；12月31日的期限在这段里，不会提醒')).toBeTruthy();
  });

  test('without an end is possible, and ends with a tap', async () => {
    await open();
    await tap(/暂停提醒/);
    await choose(/停到我来恢复/);
    await tap('停下提醒');
    expect(server.settings.pause).toEqual({ resumeOn: null });
    await tap('恢复提醒');
    expect(server.settings.pause).toBeNull();
    expect(await screen.findByText('暂停提醒')).toBeTruthy();
  });

  test('can end on any later day, not today', async () => {
    await open();
    await tap(/暂停提醒/);
    await choose('自己选一天');
    expect(screen.getByRole('radio', { name: '2022年12月5日' }).getAttribute('aria-disabled')).toBe('true');
    await choose('2022年12月9日');
    await tap('停到 12月9日');
    expect(server.settings.pause).toEqual({ resumeOn: '2022-12-09' });
  });

  test('leaves out what falls before its last day, and not the day of resuming', () => {
    const entries = ['2022-12-05', '2022-12-11', '2022-12-12'].map((on) => anEntry(on));
    const missed = missedIn(entries, parseDay('2022-12-05'), parseDay('2022-12-12'));
    expect(missed).toEqual({ count: 2, deadlines: [] });
    expect(missedIn(entries, parseDay('2022-12-05'), null).count).toBe(3);
  });
});

describe('messages in WeChat', () => {
  test('each acceptance is reported once and the count follows', async () => {
    await open();
    expect(screen.getByText(/微信现在不会提醒你/)).toBeTruthy();
    await tap('让微信提醒我一次');
    await tap('允许');
    expect(sentReports()).toEqual([
      {
        reportId: expect.any(String),
        answers: [{ templateId: 'template-1', answer: 'accept' }],
        ageSeconds: 0,
      },
    ]);
    expect(await screen.findByText('好，微信还能提醒你 1 次')).toBeTruthy();
    expect(screen.getByText('微信还能提醒你').nextElementSibling?.textContent).toBe('1次');
  });

  test('a refusal is reported too, and taken kindly', async () => {
    await open();
    await tap('让微信提醒我一次');
    await tap('不允许');
    expect(sentReports()).toMatchObject([{ answers: [{ answer: 'reject' }] }]);
    expect(await screen.findByText('没关系，提醒照样会出现在这里')).toBeTruthy();
  });

  test('an acceptance without a connection is kept and reported later, under the same id and with its age', async () => {
    await open();
    await tap('让微信提醒我一次');
    phone.online = false;
    const tapped = Date.now();
    const now = jest.spyOn(Date, 'now').mockReturnValue(tapped);
    await tap('允许');
    expect(await screen.findByText('记下了，连上网就算进去')).toBeTruthy();
    expect(sentReports()).toEqual([]);
    phone.online = true;
    now.mockReturnValue(tapped + 90_000);
    await act(async () => reachable.set(true));
    await waitFor(() => expect(sentReports()).toHaveLength(1));
    now.mockRestore();
    expect((sentReports()[0] as { ageSeconds: number }).ageSeconds).toBe(90);
    await act(sendKept);
    expect(sentReports()).toHaveLength(1);
  });

  test('a report that the server refuses is let go', async () => {
    await open();
    await tap('让微信提醒我一次');
    phone.online = false;
    await tap('允许');
    phone.online = true;
    phone.answers(() => ({ status: 400, body: { error: { code: 'validation-failed', message: '不对' } } }));
    await act(sendKept);
    const asked = phone.asked.length;
    await act(sendKept);
    expect(phone.asked).toHaveLength(asked);
  });

  test('outside the demo the web says where they can be had', async () => {
    phone.answers((asked) =>
      asked.path === '/v1/clock'
        ? { body: { today: '2022-12-05', time: '09:00', simulated: false } }
        : server.answer(asked),
    );
    await open();
    expect(screen.getByText(/要到微信小程序“换证助手”里开/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '让微信提醒我一次' })).toBeNull();
  });
});

describe('the phone’s calendar', () => {
  test('takes the deadlines from a file whose address is fetched at the tap', async () => {
    const opened: string[] = [];
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      opened.push(this.getAttribute('href') ?? '');
    });
    server.deadlines = [
      {
        certificateId: 'a'.repeat(24),
        uid: 'c1-exchange',
        title: '施工员（土建）：换证最后一天',
        description: '',
        on: '2022-12-31',
        startTime: 1_672_448_400,
        alarmOffset: 604_800,
      },
    ];
    await open();
    await tap(/放进手机日历/);
    expect(await screen.findByText('12月31日（还剩26天）')).toBeTruthy();
    expect(screen.getByText(/提前 7 天，上午 9 点响一次/)).toBeTruthy();
    await tap('存成日历文件');
    expect(screen.queryByRole('button', { name: /只存这一条/ })).toBeNull();
    expect(opened).toEqual(['/c.ics?token=t']);
    click.mockRestore();
  });

  test('a phone that takes one event of a file gets each deadline by itself', async () => {
    const opened: string[] = [];
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      opened.push(this.getAttribute('href') ?? '');
    });
    server.deadlines = [
      {
        certificateId: 'a'.repeat(24),
        uid: 'c1-exchange',
        title: '施工员（土建）：换证最后一天',
        description: '',
        on: '2022-12-31',
        startTime: 1_672_448_400,
        alarmOffset: 604_800,
      },
    ];
    server.deadlines.push({
      ...(server.deadlines[0] as (typeof server.deadlines)[number]),
      ...{ uid: 'c1-education-2023', title: '施工员（土建）：2023 年要学满 32 学时', on: '2023-12-31' },
    });
    await open();
    await tap(/放进手机日历/);
    expect(await screen.findByText(/就一条一条存/)).toBeTruthy();
    await tap('只存这一条，施工员（土建）：2023 年要学满 32 学时');
    expect(opened).toEqual(['/c.ics?token=t&only=c1-education-2023']);
    click.mockRestore();
  });

  test('says so when there is nothing to put into it', async () => {
    await open();
    await tap(/放进手机日历/);
    expect(await screen.findByText('现在没有期限要放。有了期限再来。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '存成日历文件' })).toBeNull();
  });
});
