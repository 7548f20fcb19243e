import { act } from '@testing-library/react';
import { arrived, go, goOn } from '../../miniapp/src/navigation';
import { phone } from '../support/taro-double';

/** The page that is on its way comes to the front. */
const comes = () =>
  act(async () => {
    arrived();
    await new Promise((resolve) => setTimeout(resolve, 0));
  });

beforeEach(async () => {
  await comes();
  phone.reset();
});
afterEach(comes);

test('while a page is on its way, a second tap leads nowhere', async () => {
  go('way', { id: '1' });
  go('way', { id: '1' });
  await comes();
  expect(phone.gone).toEqual(['navigateTo /pages/way/index?id=1']);
});

test('an answer that is given while its page is only just coming leads on once that page is there', async () => {
  go('add');
  goOn('add', { question: 'trade' });
  expect(phone.gone).toEqual(['navigateTo /pages/add/index']);
  await comes();
  expect(phone.gone).toEqual(['navigateTo /pages/add/index', 'navigateTo /pages/add/index?question=trade']);
});

test('what was to follow is opened once, and the next tap leads where it says', async () => {
  go('add');
  goOn('add', { question: 'trade' });
  await comes();
  await comes();
  go('way', { id: '1' });
  expect(phone.gone.at(-1)).toBe('navigateTo /pages/way/index?id=1');
  expect(phone.gone).toHaveLength(3);
});
