import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataKeysInFolder } from '../../../server/src/platform/crypto/data-keys';
import { Keyring } from '../../../server/src/platform/crypto/keyring';
import { maskPhone } from '../../../server/src/platform/crypto/mask';

const oldKey = { id: 'k1', secret: randomBytes(32) };
const newKey = { id: 'k2', secret: randomBytes(32) };
const PHONE = '13812345678';

test('what was sealed opens again, and looks different each time', () => {
  const keyring = new Keyring([oldKey]);
  const sealed = keyring.seal(PHONE, 'holder-1');
  expect(sealed).not.toContain(PHONE);
  expect(keyring.seal(PHONE, 'holder-1')).not.toBe(sealed);
  expect(keyring.open(sealed, 'holder-1')).toBe(PHONE);
});

test('a sealed text does not open in another record, nor when a letter changed', () => {
  const keyring = new Keyring([oldKey]);
  const sealed = keyring.seal(PHONE, 'holder-1');
  expect(() => keyring.open(sealed, 'holder-2')).toThrow();
  // Not the last character: some of its bits are padding and mean nothing.
  const flipped = `${sealed.slice(0, -9)}${sealed.at(-9) === 'A' ? 'B' : 'A'}${sealed.slice(-8)}`;
  expect(() => keyring.open(flipped, 'holder-1')).toThrow();
});

test('after a rotation old texts still open, new ones take the new key', () => {
  const sealedBefore = new Keyring([oldKey]).seal(PHONE, 'holder-1');
  const rotated = new Keyring([newKey, oldKey]);
  expect(rotated.open(sealedBefore, 'holder-1')).toBe(PHONE);
  expect(rotated.seal(PHONE, 'holder-1')).toMatch(/^k2\./);
  expect(() => new Keyring([newKey]).open(sealedBefore, 'holder-1')).toThrow('k1');
});

test('a value is looked up under every key it may have been stored with', () => {
  const before = new Keyring([oldKey]).hash(PHONE);
  const rotated = new Keyring([newKey, oldKey]);
  expect(rotated.hashes(PHONE)).toEqual([rotated.hash(PHONE), before]);
  expect(before).not.toContain(PHONE);
});

test('the key file is made once, for its owner alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hz-keys-'));
  const [made] = dataKeysInFolder(folder, { hasData: false });
  const [again] = dataKeysInFolder(folder, { hasData: false });
  const file = join(folder, 'keys.txt');
  expect(again).toEqual(made);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).toMatch(/^k1:[\w+/]{43}=\n$/);
});

test('a phone number is shown by its first three and last four digits', () => {
  expect(maskPhone(PHONE)).toBe('138****5678');
});
