import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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

/** The keys of a server without the setting: a file made once, beside the data, readable by its owner alone. */
export function dataKeysInFolder(folder: string): DataKey[] {
  const file = join(folder, 'keys.txt');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, `k1:${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  }
  const keys = parseDataKeys(readFileSync(file, 'utf8').trim());
  if (typeof keys === 'string') throw new Error(`密钥文件 ${file} 不对：${keys}`);
  return keys;
}
