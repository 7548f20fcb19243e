// Of which place and kind a certificate is, where it was chosen wrongly at first.
import { act, render, screen } from '@testing-library/react';
import { keepSession } from '../../../miniapp/src/api/session';
import { cards } from '../../../miniapp/src/features/certificates/cards';
import { certificates } from '../../../miniapp/src/features/certificates/store';
import DetailPage from '../../../miniapp/src/pages/packs/certificate';
import { aServer, type PackServer, SERVED } from '../../support/pack-server';
import { choose, tap } from '../../support/taps';
import { phone } from '../../support/taro-double';
import { aSession } from '../../support/views';

const ID = 'a'.repeat(24);
let server: PackServer;

function begins(pack: string, served: readonly string[] = SERVED): void {
  server = aServer('2026-11-20', served);
  server.held.add(ID, { pack, kind: 'site-professional', trade: '材料员' });
}

async function opens(params: Record<string, string> = {}): Promise<void> {
  await act(() => certificates.refresh());
  phone.params = { id: ID, ...params };
  render(<DetailPage />);
  await screen.findAllByRole('heading');
}

beforeEach(() => {
  phone.reset();
  keepSession(null);
  keepSession(aSession());
  for (const each of [certificates, cards]) each.forget();
});

test('with nothing else chosen nothing is kept, and what is missing is said', async () => {
  begins('yunnan-2023');
  await opens();
  await tap(/^证书种类，.*改$/);
  expect(screen.queryByRole('button', { name: '记下来' })).toBeNull();
  expect(screen.getByText('先选另一种；没有变就不用改')).toBeTruthy();
  await choose(/^湖北省/);
  await tap('记下来');
  expect(server.held.records.get(ID)?.pack).toBe('hubei-2021');
});

test('of a place that is not served any more the same is said, and the sheet stays', async () => {
  begins(
    'yunnan-2023',
    SERVED.filter((pack) => pack !== 'yunnan-2023'),
  );
  await opens({ correct: 'kind' });
  await screen.findByText('先选另一种；没有变就不用改');
  expect(screen.getByRole('dialog')).toBeTruthy();
});

test('whoever came from a page of Jilin for this alone is led back to it, with nothing changed', async () => {
  begins('jilin-2022-25');
  phone.depth = 2;
  await opens({ correct: 'kind' });
  await tap('关闭');
  expect(phone.gone).toEqual(['navigateBack']);
});
