import type { Connection } from 'mongoose';
import type { Settings } from '../../settings';
import { dataKeysInFolder } from '../crypto/data-keys';
import { Keyring } from '../crypto/keyring';
import { type KeyUser, requireKeys } from './key-check';

/**
 * The keys of the settings, or of the data folder, once it is sure that they are those of the data. A key file is made
 * only where there are no data yet. Throws `DataRefused` and `KeysRefused` with what to do.
 */
export async function openKeys(
  connection: Connection,
  settings: Pick<Settings, 'DATA_KEYS' | 'DATA_DIR'>,
  { told, by }: { told?: (sentence: string) => void; by: KeyUser },
): Promise<Keyring> {
  const keys =
    settings.DATA_KEYS ??
    dataKeysInFolder(settings.DATA_DIR, { hasData: await hasData(connection), ...(told && { told }) });
  const keyring = new Keyring(keys);
  await requireKeys(connection, keyring, by);
  return keyring;
}

/** Whether anything lies here that a key may be needed for; what a start that broke off leaves is not that. */
async function hasData(connection: Connection): Promise<boolean> {
  const found = await Promise.all(
    ['holders', 'data_keys', 'registry_imports', 'signing_keys'].map((name) =>
      connection.collection(name).findOne({}, { projection: { _id: 1 } }),
    ),
  );
  return found.some((one) => one !== null);
}
