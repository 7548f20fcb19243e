import { join, resolve } from 'node:path';
import { z } from 'zod';
import { templatesSetting } from './platform/clients/wechat/templates';
import { verifyFilesSetting } from './platform/clients/wechat/verify-files';
import { parseDataKeys } from './platform/crypto/data-keys';
import { placeOf, plainWords } from './platform/http/plain-words';
import { addressFault } from './platform/store/address';

/** How the server was started: `start`, `dev` or `demo`. */
export type Mode = 'production' | 'development' | 'demo';

const whole = (what: string, min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `要是整数 / must be a whole number: ${what}`)
    .transform(Number)
    .refine((n) => n >= min && n <= max, `要在 ${min} 到 ${max} 之间 / must be between ${min} and ${max}`);
const url = (protocol: RegExp) => z.url({ protocol, error: '不是正确的网址 / not a valid URL' });

/** What is served where nothing else is said; the first is preset. */
export const DEFAULT_PACKS: readonly string[] = [
  'jilin-2022-25',
  'hubei-2021',
  'yunnan-2023',
  'anhui-2021',
  'water-abc',
  'safety-abc',
];

/** Every setting, read once from the environment when the server starts; an empty one counts as not given. */
const settingFields = {
  PORT: whole('port', 0, 65_535)
    .default(3000)
    .describe('监听的端口；0 表示任选一个空闲端口 / port to listen on; 0 takes a free one'),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, '不是主机名或地址 / not a host name or address')
    .default('127.0.0.1')
    .describe('监听的地址；放在反向代理后面时不用改 / address to listen on'),
  MONGODB_URI: z
    .string()
    .superRefine((uri, context) => {
      const fault = addressFault(uri);
      if (fault) context.addIssue({ code: 'custom', message: fault });
    })
    .optional()
    .describe(
      'MongoDB 连接串，官方驱动认得的都行，库名也写在里面（不写就是 huanzheng）；不给就用内嵌存储 / any address the official driver reads, database name included; without it the embedded store is used',
    ),
  DATA_DIR: z
    .string()
    .optional()
    .describe(
      '内嵌存储和密钥文件的文件夹；默认 data（演示 data/demo） / folder of the embedded store and key file',
    ),
  PACKS_DIR: z
    .string()
    .optional()
    .describe(
      '放着别的包（每个是有 pack.yaml 的文件夹）的文件夹；同名的代替自带的 / folder with packs beside the built-in ones; one of the same name takes its place',
    ),
  PACKS: z
    .string()
    .transform((text) => text.split(/[,，\s]+/).filter((id) => id !== ''))
    .refine((ids) => ids.length > 0, '至少写一个包的编号 / name one pack at least')
    .default([...DEFAULT_PACKS])
    .describe(
      '办哪几份文件的证书：包的编号，逗号隔开，第一个是预先选好的 / ids of the packs that are served, the first one preset',
    ),
  DATA_KEYS: z
    .string()
    .transform((text, context) => {
      const keys = parseDataKeys(text);
      if (typeof keys !== 'string') return keys;
      context.addIssue({ code: 'custom', message: keys });
      return z.NEVER;
    })
    .optional()
    .describe(
      '加密密钥，写成“编号:32字节base64”，逗号隔开，第一个用来加密，其余只用来解密；用 MONGODB_URI 时必须给，否则在数据文件夹里生成 / data keys "id:base64 of 32 bytes", the first one encrypts; required with MONGODB_URI',
    ),
  TRUST_PROXY_HOPS: whole('hops', 0, 5)
    .default(0)
    .describe('前面有几层反向代理，决定信任几个 X-Forwarded-For / how many reverse proxies stand in front'),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], '要是 silent、error、warn、info、debug 之一')
    .optional()
    .describe('日志的详细程度；默认 info，demo 是 warn / log level'),
  RATE_LIMIT_PER_MINUTE: whole('requests', 1, 1_000_000)
    .default(600)
    .describe('一个登录（未登录按地址）每分钟最多的请求数 / requests a minute for one session or address'),
  CONNECTIONS_PER_ADDRESS: whole('connections', 0, 1_000_000)
    .default(100)
    .describe(
      '一个地址同时最多的连接数；0 不限。放在反向代理后面（TRUST_PROXY_HOPS 大于 0）时由代理来限 / connections at a time from one address; behind a proxy the proxy limits',
    ),
  SMS_SENDER: z
    .enum(['off', 'log'], '要是 off 或 log / must be off or log')
    .optional()
    .describe(
      '短信验证码怎么发：off 不开手机登录；log 写进日志，只用于开发。默认 start 是 off，dev 和 demo 是 log / how one-time codes are sent',
    ),
  WECHAT_APP_ID: z
    .string()
    .regex(/^wx[0-9a-f]{16}$/, '要像 wx 加 16 位 / must look like wx and 16 hex digits')
    .optional()
    .describe('小程序的 AppID；和 WECHAT_APP_SECRET 一起给才开微信登录 / AppID of the mini-program'),
  WECHAT_APP_SECRET: z
    .string()
    .regex(/^\w{32}$/, '要是 32 位 / must have 32 characters')
    .optional()
    .describe('小程序的 AppSecret / AppSecret of the mini-program'),
  WECHAT_API_BASE: url(/^https?$/)
    .default('https://api.weixin.qq.com')
    .describe('微信接口的地址；测试时指向本机的替身 / base address of the WeChat API'),
  WECHAT_TIMEOUT_MS: whole('milliseconds', 100, 60_000)
    .default(5000)
    .describe('等微信回答最多多少毫秒 / how long to wait for WeChat'),
  PUBLIC_ORIGIN: url(/^https?$/)
    .optional()
    .describe(
      '别人用浏览器打开产品的地址，如 https://hz.example.cn；给了，状态码就写成网址，微信里一扫就能打开 / address under which others reach the product',
    ),
  WECHAT_VERIFY_FILES: verifyFilesSetting
    .optional()
    .describe(
      '微信要放在网站上的校验文件，写成“文件名=内容”，逗号隔开，如 MP_verify_abc.txt=abc；根目录和 /S/（扫普通链接打开小程序的规则）下都能取到 / files by which WeChat verifies the site, at the root and below /S/',
    ),
  WECHAT_TEMPLATES: templatesSetting
    .optional()
    .describe(
      '订阅消息的模板，JSON：{"exchange":{"id":"模板编号","keys":{"thing1":"certificate","date2":"deadline","thing3":"advice"}},"education":{…},"nudge":{…}}（nudge 是单位的提醒，要有自己的模板）；keys 里每个关键词写它说什么：certificate、deadline、advice、days-left、matter。不给就不发微信提醒 / templates of subscribe messages',
    ),
  WECHAT_PROGRAM_STATE: z
    .enum(['developer', 'trial', 'formal'], '要是 developer、trial、formal 之一')
    .default('formal')
    .describe('点开微信提醒时进小程序的哪个版本 / which version of the mini-program a message opens'),
  WECHAT_MESSAGES_PER_SECOND: whole('messages', 1, 10_000)
    .default(50)
    .describe('每台服务器每秒最多发多少条微信提醒 / most WeChat messages a second'),
  WECHAT_PUSH_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{3,32}$/, '要是 3 到 32 位字母或数字')
    .optional()
    .describe(
      '微信“消息推送”里填的 Token；给了才接收微信的推送（/v1/wechat/events） / token of message pushes',
    ),
  WECHAT_PUSH_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/, '要是 43 位')
    .optional()
    .describe(
      '微信“消息推送”里的 EncodingAESKey；给了就只收加密的推送，正式运行必须给 / key of encrypted pushes, required in production',
    ),
  DRAIN_SECONDS: whole('seconds', 0, 600)
    .optional()
    .describe(
      '收到停止信号后 /readyz 立刻答 503，还接多少秒新请求，好让反向代理换到别的服务器；默认 start 是 5，dev 和 demo 是 0 / how long new requests are taken after SIGTERM',
    ),
  ROLE: z
    .enum(['web', 'worker', 'all'], '要是 web、worker 或 all / must be web, worker or all')
    .default('all')
    .describe(
      '这台服务器做什么：web 只答请求，worker 只跑定时任务（另答 /healthz、/readyz、/metrics、/openapi.json、/v1/clock），all 都做 / what this server does',
    ),
  METRICS_TOKEN: z
    .string()
    .min(16, '至少 16 位 / at least 16 characters')
    .optional()
    .describe('看 /metrics 要带的令牌；不给时只有 dev 和 demo 能看 / bearer token for /metrics'),
} as const;

