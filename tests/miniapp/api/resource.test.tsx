import { act, render, screen } from '@testing-library/react';
import { call } from '../../../miniapp/src/api/call';
import { reachable } from '../../../miniapp/src/api/network';
import { createResource, outdated, refreshFailed, useResource } from '../../../miniapp/src/api/resource';
import { keepSession } from '../../../miniapp/src/api/session';
import { phone } from '../../support/taro-double';
import { aSession } from '../../support/views';

const clock = (today: string) => ({ body: { today, time: '09:00', simulated: true } });
let serial = 0;
const aResource = (scope: 'holder' | 'everybody') => {
  serial += 1;
  return createResource({ name: `r${serial}`, load: () => call('GET /v1/clock'), scope });
};

beforeEach(() => {
  phone.reset();
  keepSession(null);
  reachable.set(true);
  phone.answers(() => clock('2022-12-05'));
});

test('the last state stays readable when the next cannot be fetched', async () => {
  const resource = aResource('everybody');
  await resource.refresh();
  phone.online = false;
  await resource.refresh();
  expect(resource.state.get()).toMatchObject({ data: { today: '2022-12-05' }, failure: { offline: true } });
});

test('what is kept counts as outdated while the server answers badly, and no longer once it answers', async () => {
  const resource = aResource('everybody');
  phone.answers(() => ({ status: 500, body: {} }));
  await resource.refresh();
  expect(outdated.get()).toBe(false); // nothing is shown that could be old
  phone.answers(() => clock('2022-12-05'));
  await resource.refresh();
  phone.answers(() => ({ status: 500, body: {} }));
  await resource.refresh();
  expect(resource.state.get().data?.today).toBe('2022-12-05');
  expect(outdated.get()).toBe(true);
  phone.answers(() => clock('2022-12-06'));
  refreshFailed();
  await resource.refresh();
  expect(resource.state.get().data?.today).toBe('2022-12-06');
  expect(outdated.get()).toBe(false);
});

test('a newer state that an answer brought is not overwritten by an older one under way', async () => {
  const resource = aResource('everybody');
  const old = resource.refresh();
  resource.put({ today: '2023-01-01', time: '09:00', simulated: true });
  await old;
  expect(resource.state.get().data?.today).toBe('2023-01-01');
});

test('what is a holder’s is kept apart by holder, not asked for by nobody, and gone when another comes', async () => {
  const resource = aResource('holder');
  await resource.refresh();
  expect(phone.asked).toEqual([]);
  keepSession(aSession('h1'));
  await resource.refresh();
  expect(resource.state.get().data?.today).toBe('2022-12-05');
  keepSession(aSession('h2'));
  expect(resource.state.get().data).toBeNull();
  keepSession(aSession('h1'));
  expect(resource.state.get().data).toBeNull();
});

test('what failed for want of a connection is fetched when it is back', async () => {
  const resource = aResource('everybody');
  phone.online = false;
  await resource.refresh();
  phone.online = true;
  await act(async () => reachable.set(true));
  expect(resource.state.get().data?.today).toBe('2022-12-05');
});

test('a page fetches anew when it comes to the front', async () => {
  const resource = aResource('everybody');
  function Page() {
    return <p>{useResource(resource).data?.today ?? '正在加载'}</p>;
  }
  render(<Page />);
  await screen.findByText('2022-12-05');
  phone.answers(() => clock('2022-12-06'));
  await act(async () => phone.show());
  expect(await screen.findByText('2022-12-06')).toBeTruthy();
});

test('what one asked for never lies in the cache of the next', async () => {
  const resource = aResource('holder');
  keepSession(aSession('h1'));
  phone.answers(() => {
    keepSession(aSession('h2'));
    return clock('2022-12-05');
  });
  await resource.refresh();
  expect(resource.state.get().data).toBeNull();
  expect([...phone.storage.keys()].filter((key) => key.startsWith('cache:h2'))).toEqual([]);
});

test('what is everybody’s arrives although somebody else signs in meanwhile', async () => {
  const resource = aResource('everybody');
  keepSession(aSession('h1'));
  phone.answers(() => {
    keepSession(aSession('h2'));
    return clock('2022-12-05');
  });
  await resource.refresh();
  expect(resource.state.get()).toMatchObject({ data: { today: '2022-12-05' }, failure: null });
});
