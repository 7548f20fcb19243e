import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { reachable } from '../../../miniapp/src/api/network';
import { flush } from '../../../miniapp/src/api/queue';
import { keepSession } from '../../../miniapp/src/api/session';
import { certificates } from '../../../miniapp/src/features/certificates/store';
import StepPage from '../../../miniapp/src/pages/step';
import WayPage from '../../../miniapp/src/pages/way';
import { foldedCards, stepCards } from '../../support/step-cards';
import { choose, tap } from '../../support/taps';
import { phone } from '../../support/taro-double';
import { aCertificateView, aSession, type ViewTold } from '../../support/views';

const id = 'a'.repeat(24);

/** A server that takes down steps for one certificate. */
function serve(told: ViewTold): void {
  const now = { ...told };
  const view = () => aCertificateView(now);
  phone.answers(({ method, path, body }) => {
    const given = (body ?? {}) as { on: string; newNumber?: string } & Pick<ViewTold, 'registryStatus'>;
    if (path === '/v1/certificates') return { body: { asOf: view().asOf, certificates: [view()] } };
    if (path.endsWith('/steps/register')) now.registeredOn = method === 'PUT' ? given.on : undefined;
    else if (path.endsWith('/steps/check-registry')) now.registryStatus = given.registryStatus ?? null;
    else if (path.endsWith('/steps/exchange')) now.exchangedOn = method === 'PUT' ? given.on : undefined;
    else if (path.endsWith('/steps/new-number')) now.newNumber = given.newNumber ?? null;
    else return { status: 404 };
    return { body: view() };
  });
}

async function open(Page: () => JSX.Element, told: ViewTold, step?: string): Promise<void> {
  serve(told);
  phone.params = step ? { id, step } : { id };
  render(<Page />);
  await screen.findByRole('heading', { name: step ? /./ : '全部步骤' });
}

beforeEach(() => {
  phone.reset();
  keepSession(null);
  keepSession(aSession());
  certificates.forget();
  reachable.set(true);
});

test('the map names every step with its state, and a tap opens it', async () => {
  await open(WayPage, { registryCheckedOn: '2022-12-01' });
  await tap('1，查旧证书是不是有效，12月1日做完');
  expect(phone.gone).toEqual([`navigateTo /pages/step/index?id=${id}&step=check-registry`]);
  expect(screen.getByRole('button', { name: /^2，注册个人用户，你现在在这一步/ })).toBeTruthy();
});

/** Tells a day and keeps it. */
async function keepsDay(year: number, month: number, day: number): Promise<void> {
  await tap(`${year}年`);
  await tap(`${year}年${month}月`);
  await choose(`${year}年${month}月${day}日`);
  await tap(`按“${year}年${month}月${day}日”记下`);
}

test('a step is marked with the day that is told, never with one assumed, and undone with one tap', async () => {
  await open(StepPage, {}, 'register');
  await tap('我已注册');
  expect(screen.getByRole('button', { name: '先选是哪天，记不清也能选' }).getAttribute('aria-disabled')).toBe(
    'true',
  );
  expect(phone.asked.some(({ method }) => method === 'PUT')).toBe(false);
  await keepsDay(2022, 12, 5);
  expect(screen.getByText('12月5日做完了')).toBeTruthy();
  await tap('撤销');
  expect(screen.queryByText('12月5日做完了')).toBeNull();
});

test('what the registry showed has to be chosen before it is sent', async () => {
  await open(StepPage, { registryStatus: null }, 'check-registry');
  await act(async () => void fireEvent.click(screen.getAllByRole('button').at(-1) as HTMLElement));
  expect(screen.getByRole('button', { name: '先选系统里显示什么' }).getAttribute('aria-disabled')).toBe(
    'true',
  );
  await choose(/注销/);
  // Looking it up is no day of the law: today is one tap, and the button still names the day.
  await tap('今天12月5日');
  await tap('按“2022年12月5日”记下');
  expect(phone.asked.find(({ method }) => method === 'PUT')?.body).toEqual({
    on: '2022-12-05',
    registryStatus: 'cancelled',
  });
});

test('a step marked without a connection is sent with the date it was marked with', async () => {
  await open(StepPage, {}, 'register');
  phone.online = false;
  await tap('我已注册');
  await keepsDay(2022, 12, 4);
  expect(screen.getByText('没有网，先记在这里，连上就自动发')).toBeTruthy();
  phone.online = true;
  await act(() => flush());
  expect(phone.asked.find(({ method }) => method === 'PUT')?.body).toEqual({ on: '2022-12-04' });
  expect(screen.getByText('12月4日做完了')).toBeTruthy();
});

