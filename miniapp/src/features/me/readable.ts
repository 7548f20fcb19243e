import { formatDayChinese, isDay, parseDay } from '@hz/shared/calendar';

/** What the names in an export mean; what is not here is shown under its own name. */
const NAMES: Record<string, string> = {
  account: '账号',
  holder: '账号',
  certificates: '证书',
  reminders: '提醒',
  chat: '问过的话',
  chats: '问过的话',
  intake: '正在回答的问题',
  claims: '认领',
  looks: '查证记录',
  sessions: '登录过的设备',
  trade: '岗位或工种',
  specialty: '专业',
  number: '证书编号',
  newNumber: '新证书编号',
  registryStatus: '省系统显示',
  registryCheckedOn: '查的日子',
  exchangedOn: '申请更换的日子',
  issuedOn: '拿到电子证书的日子',
  downloadedOn: '下载的日子',
  registeredOn: '注册的日子',
  createdOn: '加到这里的日子',
  createdAt: '建立的时间',
  recordedOn: '记下的日子',
  statedOn: '说的日子',
  credits: '学时',
  yearStatements: '说过的年份',
  year: '年份',
  hours: '学时',
  on: '日子',
  archived: '收起来了',
  inPost: '在岗',
  phone: '手机号',
  textSize: '字的大小',
  text: '内容',
  at: '时间',
  valid: '有效',
  cancelled: '注销',
  'not-found': '查不到',
  unknown: '记不清',
};

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const plain = (text: string): string => text.replace(/[&<>"]/g, (mark) => MARKS[mark] as string);
const nameOf = (key: string): string => plain(NAMES[key] ?? key);

function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return '没有';
  if (typeof value === 'boolean') return value ? '是' : '否';
  const text = String(value);
  return plain(isDay(text) ? formatDayChinese(parseDay(text)) : (NAMES[text] ?? text));
}

function partWords(value: unknown): string {
  if (Array.isArray(value))
    return value.length === 0
      ? '没有'
      : `<ol>${value.map((one) => `<li>${partWords(one)}</li>`).join('')}</ol>`;
  if (value === null || typeof value !== 'object') return valueWords(value);
  const rows = Object.entries(value).map(
    ([key, part]) => `<tr><th scope="row">${nameOf(key)}</th><td>${partWords(part)}</td></tr>`,
  );
  return `<table>${rows.join('')}</table>`;
}

const STYLE =
  'body{font:16px/1.6 sans-serif;max-width:800px;margin:24px auto;padding:0 16px;color:#1f2a37}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:4px 8px;border-top:1px solid #ccc;overflow-wrap:anywhere}th{width:30%;font-weight:600}ol{padding-left:24px;margin:0}@media print{body{margin:0}}';

/** An export as a page that a person can read and print: everything in it, each by its name. */
export function readablePage(data: Record<string, unknown>, title: string): string {
  const parts = Object.entries(data).map(([key, part]) => `<h2>${nameOf(key)}</h2>${partWords(part)}`);
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${plain(title)}</title><style>${STYLE}</style></head><body><main><h1>${plain(title)}</h1>${parts.join('')}</main></body></html>`;
}
