// A last day that is nobody's is on no screen: whoever has done it has none, nor has who is refused it or needs it no more.
import { addTo, type Given } from '../../support/held';
import { startApp, type TestApp } from '../../support/server';

const PACK = 'jilin-2022-25';
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ today: '2022-12-05' });
});
afterAll(() => app.stop());

/** Everything that is told of one certificate, in both versions. */
async function toldOf(given: Given) {
  const holder = await app.signIn();
  const { id } = await addTo(holder, PACK, given);
  const first = await holder.get(`/v1/certificates/${id}`);
  const second = await holder.get(`/v2/certificates/${id}`);
  const timelines = [
    await holder.get('/v1/reminders/timeline'),
    await holder.get('/v2/reminders/timeline'),
    await holder.get('/v1/reminders/calendar'),
    await holder.get('/v2/reminders/calendar'),
  ];
  return { first, second, ahead: JSON.stringify(timelines) };
}

const TOLD: [string, Given][] = [
  [
    'cancelled, exchanged on a day not known',
    { facts: { registryStatus: 'cancelled', exchangedOn: 'unknown' } },
  ],
  ['not found, issued on a day not known', { facts: { registryStatus: 'not-found', issuedOn: 'unknown' } }],
  ['of a post that is not exchanged', { trade: '试验员', facts: { exchangedOn: 'unknown' } }],
  [
    'of a post that has no new one',
    { trade: '试验员', facts: { registryStatus: 'valid', issuedOn: 'unknown' } },
  ],
];

test.each(TOLD)('a certificate %s is to be verified, with no last day anywhere', async (_what, given) => {
  const { first, second, ahead } = await toldOf(given);
  expect([first.verdict.tone, second.headline.tone]).toEqual(['ask', 'ask']);
  expect(first.verdict.title).toMatch(/要先核实$/);
  expect(second.headline.title).toMatch(/要先核实$/);
  expect([first.next.kind, second.next.kind]).toEqual(['contact', 'advice']);
  expect([first.verdict.deadline, first.assessment.exchange.deadline, second.due]).toEqual([
    null,
    null,
    null,
  ]);
  expect(first.verdict.sentences.join('')).not.toContain('期限');
  expect(ahead).not.toContain('前申请更换');
  expect(ahead).not.toContain('最后一天');
  expect(ahead).toContain('要先核实');
});

test('who has the new certificate, and not the day of an exchange, has no last day of it', async () => {
  const facts = { registryStatus: 'valid', exchangedOn: 'unknown', issuedOn: '2022-11-28' };
  const { first, second, ahead } = await toldOf({ facts });
  expect([first.assessment.exchange.deadline, second.due]).toEqual([null, null]);
  expect(ahead).not.toContain('前申请更换');
  expect(ahead).not.toContain('最后一天');
});

test('who may not have exchanged yet, and still can, keeps the last day', async () => {
  const { first, second, ahead } = await toldOf({
    facts: { registryStatus: 'valid', exchangedOn: 'unknown' },
  });
  expect([first.assessment.exchange.deadline, second.due]).toEqual(['2022-12-31', '2022-12-31']);
  expect(ahead).toContain('前申请更换');
  expect(ahead).toContain('换证最后一天');
});