test('a step begins with where it is done; papers and trouble wait until they are needed', async () => {
  await open(StepPage, {}, 'register');
  expect(stepCards()).toEqual(['在哪里做', '怎么做', '看到这个就成了', '手边备好', '可能碰到的麻烦']);
  expect(foldedCards()).toEqual(['手边备好', '可能碰到的麻烦']);
  expect(screen.queryByText('旧证书，登录后好核对')).toBeNull();
  await tap('手边备好');
  expect(screen.getByText('旧证书，登录后好核对')).toBeTruthy();
});

test('the last step is celebrated: the certificate is received, and what comes next is said', async () => {
  const received = { exchangedOn: '2022-12-01', downloadedOn: '2022-12-03' };
  await open(StepPage, received, 'new-number');
  await tap('记新编号');
  fireEvent.change(screen.getByLabelText('新证书编号'), { target: { value: '11010119900307889X' } });
  expect(screen.queryByRole('button', { name: '记下来' })).toBeNull();
  fireEvent.change(screen.getByLabelText('新证书编号'), { target: { value: '0220610100007' } });
  await tap('记下来');
  expect(screen.getByText('换证走完了')).toBeTruthy();
  const sheet = document.querySelector('.sheet')?.textContent;
  expect(sheet).toContain('施工员（土建）：新证书拿到了');
  expect(sheet).toContain('从 2023年1月1日起，每年要学满 32 学时');
  await tap('出示状态码');
  expect(phone.gone).toEqual([`navigateTo /pages/verification/code/index?id=${id}`]);
  expect(document.querySelector('.sheet')).toBeNull();
});

test('where something is due at once, it comes first; and the last step is taken back with one tap', async () => {
  await open(
    StepPage,
    { exchangedOn: '2022-12-01', downloadedOn: '2022-12-03', asOf: '2023-03-01' },
    'new-number',
  );
  await tap('记新编号');
  fireEvent.change(screen.getByLabelText('新证书编号'), { target: { value: '0220610100007' } });
  await tap('记下来');
  expect(document.querySelector('.sheet')?.textContent).toContain('接下来：');
  expect(screen.getByRole('button', { name: '出示状态码' }).className).toContain('button-second');
  await tap('不对，改回去');
  expect(phone.asked.some(({ method, path }) => method === 'DELETE' && path.endsWith('new-number'))).toBe(
    true,
  );
});

test('a step that only follows from a later one has nothing of its own to take back, and says so', async () => {
  await open(StepPage, { exchangedOn: '2022-12-03', registeredOn: undefined }, 'register');
  expect(screen.getByText(/^后面的一步你记过/)).toBeTruthy();
  expect(screen.queryByText('自己记的')).toBeNull();
  expect(screen.queryByRole('button', { name: '收回这一步' })).toBeNull();
  await tap('也记上');
  await keepsDay(2022, 11, 20);
  expect(await screen.findByText('自己记的')).toBeTruthy();
  await tap('收回这一步');
  expect(await screen.findByText(/^后面的一步你记过/)).toBeTruthy();
});

test('on the map what only follows from a later step is said so, also where too few hours are noted', async () => {
  await open(WayPage, { exchangedOn: '2022-12-03', credits: { '2022-12-01': 24 } });
  expect(screen.getByRole('button', { name: '3，学满 32 学时，该是做过了，自己还没记' })).toBeTruthy();
  expect(screen.getByRole('button', { name: '4，申请更换，12月3日做完' })).toBeTruthy();
  // What nobody has said is neither drawn nor counted as done.
  expect(document.querySelectorAll('.stop-mark-concluded')).toHaveLength(2);
  expect(document.querySelectorAll('.stop-mark-done')).toHaveLength(2);
  expect(document.body.textContent).toContain('走完 2 步');
});

test('hours that were enough on the day of the application were told, and are done', async () => {
  await open(WayPage, { exchangedOn: '2022-12-03', credits: { '2022-12-01': 32 } });
  expect(screen.getByRole('button', { name: '3，学满 32 学时，做完了' })).toBeTruthy();
});

test('a look that is old, or of which the day is not known, is done once more, and nothing of it is chosen', async () => {
  await open(StepPage, { registryCheckedOn: '2022-10-20' }, 'check-registry');
  await tap('再查一次');
  expect(screen.getByRole('radio', { name: /^有效/ }).getAttribute('aria-checked')).toBe('false');
  expect(screen.getByRole('button', { name: '先选系统里显示什么' })).toBeTruthy();
  cleanup();
  await open(StepPage, { registryCheckedOn: '2022-12-01' }, 'check-registry');
  expect(screen.queryByRole('button', { name: '再查一次' })).toBeNull();
});

