import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { changes, flush } from '../../../miniapp/src/api/queue';
import { keepSession } from '../../../miniapp/src/api/session';
import { besideTitle } from '../../../miniapp/src/features/certificates/HeldCard';
import { certificates } from '../../../miniapp/src/features/certificates/store';
import CertificatePage from '../../../miniapp/src/pages/certificate';
import HomePage from '../../../miniapp/src/pages/home';
import WayPage from '../../../miniapp/src/pages/way';
import { choose, tap } from '../../support/taps';
import { phone } from '../../support/taro-double';
import { aCertificateView, aSession } from '../../support/views';

const [first, second] = ['a'.repeat(24), 'b'.repeat(24)];
type View = ReturnType<typeof aCertificateView>;

const serve = (...list: View[]) =>
  phone.answers(({ path }) =>
    path === '/v1/certificates' ? { body: { asOf: '2022-12-05', certificates: list } } : { status: 404 },
  );

beforeEach(() => {
  phone.reset();
  keepSession(null);
  keepSession(aSession());
  certificates.forget();
});

test('nobody signed in is shown what can be had without it, and nothing is asked of the server for them', async () => {
  keepSession(null);
  render(<HomePage />);
  expect(await screen.findByText('看看我的证能不能换')).toBeTruthy();
  await tap('登录');
  expect(phone.gone).toEqual(['navigateTo /pages/sign-in/index']);
  expect(phone.asked.filter(({ path }) => path === '/v1/certificates')).toEqual([]);
});

test('a holder without certificates is led to the first one', async () => {
  serve();
  render(<HomePage />);
  expect(await screen.findByText('还没有证书')).toBeTruthy();
  await tap('加一本证');
  expect(phone.gone).toEqual(['navigateTo /pages/add/index?question=place&another=1']);
});

test('each certificate says its days left and its one next thing, on its own', async () => {
  const registered = { registeredOn: '2022-11-20' };
  serve(
    aCertificateView({
      ...registered,
      id: first,
      trade: '资料员',
      specialty: null,
      credits: { '2022-12-01': 32 },
    }),
    aCertificateView({ ...registered, id: second, trade: '材料员', specialty: null }),
  );
  render(<HomePage />);
  await screen.findByText('资料员');
  expect(screen.getAllByText('26')).toHaveLength(2);
  expect(screen.getByRole('button', { name: '去学习' })).toBeTruthy();
  await tap('去申请更换');
  expect(phone.gone).toEqual([`navigateTo /pages/step/index?id=${first}&step=exchange`]);
});

test('a last day that is certain is not said beside the days that are left; what it hangs on is', () => {
  const said = (tone: 'go' | 'ask', sentence: string) =>
    besideTitle(
      { headline: { tone, title: '可以延续了', sentence }, due: '2027-01-10', daysLeft: 51 },
      '2026-11-20',
    );
  expect(said('go', '最晚到 2027年1月10日（还剩51天），当天也算。')).toBeNull();
  expect(said('ask', '最早的期限是 2027年1月10日（还剩51天）。')).toContain('最早');
  expect(said('go', '上一个周期没学够，要一起补上。')).toContain('补上');
});

test('what is put away is out of sight but one tap away', async () => {
  serve(aCertificateView({ archived: true }));
  render(<HomePage />);
  await tap('收起来的证（1）');
  expect(screen.getByText('施工员（土建）')).toBeTruthy();
});

