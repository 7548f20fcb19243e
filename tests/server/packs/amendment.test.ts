// A document of another place is amended while people hold certificates under it: what they told stays, and what
// follows from it is other from the amendment's day on.
import type { CertificateDetail } from '@hz/shared/contracts';
import { addPacks } from '@hz/shared/packs';
import { AMENDED_HUBEI, HUBEI } from '../../support/amended';
import { startApp, type TestApp, TestHolder } from '../../support/server';

let apps: TestApp[] = [];
afterAll(async () => {
  addPacks([HUBEI]);
  for (const app of apps.reverse()) await app.stop();
});

test('facts stay; the cycle that runs takes the new hours, those that are over the old; a holder is reminded by it', async () => {
  const first = await startApp({ today: '2026-05-31' });
  apps = [first];
  const holder = await first.signIn();
  const told = {
    ...{ requestId: 'request-0001', pack: 'hubei-2021', kind: 'site-professional', trade: '材料员' },
    ...{ specialty: null, facts: { exchangedOn: '2024-05-10' } },
  };
  const { id } = (await holder.request('POST', '/v2/certificates', told).expect(201)).body;
  const at = `/v2/certificates/${id}`;
  for (const from of ['2024-05-11', '2025-05-11'])
    await holder.request('PUT', `${at}/cycles/${from}`, { hours: 32 }).expect(200);
  await holder.request('PUT', `${at}/credits/credit-0001`, { on: '2026-05-20', hours: 8 }).expect(200);
  const read = (): Promise<CertificateDetail> => holder.get(at);
  const running = ({ obligations }: CertificateDetail) => obligations.find(({ id }) => id === 'yearly');
  const was = await read();
  expect(running(was)).toMatchObject({ state: 'open', due: '2027-05-10' });
  const hoursOf = (detail: CertificateDetail) => detail.cycles.map(({ from, required }) => [from, required]);
  expect(hoursOf(was)).toEqual([
    ...[
      ['2024-05-11', 32],
      ['2025-05-11', 32],
      ['2026-05-11', 32],
    ],
  ]);
  expect(running(was)?.words.sentences).toContain('要学 32 学时，记了 8 学时，还差 24 学时。');

  addPacks([AMENDED_HUBEI]);
  const second = await startApp({ sameDataAs: first, keyring: first.keyring, today: '2026-05-31' });
  apps.push(second);
  const there = new TestHolder(second, holder.phone, holder.tokens);
  // Until its day the amendment says nothing.
  expect(await there.get(at)).toEqual(was);
  second.clock.moveTo('2026-06-01');
  const now: CertificateDetail = await there.get(at);
  expect([now.facts, now.credits, now.version]).toEqual([was.facts, was.credits, was.version]);
  expect(hoursOf(now)).toEqual([
    ...[
      ['2024-05-11', 32],
      ['2025-05-11', 32],
      ['2026-05-11', 40],
    ],
  ]);
  expect(running(now)).toMatchObject({ state: 'open', due: '2027-05-10' });
  const said = '要学 40 学时，记了 8 学时，还差 32 学时。';
  expect(running(now)?.words.sentences).toContain(said);
  expect(running(was)?.words.sentences.join('')).not.toContain('规定改过');
  expect(running(now)?.words.sentences).toContain(
    '规定改过：这一期开始的时候要学 32 学时，6月1日起改成 40 学时。',
  );
  expect(running(now)?.words.clauses).toContainEqual({ id: '改1', text: '一个周期学满 40 学时。' });
  const { entries } = await there.get('/v2/reminders/timeline');
  expect(entries[0]).toMatchObject({
    on: '2027-02-09',
    lines: [{ sentence: expect.stringContaining(said) }],
  });
  second.clock.moveTo('2027-02-09');
  await second.background.runAll();
  const { messages } = await there.get('/v2/reminders/inbox');
  expect(messages[0]).toMatchObject({
    day: '2027-02-09',
    lines: [{ sentence: expect.stringContaining(said) }],
  });
  const asked = { text: '我的材料员还差多少学时' };
  const { body } = await there.request('PUT', '/v1/chat/turns/turn-0001', asked).expect(200);
  expect(body.answer.text).toContain(said);
  const { documents } = await there.get('/v2/packs/hubei-2021');
  expect(documents.map(({ number }: { number: string }) => number)).toContain('鄂建发展〔2026〕1号');
});
