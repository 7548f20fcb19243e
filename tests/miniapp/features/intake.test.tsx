import { fireEvent, render, screen } from '@testing-library/react';
import { keepSession } from '../../../miniapp/src/api/session';
import { intake } from '../../../miniapp/src/features/intake/store';
import { followerOf, shownOf } from '../../../miniapp/src/features/intake/useIntake';
import AddPage from '../../../miniapp/src/pages/add';
import { choose, tap } from '../../support/taps';
import { phone } from '../../support/taro-double';
import { aCertificateView, aSession } from '../../support/views';

type Data = Parameters<typeof shownOf>[0];
type Question = NonNullable<Data['next']>;

const choice = (id: string, title: string, ...values: string[]): Question => ({
  ...{ id, title, help: null, clause: null, doubts: [], kind: 'choice' },
  options: values.map((value) => ({ value, label: value, hint: null, group: null })),
});
const family = choice('family', '哪一种？', '现场专业人员', '技能人员');
const trade: Question = { ...choice('trade', '什么岗位？', '资料员'), kind: 'choice-or-text' };

function state(answers: Record<string, string>): Data {
  const all = [family, trade];
  const answered = all
    .filter(({ id }) => id in answers)
    .map((question) => ({ question, value: answers[question.id] ?? '', label: answers[question.id] ?? '' }));
  const next = all.find(({ id }) => !(id in answers)) ?? null;
  const { title, verdict } = aCertificateView();
  const preview = next ? null : { title, verdict };
  return { answered, next, preview, step: answered.length + 1, of: 2 };
}

/** Keeps answers as the server does; a changed family forgets the trade. */
function serve(answers: Record<string, string>): void {
  phone.answers(({ method, path, body }) => {
    if (path === '/v1/clock') return { body: { today: '2022-12-05', time: '09:00', simulated: true } };
    const question = /answers\/(\w+)$/.exec(path)?.[1];
    if (method === 'PUT' && question) {
      if (question === 'family') delete answers.trade;
      answers[question] = (body as { value: string }).value;
    }
    return { body: state(answers) };
  });
}

async function open(question?: string): Promise<void> {
  phone.params = question ? { question } : {};
  render(<AddPage />);
  await screen.findByRole('heading');
}

beforeEach(() => {
  phone.reset();
  keepSession(null);
  keepSession(aSession());
  intake.forget();
});

test('a screen shows the question of its address with its earlier answer, else the next open one', () => {
  const data = state({ family: '技能人员' });
  expect(shownOf(data, 'family')).toMatchObject({ question: { id: 'family' }, value: '技能人员', place: 1 });
  expect(shownOf(data, null)).toMatchObject({ question: { id: 'trade' }, value: null, place: 2 });
  expect(followerOf(state({ family: 'x', trade: 'y' }))).toBe('verdict');
});

test('an answer is sent and the next question opens on top, so that back leads here', async () => {
  serve({});
  await open();
  await choose('技能人员');
  expect(phone.gone).toEqual(['navigateTo /pages/add/index?question=trade']);
  expect(screen.getByRole('heading').textContent).toBe('哪一种？');
  expect(screen.getByRole('radio', { name: '技能人员' }).getAttribute('aria-checked')).toBe('true');
});

test('without a choice nothing is sent, and there is nothing to go on with', async () => {
  serve({});
  await open();
  expect(screen.queryByRole('button', { name: '继续' })).toBeNull();
  expect(phone.asked.some(({ method }) => method === 'PUT')).toBe(false);
});

test('a trade that is not in the list can be written', async () => {
  serve({ family: '技能人员' });
  await open('trade');
  await choose('都不是，我自己写');
  await tap('继续');
  expect(screen.getByText('请写上工种名称，或者从上面选一个')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('写上你证上的工种名称'), { target: { value: '试验员' } });
  await tap('继续');
  expect(phone.asked.find(({ method }) => method === 'PUT')?.body).toEqual({ value: '试验员' });
});

test('a changed answer takes the place of its screen and what follows is asked again', async () => {
  serve({ family: '现场专业人员', trade: '资料员' });
  await open('family');
  await choose('技能人员');
  expect(phone.gone).toEqual(['redirectTo /pages/add/index?question=trade']);
});

test('who has one like it already is told so, and led to it', async () => {
  phone.answers(({ path }) =>
    path === '/v1/certificates'
      ? { body: { asOf: '2022-12-05', certificates: [aCertificateView({ id: 'b'.repeat(24) })] } }
      : path === '/v1/clock'
        ? { body: { today: '2022-12-05', time: '09:00', simulated: true } }
        : { body: state({ family: '现场专业人员', trade: '资料员' }) },
  );
  await open('verdict');
  expect(await screen.findByText('你已经有一本施工员（土建）了')).toBeTruthy();
  expect(screen.getByRole('button', { name: '是另一本，还是加上' })).toBeTruthy();
  await tap('看已有的那一本');
  expect(phone.gone).toEqual([`navigateTo /pages/certificate/index?id=${'b'.repeat(24)}`]);
});

test('when all is answered the verdict stands there with its clause, before anything is added', async () => {
  serve({ family: '现场专业人员', trade: '资料员' });
  await open('verdict');
  expect(screen.getByText('12月31日（还剩26天）')).toBeTruthy();
  expect(screen.getByRole('button', { name: '加上这本证' })).toBeTruthy();
  await tap('依据：文件第一条');
  expect(screen.getByText(/吉林省建设工程技术人员培训管理系统/)).toBeTruthy();
});
