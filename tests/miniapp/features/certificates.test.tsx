import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { keepSession } from '../../../miniapp/src/api/session';
import { certificates } from '../../../miniapp/src/features/certificates/store';
import CertificatePage from '../../../miniapp/src/pages/certificate';
import HomePage from '../../../miniapp/src/pages/home';
import { tap } from '../../support/taps';
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
  expect(phone.gone).toEqual(['navigateTo /pages/packs/ask/index?question=place']);
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
  await tap('去更换');
  expect(phone.gone).toEqual([`navigateTo /pages/step/index?id=${first}&step=exchange`]);
});

test('what is put away is out of sight but one tap away', async () => {
  serve(aCertificateView({ archived: true }));
  render(<HomePage />);
  await tap('收起来的证（1）');
  expect(screen.getByText('施工员（土建）')).toBeTruthy();
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

  test('a change made elsewhere meanwhile is not overwritten: the newest is fetched and shown', async () => {
    await open(aCertificateView({ version: 3, exchangedOn: '2022-12-01' }));
    phone.answers(({ method }) =>
      method === 'PUT'
        ? { status: 409, body: { error: { code: 'version-conflict', message: '刚改过', requestId: 'r' } } }
        : {
            body: {
              asOf: '2022-12-05',
              certificates: [aCertificateView({ version: 4, exchangedOn: '2022-12-01', newNumber: 'E-9' })],
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
