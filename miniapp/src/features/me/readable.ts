import { formatDayChinese, formatPartChinese, isDay, isPartDay, parseDay } from '@hz/shared/calendar';
import { seenWords } from '../registry';

/** What the names in an export mean; what is not here is shown under its own name. */
const NAMES: Record<string, string> = {
  exportedAt: '导出的时间',
  account: '账号',
  certificates: '证书',
  reminders: '提醒',
  chat: '问过的话',
  intake: '正在回答的问题',
  claims: '认领的官方记录',
  disputes: '要请人核对的认领',
  looks: '谁查过',
  sessions: '登录过的设备',
  office: '单位和电脑',
  // account and sessions
  consentedTo: '同意的隐私说明，哪一天的',
  consentedAt: '同意的时间',
  registeredOn: '在全国系统注册的日子',
  textSize: '字的大小',
  identities: '登录方式',
  method: '方式',
  value: '用什么登录',
  phone: '手机号',
  createdAt: '建立的时间',
  openedAt: '登录的时间',
  lastUsedAt: '上次用的时间',
  expiresAt: '到期的时间',
  // certificates
  pack: '哪里的证书',
  kind: '证书种类',
  trade: '岗位或工种',
  specialty: '专业',
  number: '证书编号',
  facts: '你说的情况',
  toldOn: '哪天说的',
  registryStatus: '省里的系统显示',
  registryCheckedOn: '查的日子',
  exchangedOn: '申请更换的日子',
  issuedOn: '拿到电子证书的日子',
  downloadedOn: '下载的日子',
  newNumber: '新证书编号',
  holding: '手里是哪一种',
  inPost: '还在岗位上',
  archived: '收起来了',
  credits: '学时',
  statements: '按年、按周期说过的总数',
  on: '日子',
  hours: '学时数',
  total: '好几天加起来的',
  category: '哪一类',
  for: '补的是从哪天起的一期',
  from: '从哪天起',
  recordedOn: '记下的日子',
  statedOn: '说的日子',
  createdOn: '加到这里的日子',
  // reminders
  settings: '设置',
  hour: '几点提醒',
  pause: '暂停',
  resumeOn: '到哪天恢复',
  inbox: '收到的',
  notices: '通知',
  deliveries: '发送的记录',
  acceptances: '允许过的微信提醒',
  entries: '一次一次',
  day: '日子',
  status: '怎么样了',
  state: '怎么样了',
  channels: '从哪里发',
  channel: '从哪里发',
  arrivedAt: '到的时间',
  arrivedOn: '到的日子',
  title: '标题',
  lines: '内容',
  text: '内容',
  read: '看过了',
  tone: '轻重',
  about: '关于',
  // talk
  time: '时刻',
  answer: '助手的回答',
  useful: '说过有用',
  personSays: '后来有人回答',
  handOver: '转给人的问题',
  why: '为什么',
  asked: '问了什么',
  question: '问题',
  questions: '转给人的问题',
  askedAt: '问的时间',
  // looks, claims
  at: '时间',
  by: '怎么查的',
  who: '谁',
  verdict: '当时的结果',
  record: '官方记录',
  name: '姓名',
  decision: '怎么定的',
  decidedAt: '定下的时间',
  note: '说明',
  role: '身份',
  // office
  memberships: '我在的单位',
  applications: '替单位申请过的',
  consents: '我同意谁看什么',
  desks: '登录着的电脑',
  org: '单位',
  company: '单位',
  projects: '项目',
  since: '从哪天起',
  creditCode: '统一社会信用代码',
  appliedAt: '申请的时间',
  kinds: '同意给的',
  givenOn: '同意的日子',
  browser: '浏览器',
  address: '从哪里来',
};

/** Words that an export uses for values. */
const VALUES: Record<string, string> = {
  demo: '示例人物',
  wechat: '微信',
  phone: '手机号',
  normal: '标准',
  large: '大',
  huge: '特大',
  'site-professional': '现场专业人员',
  'skilled-worker': '技能人员',
  ...seenWords,
  unknown: '记不清',
  old: '旧证书，还没换',
  exchanged: '已经换成电子证书',
  electronic: '电子证书',
  void: '作废',
  open: '还没换',
  created: '等着发',
  waiting: '等着发',
  sending: '正在发',
  sent: '发了',
  skipped: '没有发',
  superseded: '改了，不发了',
  failed: '没发成',
  'temporary-failure': '没发成，再试',
  'permanent-failure': '没发成',
  free: '还没用',
  reserved: '留着',
  used: '用了',
  inbox: '这里',
  sms: '短信',
  'status-code': '扫状态码',
  code: '扫状态码',
  typed: '输入编号',
  stranger: '没登录的人',
  holder: '持证人',
  claimant: '认领的人',
  you: '你自己',
  steps: '办到哪一步',
  nudges: '提醒我',
  hours: '学时',
};

