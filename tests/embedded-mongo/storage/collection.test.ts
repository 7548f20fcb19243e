import type { Index } from '../../../server/embedded-mongo/src/indexes/definition';
import { fieldKey, indexPrefix } from '../../../server/embedded-mongo/src/indexes/keys';
import { Catalog } from '../../../server/embedded-mongo/src/storage/catalog';
import { checkCollection } from '../../../server/embedded-mongo/src/storage/check';
import type { Collection } from '../../../server/embedded-mongo/src/storage/collection';
import { type Doc, decode, encode, promote } from '../../../server/embedded-mongo/src/values/document';
import { successor } from '../../../server/embedded-mongo/src/values/keys';
import { useCatalog } from '../support/local-collection';
import { typed } from '../support/typed';

const whole = { scans: [], backwards: false, sorted: true };

describe('a collection', () => {
  const { catalog } = useCatalog();
  let names = 0;
  const create = (...specs: Doc[]): Collection => {
    names += 1;
    const collection = catalog.write(() => catalog.create('d', `c${names}`, {}));
    for (const spec of specs) catalog.write(() => catalog.createIndex(collection, typed(spec)));
    return collection;
  };
  const insert = (collection: Collection, ...docs: Doc[]) =>
    catalog.write(() => {
      for (const doc of docs) collection.insert(typed(doc));
    });
  const contents = (collection: Collection) => [...collection.scan(whole)].flat();
  const isWhole = (collection: Collection) => checkCollection(catalog.storage, collection).errors;

  test('gives documents in the order they came in, and backwards', () => {
    const collection = create();
    insert(collection, ...Array.from({ length: 5000 }, (_, i) => ({ _id: 5000 - i })));
    const ids = contents(collection).map(({ bytes }) => promote(decode(bytes)._id));
    expect(ids).toEqual(Array.from({ length: 5000 }, (_, i) => 5000 - i));
    const backwards = [...collection.scan({ ...whole, backwards: true })].flat();
    expect(backwards.map(({ rid }) => rid)).toEqual(
      contents(collection)
        .map(({ rid }) => rid)
        .reverse(),
    );
    expect(collection.count()).toBe(5000);
  });

  test('refuses a second document with a unique key, and writes nothing of it', () => {
    const collection = create({ key: { a: 1, b: 1 }, unique: true }, { key: { c: 1 } });
    insert(collection, { _id: 1, a: 1, b: 'x', c: 1 });
    expect(() => insert(collection, { _id: 2, a: 1, b: 'x', c: 2 })).toThrow(
      'E11000 duplicate key error collection: d.',
    );
    insert(collection, { _id: 2, a: 2, b: 'x', c: 2 });
    expect(() => insert(collection, { _id: 3, a: 2, b: 'x', c: 3 })).toThrow('a: 2, b: "x"');
    expect(contents(collection)).toHaveLength(2);
    expect(isWhole(collection)).toEqual([]);
  });

  test('lets a unique key pass on when its document changes or goes', () => {
    const collection = create({ key: { a: 1 }, unique: true });
    insert(collection, { _id: 1, a: 1 });
    const [first] = contents(collection);
    catalog.write(() =>
      collection.replace(first?.rid as number, first?.bytes as Buffer, typed({ _id: 1, a: 2 })),
    );
    insert(collection, { _id: 2, a: 1 });
    const [changed] = contents(collection);
    catalog.write(() => collection.remove(changed?.rid as number));
    insert(collection, { _id: 3, a: 2 });
    expect(isWhole(collection)).toEqual([]);
  });

  test('compares unique strings by the collation of the index, one by one where its key is coarse', () => {
    const collection = create({ key: { a: 1 }, unique: true, collation: { locale: 'en', strength: 2 } });
    insert(collection, { _id: 1, a: 'Résumé' }, { _id: 2, a: 'resume' }, { _id: 3, a: 're-sume' });
    expect(() => insert(collection, { _id: 4, a: 'RÉSUMÉ' })).toThrow('E11000');
  });

  test('takes back everything a failed write did, the catalog included', () => {
    const collection = create();
    expect(() =>
      catalog.write(() => {
        catalog.createIndex(collection, typed({ key: { z: 1 } }));
        catalog.create('d', 'never', {}).insert(typed({ _id: 1 }));
        throw new Error('power cut');
      }),
    ).toThrow('power cut');
    expect(catalog.find('d', 'never')).toBeUndefined();
    expect(catalog.find('d', collection.name)?.indexes.map(({ name }) => name)).toEqual(['_id_']);
  });

  test('builds an index over what is there, or not at all', () => {
    const collection = create();
    insert(collection, { _id: 1, a: [1, 2] }, { _id: 2, a: 2 });
    catalog.write(() => catalog.createIndex(collection, typed({ key: { a: 1 } })));
    expect(isWhole(collection)).toEqual([]);
    expect(() =>
      catalog.write(() => catalog.createIndex(collection, typed({ key: { a: -1 }, unique: true }))),
    ).toThrow('E11000');
    expect(catalog.find('d', collection.name)?.indexes).toHaveLength(2);
  });

  test('is the same after reading the catalog again', () => {
    const collection = create({ key: { a: 1 }, unique: true, name: 'mine' });
    insert(collection, { _id: 1, a: [1, 2] });
    const again = new Catalog(catalog.storage).find('d', collection.name) as Collection;
    expect(again.indexes.map(({ name, unique, multikey }) => [name, unique, [...multikey]])).toEqual([
      ['_id_', true, []],
      ['mine', true, [0]],
    ]);
    expect(contents(again)).toEqual(contents(collection));
  });

  test('takes many documents together: those with a key that is taken, in the file or among them, are refused', () => {
    const collection = create({ key: { a: 1 }, unique: true }, { key: { b: 1 } });
    insert(collection, { _id: -1, a: 7 });
    const docs = Array.from({ length: 200 }, (_, i) => typed({ _id: i, a: i % 190, b: [i, -i] }));
    const refused: number[] = [];
    catalog.write(() => {
      const inserts = collection.inserts();
      const prepared = docs.map((doc) => inserts.prepare(doc));
      inserts.expect(prepared);
      for (const [i, doc] of docs.entries())
        try {
          inserts.add(doc, encode(doc), prepared[i]);
        } catch (error) {
          expect((error as Error).message).toContain(`a: ${i % 190}`);
          refused.push(i);
        }
      inserts.write();
    });
    expect(refused).toEqual([7, ...Array.from({ length: 10 }, (_, i) => 190 + i)]);
    expect(collection.count()).toBe(190);
    expect(isWhole(collection)).toEqual([]);
  });

  test.each([false, true])(
    'finds what stands under many single keys in their order (backwards: %s), few or many a key',
    (backwards) => {
      const collection = create({ key: { a: 1 } });
      insert(collection, ...Array.from({ length: 900 }, (_, i) => ({ _id: i, a: i % 3 === 0 ? 1000 : i })));
      const [, index] = collection.indexes as [Index, Index];
      const points = Array.from({ length: 1001 }, (_, a) => {
        const low = Buffer.concat([indexPrefix(index), fieldKey(index, 0, a)]);
        return { low, high: successor(low) };
      });
      const ranges = backwards ? points.reverse() : points;
      const scan = (isPoints: boolean) =>
        [...collection.scan({ scans: [{ index, ranges, isPoints }], backwards, sorted: true })]
          .flat()
          .map(({ rid, bytes }) => [rid, promote(decode(bytes)._id)]);
      expect(scan(true)).toHaveLength(900);
      expect(scan(true)).toEqual(scan(false));
    },
  );

  test('is checked: a lost entry and a stray one are found', () => {
    const collection = create({ key: { a: 1 } });
    insert(collection, { _id: 1, a: 1 });
    const [, index] = collection.indexes;
    const prefix = Buffer.alloc(4);
    prefix.writeUInt32BE(index?.id as number);
    const [entry] = catalog.storage.allEntries(prefix, Buffer.concat([prefix, Buffer.from([255])]));
    catalog.write(() => catalog.storage.deleteEntry(entry?.key as Buffer, entry?.rid as number));
    catalog.write(() =>
      catalog.storage.addEntries([{ key: Buffer.concat([prefix, Buffer.from('stray')]), rid: 1 }]),
    );
    expect(isWhole(collection)).toEqual([
      `document ${entry?.rid} lacks 1 entries in index a_1`,
      'index a_1 has 1 entries without a document',
    ]);
  });
});
