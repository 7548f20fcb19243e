import { createLog } from '../../../server/src/platform/log';
import { ensureIndexes } from '../../../server/src/platform/store/indexes';
import { startApp, type TestApp } from '../../support/server';

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});

/** Brings the indexes up to date as a start does, and tells what was logged. */
async function startAgain(): Promise<string[]> {
  const lines: string[] = [];
  await ensureIndexes(app.connection, createLog('debug', { write: (line) => void lines.push(line) }));
  return lines;
}

async function indexNames(): Promise<Record<string, string[]>> {
  const names: Record<string, string[]> = {};
  for (const model of Object.values(app.connection.models)) {
    const indexes = await model.collection.indexes();
    names[model.collection.name] = indexes.map(({ name }) => name as string).sort();
  }
  return names;
}

describe('the indexes of the store', () => {
  test('are after the first start those of the models, and a second start changes nothing', async () => {
    for (const model of Object.values(app.connection.models)) {
      expect(await model.diffIndexes()).toEqual({ toDrop: [], toCreate: [] });
    }
    const before = await indexNames();
    expect(await startAgain()).toEqual([]);
    expect(await indexNames()).toEqual(before);
  });

  test('are made where they are missing, and those of another version beside it are left alone', async () => {
    const before = await indexNames();
    const certificates = app.connection.collection('certificates');
    await certificates.createIndex({ newer: 1 });
    const [own] = (await certificates.indexes()).filter(({ key }) => key.holderId === 1);
    await certificates.dropIndex(own?.name as string);
    await startAgain();
    const after = await indexNames();
    expect(after.certificates).toContain('newer_1');
    expect({ ...after, certificates: after.certificates?.filter((name) => name !== 'newer_1') }).toEqual(
      before,
    );
  });

  test('that mean something else under the same key are left alone, and the log says so', async () => {
    const certificates = app.connection.collection('certificates');
    const [own] = (await certificates.indexes()).filter(({ key }) => key.holderId === 1);
    await certificates.dropIndex(own?.name as string);
    await certificates.createIndex({ ...own?.key }, { sparse: true });
    const lines = await startAgain();
    expect(lines).toEqual([expect.stringContaining('an index of another meaning')]);
    expect(JSON.parse(lines[0] as string)).toMatchObject({ collection: 'certificates', key: own?.key });
    expect((await certificates.indexes()).filter(({ key }) => key.holderId === 1)).toMatchObject([
      { sparse: true },
    ]);
  });

  test('come with a collection that a new version brings', async () => {
    const before = await indexNames();
    await app.connection.dropCollection('deliveries');
    await startAgain();
    expect(await indexNames()).toEqual(before);
  });
});