const Environment = z.object(settingFields);

type Given = z.output<typeof Environment>;

export interface Settings extends Omit<Given, 'DATA_DIR' | 'LOG_LEVEL' | 'SMS_SENDER' | 'DRAIN_SECONDS'> {
  readonly mode: Mode;
  readonly DATA_DIR: string;
  readonly LOG_LEVEL: NonNullable<Given['LOG_LEVEL']>;
  readonly SMS_SENDER: 'off' | 'log';
  readonly DRAIN_SECONDS: number;
}

/** Says in one sentence, naming it, which setting is wrong. */
export class SettingsError extends Error {}

/** Reads and checks every setting. Throws a SettingsError that names the wrong one. */
export function readSettings(environment: NodeJS.ProcessEnv, mode: Mode): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = Environment.safeParse(given, { error: plainWords });
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new SettingsError(`设置 ${issue && placeOf(issue)} 不对：${issue?.message}`);
  }
  checkTogether(read.data, mode);
  return {
    ...read.data,
    mode,
    DATA_DIR: resolve(read.data.DATA_DIR ?? (mode === 'demo' ? join('data', 'demo') : 'data')),
    LOG_LEVEL: read.data.LOG_LEVEL ?? (mode === 'demo' ? 'warn' : 'info'),
    DRAIN_SECONDS: read.data.DRAIN_SECONDS ?? (mode === 'production' ? 5 : 0),
    SMS_SENDER: read.data.SMS_SENDER ?? (mode === 'production' ? 'off' : 'log'),
  };
}