/** Where a word means another thing than elsewhere. */
const VALUES_OF: Record<string, Record<string, string>> = { status: { cancelled: '取消了' } };

/** What only machines read: it is in the file that is saved. */
const FOR_MACHINES = new Set([
  ...['id', 'certificateId', 'demoIdentity', 'templateId', 'delivery', 'reportId', 'event', 'plan'],
  ...['clauses', 'actions', 'quickReplies', 'outcome', 'intent', 'tone', 'about', 'code', 'msgid'],
]);

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const plain = (text: string): string => text.replace(/[&<>"]/g, (mark) => MARKS[mark] as string);
const nameOf = (key: string): string => NAMES[key] ?? key;

const NOTHING = '没有';
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const IN_CHINA_MS = 8 * 3_600_000;
const two = (number: number): string => String(number).padStart(2, '0');

/** An instant as the clock on a wall in China shows it: 2022年12月5日 09:00 */
function timeWords(at: number): string {
  const time = new Date(at + IN_CHINA_MS);
  const day = parseDay(time.toISOString().slice(0, 10));
  return `${formatDayChinese(day)} ${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`;
}

function valueWords(key: string, value: unknown, packs: Record<string, string>): string {
  if (value === null || value === undefined || value === '') return NOTHING;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return key === 'at' ? timeWords(value) : String(value);
  const text = String(value);
  if (INSTANT.test(text)) return timeWords(Date.parse(text));
  if (isDay(text)) return formatDayChinese(parseDay(text));
  if (isPartDay(text)) return formatPartChinese(text);
  return (key === 'pack' ? packs[text] : (VALUES_OF[key]?.[text] ?? VALUES[text])) ?? text;
}

/** What of a part a person reads, name by name. */
function rowsOf(value: object): [name: string, part: unknown][] {
  // What somebody signs in with is words to them where it is their number.
  const isCode = (name: string) => name === 'value' && 'method' in value && value.method !== 'phone';
  return Object.entries(value).filter(([name]) => !FOR_MACHINES.has(name) && !isCode(name));
}

function partWords(key: string, value: unknown, packs: Record<string, string>): string {
  if (Array.isArray(value)) {
    const items = value.map((one) => `<li>${partWords(key, one, packs)}</li>`);
    return items.length === 0 ? NOTHING : `<ol>${items.join('')}</ol>`;
  }
  if (value === null || typeof value !== 'object') return plain(valueWords(key, value, packs));
  const rows = rowsOf(value).map(
    ([name, part]) =>
      `<tr><th scope="row">${plain(nameOf(name))}</th><td>${partWords(name, part, packs)}</td></tr>`,
  );
  return rows.length === 0 ? NOTHING : `<table>${rows.join('')}</table>`;
}

const STYLE =
  'body{font:16px/1.6 sans-serif;max-width:800px;margin:24px auto;padding:0 16px;color:#1f2a37}table{border-collapse:collapse;width:100%;margin-bottom:12px}th,td{text-align:left;vertical-align:top;padding:4px 8px;border-top:1px solid #ccc;overflow-wrap:anywhere}th{width:34%;font-weight:600}ol{padding-left:24px;margin:0}@media(max-width:600px){th,td{display:block;width:auto}td{border-top:0;padding-top:0}}@media print{body{margin:0;max-width:none;color:#000;background:#fff}th,td{display:table-cell}th{width:34%}h2{break-after:avoid}tr{break-inside:avoid}}';

interface Said {
  title: string;
  note: string;
  /** What each pack is called: its place. */
  packs: Record<string, string>;
}

/** An export as a page that a person can read and print: everything in it but what only machines read, each by its name. */
export function readablePage(data: Record<string, unknown>, { title, note, packs }: Said): string {
  const parts = Object.entries(data).map(
    ([key, part]) => `<h2>${plain(nameOf(key))}</h2>${partWords(key, part, packs)}`,
  );
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${plain(title)}</title><style>${STYLE}</style></head><body><main><h1>${plain(title)}</h1><p>${plain(note)}</p>${parts.join('')}</main></body></html>`;
}

function linesOf(name: string, key: string, value: unknown, packs: Said['packs'], indent: string): string[] {
  if (value === null || typeof value !== 'object')
    return [`${indent}${name}：${valueWords(key, value, packs)}`];
  const within = Array.isArray(value)
    ? value.flatMap((one, at) => linesOf(`${at + 1}`, key, one, packs, `${indent}  `))
    : rowsOf(value).flatMap(([each, part]) => linesOf(nameOf(each), each, part, packs, `${indent}  `));
  return within.length === 0 ? [`${indent}${name}：${NOTHING}`] : [`${indent}${name}：`, ...within];
}

/** The same as plain text, for whatever it is pasted into. */
export const readableText = (data: Record<string, unknown>, { title, note, packs }: Said): string =>
  [
    ...[title, note],
    ...Object.entries(data).flatMap(([key, part]) => ['', ...linesOf(nameOf(key), key, part, packs, '')]),
  ].join('\n');
