// Two certificates of one name: what tells them apart stands wherever one of them is named alone.
import { cleanup, render, screen } from '@testing-library/react';
import { keepSession } from '../../../miniapp/src/api/session';
import { cards } from '../../../miniapp/src/features/certificates/cards';
import { certificates } from '../../../miniapp/src/features/certificates/store';
import { namedOf } from '../../../miniapp/src/features/certificates/twins';
import DetailPage from '../../../miniapp/src/pages/certificate';
import HomePage from '../../../miniapp/src/pages/home';
import StudyPage from '../../../miniapp/src/pages/study';
import WayPage from '../../../miniapp/src/pages/way';
import { phone } from '../../support/taro-double';
import { aCertificateView, aSession } from '../../support/views';

const [ONE, OTHER, THIRD] = ['a', 'b', 'c'].map((letter) => letter.repeat(24)) as [string, string, string];
type View = ReturnType<typeof aCertificateView>;

/** One of a holder's, with its own number and name. */
const one = (id: string, told: Partial<View> = {}): View => ({ ...aCertificateView({ id }), ...told });

function has(...views: View[]): void {
  const list = { asOf: '2022-12-05', certificates: views };
  phone.answers(({ path }) =>
    path === '/v1/certificates' ? { body: list } : { status: 404, body: { error: { code: 'not-found' } } },
  );
  certificates.put(list);
}

beforeEach(() => {
  phone.reset();
  keepSession(null);
  keepSession(aSession());
  for (const each of [certificates, cards]) each.forget();
});

test.each([
  ['its detail', DetailPage],
  ['its way', WayPage],
  ['its hours', StudyPage],
])('%s says which of two alike it is', async (_, Page) => {
  has(one(ONE, { number: 'JL-1234' }), one(OTHER));
  for (const [id, mark] of [
    [ONE, '尾号 1234'],
    [OTHER, '第 2 本'],
  ] as const) {
    phone.params = { id };
    render(<Page />);
    expect((await screen.findAllByText(new RegExp(mark))).length).toBeGreaterThan(0);
    cleanup();
  }
});

test('one that has no other like it is called by its name alone', () => {
  has(one(ONE, { number: 'JL-1234' }), one(OTHER, { title: '材料员' }));
  expect(namedOf(ONE, '资料员')).toBe('资料员');
  expect(namedOf(THIRD, '资料员')).toBe('资料员');
});

test('where the numbers of two end alike, the end tells nothing, and their place does', () => {
  has(one(ONE, { number: 'A-1234' }), one(OTHER, { number: 'B-1234' }), one(THIRD, { number: 'B-9999' }));
  expect([ONE, OTHER, THIRD].map((id) => namedOf(id, '资料员'))).toEqual([
    '资料员 · 第 1 本',
    '资料员 · 第 2 本',
    '资料员 · 尾号 9999',
  ]);
});

test('also what is put away, or finished and folded, says which it is', async () => {
  has(one(ONE, { archived: true }), one(OTHER, { archived: true, number: 'JL-1234' }));
  render(<HomePage />);
  (await screen.findByText(/收起来的证（2）/)).click();
  expect(await screen.findByText(/· 第 1 本$/)).toBeTruthy();
  expect(screen.getByText(/· 尾号 1234$/)).toBeTruthy();
});
