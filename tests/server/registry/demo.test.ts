import { seedRegistry } from '../../../server/src/demo/registry';
import { startApp } from '../../support/server';

test('the demo has a number for every verdict that an official record can have', async () => {
  const app = await startApp({ today: '2022-12-05' });
  await seedRegistry(app.features.registry, app.clock.today());
  await seedRegistry(app.features.registry, app.clock.today());
  const verdictOf = async (payload: string) =>
    (await app.request('POST', '/v1/looks', { payload }).expect(200)).body.verdict;
  const numbers = ['1001', '1002', '2002', '1003', '1004', '1005', '9999'].map((number) => `演示-${number}`);
  const verdicts: string[] = [];
  for (const number of numbers) verdicts.push(await verdictOf(number));
  expect(verdicts).toEqual([
    'exchange-open',
    'electronic',
    'electronic',
    'cancelled',
    'not-mapped',
    'not-in-registry',
    'unknown-number',
  ]);
  app.clock.moveTo('2023-01-01');
  expect(await verdictOf('演示-1001')).toBe('void');
});

test('a demo that begins before the document has the same numbers, and says that it is not out', async () => {
  const app = await startApp({ today: '2022-10-01' });
  await seedRegistry(app.features.registry, app.clock.today());
  const looked = async (version: string) =>
    (await app.request('POST', `/${version}/looks`, { payload: '演示-1001' }).expect(200)).body;
  expect(await looked('v2')).toMatchObject({ verdict: 'not-published' });
  expect(await looked('v1')).toMatchObject({ reason: expect.stringContaining('还没有发布') });
  app.clock.moveTo('2022-12-05');
  expect(await looked('v1')).toMatchObject({ verdict: 'exchange-open' });
});
