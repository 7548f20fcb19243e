// A total of several days of a certificate of any pack, told in one entry.
import { parseDay } from '@hz/shared/calendar';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { changes } from '../../../miniapp/src/api/queue';
import { keepSession } from '../../../miniapp/src/api/session';
import { cards } from '../../../miniapp/src/features/certificates/cards';
import HoursPage from '../../../miniapp/src/pages/packs/hours';
import { aServer, type PackServer } from '../../support/pack-server';
import { choose, tap } from '../../support/taps';
import { phone } from '../../support/taro-double';
import { aSession } from '../../support/views';

const TODAY = '2026-11-20';
const [HUBEI, ANHUI] = ['b'.repeat(24), 'd'.repeat(24)];
let server: PackServer;

/** An entry of a day, as another phone notes it. */
const credit = (id: string, on: string, hours: number, told = {}) => ({
  ...{ id, on: parseDay(on), tenths: hours * 10, recordedOn: parseDay(on), ...told },
});
const statement = (from: string, hours: number) => ({
  ...{ from: parseDay(from), tenths: hours * 10, statedOn: parseDay(TODAY) },
});

/** A 材料员 of Hubei, whose third cycle runs since 2026-05-11. */
const hubei = (credits: object[] = []) =>
  server.held.add(HUBEI, {
    ...{ pack: 'hubei-2021', kind: 'site-professional', trade: '材料员' },
    facts: { exchangedOn: '2024-05-10' },
    statements: [statement('2024-05-11', 32), statement('2025-05-11', 32)],
    credits: credits as never,
  });

async function opensTotals(id: string): Promise<void> {
  phone.params = { id };
  render(<HoursPage />);
  await screen.findAllByRole('heading');
  await tap('记学时');
  await choose('好几天加起来的');
}

const said = () => document.body.textContent ?? '';
const noted = (id: string) => server.held.records.get(id)?.credits;

beforeEach(() => {
  phone.reset();
  keepSession(null);
  keepSession(aSession());
  cards.forget();
  changes.set([]);
  server = aServer(TODAY);
});

test('都学满了 is one entry, which adds what lacks, and is called a total in the list', async () => {
  hubei([credit('credit-0001', '2026-06-01', 8)]);
  await opensTotals(HUBEI);
  expect(said()).toContain('这一期已经记下的 8 学时算在里面，只补记差的。');
  await choose('都学满了');
  await choose('昨天11月19日');
  await tap('记到11月19日一共 32 学时');
  expect(noted(HUBEI)).toMatchObject([{}, { on: parseDay('2026-11-19'), tenths: 240, total: true }]);
  expect(said()).toContain('到11月19日为止补记的');
});

test('hours of the cycle before, and of days after the chosen one, are not counted into a total', async () => {
  hubei([
    credit('credit-0001', '2026-04-01', 8),
    credit('credit-0002', '2026-11-20', 4),
    credit('credit-0003', '2026-06-01', 3),
  ]);
  await opensTotals(HUBEI);
  fireEvent.input(screen.getByLabelText(/学时数$/), { target: { value: '20' } });
  await choose('昨天11月19日');
  expect(said()).toContain('这一期已经记下的 3 学时算在里面');
  await tap('记到11月19日一共 20 学时');
  expect(noted(HUBEI)?.find(({ total }) => total)).toMatchObject({ tenths: 170 });
});

test('a total up to a day before this cycle is none of it, and says so', async () => {
  server = aServer('2026-05-11');
  hubei();
  await opensTotals(HUBEI);
  await choose('都学满了');
  await choose('昨天5月10日');
  await tap('记到5月10日一共 32 学时');
  expect(screen.getByRole('alert').textContent).toContain('这一期是 2026年5月11日 到 2027年5月10日');
  expect(noted(HUBEI)).toEqual([]);
});

test('a total typed over an old list is refused, and worked out anew from what stands there now', async () => {
  hubei();
  await opensTotals(HUBEI);
  await choose('都学满了');
  await choose('昨天11月19日');
  server.held.change(HUBEI, { credits: [credit('credit-0009', '2026-06-01', 20)] as never });
  await tap('记到11月19日一共 32 学时');
  expect(screen.getByRole('alert').textContent).toContain('别处又记过学时');
  expect(noted(HUBEI)).toHaveLength(1);
  await screen.findByText('这一期已经记下的 20 学时算在里面，只补记差的。');
  await tap('记到11月19日一共 32 学时');
  expect(noted(HUBEI)).toMatchObject([{ tenths: 200 }, { tenths: 120, total: true }]);
});

test('where the pack tells categories apart a total is of what is asked for, all of it or one category', async () => {
  server.held.add(ANHUI, {
    ...{ pack: 'anhui-2021', kind: 'site-professional', trade: '材料员' },
    facts: { exchangedOn: '2025-05-01' },
    credits: [credit('credit-0001', '2026-03-01', 10, { category: 'common' })] as never,
  });
  await opensTotals(ANHUI);
  expect(said()).toContain('已经记下的 10 学时算在里面');
  await choose('专业知识');
  expect(said()).not.toContain('算在里面');
  await choose('都学满了');
  await choose('今天11月20日');
  await tap(/^记到11月20日一共/);
  await screen.findByText(/为止补记的/);
  expect(noted(ANHUI)?.find(({ total }) => total)).toMatchObject({ category: 'specialty', tenths: 220 });
});

test('more than a day has leads on to a total', async () => {
  hubei([credit('credit-0001', '2026-11-19', 4)]);
  phone.params = { id: HUBEI };
  render(<HoursPage />);
  await tap('记学时');
  fireEvent.input(await screen.findByLabelText(/学时数$/), { target: { value: '22' } });
  await choose('昨天11月19日');
  await tap('记11月19日 22 学时');
  expect(screen.getByRole('alert').textContent).toContain('这一天已经记了 4 学时，一天最多 24');
  await tap('按“好几天加起来的”记');
  expect(said()).toContain('到那天为止，这一期一共学了多少？');
});

test('an entry that makes up a total is put right by itself: what stands beside it is said, and no total is offered', async () => {
  hubei([credit('credit-0001', '2026-06-01', 4), credit('credit-0002', '2026-11-19', 28, { total: true })]);
  phone.params = { id: HUBEI };
  render(<HoursPage />);
  await screen.findAllByRole('heading');
  await act(async () => void fireEvent.click(screen.getByText('到11月19日为止补记的')));
  expect(said()).toContain('这一笔补记了多少？');
  expect(said()).toContain('另外记着的 4 学时单独算，不要再加进这一笔。');
  expect(screen.queryByText('都学满了')).toBeNull();
});
