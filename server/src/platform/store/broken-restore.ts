import { clearRestore, isHalfSwapped, leftByRestore, settleSwap } from '@hz/embedded-mongo';
import type { Connection } from 'mongoose';
import { DataRefused } from './refused';

/** Whether a collection is one that a restore keeps while it has not come to its end: no data of the product's. */
export const isOfRestore = (name: string): boolean => name.startsWith('restoring.');

/**
 * Deals with what a restore left that was broken off. Of the embedded store, which nobody else has open, what was set
 * aside is put back and what was built is cleared away, with a sentence; elsewhere a restore may be running. Where
 * nothing else is there the data have yet to come: nobody gets an empty account meanwhile. Throws `DataRefused`.
 * @param isOurs whether this is a server that holds the store for itself
 */
export async function lookForBrokenRestore(
  connection: Connection,
  { isOurs, told }: { isOurs: boolean; told?: (sentence: string) => void },
): Promise<void> {
  const { db } = connection;
  if (!db || (await leftByRestore(db)).length === 0) return;
  if (isOurs && (await settleSwap(db)) === 'undone')
    told?.('上一次恢复备份只换上了一部分，已经换回原来的数据。要恢复的，请停下后再恢复一次。');
  if (await isHalfSwapped(db)) throw halfRestored();
  const others = (await connection.listCollections()).filter(
    ({ name }) => !isOfRestore(name) && !name.startsWith('system.') && name !== 'data_version',
  );
  if (others.length === 0) throw nothingRestored();
  if (!isOurs) return told?.(`有一次恢复备份还没有做完：${(await leftByRestore(db)).join('、')}`);
  told?.(`上一次恢复备份没有做完，留下的已经清掉：${(await clearRestore(db)).join('、')}`);
}

const halfRestored = (): DataRefused =>
  new DataRefused(
    '备份恢复到一半：有的数据已经换上，有的还没有，所以没有打开，什么都没有改。恢复正在进行的，请等它做完；被中断了的，请再运行一次 npm run db:restore。',
  );

const nothingRestored = (): DataRefused =>
  new DataRefused(
    '这里只有恢复了一半的备份，没有别的数据，所以没有打开，也没有新建密钥文件。请再运行一次 npm run db:restore（留下的那一半会先清掉）；真的不要了，把数据文件夹里的 store 移走（用别的 MongoDB 的，删掉名字以 restoring. 开头的集合）再启动。',
  );
