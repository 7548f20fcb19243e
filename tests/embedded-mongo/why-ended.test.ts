import { whyEnded } from '../../server/embedded-mongo/src/why-ended';

test.each([
  [new Error('out of memory'), 'out of memory'],
  [{ code: 'SQLITE_FULL', rawCode: 13 }, '磁盘满了 / the disk is full'],
  [{ code: 'SQLITE_IOERR', rawCode: 10 }, "{ code: 'SQLITE_IOERR', rawCode: 10 }"],
  ['gone', "'gone'"],
  [undefined, 'undefined'],
])('why the thread of the store ended is said in words, whatever came out of it: %p', (error, words) => {
  expect(whyEnded(error)).toBe(words);
});
