// npm run rotate-keys: encrypts and hashes everything anew with the first of DATA_KEYS, beside a running server.
// npm run rotate-keys -- --signing: begins to sign status codes with a new key; --revoke makes the old codes invalid.
import { parseArgs } from 'node:util';
import { runCommand, withRegistry } from './registry';

const { values } = parseArgs({
  options: {
    signing: { type: 'boolean', default: false },
    revoke: { type: 'boolean', default: false },
    demo: { type: 'boolean', default: false },
  },
});

runCommand(() =>
  withRegistry(values.demo, async ({ accounts, registry, verification }) => {
    if (values.revoke) {
      await verification.keys.revokeAll();
      console.log('旧的状态码都失效了，已换新的签名密钥。');
    } else if (values.signing) {
      await verification.keys.rotate();
      console.log('已换新的签名密钥，没到期的状态码照样有效。');
    } else {
      const written =
        (await accounts.reseal()) + (await registry.reseal()) + (await verification.keys.reseal());
      console.log(`重新加密了 ${written} 条。旧的密钥可以从 DATA_KEYS 里去掉了。`);
    }
  }),
);
