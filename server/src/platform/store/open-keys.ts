import type { Connection } from 'mongoose';
import type { Settings } from '../../settings';
import { dataKeysInFolder } from '../crypto/data-keys';
import { Keyring } from '../crypto/keyring';
import { isOfRestore } from './broken-restore';
import { checkKeys, type KeyUser, requireKeys } from './key-check';

interface KeyParts {
  told?: (sentence: string) => void;
  by: KeyUser;
  /** Whether the data were cleared on purpose just now: keys that are still there are no wonder then. */
  isEmptied?: boolean | undefined;
}

/**
 * The keys of the settings, or of the data folder, once it is sure that they are those of the data. A key file is made
 * only where there are no data yet; data that are there stay as they are. Throws `DataRefused` and `KeysRefused` with
 * what to do.
 */
export async function lookAtKeys(
  connection: Connection,
  settings: Pick<Settings, 'DATA_KEYS' | 'DATA_DIR'>,
  { told, by, isEmptied = false }: KeyParts,
): Promise<Keyring> {
  const keys =
    settings.DATA_KEYS ??
    dataKeysInFolder(settings.DATA_DIR, {
      hasData: await hasData(connection),
      isEmptied,
      ...(told && { told }),
    });
  const keyring = new Keyring(keys);
  await checkKeys(connection, keyring, by);
  return keyring;
}

/** As `lookAtKeys`, and notes in the data which key encrypts from now on. */
export async function openKeys(
  connection: Connection,
  settings: Pick<Settings, 'DATA_KEYS' | 'DATA_DIR'>,
  parts: KeyParts,
): Promise<Keyring> {
  const keyring = await lookAtKeys(connection, settings, parts);
  await requireKeys(connection, keyring, parts.by);
  return keyring;
}

/** Whether anything lies here that a key may be needed for; what a start that broke off leaves is not that. */
async function hasData(connection: Connection): Promise<boolean> {
  const found = await Promise.all(
    ['holders', 'data_keys', 'registry_imports', 'signing_keys'].map((name) =>
      connection.collection(name).findOne({}, { projection: { _id: 1 } }),
    ),
  );
  if (found.some((one) => one !== null)) return true;
  return (await connection.listCollections()).some(({ name }) => isOfRestore(name));
}
