import type { CertificateView } from '@hz/shared/contracts';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { reachable } from '../../../miniapp/src/api/network';
import { changes, flush } from '../../../miniapp/src/api/queue';
import { keepSession } from '../../../miniapp/src/api/session';
import { certificates, useCertificate } from '../../../miniapp/src/features/certificates/store';
import { paceOf, requirementOf } from '../../../miniapp/src/features/study/requirement';
import { StudyScreen } from '../../../miniapp/src/features/study/StudyScreen';
import { YearsScreen } from '../../../miniapp/src/features/study/YearsScreen';
import { choose, tap } from '../../support/taps';
import { phone } from '../../support/taro-double';
import { aCertificateView, aSession, type ViewTold } from '../../support/views';

const id = 'a'.repeat(24);

/** A server that keeps what one certificate is told, and shows it as the real one does. */
function serve(told: ViewTold): void {
  const credits = { ...told.credits };
  const years = { ...told.years };
  const view = () => aCertificateView({ ...told, credits, years });
  phone.answers(({ method, path, body }) => {
    const { on, hours } = (body ?? {}) as { on: string; hours: number };
    const year = /years\/(\d+)$/.exec(path)?.[1];
    if (path === '/v1/certificates') return { body: { asOf: view().asOf, certificates: [view()] } };
    if (/\/(credits|totals)\//.test(path) && method === 'PUT') credits[on] = hours;
    else if (path.includes('/credits/') && method === 'DELETE') delete credits['2022-12-01'];
    else if (year && method === 'DELETE') delete years[Number(year)];
    else if (year) years[Number(year)] = hours;
    else return { status: 404 };
    return { body: view() };
  });
}

function Shown({ of: Screen }: { of: (props: { certificate: CertificateView }) => JSX.Element | null }) {
  const { certificate } = useCertificate(id);
  return certificate && <Screen certificate={certificate} />;
}

async function open(Screen: typeof StudyScreen, told: ViewTold = {}): Promise<void> {
  serve(told);
  render(<Shown of={Screen} />);
  await screen.findByRole('heading');
}

beforeEach(() => {
  phone.reset();
  keepSession(null);
  keepSession(aSession());
  certificates.forget();
  for (const change of changes.get()) throw new Error(`left over: ${change.words}`);
  reachable.set(true);
});

test('four hours of today take one tap, whose button names day and amount, and one more to take them back', async () => {
  await open(StudyScreen);
  await tap('记今天12月5日 4学时');
  expect(phone.asked.find(({ method }) => method === 'PUT')?.body).toEqual({ on: '2022-12-05', hours: 4 });
  expect(await screen.findByText('还差 28 学时')).toBeTruthy();
  await tap('撤销');
  expect(phone.asked.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
});

test('a deleted entry comes back with 撤销', async () => {
  await open(StudyScreen, { credits: { '2022-12-01': 8 } });
  await act(async () => void fireEvent.click(screen.getByText('12月1日')));
  await tap('删掉这一笔');
  expect(await screen.findByText('还差 32 学时')).toBeTruthy();
  await tap('撤销');
  expect(await screen.findByText('还差 24 学时')).toBeTruthy();
});

describe('an edit that comes after another device deleted the entry', () => {
  const gone = { status: 409, body: { error: { code: 'entry-gone', message: '没有改', requestId: 'r1' } } };
  const bodies = () => phone.asked.filter(({ method }) => method === 'PUT').map(({ body }) => body);
  const edited = async () => {
    await act(async () => void fireEvent.click(screen.getByText('12月1日')));
    await choose('8 学时');
    await tap('改好了');
  };

  test('is asked about at once: it stays deleted unless it is wanted back', async () => {
    await open(StudyScreen, { credits: { '2022-12-01': 4 } });
    const without = { body: { asOf: '2022-12-05', certificates: [aCertificateView()] } };
    phone.answers(({ method }) => (method === 'PUT' ? gone : without));
    await edited();
    expect(await screen.findByText('这一笔已经在别的手机上删掉了，没有改')).toBeTruthy();
    serve({});
    await tap('重新记上');
    expect(bodies()).toEqual([
      { on: '2022-12-01', hours: 8, edits: true },
      { on: '2022-12-01', hours: 8 },
    ]);
  });
});

test('an entry deleted from a year whose total was stated: that the total goes on counting is said', async () => {
  const told = { exchangedOn: '2022-11-20', issuedOn: '2022-11-20', years: { 2023: 32 } };
  await open(StudyScreen, { ...told, credits: { '2023-12-01': 8 }, asOf: '2024-12-05' });
  await act(async () => void fireEvent.click(screen.getByText(/2023年12月1日/)));
  await tap('删掉这一笔');
  expect(await screen.findByText(/2023年还是按你说过的一共 32 学时算/)).toBeTruthy();
});

test.each([
  ['three', { 2023: 32, 2024: 40, 2025: 32 }, '连着 3 年学够了'],
  ['two after one that was not enough', { 2023: 8, 2024: 56, 2025: 32 }, '连着 2 年学够了'],
  ['none, the last was not enough', { 2023: 32, 2024: 32, 2025: 8 }, null],
  ['none, nobody has spoken of the last', { 2023: 32, 2024: 32 }, null],
])('years that were enough one after the other are told: %s', async (_, years, said) => {
  const told = { exchangedOn: '2022-11-25', issuedOn: '2022-11-25', years };
  await open(StudyScreen, { ...told, asOf: '2026-11-20' });
  await screen.findByText('一年一年看');
  expect(screen.queryByText(/^连着/)?.textContent ?? null).toBe(said);
});

describe('what turns the verdict', () => {
  const exchanged = { exchangedOn: '2022-11-25', issuedOn: '2022-11-25', asOf: '2026-11-20' };
  const flipped = () => document.querySelector('.sheet')?.textContent;

  test('of a past year is shown before and after, and untold with one tap', async () => {
    await open(YearsScreen, { ...exchanged, years: { 2023: 32, 2024: 32 } });
    await choose('0 学时');
    await tap(/^2025年.*0 学时$/);
    await screen.findByText('记下以后，结果变了');
    expect(flipped()).toMatch(/你记下的2025年一共 0 学时原来先弄清.*现在有问题/);
    await tap('不对，改回去');
    expect(phone.asked.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
    expect(await screen.findByText('2025年，一共学了多少学时？')).toBeTruthy();
  });

  test('of hours that are deleted is shown before and after, and they come back', async () => {
    const told = { years: { 2023: 32, 2024: 32, 2025: 32 }, credits: { '2026-06-01': 24, '2026-06-02': 8 } };
    await open(StudyScreen, { ...exchanged, ...told });
    await act(async () => void fireEvent.click(screen.getByText('6月1日')));
    phone.answers(({ method }) => ({
      body: aCertificateView({
        ...{ ...exchanged, ...told },
        ...(method === 'DELETE' && { credits: { '2026-06-02': 8 } }),
      }),
    }));
    await tap('删掉这一笔');
    await screen.findByText('收回以后，结果变了');
    expect(flipped()).toMatch(/原来办好了.*现在(接着办|抓紧办)/);
    await tap('不对，改回去');
    expect(phone.asked.filter(({ method }) => method === 'PUT').map(({ body }) => body)).toEqual([
      { on: '2026-06-01', hours: 24 },
    ]);
  });
});

test('a day is chosen, never assumed', async () => {
  await open(StudyScreen);
  await tap('记学时');
  expect(screen.getByRole('button', { name: '先选是哪天学的' }).getAttribute('aria-disabled')).toBe('true');
  expect(phone.asked.some(({ method }) => method === 'PUT')).toBe(false);
});

test('where the courses are is one tap from the hours', async () => {
  await open(StudyScreen);
  await tap(/^到哪里学/);
  expect(phone.gone).toEqual([expect.stringMatching(/^navigateTo \/pages\/step\/index\?id=a+&step=study$/)]);
});

test('hours that are no number with one decimal are refused before anything is sent', async () => {
  await open(StudyScreen);
  await tap('记学时');
  fireEvent.change(screen.getByLabelText('学了多少？，学时数'), { target: { value: '25' } });
  await choose('今天12月5日');
  await tap('记12月5日 25 学时');
  expect(screen.getByText(/一天最多记 24 学时/)).toBeTruthy();
  fireEvent.change(screen.getByLabelText('学了多少？，学时数'), { target: { value: '很多' } });
  await tap('先填学了多少学时');
  expect(phone.asked.some(({ method }) => method === 'PUT')).toBe(false);
});

test.each([24, 28])(
  '%d more on a day that has 4: what can be done is offered, and one entry takes it all',
  async (hours) => {
    await open(StudyScreen, { credits: { '2022-12-05': 4 } });
    await tap('记学时');
    await choose('今天12月5日');
    fireEvent.change(screen.getByLabelText('学了多少？，学时数'), { target: { value: `${hours}` } });
    await tap(`记12月5日 ${hours} 学时`);
    expect(screen.getByText(/这一天已经记了 4 学时/)).toBeTruthy();
    await tap('按“好几天加起来的”记');
    await tap(`记到12月5日一共 ${hours + 4} 学时`);
    expect(phone.asked.find(({ method }) => method === 'PUT')).toMatchObject({
      path: expect.stringMatching(/\/totals\//),
      body: { on: '2022-12-05', hours },
    });
  },
);

test('all of it can be told at once: only what is missing is added', async () => {
  await open(StudyScreen, { credits: { '2022-12-01': 8 } });
  await tap('记学时');
  await choose('好几天加起来的');
  await choose('都学满了');
  await choose('昨天12月4日');
  await tap('记到12月4日一共 32 学时');
  expect(phone.asked.find(({ method }) => method === 'PUT')?.body).toEqual({
    on: '2022-12-04',
    hours: 24,
    seen: 8,
  });
});

test('what is left is told as so much a day, where days are left', async () => {
  await open(StudyScreen);
  expect(screen.getByText('每天 1.2 学时就来得及')).toBeTruthy();
});

test('of a year that has not begun no pace is told: nothing counts for it yet', async () => {
  await open(StudyScreen, { exchangedOn: '2022-11-25', issuedOn: '2022-11-25' });
  await screen.findByText('2023年要学的');
  expect(screen.queryByText(/就来得及$/)).toBeNull();
});

test('where that would be minutes a day, it is told by the month', () => {
  const year = { year: 2023, required: 32, done: 0, deadline: '2023-12-31' };
  expect(paceOf({ ...year, remaining: 32, daysLeft: 391 })).toEqual({ hours: '3', each: 'month' });
  expect(paceOf({ ...year, remaining: 32, daysLeft: 41 })).toEqual({ hours: '0.8', each: 'day' });
  expect(paceOf({ ...year, remaining: 4, daysLeft: 12 })).toEqual({ hours: '0.4', each: 'day' });
  expect(paceOf({ ...year, remaining: 4, daysLeft: 0 })).toBeNull();
});

describe('hours that count for nothing are nowhere the main action', () => {
  test.each<[string, ViewTold, string[]]>([
    ['before the first year', { exchangedOn: '2022-12-03' }, ['看看能下载了没', '记学时']],
    [
      'of a certificate that asks for none',
      { family: 'skilled-worker', trade: '砌筑工', specialty: null },
      [],
    ],
    ['after the deadline', { asOf: '2026-11-28' }, ['看看找谁问', '记学时']],
  ])('%s', async (_, told, expected) => {
    await open(StudyScreen, told);
    const actions = [...document.querySelectorAll('.page-foot .button')].map(
      ({ textContent }) => textContent,
    );
    expect(actions.join()).not.toContain('记今天');
    if (expected.length > 0) expect(actions).toEqual(expected);
  });

  test('whoever notes some before the first year is told that they are none of it', async () => {
    await open(StudyScreen, { exchangedOn: '2022-12-03' });
    await tap('记学时');
    expect(screen.getByText(/^2023年要学的，从 2023年1月1日起学的才算/)).toBeTruthy();
  });
});

test('where enough is studied the main action leads on', async () => {
  await open(StudyScreen, { credits: { '2022-12-01': 32 }, registeredOn: '2022-11-20' });
  await tap('去申请更换');
  expect(phone.gone).toEqual([`navigateTo /pages/step/index?id=${id}&step=exchange`]);
});

test('hours written without a connection are in the list, marked, and counted once they are sent', async () => {
  await open(StudyScreen);
  phone.online = false;
  await tap('记今天12月5日 4学时');
  expect(screen.getByText('等网络，还没发出去')).toBeTruthy();
  expect(screen.getByText('还差 32 学时')).toBeTruthy();
  expect(screen.getByText('另有 4 学时等网络，算上还差 28')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^记今天/ })).toBeNull();
  phone.online = true;
  await act(() => flush());
  expect(screen.queryByText(/等网络，算上/)).toBeNull();
  expect(screen.getByText('还差 28 学时')).toBeTruthy();
  expect(screen.queryByText('等网络，还没发出去')).toBeNull();
});

test('all of it told at once while hours wait to be sent: these are not added a second time', async () => {
  await open(StudyScreen, { credits: { '2022-12-01': 8 } });
  phone.online = false;
  await tap('记学时');
  await choose('昨天12月4日');
  await tap('记12月4日 4 学时');
  await tap('记学时');
  await choose('好几天加起来的');
  await choose('都学满了');
  await choose('今天12月5日');
  await tap('记到12月5日一共 32 学时');
  expect(changes.get().map(({ words }) => words)).toEqual([
    '记 4 学时（12月4日）',
    '补记到12月5日为止的 20 学时',
  ]);
  expect(screen.getByText('另有 24 学时等网络，算上就够了')).toBeTruthy();
  phone.online = true;
  await act(() => flush());
  expect(screen.getByText('学够了')).toBeTruthy();
});

test('hours of later days belong to no total up to a day', async () => {
  await open(StudyScreen, { credits: { '2022-12-01': 8, '2022-12-05': 1 } });
  await tap('记学时');
  await choose('好几天加起来的');
  await choose('都学满了');
  await choose('昨天12月4日');
  expect(screen.getByText(/^已经记下的 8 学时算在里面/)).toBeTruthy();
  await tap('记到12月4日一共 32 学时');
  expect(phone.asked.find(({ method }) => method === 'PUT')?.body).toEqual({
    on: '2022-12-04',
    hours: 24,
    seen: 9,
  });
});

test('a total that is several times what is asked is questioned before it is noted', async () => {
  await open(StudyScreen);
  await tap('记学时');
  await choose('好几天加起来的');
  fireEvent.change(screen.getByLabelText('到那天为止，一共学了多少？，学时数'), { target: { value: '322' } });
  await choose('今天12月5日');
  expect(screen.getByRole('alert').textContent).toContain('真的学了 322 学时吗');
  await tap('没错，记到12月5日一共 322 学时');
  expect(phone.asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({ hours: 322 });
});

test('where the days that are left cannot hold what lacks, whom to ask is said, and no pace', async () => {
  await open(StudyScreen, { asOf: '2022-12-31' });
  expect(screen.getByText(/^剩下的日子学不完这么多/)).toBeTruthy();
  expect(screen.queryByText(/就来得及$/)).toBeNull();
});

test('less than is noted of a year is said at once to be so, and nobody has to know', async () => {
  const told = { exchangedOn: '2022-12-01', asOf: '2024-03-01', credits: { '2023-05-01': 44 } };
  await open(YearsScreen, told);
  await choose('16 学时');
  expect(screen.getByRole('alert').textContent).toContain('你已经记了这一年的 44 学时');
  expect(screen.getByRole('button', { name: '2023年学了 16 学时' }).getAttribute('aria-disabled')).toBe(
    'true',
  );
  expect(screen.getByRole('button', { name: '记不清，以后再说' })).toBeTruthy();
});

test('of a total nothing is chosen beforehand, whatever was typed for a day', async () => {
  await open(StudyScreen, { credits: { '2022-12-01': 8 } });
  await tap('记学时');
  await choose('好几天加起来的');
  await choose('今天12月5日');
  expect(screen.getByRole('radio', { name: '都学满了' }).getAttribute('aria-checked')).toBe('false');
  expect(screen.getByRole('button', { name: '先填学了多少学时' }).getAttribute('aria-disabled')).toBe('true');
});

test('where no hours are asked for a total has no 都学满了, and what is noted is in it', async () => {
  await open(StudyScreen, { asOf: '2023-01-02', credits: { '2022-12-01': 8 } });
  await tap('记学时');
  await choose('好几天加起来的');
  expect(screen.queryByRole('radio', { name: '都学满了' })).toBeNull();
  fireEvent.change(screen.getByLabelText('到那天为止，一共学了多少？，学时数'), { target: { value: '12' } });
  await choose('今天1月2日');
  await tap('记到1月2日一共 12 学时');
  expect(phone.asked.filter(({ method }) => method === 'PUT').at(-1)?.body).toMatchObject({ hours: 4 });
});

test('a year of which nobody told is no bar of 0', async () => {
  await open(StudyScreen, {
    asOf: '2025-03-01',
    exchangedOn: '2022-12-01',
    registeredOn: '2022-11-20',
    years: { 2023: 32 },
  });
  const numbers = Array.from(document.querySelectorAll('.bars-number')).map((one) => one.textContent);
  expect(numbers).toEqual(['32', '没说', '0']);
});

test('hours after an application that is told already are questioned, and the usual ones of today are no single tap then', async () => {
  const told = { credits: { '2022-11-28': 28 }, exchangedOn: '2022-12-01' };
  await open(StudyScreen, told);
  await tap('记学时');
  await choose('今天12月5日');
  expect(
    screen.getByText(/你记着 12月1日申请了更换；这一天在那以后，记上它才学满。真的是 2022年12月5日吗/),
  ).toBeTruthy();
  await tap('没错，记12月5日 4 学时');
  expect(phone.asked.filter(({ method }) => method === 'PUT').at(-1)?.body).toMatchObject({
    on: '2022-12-05',
  });
});

test('every entry says whose word it is and when it was written down', async () => {
  await open(StudyScreen, { credits: { '2022-12-01': 8 } });
  expect(screen.getByText('自己记的，12月5日记下')).toBeTruthy();
});

describe('past years', () => {
  const exchanged: ViewTold = { asOf: '2025-03-01', exchangedOn: '2022-12-01', registeredOn: '2022-11-20' };

  test('are asked one at a time, with nothing chosen beforehand, and 0 is an answer', async () => {
    await open(YearsScreen, exchanged);
    expect(screen.getByRole('heading').textContent).toBe('2023年，一共学了多少学时？');
    expect(screen.getByRole('button', { name: '先选学了多少' }).getAttribute('aria-disabled')).toBe('true');
    await choose('0 学时');
    await tap('2023年学了 0 学时');
    await waitFor(() => expect(screen.getByRole('heading').textContent).toMatch(/^2024年/));
    expect(phone.scrolled).toEqual([0]); // read from its top
    await choose('32 学时');
    await tap('2024年学了 32 学时');
    expect((await screen.findByRole('heading', { name: '都说清楚了' })).textContent).toBeTruthy();
  });

  test('that fall short together lead to whom to ask: more hours would not help', async () => {
    await open(YearsScreen, { ...exchanged, years: { 2023: 0, 2024: 32 } });
    expect(screen.getByText('可能要重新参加培训')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '看看今年要学多少' })).toBeNull();
    await tap('看看找谁问');
    expect(phone.gone).toEqual(['switchTab /pages/help/index']);
  });

  test('that one cannot remember stay unsaid: nothing is written down, which they are is said, and where to look', async () => {
    await open(YearsScreen, exchanged);
    await tap('记不清，以后再说');
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/^2024年/));
    await choose('32 学时');
    await tap('2024年学了 32 学时');
    expect(await screen.findByRole('heading', { name: '先说到这里' })).toBeTruthy();
    expect(screen.queryByText('都说清楚了')).toBeNull();
    expect(phone.asked.filter(({ method }) => method === 'PUT').map(({ path }) => path)).toEqual([
      expect.stringMatching(/years\/2024$/),
    ]);
    await tap(/^到哪里查学习记录/);
    expect(phone.gone.at(-1)).toMatch(/pages\/step\/index.*step=/);
    await tap(/^2023年.*记不清/);
    await choose('32 学时');
    await tap('2023年学了 32 学时');
    expect(await screen.findByRole('heading', { name: '都说清楚了' })).toBeTruthy();
  });

  test('that were told too high are put right with less, and what nobody remembers after all is taken back', async () => {
    await open(YearsScreen, { ...exchanged, years: { 2023: 32, 2024: 32 } });
    await tap(/^2023年.*改/);
    expect(screen.queryByText(/已经记了这一年的/)).toBeNull();
    await choose('0 学时');
    await tap('2023年学了 0 学时');
    expect(phone.asked.find(({ method }) => method === 'PUT')?.body).toEqual({ hours: 0 });
    await tap('不对，改回去');
    await tap(/^2024年.*改/);
    await tap('记不清了，收回这个回答');
    expect(phone.asked.filter(({ method }) => method === 'DELETE').at(-1)?.path).toMatch(/years\/2024$/);
    await tap('对，就这样');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('先说到这里');
    expect(screen.getByRole('button', { name: /^2024年.*记不清/ })).toBeTruthy();
  });

  test('of which entries are written down are told as no less than these, whatever was told before', async () => {
    const credits = { '2023-05-01': 8 };
    await open(YearsScreen, { ...exchanged, credits, years: { 2023: 32, 2024: 32 } });
    await tap(/^2023年.*改/);
    expect(screen.getByText('你已经记了这一年的 8 学时，算在里面。')).toBeTruthy();
    await choose('0 学时');
    expect(screen.getByText(/你已经记了这一年的 8 学时，比这还多/)).toBeTruthy();
    await choose('16 学时');
    await tap('2023年学了 16 学时');
    expect(phone.asked.find(({ method }) => method === 'PUT')?.body).toEqual({ hours: 16 });
  });

  test('of which many times the hours asked are told are questioned first, and can be meant', async () => {
    await open(YearsScreen, exchanged);
    const field = () => screen.getByLabelText<HTMLInputElement>('学了多少？，学时数');
    const type = (value: string) => act(async () => void fireEvent.input(field(), { target: { value } }));
    await type('322');
    expect(screen.getByRole('alert').textContent).toContain('要学的是 32 学时，322 学时是它的好几倍');
    await tap('不是，重新填');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(field().value).toBe('');
    expect(phone.asked.some(({ method }) => method === 'PUT')).toBe(false);
    await type('322');
    await tap('没错，2023年学了 322 学时');
    expect(phone.asked.find(({ method }) => method === 'PUT')?.body).toEqual({ hours: 322 });
  });

  test('that fell short together keep this year’s day in sight, and come before hours that make up for none', async () => {
    const told = { ...exchanged, asOf: '2026-11-28', years: { 2023: 32, 2024: 31.5, 2025: 32 } };
    await open(StudyScreen, { ...told, credits: { '2026-03-01': 8 } });
    const actions = [...document.querySelectorAll('.page-foot .button')].map(
      ({ textContent }) => textContent,
    );
    expect(actions).toEqual(['看看找谁问', '记学时']);
    expect(document.body.textContent).toContain(
      '问清以前，今年的照常学：12月31日（还剩33天）前要学满 32 学时，你记了 8 学时。',
    );
  });

  test('that nobody has spoken of have no hours, not even none', async () => {
    await open(StudyScreen, { ...exchanged, years: { 2023: 0 } });
    const years = [...document.querySelectorAll('.year')].map(({ textContent }) => textContent);
    expect(years).toEqual([
      expect.stringContaining('0 / 32 学时'),
      '2024年还没说要学 64 学时学了多少，你还没说',
      '2023年不够0 / 32 学时自己记的，你说全年 0 学时',
    ]);
  });

  test('count as answered on this phone while they wait for a connection', async () => {
    await open(YearsScreen, exchanged);
    phone.online = false;
    await choose('32 学时');
    await tap('2023年学了 32 学时');
    expect(screen.getByRole('heading').textContent).toMatch(/^2024年/);
    phone.online = true;
    await act(() => flush());
    expect(phone.asked.find(({ method }) => method === 'PUT')).toMatchObject({
      path: `/v1/certificates/${id}/years/2023`,
      body: { hours: 32 },
    });
  });
});

