import { render, screen } from '@testing-library/react';
import { keepSession } from '../../../miniapp/src/api/session';
import { certificates } from '../../../miniapp/src/features/certificates/store';
import { history, type Turn } from '../../../miniapp/src/features/talk/store';
import ChatPage from '../../../miniapp/src/pages/chat';
import { tap } from '../../support/taps';
import { phone } from '../../support/taro-double';
import { aCertificateView, aSession } from '../../support/views';

type Answer = Turn['answer'];

const aTurn = (answer: Partial<Answer>): Turn => ({
  ...{ id: 'turn-0001', on: '2022-12-05', time: '09:00', text: '我要登记一个证', useful: null },
  answer: { outcome: 'answer', text: '好。', clauses: [], actions: [], quickReplies: [], ...answer },
});

/** Opens the talk in which this was said last. */
async function open(answer: Partial<Answer>): Promise<void> {
  const turns = [aTurn(answer)];
  phone.answers(({ path }) => (path === '/v1/chat' ? { body: { turns } } : { status: 404 }));
  render(<ChatPage />);
  await screen.findByText(turns[0]?.text ?? '');
}

const inFoot = () =>
  [...document.querySelectorAll('.page-foot .quick-reply')].map((node) => node.textContent);
const replies = (...labels: string[]) => labels.map((label) => ({ label, text: label }));

beforeEach(() => {
  phone.reset();
  keepSession(null);
  keepSession(aSession());
  history.forget();
});

// The last of the first questions is written down, and all of them are read back, in one turn.
test.each(['proposed', 'noted'] as const)(
  'what was read back (%s) is answered from the foot',
  async (outcome) => {
    const toEnd = jest.spyOn(Element.prototype, 'scrollIntoView');
    await open({
      outcome,
      text: '你说的是：资料员，旧证书，还没换，有效；不对的，直接说对的。把这本资料员加上，对吗？',
      quickReplies: replies('加上', '先不加'),
    });
    expect(inFoot()).toEqual(['加上', '先不加']);
    expect(screen.getAllByText('加上')).toHaveLength(1);
    // Nobody says yes to what they have not seen: it stands at the end.
    expect(toEnd).toHaveBeenLastCalledWith(false);
    await tap('加上');
    expect(phone.asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({ text: '加上' });
  },
);

test('each sentence stands by itself, and a question that is only spoken of is none', async () => {
  await open({ text: '写的是什么岗位？照着选。系统会问“是哪一种？”，选旧证书。' });
  const lines = [...document.querySelectorAll('.bubble-helper .bubble-line')].map((node) => node.textContent);
  expect(lines.slice(-3)).toEqual(['写的是什么岗位？', '照着选。', '系统会问“是哪一种？”，选旧证书。']);
});

test('other things to say stand under what was said', async () => {
  await open({ outcome: 'asked', text: '现在手里是哪一种？', quickReplies: replies('旧证书，还没换') });
  expect(screen.getByText('旧证书，还没换')).toBeTruthy();
  expect(inFoot()).toEqual([]);
});

test.each<[string, Partial<Answer>]>([
  ['an answer', { text: '换证到 12月31日截止，当天也算。' }],
  ['an answer that speaks of a question', { text: '系统会问“现在手里是哪一种？”，选旧证书。' }],
  [
    'an answer that offers another',
    { text: '不收费。要我接着说吗？', quickReplies: replies('换证到哪天截止') },
  ],
])('%s may be called useful or not', async (_, answer) => {
  await open(answer);
  expect(screen.getByText('没用')).toBeTruthy();
});

test.each<[string, Partial<Answer>]>([
  ['a question with nothing to choose from', { text: '证书上写的是什么岗位？照证书上写的填。' }],
  ['a question with answers to tap', { outcome: 'asked', text: '现在手里是哪一种？' }],
  ['what was written down', { outcome: 'noted', text: '记好了。' }],
])('%s is no answer to be called useful or not', async (_, answer) => {
  await open(answer);
  expect(screen.queryByText('没用')).toBeNull();
});

test('who has exchanged is offered to tell of the years before, in the words of home, and no exchange', async () => {
  const view = aCertificateView({
    asOf: '2026-11-28',
    exchangedOn: '2022-12-01',
    downloadedOn: '2022-12-02',
  });
  certificates.forget();
  phone.answers(({ path }) => {
    if (path === '/v1/chat') return { body: { turns: [] } };
    if (path === '/v1/certificates') return { body: { asOf: view.asOf, certificates: [view] } };
    if (path === '/v2/certificates') return { body: { asOf: view.asOf, certificates: [] } };
    if (path === '/v1/clock') return { body: { today: view.asOf, time: '09:00', simulated: true } };
    return { status: 404 };
  });
  render(<ChatPage />);
  expect(await screen.findByText(view.verdict.title)).toBeTruthy();
  expect(screen.queryByText('我要换证')).toBeNull();
  await tap('说说前几年');
  expect(phone.gone).toEqual([`navigateTo /pages/years/index?id=${view.id}`]);
});
