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
  });

  it('no source names a place, system, authority, document, phone, address, day or clause of a pack', () => {
    const found = sources
      .filter((path) => !EXCEPTED.some(([excepted]) => excepted.test(path)))
      .map((path) => ({ path, cites: hits(path) }))
      .filter(({ cites }) => cites.length > 0);
    expect(found).toEqual([]);
  });
});
