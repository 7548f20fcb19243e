import { Catalog } from '../../../server/embedded-mongo/src/storage/catalog';
import { checkCollection } from '../../../server/embedded-mongo/src/storage/check';
import type { Collection } from '../../../server/embedded-mongo/src/storage/collection';
import { type Doc, decode, promote } from '../../../server/embedded-mongo/src/values/document';
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

  test('is checked: a lost entry and a stray one are found', () => {
    const collection = create({ key: { a: 1 } });
    insert(collection, { _id: 1, a: 1 });
    const [, index] = collection.indexes;
    const prefix = Buffer.alloc(4);
    prefix.writeUInt32BE(index?.id as number);
    const [entry] = catalog.storage.allEntries(prefix, Buffer.concat([prefix, Buffer.from([255])]));
    catalog.write(() => catalog.storage.deleteEntry(entry?.key as Buffer, entry?.rid as number));
    catalog.write(() => catalog.storage.addEntries([Buffer.concat([prefix, Buffer.from('stray')])], 1));
    expect(isWhole(collection)).toEqual([
      `document ${entry?.rid} lacks 1 entries in index a_1`,
      'index a_1 has 1 entries without a document',
    ]);
  });
});
