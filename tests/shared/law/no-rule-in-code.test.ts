import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { formatDay } from '@hz/shared/calendar';
import { loadPack, packIds } from '@hz/shared/packs';

const root = join(__dirname, '../../..');

/** Where names of a pack may stand in code, by path, each with its reason. */
const EXCEPTED: readonly (readonly [path: RegExp, why: string])[] = [
  [/^server\/src\/demo\//, "the demo's people live in one of the provinces"],
  [/^shared\/src\/talk\/phrases\//, 'what people write, names of places and systems among it'],
];

/** Where a short name of a place or ministry may stand besides, and where the id of a pack may. */
const SHORT_EXCEPTED: readonly (readonly [path: RegExp, why: string])[] = [
  [
    /^shared\/src\/talk\/(?:told\/(?:amounts|gist)|law\/posts|scheme|answers\/(?:help|asked-so\/of-the-rest))\.ts$/,
    'what people write',
  ],
  [/^server\/src\/features\/accounts\/privacy\.ts$/, 'of which authority the helper is none'],
  [/^shared\/src\/contracts\/office-examples\.ts$/, 'an example of what a desk writes'],
];
const IDS_EXCEPTED: readonly (readonly [path: RegExp, why: string])[] = [
  [/^server\/src\/settings\.ts$/, 'which packs are served where the setting names none'],
  [/^shared\/src\/v1\/rulebook\/view\.ts$/, 'the one pack of which the first version of the API knows'],
  [/^shared\/src\/contracts\/examples\.ts$/, 'examples of requests'],
];

/** A name too short to be told from a word, a figure or another document's clause. */
const isCommon = (name: string): boolean => name.length < 3;

interface Name {
  name: string;
  pack: string;
  /** A clause id that is a common word or a bare figure means something only beside its pack. */
  onlyBeside: boolean;
}

function namesOf(id: string): Name[] {
  const { said } = loadPack(id);
  const places = [said.jurisdiction.replace(/（.*$/, '')].filter((place) => place !== '全国');
  const documents = said.documents.flatMap((one) => [one.number, one.title, one.authority]);
  const systems = said.systems.flatMap((one) => [one.name, one.address]);
  const contacts = said.contacts.flatMap((one) => [one.name, one.phone]);
  const days = [
    ...said.documents.flatMap((one) => [one.issuedOn, one.inForceOn]),
    ...Object.values(said.values).flatMap(({ unit, values }) =>
      values.flatMap((entry) => [entry.from, unit === 'day' ? (entry.value as number) : undefined]),
    ),
  ].flatMap((day) => (day === undefined ? [] : formatDay(day)));
  const plain = [...places, ...documents, ...systems, ...contacts, ...days]
    .filter((name) => name !== null)
    .filter((name) => !isCommon(name));
  return [
    ...[...new Set(plain)].map((name) => ({ name, pack: id, onlyBeside: false })),
    ...said.clauses.map((clause) => ({ name: clause.id, pack: id, onlyBeside: isCommon(clause.id) })),
  ];
}

const names = packIds().flatMap(namesOf);

function sourcesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name === 'node_modules' || entry.name === 'dist' ? [] : sourcesUnder(path);
    return /\.(tsx?|scss|js|html)$/.test(entry.name) ? [path] : [];
  });
}

/** The names of packs that a text cites. */
function cited(text: string): string[] {
  return names
    .filter(({ name, pack, onlyBeside }) => {
      if (!onlyBeside) return text.includes(name);
      const at = text.indexOf(pack);
      return at >= 0 && text.slice(at, at + pack.length + 40).includes(`'${name}'`);
    })
    .map(({ name, pack }) => `${name} (${pack})`);
}

const isExcepted = (path: string, list: typeof EXCEPTED): boolean =>
  list.some(([excepted]) => excepted.test(path));

/** Comments tell what people say, and may name whom they say it of. */
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?:^|\s)\/\/.*$/gm, '');

/** A kind of certificate may be called as its pack is. */
const isQuoted = (text: string, id: string): boolean =>
  new RegExp(`['"\`]${id}['"\`]`).test(text) || text.includes(`packs/${id}`);

/** 湖北, 武汉, 水利: names of two letters by which a pack is called. */
const shortNames = (): string[] =>
  packIds().flatMap((id) => {
    const { jurisdiction, called, example } = loadPack(id).said;
    const place = jurisdiction.replace(/（.*$/, '').replace(/省$/, '');
    if (example) return [];
    const apart = called.scheme?.apart.split('|') ?? [];
    // 建筑 is what all of them build.
    return [place, ...called.cities, ...called.marks, ...apart].filter(
      (name) => name !== '全国' && name !== '建筑',
    );
  });

const sources = ['shared/src', 'server/src', 'server/lists', 'miniapp/src']
  .flatMap(sourcesUnder)
  .map((path) => relative(root, join(root, path)));
const hits = (path: string): string[] => cited(readFileSync(join(root, path), 'utf8'));

describe('no rule stands in the code', () => {
  it('finds names in what cites a pack', () => {
    expect(cited("clauses: ['二(一)']")).toEqual(['二(一) (jilin-2022-25)', '二(一) (yunnan-2023)']);
    expect(cited("loadPack('hubei-2021').clauses['正文']")).toEqual(['正文 (hubei-2021)']);
    expect(cited('const text = 1 + 2; // 学时')).toEqual([]);
    expect(names.length).toBeGreaterThan(60);
    expect(shortNames()).toEqual(expect.arrayContaining(['湖北', '武汉', '水利', '住建']));
  });

  it('no source names a pack by its id, nor by a short name of its place, but where it is said why', () => {
    const found = sources.flatMap((path) => {
      const text = withoutComments(readFileSync(join(root, path), 'utf8'));
      const ids = isExcepted(path, IDS_EXCEPTED) ? [] : packIds().filter((id) => isQuoted(text, id));
      const isSaid = isExcepted(path, [...EXCEPTED, ...SHORT_EXCEPTED]);
      const places = isSaid ? [] : shortNames().filter((name) => text.includes(name));
      return [...ids, ...places].map((name) => `${path}: ${name}`);
    });
    expect(found).toEqual([]);
  });

  it('every exception is one', () => {
    const holds = (path: RegExp, names: readonly string[]): boolean =>
      sources.some(
        (source) =>
          path.test(source) && names.some((name) => readFileSync(join(root, source), 'utf8').includes(name)),
      );
    for (const [path] of IDS_EXCEPTED) expect([path, holds(path, packIds())]).toEqual([path, true]);
    for (const [path] of SHORT_EXCEPTED) expect([path, holds(path, shortNames())]).toEqual([path, true]);
  });

  it('no source names a place, system, authority, document, phone, address, day or clause of a pack', () => {
    const found = sources
      .filter((path) => !isExcepted(path, EXCEPTED))
      .map((path) => ({ path, cites: hits(path) }))
      .filter(({ cites }) => cites.length > 0);
    expect(found).toEqual([]);
  });
});