test('who waits for the new certificate goes on being led there when the hours of a year are due', async () => {
  const waits: ViewTold = { asOf: '2023-01-02', exchangedOn: '2022-12-03', registeredOn: '2022-11-20' };
  await open(WayPage, waits);
  await tap('还没记上：下载电子证书');
  expect(phone.gone).toEqual([expect.stringContaining('step=download')]);
  cleanup();
  await open(StepPage, waits, 'download');
  expect(screen.queryByText(/要先做前面的/)).toBeNull();
  expect(screen.queryByRole('button', { name: /^先去/ })).toBeNull();
});

describe('a mark on which the verdict hangs', () => {
  const exchanged = { exchangedOn: '2022-12-20', asOf: '2026-11-20' };
  const puts = () => phone.asked.filter(({ method }) => method === 'PUT').map(({ body }) => body);

  test('is not taken back unseen: before and after are shown, and it is put there again as it was', async () => {
    await open(StepPage, exchanged, 'exchange');
    await tap('收回这一步');
    expect(await screen.findByText('收回以后，结果变了')).toBeTruthy();
    expect(document.querySelector('.sheet')?.textContent).toMatch(/你收回的收回“.*”原来.*现在有问题/);
    await tap('不对，改回去');
    expect(puts()).toEqual([{ on: '2022-12-20' }]);
    expect(screen.queryByText('收回以后，结果变了')).toBeNull();
  });

  test('taken back without a connection, it is shown when that is through, with the same way back', async () => {
    await open(StepPage, exchanged, 'exchange');
    phone.online = false;
    await tap('收回这一步');
    expect(screen.queryByText('收回以后，结果变了')).toBeNull();
    phone.online = true;
    await act(() => flush());
    expect(await screen.findByText('收回以后，结果变了')).toBeTruthy();
    await tap('不对，改回去');
    expect(puts()).toEqual([{ on: '2022-12-20' }]);
  });

  test('where another screen is in front when it is through, that it turned is said, and leads there', async () => {
    await open(StepPage, exchanged, 'exchange');
    phone.online = false;
    await tap('收回这一步');
    cleanup();
    await open(WayPage, exchanged);
    phone.online = true;
    await act(() => flush());
    expect(screen.getByRole('status').textContent).toMatch(/^等网络的发出去了，.*的结果变了看看$/);
    await tap('看看');
    expect(phone.gone).toEqual([`navigateTo /pages/certificate/index?id=${id}`]);
  });
});

test('the deadline stands on the steps up to the application that it is about, and on none after it', async () => {
  const due = '12月31日（还剩26天）截止';
  for (const [step, shown] of [
    ['register', true],
    ['exchange', true],
    ['download', false],
    ['new-number', false],
  ] as const) {
    await open(StepPage, {}, step);
    expect(screen.queryByText(due) !== null).toBe(shown);
    cleanup();
  }
});

test('an extension is shown but not dialled, an address is copied', async () => {
  await open(StepPage, {}, 'register');
  await tap('打电话');
  await tap('复制网址');
  expect(screen.getByText('接通后按 1')).toBeTruthy();
  expect(phone.dialled).toEqual(['4009999355']);
  expect(phone.copied).toEqual(['rcgz.mohurd.gov.cn']);
});

test('an unknown certificate is told kindly and leads home', async () => {
  serve({});
  phone.params = { id: 'b'.repeat(24) };
  render(<WayPage />);
  expect(await screen.findByText('没找到这本证')).toBeTruthy();
  await tap('回到我的证');
  expect(phone.gone).toEqual(['switchTab /pages/home/index']);
});

test('that a way is blocked is seen once, heard at every step, and not counted as walked', async () => {
  await open(WayPage, { trade: '试验员', specialty: null });
  expect(screen.getAllByText('现在走不了')).toHaveLength(1);
  expect(screen.getAllByRole('button', { name: /现在走不了/ }).length).toBeGreaterThan(1);
  expect(screen.queryByText(/走完 0 步/)).toBeNull();
});

describe('who exchanged and does not remember when', () => {
  const told: ViewTold = { asOf: '2023-01-02', partly: { exchangedOn: 'unknown' } };

  test('stands on the map at the step whose day is missing', async () => {
    await open(WayPage, told);
    expect(screen.getByRole('button', { name: '4，申请更换，你现在在这一步：想想是哪一天' })).toBeTruthy();
    expect(screen.getAllByText(/你现在在这一步/)).toHaveLength(1);
    // While it hangs on that day whether it was, nothing follows of what comes before it.
    expect(screen.getByRole('button', { name: '3，学满 32 学时，还没到' })).toBeTruthy();
  });

  test('is asked there for the day, not for the step over again', async () => {
    await open(StepPage, told, 'exchange');
    expect(screen.getByText('做完了（记不清哪天）')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '我已申请' })).toBeNull();
    await tap('补上日子');
    await keepsDay(2022, 12, 30);
    expect(phone.asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({ on: '2022-12-30' });
  });
});
