// What a disk refuses at a start or in a command is one sentence.
import { mongo } from 'mongoose';
import { diskFault } from '../../../server/src/platform/store/disk';

test.each([
  [
    { code: 'ENOSPC', path: '/data/keys.txt' },
    '磁盘满了，/data/keys.txt 写不进去（ENOSPC）。请看看放数据的文件夹（DATA_DIR）。',
  ],
  [{ code: 'ENOSPC' }, '磁盘满了，写不进去（ENOSPC）。请看看放数据的文件夹（DATA_DIR）。'],
  [
    { code: 'EROFS', path: '/data' },
    '磁盘是只读的，/data 写不进去（EROFS）。请看看放数据的文件夹（DATA_DIR）。',
  ],
])('%j', (fields, sentence) => {
  expect(diskFault(Object.assign(new Error('of the system'), fields))).toBe(sentence);
});

test('a store that has no room says so by its code, which is a sentence too', () => {
  const refused = new mongo.MongoServerError({ code: 14031, codeName: 'OutOfDiskSpace', message: 'x' });
  expect(diskFault(refused)).toMatch(/^磁盘满了[^\n]*$/);
});

test('what is no fault of a disk is none', () => {
  expect(diskFault(new Error('another'))).toBeUndefined();
  expect(diskFault(undefined)).toBeUndefined();
});
