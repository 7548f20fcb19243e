import { act, renderHook } from '@testing-library/react';
import { useOneAtATime } from '../../../miniapp/src/api/one-at-a-time';

it('does a thing once, however quickly it is tapped twice, and again when it is done', async () => {
  const { result } = renderHook(() => useOneAtATime());
  let finish = () => {};
  const work = jest.fn(() => new Promise<string>((resolve) => (finish = () => resolve('done'))));
  // Both taps come before the screen is drawn anew.
  const { once } = result.current;
  let both: Promise<(string | undefined)[]> | undefined;
  act(() => {
    both = Promise.all([once(work), once(work)]);
  });
  expect(result.current.busy).toBe(true);
  await act(async () => {
    finish();
    expect(await both).toEqual(['done', undefined]);
  });
  expect(work).toHaveBeenCalledTimes(1);
  expect(result.current.busy).toBe(false);
  await act(async () => {
    const again = once(work);
    finish();
    await again;
  });
  expect(work).toHaveBeenCalledTimes(2);
});

it('is free again after a thing that failed', async () => {
  const { result } = renderHook(() => useOneAtATime());
  await act(async () => {
    await expect(result.current.once(() => Promise.reject(new Error('no network')))).rejects.toThrow();
  });
  expect(result.current.busy).toBe(false);
  await act(async () => expect(await result.current.once(async () => 1)).toBe(1));
});