function checkTogether(settings: Given, mode: Mode): void {
  if (settings.MONGODB_URI && !settings.DATA_KEYS) {
    throw new SettingsError(
      '设置 DATA_KEYS 没有给：用 MONGODB_URI 时必须给，各台服务器要一样 / DATA_KEYS is required with MONGODB_URI',
    );
  }
  for (const name of ['WECHAT_TEMPLATES', 'WECHAT_PUSH_TOKEN'] as const) {
    if (settings[name] && !settings.WECHAT_APP_ID)
      throw new SettingsError(`设置 ${name} 要和 WECHAT_APP_ID 一起给 / needs WECHAT_APP_ID`);
  }
  if (settings.WECHAT_PUSH_AES_KEY && !settings.WECHAT_PUSH_TOKEN) {
    throw new SettingsError(
      '设置 WECHAT_PUSH_AES_KEY 要和 WECHAT_PUSH_TOKEN 一起给 / needs WECHAT_PUSH_TOKEN',
    );
  }
  if (mode === 'production' && settings.WECHAT_PUSH_TOKEN && !settings.WECHAT_PUSH_AES_KEY) {
    throw new SettingsError(
      '设置 WECHAT_PUSH_AES_KEY 没有给：正式运行只收加密的推送，请在微信“消息推送”里选安全模式 / WECHAT_PUSH_TOKEN needs WECHAT_PUSH_AES_KEY in production',
    );
  }
  if (Boolean(settings.WECHAT_APP_ID) !== Boolean(settings.WECHAT_APP_SECRET)) {
    const missing = settings.WECHAT_APP_ID ? 'WECHAT_APP_SECRET' : 'WECHAT_APP_ID';
    throw new SettingsError(
      `设置 ${missing} 没有给：WECHAT_APP_ID 和 WECHAT_APP_SECRET 要一起给 / must be given together`,
    );
  }
}

/** What the README's table of settings says: name, default and meaning of each. */
export function listSettings(): { name: string; default: string; meaning: string }[] {
  return Object.entries(settingFields).map(([name, field]) => ({
    name,
    default: field instanceof z.ZodDefault ? String(field.def.defaultValue) : '',
    meaning: field.description ?? '',
  }));
}
