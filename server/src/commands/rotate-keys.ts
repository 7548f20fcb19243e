// npm run rotate-keys: encrypts and hashes everything anew with the first of DATA_KEYS, beside a running server.
// npm run rotate-keys -- --signing: begins to sign status codes with a new key; --revoke makes the old codes invalid.
import { resealAll, whereKeysStand } from '../platform/kept/reseal';
import { retireKeys } from '../platform/store/key-check';
import { servingWithOthers } from '../platform/store/serving';
import { argumentsOf } from './arguments';
import { type FeatureData, runCommand, withFeatures } from './features';

const USAGE = `用法：
  npm run rotate-keys                  用 DATA_KEYS 里的第一个密钥重新加密所有数据
  npm run rotate-keys -- --signing     换新的签名密钥，没到期的状态码照样有效
  npm run rotate-keys -- --revoke      换新的签名密钥，旧的状态码都失效
选项：--demo 用演示的数据`;

const { values } = argumentsOf(
  {
    options: {
      signing: { type: 'boolean', default: false },
      revoke: { type: 'boolean', default: false },
      demo: { type: 'boolean', default: false },
    },
  },
  USAGE,
);

async function reseal({ accounts, connection, keyring }: FeatureData): Promise<void> {
  const unopened: string[] = [];
  const changed = await resealAll(accounts.kept, {
    told: (collection, count) => console.log(`  ${collection}：${count} 条`),
    unopened: (collection, id) => {
      unopened.push(`${collection} 的 ${id}`);
      console.error(`打不开，留着没动：${collection} 的 ${id}`);
    },
  });
  const { current, older } = keyring.ids;
  console.log(`用密钥 ${current} 重新加密了 ${changed} 条。`);
  const ids = older.join('、');
  if (unopened.length > 0) {
    const old = older.length > 0 ? `旧密钥（${ids}）还不能去掉：` : '';
    console.log(
      `${old}有 ${unopened.length} 条记录打不开（上面写了是哪些），可能是坏了，或者被人改过。请从备份里恢复它们，或者删掉，再运行一次这个命令。`,
    );
    process.exitCode = 1;
    return;
  }
  if (older.length === 0) return;
  const left = await whereKeysStand(connection, older);
  // After the search: what a server writes with another key while it goes on, the search may have passed already.
  const servers = await servingWithOthers(connection, keyring);
  const notYet = [
    ...[...servers].map(([key, count]) => `有 ${count} 台服务器还在用密钥 ${key} 加密`),
    ...(left.size > 0
      ? [`这些地方还有它：${[...left].map(([collection, count]) => `${collection} ${count} 条`).join('，')}`]
      : []),
  ];
  if (notYet.length > 0) {
    console.log(
      `旧密钥（${ids}）还不能去掉：${notYet.join('；')}。` +
        `次数和验证码（${FADING}）一天内会自己过期，被强行关掉的服务器过一分半钟就不算了；请先把每台服务器都改成 ${current} 写在第一个再启动，再运行一次这个命令。`,
    );
    process.exitCode = 2;
    return;
  }
  await retireKeys(connection, keyring);
  console.log(`查过所有数据，哪里都没有旧密钥了：${ids} 可以从 DATA_KEYS 里去掉。`);
}

const FADING = 'limits、sign_in_codes';

runCommand(() =>
  withFeatures(values.demo, async (features) => {
    const { keys } = features.verification;
    if (values.revoke) {
      await keys.revokeAll();
      console.log('旧的状态码都失效了，已换新的签名密钥。');
    } else if (values.signing) {
      await keys.rotate();
      console.log('已换新的签名密钥，没到期的状态码照样有效。');
    } else await reseal(features);
  }),
);
