import { act, render, screen } from '@testing-library/react';
import { restartAt } from '../../../miniapp/src/navigation';
import { Sheet } from '../../../miniapp/src/ui/Sheet';
import { showToast, ToastHost } from '../../../miniapp/src/ui/Toast';

const said = () => screen.queryAllByRole('status').map(({ textContent }) => textContent);

test('of several things that happened the last is told, once, and a sheet takes its place', () => {
  render(<ToastHost />);
  act(() => showToast({ text: '记下了 4 学时' }));
  act(() => showToast({ text: '删掉了', undo: async () => null }));
  expect(said()).toEqual(['删掉了撤销']);
  render(
    <Sheet title="记一笔学时" onClose={() => undefined}>
      学了多少？
    </Sheet>,
  );
  expect(said()).toEqual([]);
});

test('what was said of one screen does not stand on the next one; what is said after setting out does', () => {
  render(<ToastHost />);
  act(() => showToast({ text: '记下了 4 学时' }));
  act(() => restartAt('home'));
  expect(said()).toEqual([]);
  act(() => {
    restartAt('sign-in');
    showToast({ text: '退出登录了' });
  });
  expect(said()).toEqual(['退出登录了']);
});

test('what could not be undone is said', async () => {
  render(<ToastHost />);
  act(() => showToast({ text: '记好了', undo: async () => '别处又改过了，没有改回去。' }));
  await act(async () => screen.getByText('撤销').click());
  expect(said()).toEqual(['别处又改过了，没有改回去。']);
});

test('what can be taken back stays long enough for a slow hand; what only tells goes sooner', () => {
  jest.useFakeTimers();
  try {
    render(<ToastHost />);
    act(() => showToast({ text: '记好了', undo: async () => null }));
    act(() => jest.advanceTimersByTime(14_000));
    expect(said()).toEqual(['记好了撤销']);
    act(() => jest.advanceTimersByTime(2_000));
    expect(said()).toEqual([]);
    act(() => showToast({ text: '改好了' }));
    act(() => jest.advanceTimersByTime(4_000));
    expect(said()).toEqual([]);
  } finally {
    jest.useRealTimers();
  }
});
