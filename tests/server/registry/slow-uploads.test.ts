// An upload may take as long as it needs, but not trickle: that would keep a connection and a file open for nothing.
import { PassThrough } from 'node:stream';
import { receiveListFile } from '../../../server/src/features/registry/import/list-file';
import { until } from '../../support/until';

const PACE = { afterMs: 50, bytesPerSecond: 1_000_000 };

test('one that trickles is cut, also one that sends nothing more', async () => {
  const trickling = new PassThrough();
  const drops = setInterval(() => trickling.write('a'), 10);
  await expect(receiveListFile(trickling, 'a.csv', PACE)).rejects.toMatchObject({ code: 'request-timeout' });
  clearInterval(drops);
  await expect(receiveListFile(new PassThrough(), 'b.csv', PACE)).rejects.toMatchObject({
    code: 'request-timeout',
  });
});

test('one that keeps its pace is taken in whole, however long it takes', async () => {
  const steady = new PassThrough();
  const received = receiveListFile(steady, 'c.csv', { afterMs: 20, bytesPerSecond: 1 });
  let pieces = 0;
  const more = setInterval(() => {
    pieces += 1;
    if (pieces <= 10) return steady.write(Buffer.alloc(1000, 97));
    clearInterval(more);
    steady.end('end');
  }, 10);
  const file = await received;
  const { size } = await file.handle.stat();
  expect(size).toBe(10_003);
  expect(file.digest).toMatch(/^[0-9a-f]{64}$/);
  await file.close();
});

test('what breaks off is not taken for the end', async () => {
  const broken = new PassThrough();
  const received = receiveListFile(broken, 'd.csv', PACE);
  broken.write('证书编号');
  await until(() => broken.listenerCount('error') > 0, 'it is read');
  broken.destroy(new Error('gone'));
  await expect(received).rejects.toThrow('gone');
});
