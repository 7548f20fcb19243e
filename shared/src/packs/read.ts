import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { compilePack, findFaults, type Pack, packSchema, pathText } from '../law';
import { plainFaults } from './plain-faults';

/** The files of a pack's folder, as text. */
export interface PackFiles {
  /** The folder's name, which must be the pack's id. */
  readonly folder: string;
  readonly pack: string;
  readonly cases: string | null;
}

/** Something wrong in a pack: in which file and line, at which place, and what. */
export interface PackFault {
  readonly file: string;
  /** null: of the file as a whole. */
  readonly line: number | null;
  readonly message: string;
}

/** A pack that cannot be used, with every fault. */
export class PackError extends Error {
  override readonly name = 'PackError';
  constructor(
    readonly folder: string,
    readonly faults: readonly PackFault[],
  ) {
    super(faults.map((fault) => faultText(folder, fault)).join('\n'));
  }
}

export const faultText = (folder: string, { file, line, message }: PackFault): string =>
  `${folder}/${file}${line === null ? '' : `:${line}`}: ${message}`;

/** A YAML file as data, and where each part of it stands. */
export interface ReadYaml {
  readonly data: unknown;
  readonly faults: readonly PackFault[];
  lineOf(path: readonly PropertyKey[]): number | null;
}

function nodeAt(document: Document, path: readonly PropertyKey[]): unknown {
  // Of a key that is missing, the thing that misses it; of a pair, its key where the value has no place.
  for (let depth = path.length; depth >= 0; depth--) {
    const node = document.getIn(path.slice(0, depth) as string[], true);
    if (isNode(node) && node.range) return node;
  }
  return null;
}

/** What is mostly wrong where YAML cannot be read. */
const slips: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: '行首用了制表符（Tab），要用空格',
  BAD_INDENT: '行首的空格数和上面的不齐',
  DUPLICATE_KEY: '同一个名字写了两次',
  MISSING_CHAR: '少了一个括号、引号或逗号',
  BAD_COLLECTION_TYPE: '一列（“- ”开头）和一组“名字: 内容”混在了一起',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个冒号；句子里有冒号的，用引号括起来',
  MULTILINE_IMPLICIT_KEY: '上一行少了冒号，或者引号没有收尾',
  COMMENT_SPACE: '“#”前面要有空格',
};

/** Reads a YAML file; dates and figures stay as written. */
export function readYaml(file: string, text: string): ReadYaml {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, uniqueKeys: true });
  // What follows the first is mostly made by it.
  const faults = [...document.errors, ...document.warnings].slice(0, 1).map((error) => ({
    file,
    line: lineCounter.linePos(error.pos[0]).line,
    message: `这一行写得不合 YAML 的格式：${slips[error.code] ?? '看看缩进、冒号后的空格、成对的引号和括号'}`,
  }));
  return {
    data: faults.length > 0 ? null : document.toJS({ maxAliasCount: 100 }),
    faults,
    lineOf(path) {
      const node = nodeAt(document, path);
      return isNode(node) && node.range ? lineCounter.linePos(node.range[0]).line : null;
    },
  };
}

const placed = (path: readonly PropertyKey[], message: string): string =>
  path.length === 0 ? message : `${pathText(path)}：${message}`;

/** Reads and checks a pack's data. Throws a PackError that names every fault by its place. */
export function readPack(files: PackFiles): Pack {
  const yaml = readYaml('pack.yaml', files.pack);
  if (yaml.faults.length > 0) throw new PackError(files.folder, yaml.faults);
  return packOfData(yaml.data, files.folder, yaml.lineOf);
}

/** The pack that data makes, once it has been read. Throws a PackError. */
export function packOfData(
  data: unknown,
  folder: string,
  lineOf: (path: readonly PropertyKey[]) => number | null = () => null,
): Pack {
  const file = 'pack.yaml';
  const parsed = packSchema.safeParse(data);
  if (!parsed.success)
    throw new PackError(
      folder,
      plainFaults(parsed.error).map(({ path, message }) => ({
        file,
        line: lineOf(path),
        message: placed(path, message),
      })),
    );
  const faults = findFaults(parsed.data).map(({ path, message }) => ({
    file,
    line: lineOf(path),
    message: placed(path, message),
  }));
  if (parsed.data.id !== folder)
    faults.push({ file, line: lineOf(['id']), message: `id：要和文件夹同名，写 ${folder}` });
  if (faults.length > 0) throw new PackError(folder, faults);
  return compilePack(parsed.data);
}
