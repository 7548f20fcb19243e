import { type Connection, Schema } from 'mongoose';
import type { Keyring } from '../crypto/keyring';
import { isDuplicateKey } from './duplicate';
import { DataRefused } from './refused';

/** A key that has encrypted data here. */
interface KeyRecord {
  /** Its id. */
  _id: string;
  /** Tells one key from another, and nothing about either. */
  fingerprint: string;
  /** Set when a search of all data found the key nowhere: a start may do without it. */
  retired: boolean;
  /** False from when a start brings it beside others until that one serves. */
  served?: boolean;
}

const schema = new Schema<KeyRecord>(
  {
    _id: String,
    fingerprint: { type: String, required: true },
    retired: { type: Boolean, required: true },
    served: { type: Boolean },
  },
  { collection: 'data_keys', versionKey: false },
);

const newModel = (connection: Connection) => connection.model('DataKey', schema);
type KeyModel = ReturnType<typeof newModel>;
const keyModel = (connection: Connection): KeyModel =>
  (connection.models.DataKey as KeyModel | undefined) ?? newModel(connection);

/** Who opens the data: only a server brings a new key, for those that run could not open what a command seals with it. */
export type KeyUser = 'server' | 'command';

/**
 * Refuses to go on with other keys than those the data were encrypted with, and changes nothing. Data of a build from
 * before keys were noted are opened to see whether the keys are theirs. Throws `DataRefused` with what to do.
 */
export async function checkKeys(connection: Connection, keyring: Keyring, by: KeyUser): Promise<void> {
  const known = await keyModel(connection).find().lean<KeyRecord[]>();
  const mine = keyring.fingerprints;
  for (const { _id, fingerprint, retired } of known) {
    const given = mine.get(_id);
    if (given === undefined && !retired) throw keyMissing(_id);
    if (given !== undefined && given !== fingerprint) throw keyDiffers(_id);
  }
  if (known.length === 0) await requireOpening(connection, keyring);
  const { current } = keyring.ids;
  const noted = known.find(({ _id }) => _id === current);
  const isServed = noted ? noted.served !== false : known.length === 0;
  if (!isServed && by === 'command') throw keyNotServed(current);
}

/** As `checkKeys`, and notes the key that encrypts from now on. */
export async function requireKeys(connection: Connection, keyring: Keyring, by: KeyUser): Promise<void> {
  await checkKeys(connection, keyring, by);
  const { current } = keyring.ids;
  const fingerprint = keyring.fingerprints.get(current) as string;
  const model = keyModel(connection);
  const isFirst = (await model.findOne({ _id: { $ne: current } })) === null;
  try {
    const fresh = { fingerprint, ...(!isFirst && { served: false }) };
    const noted = { $set: { retired: false }, $setOnInsert: fresh };
    await model.updateOne({ _id: current, fingerprint }, noted, { upsert: true });
  } catch (error) {
    // In the same moment another server noted another key under this id.
    throw isDuplicateKey(error) ? keyDiffers(current) : error;
  }
}

/** A server serves with its key: from now on commands may seal with that too. */
export async function noteServed(connection: Connection, keyring: Keyring): Promise<void> {
  await keyModel(connection).updateOne({ _id: keyring.ids.current }, { $unset: { served: '' } });
}

/** The older keys of the ring were found nowhere any more: a start may do without them. */
export async function retireKeys(connection: Connection, keyring: Keyring): Promise<void> {
  await keyModel(connection).updateMany({ _id: { $in: keyring.ids.older } }, { $set: { retired: true } });
}

/** Something sealed of a holder's opens with these keys, if there is anything. */
async function requireOpening(connection: Connection, keyring: Keyring): Promise<void> {
  const holder = await connection.collection('holders').findOne({ 'identities.sealed': /\./ });
  const [identity] = (holder?.identities ?? []) as { sealed: string }[];
  if (!holder || !identity) return;
  try {
    keyring.open(identity.sealed, holder._id.toHexString());
  } catch {
    throw keyDiffers(identity.sealed.split('.')[0] as string);
  }
}

const keyMissing = (id: string): DataRefused =>
  new DataRefused(
    `数据是用密钥 ${id} 加密的，这次启动没有给它，所以没有打开。请把原来的密钥放回去（DATA_KEYS，或数据文件夹里的 keys.txt，备份里有）；要换密钥，把新的写在前面、旧的留在后面，再运行 npm run rotate-keys。`,
  );

const keyNotServed = (id: string): DataRefused =>
  new DataRefused(
    `还没有服务器用密钥 ${id} 启动过，正在运行的打不开用它加密的数据，所以什么都没有改。请先用同样的 DATA_KEYS 重新启动每台服务器（新的写在前面，旧的留在后面），再运行这个命令。`,
  );

const keyDiffers = (id: string): DataRefused =>
  new DataRefused(
    `密钥 ${id} 和加密这些数据的那一个不一样，所以没有打开。请放回原来的密钥（DATA_KEYS，或数据文件夹里的 keys.txt，备份里有）；新密钥要用新的编号。`,
  );
