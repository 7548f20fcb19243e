import { formatDayChinese, isDay, parseDay, yearOf } from '../../calendar';
import { sayHours } from '../../v1/guide';
import type { Draft, Fact } from '../types';

/** How facts are called when they are read back. */
const CALLED: Record<string, string> = {
  registeredOn: '注册好了',
  exchangedOn: '申请更换了',
  issuedOn: '拿到电子证书',
  oldIssuedOn: '旧证书发证',
  downloadedOn: '下载好了',
  appliedOn: '交了申请',
  examPassedOn: '考试通过了',
  expiresOn: '到期',
  birthDate: '出生',
};

const STATES: Record<string, Record<string, string>> = {
  inPost: { true: '还在做这个岗位', false: '已经不做这个岗位' },
  employed: { true: '有工作单位', false: '没有工作单位' },
  accident: { true: '出过事故', false: '没出过事故' },
  oldValid: { true: '旧证书有效', false: '旧证书失效了' },
  informationComplete: { true: '信息完整', false: '信息不完整' },
  sex: { m: '男', f: '女' },
  fromOtherProvince: { true: '外省转来的', false: '本地的' },
  registryStatus: { valid: '系统显示“有效”', cancelled: '系统显示“注销”', 'not-found': '系统里查不到' },
};

/** 没有工作单位; null: of what has no words of its own. */
export const stateWords = (fact: string, value: string): string | null => STATES[fact]?.[value] ?? null;

const REMINDER: Record<string, string> = { on: '打开提醒', off: '不再提醒' };

export const dayWords = (day: string, asOf: number): string => formatDayChinese(parseDay(day), yearOf(asOf));
export const hoursWords = (hours: number): string => sayHours(Math.round(hours * 10));

const partWords = (part: string): string =>
  part.length === 4
    ? `${part}年`
    : part.length === 7
      ? `${part.slice(0, 4)}年${Number(part.slice(5))}月`
      : '';

/** A day on record, or as much of it as is known: 2021年3月3日, 2021年3月. */
export const knownDayWords = (day: string, asOf: number): string => partWords(day) || dayWords(day, asOf);

/** In Jilin the exchange is applied for; elsewhere it is done. */
const CALLED_BY_PACKS: Record<string, string> = { exchangedOn: '换了证' };

export const calledOf = (fact: string, byPack = false): string =>
  (byPack ? CALLED_BY_PACKS[fact] : undefined) ?? CALLED[fact] ?? '';

/** 12月4日 4 学时; 昨天 is never repeated, so that a slip of a day shows. */
export function factWords(fact: Fact | Draft, asOf: number, byPack = false): string {
  const { value, on } = fact;
  const day = on === null ? '' : `${dayWords(on, asOf)} `;
  switch (fact.fact) {
    case 'credit':
      return `${day}${hoursWords(value as number)}`;
    case 'total':
      return `一共 ${hoursWords(value as number)}`;
    case 'statedCycle':
      return `${on?.slice(0, 4)} 年${on?.endsWith('-01-01') ? '' : `（${dayWords(on as string, asOf)}起）`}一共 ${hoursWords(value as number)}`;
    case 'reminder':
      return REMINDER[String(value)] ?? `每次在 ${value} 提醒`;
    case 'newNumber':
      return `新编号 ${value}`;
    case 'trade':
      return String(value);
  }
  const state = stateWords(fact.fact, String(value));
  if (state) return `${day}${state}`;
  // A day that lies ahead is said with its year, whichever it is.
  const said =
    value === null
      ? ''
      : fact.fact === 'expiresOn' && isDay(String(value))
        ? formatDayChinese(parseDay(String(value)))
        : knownDayWords(String(value), asOf);
  return `${said} ${calledOf(fact.fact, byPack)}`.trim();
}

export const SAY = {
  yes: '对',
  change: '改',
  no: '不记',
  undo: '撤销',
  today: '今天',
  otherDay: '别的日子',
  again: '再记一笔',
  each: '每本都是',
} as const;
