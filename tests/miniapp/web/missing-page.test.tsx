import { act, render, screen } from '@testing-library/react';
import { tellOfMissingPages } from '../../../miniapp/src/app/web/missing-page';
import { ToastHost } from '../../../miniapp/src/ui/Toast';

/** A promise that nobody waits for fails, as the router's do. */
function fail(reason: Error): Event {
  const event = Object.assign(new Event('unhandledrejection', { cancelable: true }), { reason });
  act(() => void window.dispatchEvent(event));
  return event;
}

test('says that a page is not on the phone, and leaves other failures alone', () => {
  render(<ToastHost />);
  tellOfMissingPages();
  expect(fail(new Error('something else')).defaultPrevented).toBe(false);
  expect(screen.queryByRole('status')).toBeNull();
  const missing = Object.assign(new Error('Loading chunk 7 failed'), { name: 'ChunkLoadError' });
  expect(fail(missing).defaultPrevented).toBe(true);
  expect(screen.getByRole('status').textContent).toContain('这一页还没存下来');
});