describe('home', () => {
  const registered = { registeredOn: '2022-11-20' };
  const named = (trade: string, told: Parameters<typeof aCertificateView>[0], id: string) =>
    aCertificateView({ ...registered, trade, specialty: null, ...told, id });
  const shownInOrder = () => [...document.querySelectorAll('.cert-title')].map((node) => node.textContent);

  test('shows what presses first, and folds what is finished or lost', async () => {
    serve(
      named('材料员', {}, '1'.repeat(24)),
      named('试验员', {}, '2'.repeat(24)),
      named(
        '机械员',
        { issuedOn: '2022-05-01', newNumber: 'E-1', downloadedOn: '2022-05-02' },
        '3'.repeat(24),
      ),
      named('资料员', { registryStatus: null }, '4'.repeat(24)),
    );
    render(<HomePage />);
    await screen.findByText('材料员');
    expect(shownInOrder()).toEqual(['材料员', '资料员']);
    // The code of what is finished is shown at one tap all the same; what cannot be exchanged has none to be proud of.
    await tap('出示状态码：机械员');
    expect(phone.gone).toEqual([`navigateTo /pages/verification/code/index?id=${'3'.repeat(24)}`]);
    expect(screen.queryByText('出示状态码：试验员')).toBeNull();
    await tap('办完了的、办不了的（2）');
    expect(screen.getByText('试验员')).toBeTruthy();
    expect(screen.getByText('机械员')).toBeTruthy();
  });

  test('does not call finished what is applied for and still has to be received', async () => {
    serve(aCertificateView({ exchangedOn: '2022-12-01' }));
    render(<HomePage />);
    await screen.findByText('施工员（土建）');
    expect(screen.queryByText('办好了')).toBeNull();
    expect(screen.getByRole('button', { name: '看看能下载了没' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: '出示状态码' })).toBeNull();
  });

  test('shows the code of an exchanged certificate while its year still asks for hours', async () => {
    const told = {
      exchangedOn: '2022-12-01',
      downloadedOn: '2022-12-02',
      newNumber: 'E-1',
      registeredOn: '2022-11-20',
    };
    serve(aCertificateView({ ...told, credits: { '2022-11-25': 32 }, asOf: '2023-02-01' }));
    render(<HomePage />);
    await screen.findByText('今年还差 32 学时');
    await tap('出示状态码');
    expect(phone.gone).toEqual([`navigateTo /pages/verification/code/index?id=${first}`]);
  });

  test('names no last day of hours that are there, beside what is still to be done', async () => {
    const told = { exchangedOn: '2022-12-01', registeredOn: '2022-11-20' };
    serve(aCertificateView({ ...told, credits: { '2022-11-25': 32, '2023-01-20': 32 }, asOf: '2023-02-01' }));
    render(<HomePage />);
    await screen.findByText('施工员（土建）');
    expect(document.body.textContent).not.toContain('截止');
  });

  test('tells two of the same post apart, by their numbers or by their places', async () => {
    serve(
      { ...named('材料员', {}, first), number: 'J2200815' },
      named('材料员', {}, second),
      named('资料员', {}, '4'.repeat(24)),
    );
    render(<HomePage />);
    await screen.findByText('资料员');
    const kinds = [...document.querySelectorAll('.cert-family')].map(({ textContent }) => textContent);
    expect(kinds).toEqual(['现场专业人员 · 尾号 0815', '现场专业人员 · 第 2 本', '现场专业人员']);
  });

  test('says that all are put away, and not that there are none', async () => {
    serve(aCertificateView({ archived: true } as never));
    render(<HomePage />);
    expect(await screen.findByText('证都收起来了')).toBeTruthy();
    expect(screen.queryByText('还没有证书')).toBeNull();
  });

  test('folds nothing where there is nothing else to see', async () => {
    serve(named('试验员', {}, first));
    render(<HomePage />);
    await screen.findByText('试验员');
    expect(shownInOrder()).toEqual(['试验员']);
  });

  test.each([
    ['2022-11-20', 'far'],
    ['2022-12-05', 'near'],
    ['2022-12-29', 'last'],
  ])('on %s the last day is %s', async (asOf, nearness) => {
    serve(aCertificateView({ asOf }));
    render(<HomePage />);
    await screen.findByText('施工员（土建）');
    expect(document.querySelector(`.cert-days-${nearness}`)).toBeTruthy();
  });

  test('a lapsed holder finds where to say that it was exchanged after all; scanning is one tap away', async () => {
    serve(aCertificateView({ asOf: '2026-11-22' }));
    render(<HomePage />);
    await tap('我当时已经换了');
    expect(phone.gone).toEqual([`navigateTo /pages/certificate/index?id=${first}&tell=exchanged`]);
    await tap('扫码查证');
    expect(phone.gone.at(-1)).toBe('navigateTo /pages/verification/scan/index?begin=1');
  });
});

test('when the list cannot be fetched the page says so and tries again', async () => {
  phone.online = false;
  render(<HomePage />);
  expect(await screen.findByText('这会儿没取到内容')).toBeTruthy();
  phone.online = true;
  serve();
  await tap('再试一次');
  expect(await screen.findByText('还没有证书')).toBeTruthy();
});

test('on the way that is closed, too, a lapsed holder finds where to say that it was exchanged', async () => {
  const lapsed = aCertificateView({ asOf: '2026-11-22' });
  serve(lapsed);
  phone.params = { id: lapsed.id };
  render(<WayPage />);
  await tap('我当时已经换了');
  expect(phone.gone).toEqual([`navigateTo /pages/certificate/index?id=${first}&tell=exchanged`]);
  cleanup();
  render(<CertificatePage />);
  await tap('我当时已经换了');
  expect(screen.getByRole('dialog')).toBeTruthy();
  expect(screen.getByRole('radio', { name: /^已经换成电子证书/ }).getAttribute('aria-checked')).toBe('true');
  cleanup();
  serve(aCertificateView({ registeredOn: '2022-11-20' }));
  render(<WayPage />);
  await screen.findByText('申请更换');
  expect(screen.queryByText('我当时已经换了')).toBeNull();
});

