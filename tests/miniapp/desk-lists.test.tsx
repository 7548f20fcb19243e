// The desk's page of official lists: progress comes by itself, and ending an import is asked twice.
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { Membership } from '../../miniapp/office/src/api';
import { Lists } from '../../miniapp/office/src/screens/lists';

const membership = (role: Membership['role']) =>
  ({ id: 'm', org: { id: 'o1' }, role, memberName: '张敏' }) as unknown as Membership;
const aList = (state: string, rows: number) => ({
  ...{ id: 'l1', kind: 'certificates', state, fileName: '十二月.xlsx', source: '省厅', asOf: '2022-11-30' },
  ...{ startedAt: '2022-12-05T01:00:00.000Z', finishedAt: null },
  counts: { rows, added: rows, changed: 0, confirmed: 0, older: 0, repeated: 0, bad: 0 },
  failure: state === 'failed' ? '导入取消了，什么都没有改。' : null,
});

let now: ReturnType<typeof aList>;
let asked: { method: string; path: string; unattended: boolean }[];
beforeEach(() => {
  jest.useFakeTimers();
  asked = [];
  // jsdom draws no dialogs.
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => {};
  global.fetch = (async (
    path: string,
    { method, headers }: { method: string; headers: Record<string, string> },
  ) => {
    asked.push({ method, path, unattended: 'x-unattended' in headers });
    if (method === 'POST') now = aList('failed', now.counts.rows);
    const body = method === 'POST' ? now : { lists: [now] };
    return { ok: true, status: 200, text: async () => JSON.stringify(body) };
  }) as never;
});
afterEach(() => jest.useRealTimers());

const shown = async (role: Membership['role']) => {
  render(<Lists membership={membership(role)} />);
  await act(async () => {});
};
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));

test('how far an import is comes by itself and keeps no desk open; it is ended after a second word', async () => {
  now = aList('running', 12_400);
  await shown('authority-clerk');
  screen.getByText('已经读了 12,400 行');
  now = aList('running', 12_800);
  await act(async () => void (await jest.advanceTimersByTimeAsync(2_000)));
  screen.getByText('已经读了 12,800 行');
  expect(asked.map(({ unattended }) => unattended)).toEqual([false, true]);

  await press('取消导入：十二月.xlsx');
  await press('接着导入');
  expect(asked.every(({ method }) => method === 'GET')).toBe(true);
  await press('取消导入：十二月.xlsx');
  await press('取消导入');
  expect(asked.find(({ method }) => method === 'POST')?.path).toBe('/v1/office/orgs/o1/lists/l1/cancel');
  screen.getByText('没有导入');
  screen.getByText('导入取消了，什么都没有改。');
  // What does not run is not asked about again.
  const times = asked.length;
  await act(async () => void (await jest.advanceTimersByTimeAsync(10_000)));
  expect(asked).toHaveLength(times);
});

test('a viewer sees how far it is, and ends nothing; what is done says what its rows were', async () => {
  now = aList('running', 400);
  await shown('authority-viewer');
  screen.getByText('已经读了 400 行');
  expect(screen.queryByRole('button')).toBeNull();
  now = { ...aList('active', 48), counts: { ...aList('active', 48).counts, added: 40, changed: 8 } };
  await act(async () => void (await jest.advanceTimersByTimeAsync(2_000)));
  screen.getByText('48 行：新 40，变 8');
});
