import { posix } from 'node:path';
import { limits } from './limits';
import { UnreadableList } from './unreadable';
import { readXml } from './xml';
import type { Zip } from './zip';

/** A relationship's target: its part by name, and what it is there for (the last word of its type). */
export interface Related {
  part: string;
  role: string;
}

const decoded = (target: string): string => {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
};

/** What a part (or, for '', the whole file) is related to, by the relationship's id. */
export async function relatedParts(zip: Zip, part: string): Promise<Map<string, Related>> {
  const folder = posix.dirname(part);
  const file = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const related = new Map<string, Related>();
  if (!zip.has(file)) return related;
  await readSmallPart(zip, file, {
    open: (name, { Id, Target, Type, TargetMode }) => {
      if (name !== 'Relationship' || !Id || !Target || TargetMode === 'External') return;
      const path = Target.replace(/\\/g, '/');
      const absolute = path.startsWith('/') ? path : posix.join('/', folder, path);
      const exact = absolute.slice(1);
      related.set(Id, {
        part: zip.has(exact) ? exact : decoded(exact),
        role: Type?.slice(Type.lastIndexOf('/') + 1) ?? '',
      });
    },
  });
  return related;
}

/** The first part that the file says is of such a type, such as `sheet.main`. */
export async function partOfType(zip: Zip, type: RegExp): Promise<string | undefined> {
  const file = '[Content_Types].xml';
  let found: string | undefined;
  if (!zip.has(file)) return undefined;
  await readSmallPart(zip, file, {
    open: (name, { PartName, ContentType }) => {
      if (name === 'Override' && PartName && ContentType && type.test(ContentType) && zip.has(PartName))
        found ??= PartName.replace(/^\/+/, '');
    },
  });
  return found;
}

/** Reads a part that is small in every honest file. */
export async function readSmallPart(
  zip: Zip,
  part: string,
  events: Parameters<typeof readXml>[1],
): Promise<void> {
  if (zip.sizeOf(part) > limits.smallPartBytes) throw new UnreadableList('这个表格文件不对：目录太大了。');
  await readXml(zip.open(part), events);
}
