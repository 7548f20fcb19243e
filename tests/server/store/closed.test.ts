// What the embedded store keeps is closed to others at a start, and the start says so.
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerProcess } from '../../support/process';

test('a store file and an address file that others can read are closed to them, each with a sentence', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'hz-closed-'));
  const settings = { DATA_DIR: dataDir, MONGODB_URI: '' };
  const first = await ServerProcess.demo(settings);
  await first.stop();
  const [store, address] = [join(dataDir, 'store/store.db'), join(dataDir, 'store-address')];
  for (const file of [store, address]) chmodSync(file, 0o644);
  const again = await ServerProcess.demo(settings);
  await again.stop();
  for (const file of [store, address]) expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(again.output).toContain(`${store} 原来别人也能看（权限 644）`);
  expect(again.output).toContain(`地址文件 ${address} 原来别人也能看，里面的密码已经换了`);
  rmSync(dataDir, { recursive: true });
});
