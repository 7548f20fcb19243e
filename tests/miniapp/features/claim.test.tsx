import { fireEvent, render, screen } from '@testing-library/react';
import { keepSession } from '../../../miniapp/src/api/session';
import { cards } from '../../../miniapp/src/features/certificates/cards';
import { certificates } from '../../../miniapp/src/features/certificates/store';
import { claims } from '../../../miniapp/src/features/verification/store';
import ClaimPage from '../../../miniapp/src/pages/verification/claim';
import { tap } from '../../support/taps';
import { phone } from '../../support/taro-double';
import { aCertificateView, aSession } from '../../support/views';

type View = ReturnType<typeof aCertificateView>;

async function open(view: View): Promise<void> {
  const list = { asOf: '2022-12-05', certificates: [view] };
  phone.answers(({ path, method }) => {
    if (path === '/v1/certificates') return { body: list };
    if (path !== '/v1/claims') return { status: 404 };
    if (method === 'GET') return { body: { claims: [], triesLeft: 5 } };
    const fields = [{ field: 'idNumber', message: '身份证号不对' }];
    return {
      status: 422,
      body: { error: { code: 'invalid', message: '有一项不对', fields, requestId: 'r' } },
    };
  });
  phone.params = { id: view.id };
  render(<ClaimPage />);
  await screen.findByText(/还能试 5 次|5 次/);
}

const field = (label: string) => (screen.getByLabelText(label) as HTMLInputElement).value;

beforeEach(() => {
  phone.reset();
  keepSession(null);
  keepSession(aSession());
  for (const each of [cards, certificates, claims]) each.forget();
});

test.each([
  ['the number it had', { number: 'J2200815' }, 'J2200815'],
  ['the new number', { newNumber: '0220610100007' }, '0220610100007'],
])('what the certificate says already need not be typed again: %s', async (_, told, number) => {
  await open({ ...aCertificateView(), ...told });
  expect(field('证书编号')).toBe(number);
  expect([field('姓名'), field('身份证号')]).toEqual(['', '']);
});

test('what is wrong is said at its field, and what was typed stays', async () => {
  await open({ ...aCertificateView(), number: 'J2200815' });
  fireEvent.change(screen.getByLabelText('姓名'), { target: { value: '王建国' } });
  fireEvent.change(screen.getByLabelText('身份证号'), { target: { value: '220102' } });
  await tap('核对并认领');
  const wrong = screen.getByRole('alert');
  expect(wrong.textContent).toBe('身份证号不对');
  expect(wrong.closest('.field')?.contains(screen.getByLabelText('身份证号'))).toBe(true);
  expect([field('姓名'), field('身份证号'), field('证书编号')]).toEqual(['王建国', '220102', 'J2200815']);
});

test('an identity number that is wrong by itself is not sent: it costs none of the tries', async () => {
  await open({ ...aCertificateView(), number: 'J2200815' });
  fireEvent.change(screen.getByLabelText('姓名'), { target: { value: '王建国' } });
  fireEvent.change(screen.getByLabelText('身份证号'), { target: { value: '110101199003078888' } });
  await tap('核对并认领');
  expect(screen.getByRole('alert').textContent).toContain('多半是输错了一位');
  expect(phone.asked.some(({ method }) => method === 'POST')).toBe(false);
});

test('a record that is attached says how the certificate stands: that it is attached is no good news by itself', async () => {
  const view = aCertificateView({ registryStatus: 'cancelled' });
  const { title } = view.verdict;
  phone.answers(({ path }) => {
    if (path === '/v1/certificates') return { body: { asOf: '2022-12-05', certificates: [view] } };
    if (path !== '/v1/claims') return { status: 404 };
    const claim = { id: 'c'.repeat(24), certificateId: view.id, state: 'attached', contested: false };
    const made = { ...claim, post: '施工员（土建）', at: '2022-12-05T01:00:00.000Z', message: '对上了' };
    return { body: { claims: [made], triesLeft: 5 } };
  });
  phone.params = { id: view.id };
  render(<ClaimPage />);
  expect(await screen.findByText(`这本证现在：${title}`)).toBeTruthy();
  expect(screen.getByRole('alert').textContent).toBe(`这本证现在：${title}`);
});

const cardOf = ({ id, title, verdict }: View) => ({
  ...{
    id,
    version: 0,
    pack: 'jl',
    jurisdiction: '吉林省',
    packState: 'published',
    kind: 'k',
    kindName: '证',
  },
  ...{ title, archived: false, next: null, due: null, daysLeft: null },
  headline: { tone: verdict.tone, title: verdict.title, sentence: verdict.sentences[0] ?? null },
});

/** A claimed record that says something of the certificate, which without it is told otherwise. */
async function withdrawsFrom(claimed: View, left: View): Promise<void> {
  let view = claimed;
  const claim = { id: 'c'.repeat(24), certificateId: view.id, state: 'attached', contested: false };
  const made = { ...claim, post: '施工员（土建）', at: '2022-12-05T01:00:00.000Z', message: '对上了' };
  phone.answers(({ path, method }) => {
    if (path === '/v1/certificates') return { body: { asOf: '2022-12-05', certificates: [view] } };
    if (path === '/v2/certificates') return { body: { asOf: '2022-12-05', certificates: [cardOf(view)] } };
    if (path === '/v1/claims') return { body: { claims: view === claimed ? [made] : [], triesLeft: 5 } };
    if (method !== 'DELETE') return { status: 404 };
    view = left;
    return { status: 204 };
  });
  phone.params = { id: claimed.id };
  render(<ClaimPage />);
  await screen.findByText('对上了');
  await tap('撤回认领');
}

/** Says yes to the question that comes before it. */
const confirms = () => tap('撤回');

test('before a claim is withdrawn it is asked: how it stands, by what it will stand, and that only a new claim undoes it', async () => {
  const cancelled = aCertificateView({ registryStatus: 'cancelled' });
  await withdrawsFrom(cancelled, aCertificateView());
  expect(await screen.findByText(`${cancelled.title}：${cancelled.verdict.title}`)).toBeTruthy();
  expect(screen.getByText(/名单上写的不再算，只按你自己记下的算/)).toBeTruthy();
  expect(screen.getByText(/不能一下改回去.*再认领一次/)).toBeTruthy();
  await tap('先不撤回');
  expect(screen.queryByText('撤回这次认领吗？')).toBeNull();
  expect(phone.asked.some(({ method }) => method === 'DELETE')).toBe(false);
});

test('a withdrawn claim that turns the verdict shows before and after, and how it is claimed again', async () => {
  const cancelled = aCertificateView({ registryStatus: 'cancelled' });
  const open = aCertificateView({ registryStatus: 'valid' });
  await withdrawsFrom(cancelled, open);
  await confirms();
  expect(await screen.findByText('收回以后，结果变了')).toBeTruthy();
  expect(screen.getByText(/^撤回了认领，.*再认领一次/)).toBeTruthy();
  const sides = [...document.querySelectorAll('.flip-title')].map(({ textContent }) => textContent);
  expect(sides.some((side) => side?.startsWith(cancelled.verdict.title))).toBe(true);
  expect(sides.some((side) => side?.startsWith(open.verdict.title))).toBe(true);
  await tap('对，就这样');
  expect(screen.queryByText('收回以后，结果变了')).toBeNull();
});

test('a withdrawn claim that leaves the verdict as it was says only that it is withdrawn', async () => {
  await withdrawsFrom(aCertificateView(), aCertificateView());
  await confirms();
  expect(await screen.findByText('撤回了')).toBeTruthy();
  expect(screen.queryByText('收回以后，结果变了')).toBeNull();
});
