// The step that names facts: years told become cycles, and what the build before writes while it runs is not lost.
import { parseDay } from '@hz/shared/calendar';
import { Types } from 'mongoose';
import { factsIn, statementsIn, toldOnIn } from '../../../server/src/features/certificates/before';
import type { CertificateDocument } from '../../../server/src/features/certificates/model';
import { factsByName } from '../../../server/src/platform/store/migrations/0002-facts-by-name';
import { startApp, type TestApp, type TestHolder } from '../../support/server';

let app: TestApp;
let holder: TestHolder;
beforeAll(async () => {
  app = await startApp({ today: '2026-11-28' });
  holder = await app.signIn();
});
afterAll(() => app.stop());

const certificates = () => app.connection.collection<CertificateDocument>('certificates');
const run = () =>
  factsByName.run({
    ...{ connection: app.connection, keyring: app.keyring },
    signal: new AbortController().signal,
  });

/** What that build kept of a certificate that was exchanged in 2022, and of the years after it. */
const COLUMNS = {
  ...{ rulebook: 'jilin-2022-25', family: 'site-professional' },
  ...{ registryStatus: 'valid', registryCheckedOn: parseDay('2022-11-20'), newNumber: 'N-0001' },
  ...{ exchangedOn: parseDay('2022-11-25'), downloadedOn: parseDay('2022-11-26'), inPost: true },
  yearStatements: [
    { year: 2023, tenths: 320, statedOn: parseDay('2024-01-02') },
    { year: 2024, tenths: 125, statedOn: parseDay('2025-01-03') },
  ],
};
const NAMED = { pack: '', kind: '', facts: '', sealedFacts: '', toldOn: '', statements: '' } as const;

test('each field is a fact by its name, each year a cycle from its first day, and the screens say them', async () => {
  const { id } = await holder.addCertificate();
  const _id = new Types.ObjectId(id);
  await certificates().updateOne({ _id }, { $set: COLUMNS, $unset: NAMED });
  await run();
  expect(await certificates().findOne({ _id })).toMatchObject({
    ...{ pack: 'jilin-2022-25', kind: 'site-professional' },
    facts: {
      ...{ registryStatus: 'valid', exchangedOn: '2022-11-25', downloadedOn: '2022-11-26' },
      ...{ newNumber: 'N-0001', inPost: true },
    },
    toldOn: { registryStatus: parseDay('2022-11-20') },
    statements: [
      { from: parseDay('2023-01-01'), tenths: 320, statedOn: parseDay('2024-01-02') },
      { from: parseDay('2024-01-01'), tenths: 125, statedOn: parseDay('2025-01-03') },
    ],
  });
  const detail = await holder.get(`/v2/certificates/${id}`);
  const told = Object.fromEntries(
    detail.facts.map(({ name, value }: { name: string; value: unknown }) => [name, value]),
  );
  expect(told).toMatchObject({ exchangedOn: '2022-11-25', inPost: true, registryStatus: 'valid' });
  const { years } = await holder.get(`/v1/certificates/${id}`);
  const stated = years.map(({ year, stated }: { year: number; stated: number | null }) => [year, stated]);
  expect(stated).toEqual(
    expect.arrayContaining([
      [2023, 32],
      [2024, 12.5],
    ]),
  );
});

test('what the build before writes meanwhile is what is read afterwards, whichever came first', async () => {
  const holderId = new Types.ObjectId();
  const all = Array.from({ length: 1200 }, (_, at) => ({
    ...COLUMNS,
    ...{
      _id: new Types.ObjectId(),
      holderId,
      version: 1,
      trade: '施工员',
      specialty: '土建',
      number: `S-${at}`,
    },
    ...{ numberKeys: [], archived: false, credits: [], createdOn: parseDay('2022-11-14') },
    plan: { on: parseDay('2030-01-01'), wishes: 0 },
  }));
  await certificates().insertMany(all as never);
  const LATER = {
    ...{ exchangedOn: parseDay('2022-11-28'), inPost: false, registryCheckedOn: parseDay('2022-11-27') },
    yearStatements: [{ year: 2023, tenths: 400, statedOn: parseDay('2024-02-02') }],
  };
  const changed = all.filter((_, at) => at % 3 === 0);
  const step = run();
  // The build before changes one certificate after the other, each with its next version.
  for (const { _id } of changed)
    await certificates().updateOne({ _id, version: 1 }, { $set: { ...LATER, version: 2 } });
  await step;
  await run();

  const kept = await certificates().find({ holderId }).toArray();
  const isChanged = new Set(changed.map(({ _id }) => _id.toHexString()));
  let before = 0;
  for (const one of kept) {
    const last = isChanged.has(one._id.toHexString());
    if (last && one.facts?.exchangedOn === '2022-11-25') before += 1;
    expect(one.facts).toBeDefined();
    expect(factsIn(one)).toMatchObject({
      ...{ exchangedOn: last ? '2022-11-28' : '2022-11-25', inPost: !last, newNumber: 'N-0001' },
    });
    expect(toldOnIn(one)).toEqual({ registryStatus: parseDay(last ? '2022-11-27' : '2022-11-20') });
    expect(statementsIn(one).map(({ from, tenths }) => [from, tenths])).toEqual(
      last
        ? [[parseDay('2023-01-01'), 400]]
        : [
            [parseDay('2023-01-01'), 320],
            [parseDay('2024-01-01'), 125],
          ],
    );
  }
  // The step came first to some of them: those say by their old fields what was written since.
  expect(before).toBeGreaterThan(0);
});
