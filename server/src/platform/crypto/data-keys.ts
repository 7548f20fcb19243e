import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, noFolder } from '@hz/embedded-mongo';

/** A secret of 32 bytes that all other keys are derived from, and the id under which it is known. */
export interface DataKey {
  id: string;
  secret: Buffer;
}

const KEY = /^([a-z0-9]{1,12}):([A-Za-z0-9+/]{43}=)$/;

/** Reads `id:base64,id:base64`; answers what is wrong as a sentence, without repeating any secret. */
export function parseDataKeys(text: string): DataKey[] | string {
  const matches = text.split(',').map((part) => KEY.exec(part.trim()));
  const keys = matches.flatMap((match) =>
    match ? [{ id: match[1] as string, secret: Buffer.from(match[2] as string, 'base64') }] : [],
  );
  if (keys.length < matches.length) return '要写成“编号:32字节base64” / must be "id:base64 of 32 bytes"';
  return new Set(keys.map((key) => key.id)).size < keys.length ? '编号重复 / an id is given twice' : keys;
}

/** Why keys cannot be read or kept; the message says what to do. */
export class KeysRefused extends Error {}

const KEY_FILE = 'keys.txt';

interface KeyFolder {
  /** Whether there are data already: then a file that is missing was lost, and a new one would lock everybody out for ever. */
  hasData: boolean;
  /** Whether there are none because they were cleared on purpose just now. */
  isEmptied?: boolean;
  /** Hears of whatever was not as safe as it must be and is now. */
  told?: (sentence: string) => void;
  chmod?: Chmod;
}

/** The keys of a server without the setting: a file made once, beside the data, readable by its owner alone. */
export function dataKeysInFolder(folder: string, { hasData, isEmptied, told, chmod }: KeyFolder): DataKey[] {
  const file = join(folder, KEY_FILE);
  if (!existsSync(file)) {
    if (hasData) throw keysLost(file);
    makeFolder(folder);
    writeFileSync(file, `k1:${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } else if (!hasData && !isEmptied)
    told?.(`密钥文件 ${file} 早就有了，数据却是空的。要是没有清空过，请先停下，把备份放回来。`);
  const keys = parseDataKeys(readKeyFile(file).trim());
  tighten(file, 0o600, told, chmod);
  if (typeof keys === 'string') throw new KeysRefused(`密钥文件 ${file} 不对：${keys}`);
  return keys;
}

/** Throws `KeysRefused` where there is a key file in the folder that cannot be used. Where there is none, none is made. */
export function lookAtKeyFile(folder: string): void {
  if (existsSync(join(folder, KEY_FILE))) dataKeysInFolder(folder, { hasData: true });
}

function readKeyFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new KeysRefused(
      `密钥文件 ${file} 读不了（${(error as NodeJS.ErrnoException).code}），所以没有启动。请看看它是不是一个文件，启动的用户能不能读。`,
    );
  }
}

/** Makes a folder where there is none; one that others can look into is closed to them. Throws `KeysRefused` where that fails. */
export function closeFolder(folder: string, told?: (sentence: string) => void): void {
  try {
    makeFolder(folder);
  } catch (error) {
    throw new KeysRefused(`设置 DATA_DIR 不对：${noFolder(folder, error as NodeJS.ErrnoException)}。`);
  }
  tighten(folder, 0o700, told);
}

/** For tests with files that are somebody else's. */
type Chmod = (path: string, mode: number) => void;

/** What others can look into is closed to them, with a sentence. Throws `KeysRefused` where that fails. */
export function tighten(
  path: string,
  mode: number,
  told: ((sentence: string) => void) | undefined,
  chmod: Chmod = chmodSync,
): void {
  const open = () => statSync(path).mode & 0o777 & ~mode;
  const before = open();
  if (before === 0 || process.platform === 'win32') return;
  const was = (statSync(path).mode & 0o777).toString(8);
  try {
    chmod(path, mode);
  } catch {
    throw tooOpen(path, was, mode); // it is somebody else's
  }
  if (open() !== 0) throw tooOpen(path, was, mode); // a file system without permissions
  told?.(`${path} 原来别人也能看（权限 ${was}），已经改成只有自己能看（${mode.toString(8)}）。`);
}

const tooOpen = (path: string, was: string, mode: number): KeysRefused =>
  new KeysRefused(
    `${path} 别人也能看（权限 ${was}），又改不了，所以没有启动。请让它属于启动的用户（现在属于 ${statSync(path).uid} 号用户），并改成 ${mode.toString(8)}（chmod ${mode.toString(8)} ${path}），或者换一个放数据的文件夹（DATA_DIR）。`,
  );

const keysLost = (file: string): KeysRefused =>
  new KeysRefused(
    `这里有数据，但是密钥文件 ${file} 不见了，没有它数据打不开，所以没有启动，也没有新建。请从备份里放回 keys.txt；真的不要这些数据了，把整个数据文件夹移走再启动。`,
  );
