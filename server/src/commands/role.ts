// npm run role -- grant clerk|officer WHO, npm run role -- take WHO, npm run role -- list
import { maskPhone } from '../platform/crypto/mask';
import { argumentsOf } from './arguments';
import { type RegistryFeatures, runCommand, UsageError, withRegistry } from './registry';

const USAGE = `用法：
  npm run role -- grant clerk --phone 13800000000     给角色（clerk 办事员，officer 主管）
  npm run role -- take --phone 13800000000            收回角色
  npm run role -- list                                谁有角色
是谁，可以写 --phone 手机号、--openid 微信 openid、--account 账号编号，或演示里的 --person 人物（和 --demo 一起）`;

const { positionals, values } = argumentsOf(
  {
    allowPositionals: true,
    options: {
      phone: { type: 'string' },
      openid: { type: 'string' },
      account: { type: 'string' },
      person: { type: 'string' },
      demo: { type: 'boolean', default: false },
    },
  },
  USAGE,
);

const ROLES: Readonly<Record<string, string>> = { clerk: '办事员', officer: '主管' };

async function accountOf({ accounts }: RegistryFeatures): Promise<string> {
  if (values.account !== undefined) {
    const isId = /^[0-9a-f]{24}$/.test(values.account);
    if (!isId || (await accounts.byIds([values.account])).length === 0)
      throw new UsageError(`没有这个账号：${values.account}`);
    return values.account;
  }
  const [method, value] = (
    [
      ['phone', values.phone],
      ['wechat', values.openid],
      ['demo', values.person],
    ] as const
  ).find(([, given]) => given !== undefined) ?? [undefined, undefined];
  if (!method || !value) throw new UsageError(USAGE);
  const holder = await accounts.findByIdentity(method, value);
  if (!holder) throw new UsageError('没有这个人：要先登录过一次。');
  return holder._id.toHexString();
}

async function list({ accounts }: RegistryFeatures): Promise<void> {
  for (const holder of await accounts.withRole()) {
    const phone = accounts.phoneOf(holder);
    const name = phone ? maskPhone(phone) : (holder.demoIdentity ?? '微信');
    console.log(`${holder._id.toHexString()}  ${holder.role}（${ROLES[holder.role ?? '']}）  ${name}`);
  }
}

const [verb, role, ...rest] = positionals;
const VERBS = ['grant', 'take', 'list'];

runCommand(async () => {
  if (
    verb === undefined ||
    !VERBS.includes(verb) ||
    rest.length > 0 ||
    (role !== undefined && verb !== 'grant')
  )
    throw new UsageError(USAGE);
  return withRegistry(values.demo, async (features) => {
    if (verb === 'list') return list(features);
    if (verb === 'grant' && role !== undefined && !(role in ROLES))
      throw new UsageError(`没有这个角色：${role}。能给的是 clerk（办事员）、officer（主管）。`);
    if (verb === 'grant' && (role === 'clerk' || role === 'officer')) {
      await features.accounts.setRole(await accountOf(features), role);
      await features.note('role-given', `给了一位${ROLES[role]}的角色`);
      console.log(`已给：${role}（${ROLES[role]}）`);
    } else if (verb === 'take') {
      await features.accounts.setRole(await accountOf(features), null);
      await features.note('role-taken', '收回了一个角色');
      console.log('已收回');
    } else throw new UsageError(USAGE);
  });
});