describe('the details of a certificate', () => {
  async function open(view: View): Promise<void> {
    serve(view);
    phone.params = { id: view.id };
    render(<CertificatePage />);
    await screen.findByText('这本证的情况');
  }

  test('say why, each statement with its clause', async () => {
    await open(aCertificateView());
    await tap(/为什么这么说/);
    expect(screen.getAllByText(/^依据：文件第/).length).toBeGreaterThan(1);
    const said = [...document.querySelectorAll('.why-text')].map(({ textContent }) => textContent);
    expect(said).toEqual([...new Set(said)]);
  });

  test('lead on to the one next thing, unless the certificate is put away', async () => {
    await open(aCertificateView({ registeredOn: '2022-11-20' }));
    await tap('去学习');
    expect(phone.gone).toEqual([`navigateTo /pages/study/index?id=${first}`]);
    cleanup();
    await open(aCertificateView({ registeredOn: '2022-11-20', archived: true }));
    expect(screen.queryByRole('button', { name: '去学习' })).toBeNull();
  });

  test('the day on which it hangs is asked for right there, as often as it is tapped', async () => {
    await open(aCertificateView({ asOf: '2023-01-02', partly: { exchangedOn: 'unknown' } }));
    for (const time of [1, 2]) {
      await tap('补上日子');
      expect(
        await screen.findByText('申请更换的日子', { selector: '.sheet-title *, .sheet-title' }),
      ).toBeTruthy();
      if (time === 1) await tap('关闭');
    }
    await tap('关闭');
  });

  test('an electronic certificate of a day before the document is questioned where it is told', async () => {
    await open(aCertificateView());
    await tap(/^现在手里是哪一种/);
    await choose(/^直接拿到的电子证书/);
    await tap('2022年');
    await tap('2022年3月');
    expect(screen.getByText(/那时拿的多半是要换证的旧证书。真的是 2022年3月吗/)).toBeTruthy();
  });

  test('the kind and place that were chosen wrongly are corrected from here', async () => {
    await open(aCertificateView());
    await tap(/^证书种类/);
    expect(phone.gone).toEqual([expect.stringMatching(/id=a+&correct=kind$/)]);
  });

  test('a change made elsewhere meanwhile is not overwritten: the newest is fetched and shown', async () => {
    await open(aCertificateView({ version: 3, exchangedOn: '2022-12-01', downloadedOn: '2022-12-02' }));
    phone.answers(({ method }) =>
      method === 'PUT'
        ? { status: 409, body: { error: { code: 'version-conflict', message: '刚改过', requestId: 'r' } } }
        : {
            body: {
              asOf: '2022-12-05',
              certificates: [
                aCertificateView({
                  ...{ version: 4, exchangedOn: '2022-12-01', downloadedOn: '2022-12-02' },
                  newNumber: 'E-9',
                }),
              ],
            },
          },
    );
    await tap(/^新证书编号/);
    fireEvent.change(screen.getByLabelText('照证书上的写'), { target: { value: 'E-1' } });
    await tap('记下来');
    expect(screen.getByText(/别处刚改过这本证/)).toBeTruthy();
    expect(screen.getByText('E-9')).toBeTruthy();
    expect(phone.asked.find(({ method }) => method === 'PUT')?.body).toEqual({
      version: 3,
      newNumber: 'E-1',
    });
  });

  test('a change that flips the verdict shows before and after, and one tap takes it back', async () => {
    const before = aCertificateView({ registryStatus: 'cancelled', version: 1 });
    const look = { registryStatus: 'valid', registryCheckedOn: '2022-12-04' } as const;
    const after = { ...aCertificateView({ registryStatus: 'valid', version: 2 }), ...look };
    await open(before);
    phone.answers(({ body }) => ({
      body:
        (body as { registryStatus: string }).registryStatus === 'valid' ? after : { ...before, version: 3 },
    }));
    await tap(/^培训管理系统里显示/);
    await choose(/^有效/);
    // Another look has another day, and none is chosen for anybody.
    expect(screen.queryByRole('button', { name: /^按/ })).toBeNull();
    await tap(/^昨天/);
    await tap('按“2022年12月4日”记下');
    expect(screen.getByText('记下以后，结果变了')).toBeTruthy();
    expect(screen.getByText('培训管理系统里显示：有效')).toBeTruthy();
    expect(screen.getAllByText('这本证书换不了').length).toBeGreaterThan(0);
    // Closed, or the app started anew, it is still to be answered: here at a tap, and where it is opened next.
    await tap('关闭');
    expect(screen.queryByText('记下以后，结果变了')).toBeNull();
    await tap('看看');
    expect(screen.getByText('记下以后，结果变了')).toBeTruthy();
    await tap('关闭');
    cleanup();
    const kept = phone.storage.get('turn:h1');
    keepSession(null);
    phone.storage.set('turn:h1', kept);
    keepSession(aSession());
    await open(after);
    await tap('不对，改回去');
    expect(phone.asked.filter(({ method }) => method === 'PUT').map(({ body }) => body)).toEqual([
      { version: 1, ...look },
      {
        ...{ version: 2, registryStatus: 'cancelled', registryCheckedOn: before.registryCheckedOn },
        seen: look,
      },
    ]);
  });

  describe('a change that flipped the verdict, taken back', () => {
    const before: View = {
      ...aCertificateView({ exchangedOn: '2022-11-20', issuedOn: '2022-11-28', version: 1 }),
      own: { downloadedOn: 'unknown' },
    };
    const after = aCertificateView({ version: 2 });
    const asItWas = { exchangedOn: '2022-11-20', issuedOn: '2022-11-28', downloadedOn: 'unknown' };

    /** The old one is told to be in hand, then taken back; how the server answers that. */
    async function takenBack(answer: Parameters<typeof phone.answers>[0]) {
      await open(before);
      phone.answers(() => ({ body: after }));
      await tap(/^现在手里是哪一种/);
      await choose(/^旧证书，还没换/);
      await tap('记下来');
      phone.answers(answer);
      await tap('不对，改回去');
    }
    const putAgain = () => phone.asked.filter(({ method }) => method === 'PUT')[1]?.body;

    test('is as it was before, with the days that no row shows', async () => {
      await takenBack(() => ({ body: { ...before, version: 3 } }));
      expect(putAgain()).toMatchObject({ ...asItWas, seen: { exchangedOn: null, issuedOn: null } });
      expect(screen.queryByText(/以后，结果变了$/)).toBeNull();
    });

    test('is said not to be where somebody told it otherwise meanwhile, and the sheet stays', async () => {
      const message = '这一项在别处又改过了，没有改回去。';
      const error = { code: 'version-conflict', message, requestId: 'r' };
      await takenBack(({ method }) =>
        method === 'PUT'
          ? { status: 409, body: { error } }
          : { body: { asOf: '2022-12-05', certificates: [after] } },
      );
      expect(screen.getByText(message)).toBeTruthy();
      expect(screen.getByText(/以后，结果变了$/)).toBeTruthy();
    });

    test('waits on the phone without a network, and is sent with it', async () => {
      await takenBack(() => ({ status: 503 }));
      expect(changes.get().map(({ request }) => request)).toMatchObject([{ body: asItWas }]);
      phone.answers(() => ({ body: { ...before, version: 3 } }));
      await act(() => flush());
      expect(changes.get()).toEqual([]);
    });
  });

  test('a post of another kind shows before and after, also where both are as good as done', async () => {
    const told = { exchangedOn: '2022-12-01', downloadedOn: '2022-12-02', version: 1 };
    await open(aCertificateView(told));
    const question = { id: 'post', title: '岗位', help: null, clause: null, kind: 'text', options: [] };
    const mason = { family: 'skilled-worker', trade: '砌筑工', specialty: null, version: 2 } as const;
    phone.answers(({ path, body }) => {
      if (path !== '/v2/intake/try') return { body: aCertificateView({ ...told, ...mason }) };
      return { body: { next: (body as { answers: [] }).answers.length > 0 ? null : question } };
    });
    await tap(/^岗位或工种/);
    await screen.findByLabelText('照证书上的写');
    fireEvent.change(screen.getByLabelText('照证书上的写'), { target: { value: '砌筑工' } });
    await tap('记下来');
    expect(screen.getByText('记下以后，结果变了')).toBeTruthy();
    await tap('对，就这样');
  });

  test('an unexchanged certificate does not become an exchanged one without its day being told', async () => {
    await open(aCertificateView());
    expect(screen.queryByText('申请更换的日子')).toBeNull();
    await tap(/^现在手里是哪一种/);
    await choose(/^已经换成电子证书/);
    expect(
      screen.getByRole('button', { name: '先选是哪天，记不清也能选' }).getAttribute('aria-disabled'),
    ).toBe('true');
    expect(phone.asked.some(({ method }) => method === 'PUT')).toBe(false);
    await tap('2022年');
    await tap('2022年10月');
    expect(
      screen.getByText(/要换证的文件是 11月14日才发的，这个月在那以前。真的是 2022年10月吗/),
    ).toBeTruthy();
    expect(screen.getByRole('button', { name: '没错，就是2022年10月' })).toBeTruthy();
  });

  test('what is applied for is still the old certificate, until its holder says that the new one is there', async () => {
    const view = aCertificateView({ version: 3, exchangedOn: '2022-12-03' });
    await open(view);
    expect(screen.getAllByText('申请交上去了，等电子证书').length).toBeGreaterThan(0);
    expect(screen.queryByText('已经换成电子证书')).toBeNull();
    await tap(/^现在手里是哪一种：?.*旧证书，已经申请更换/);
    phone.answers(() => ({
      body: aCertificateView({ version: 4, exchangedOn: '2022-12-03', partly: { downloadedOn: 'unknown' } }),
    }));
    await choose(/^已经换成电子证书/);
    await tap('记下来');
    expect(phone.asked.find(({ method }) => method === 'PUT')?.body).toEqual({
      version: 3,
      downloadedOn: 'unknown',
    });
    expect(screen.queryByText(/以后，结果变了$/)).toBeNull();
  });

  test('who says that the new one is in hand is not told that it is applied for', async () => {
    await open(aCertificateView({ version: 3 }));
    await tap(/^现在手里是哪一种/);
    await choose(/^已经换成电子证书/);
    await tap('2022年');
    await tap('2022年12月');
    phone.answers(() => ({
      body: aCertificateView({ version: 4, partly: { exchangedOn: '2022-12', downloadedOn: 'unknown' } }),
    }));
    await tap('按“2022年12月”记下');
    expect(screen.getByText('施工员（土建）：电子证书拿到了')).toBeTruthy();
    expect(screen.queryByText(/申请交上去了/)).toBeNull();
  });

  test('a post that was chosen wrongly is corrected, and one of another kind', async () => {
    const choice = (id: string, values: string[]) => ({
      ...{ id, title: '是哪一种？', help: null, clause: null, kind: 'choice-or-text' as const },
      options: values.map((value) => ({ value, label: value.replace(/.*\//, ''), hint: null, group: null })),
    });
    await open(aCertificateView({ trade: '资料员', specialty: null, version: 4 }));
    phone.answers(({ path, body }) => {
      if (path !== '/v2/intake/try') return { body: aCertificateView({ trade: '材料员', specialty: null }) };
      const { answers } = body as { answers: unknown[] };
      const posts = [
        'site-professional/资料员',
        'site-professional/材料员',
        'skilled-worker/砌筑工',
        '试验员',
      ];
      const next =
        answers.length === 0
          ? choice('post', posts)
          : choice('kind', ['site-professional', 'skilled-worker']);
      return { body: { next } };
    });
    const sent = () => phone.asked.filter(({ method }) => method === 'PUT').at(-1)?.body;
    await tap(/^岗位或工种/);
    expect((await screen.findByRole('radio', { name: '资料员' })).getAttribute('aria-checked')).toBe('true');
    await choose('材料员');
    await tap('记下来');
    expect(sent()).toEqual({ version: 4, family: 'site-professional', trade: '材料员' });
    await tap(/^岗位或工种/);
    await choose('砌筑工');
    await tap('记下来');
    expect(sent()).toMatchObject({ family: 'skilled-worker', trade: '砌筑工' });
    // One that tells no kind is asked for it.
    await tap(/^岗位或工种/);
    await choose('试验员');
    await tap('记下来');
    expect(screen.getByRole('button', { name: '先选是哪一种' }).getAttribute('aria-disabled')).toBe('true');
    await choose('skilled-worker');
    await tap('记下来');
    expect(sent()).toMatchObject({ family: 'skilled-worker', trade: '试验员' });
  });

  test('deleting asks first and leads home', async () => {
    await open(aCertificateView({ version: 2 }));
    await tap('删除这本证');
    expect(screen.getByText(/找不回来/)).toBeTruthy();
    phone.answers(() => ({ status: 204 }));
    await tap('删除');
    expect(phone.asked.at(-1)).toMatchObject({
      method: 'DELETE',
      path: `/v1/certificates/${first}?version=2`,
    });
    expect(phone.gone).toEqual(['switchTab /pages/home/index']);
  });
});
