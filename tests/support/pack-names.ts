import { loadPack } from '@hz/shared/packs';
import { DEFAULT_PACKS } from '../../server/src/settings';

/** 湖北 of 湖北省; null: the whole country. */
const placeIn = (id: string): string | null => {
  const place = loadPack(id).said.jurisdiction.replace(/（.*$/, '').replace(/省$/, '');
  return place === '全国' ? null : place;
};

/** Words that name a scheme where it is asked for, and beside that what everybody builds, and who sees to it. */
const COMMON = ['建筑', '住建'];

/** Names by which a pack is told from every other: place and cities, also in two letters, documents, systems, telephones. */
function namesOfPack(id: string): string[] {
  const { called, contacts, documents, systems } = loadPack(id).said;
  const names = [
    placeIn(id),
    ...called.cities,
    ...called.marks,
    ...(called.scheme?.apart.split('|') ?? []),
    ...documents.flatMap(({ number, title }) => [number, title]),
    ...contacts.map(({ phone }) => phone),
    ...systems.flatMap(({ name, address }) => [name, address]),
  ];
  return [...new Set(names)].filter((name): name is string => name !== null && !COMMON.includes(name));
}

/** Whether a text names a scheme by one of its cards: 三类人员, C1证. */
export const namesAScheme = (text: string): boolean =>
  DEFAULT_PACKS.some((id) => {
    const { scheme } = loadPack(id).said.called;
    return scheme !== undefined && new RegExp(`${scheme.asked}|${scheme.held}`, 'i').test(text);
  });

/** Whatever stands in a pack, each of its texts. */
function textsOf(told: unknown): string[] {
  if (typeof told === 'string') return [told];
  return typeof told === 'object' && told !== null ? Object.values(told).flatMap(textsOf) : [];
}

const AROUND = 4;
const ownUses = new Map<string, string[]>();

/** How a pack's own texts use a name of another: 水利技术工人, by what stands around it. */
function ownUsesOf(id: string, name: string): string[] {
  const key = `${id} ${name}`;
  const known = ownUses.get(key);
  if (known) return known;
  const uses = textsOf(loadPack(id).said).flatMap((text) =>
    [...text.matchAll(new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g'))].map(({ index }) =>
      text.slice(index, index + name.length + AROUND),
    ),
  );
  ownUses.set(key, uses);
  return uses;
}

/** The names of packs other than these that a text says, but for what one of these says in its own texts. */
export function foreignNamesIn(text: string, own: readonly string[]): string[] {
  const names = own.flatMap(namesOfPack);
  return DEFAULT_PACKS.filter((id) => !own.includes(id))
    .flatMap(namesOfPack)
    .filter((name) => !names.some((one) => one.includes(name)))
    .filter((name) => {
      const without = own
        .flatMap((id) => ownUsesOf(id, name))
        .reduce((rest, use) => rest.replaceAll(use, ''), text);
      return without.includes(name);
    });
}