test('the ring shows the hours for the exchange while it is open, then those of the year, then none', () => {
  expect(requirementOf(aCertificateView({ credits: { '2022-12-01': 8 } }))).toMatchObject({
    year: null,
    required: 32,
    done: 8,
  });
  const exchanged = aCertificateView({ asOf: '2023-02-01', exchangedOn: '2022-12-01' });
  expect(requirementOf(exchanged)).toMatchObject({ year: 2023, required: 32, done: 0 });
  expect(
    requirementOf(aCertificateView({ family: 'skilled-worker', trade: '砌筑工', specialty: null })),
  ).toBeNull();
});

test('while years before are untold, the ring says what is asked for at least, and no pace as enough', async () => {
  await open(StudyScreen, { asOf: '2026-11-20', exchangedOn: '2022-11-25', years: { 2023: 32, 2024: 32 } });
  expect(screen.getByText('至少还差 32 学时')).toBeTruthy();
  expect(screen.getByText('至少要 32')).toBeTruthy();
  expect(screen.queryByText(/就来得及|学够了/)).toBeNull();
});

test('this year’s hours are not called enough while years before are untold', async () => {
  await open(StudyScreen, { asOf: '2026-11-20', exchangedOn: '2022-11-25', credits: { '2026-10-01': 32 } });
  expect(screen.getByText('前几年说清楚了，才知道够不够')).toBeTruthy();
  expect(screen.queryByText('学够了')).toBeNull();
});

test('hours in a year that asks for none carry no sign of being enough', async () => {
  await open(StudyScreen, { credits: { '2022-12-01': 12 } });
  const year = screen.getByText('2022年').parentElement;
  expect(year?.textContent).toBe('2022年');
});
