// What is said of a change of a certificate that did not come through.
import { act, renderHook } from '@testing-library/react';
import { Failure, offlineFailure } from '../../../miniapp/src/api/failure';
import { noteReached, reachable } from '../../../miniapp/src/api/network';
import { useSending } from '../../../miniapp/src/features/certificates/useSending';

const fails = async (failure: Failure) => {
  const { result } = renderHook(() => useSending(async () => undefined));
  await act(async () => {
    await result.current.run(() => Promise.reject(failure));
  });
  return result;
};

test('that there is no network is said until there is one', async () => {
  act(() => reachable.set(false));
  const sending = await fails(offlineFailure());
  expect(sending.current.error).toMatch(/现在连不上网/);
  act(() => noteReached());
  expect(sending.current.error).toBeNull();
});

test('what the server refused stays said, whatever becomes of the network', async () => {
  const sending = await fails(new Failure('date-in-future', '这一天还没到', 422));
  act(() => reachable.set(false));
  act(() => noteReached());
  expect(sending.current.error).toBe('这一天还没到');
});
