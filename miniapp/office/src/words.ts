import { formatDayChinese, formatDaysLeft, parseDay } from '@hz/shared/calendar';
import type { PersonView } from '@hz/shared/contracts';

type State = PersonView['state'];
export type Tone = 'done' | 'soon' | 'late' | 'ask' | 'plain';

/** The states of a person's certificate by official lists, in the order in which a clerk works them off. */
export const states: readonly { state: State; name: string; tone: Tone }[] = [
  { state: 'open', name: '未换', tone: 'soon' },
  { state: 'void', name: '已过期', tone: 'late' },
  { state: 'cannot', name: '换不了', tone: 'late' },
  { state: 'unknown', name: '查不到', tone: 'ask' },
  { state: 'listed', name: '名单里有', tone: 'plain' },
  { state: 'exchanged', name: '已换', tone: 'done' },
];
export const stateOf = (state: State) =>
  states.find((one) => one.state === state) ?? { state, name: state, tone: 'plain' as const };

export const studyNames: Record<NonNullable<PersonView['study']>['state'], { name: string; tone: Tone }> = {
  met: { name: '学够了', tone: 'done' },
  short: { name: '还不够', tone: 'soon' },
  unconfirmed: { name: '没说清', tone: 'ask' },
  none: { name: '不用学', tone: 'plain' },
};

export const fieldNames = {
  number: '证书编号',
  name: '姓名',
  post: '岗位',
  project: '项目',
  leader: '班组长',
} as const;

export const effectNames = {
  new: { name: '新增', tone: 'done' },
  changed: { name: '变化', tone: 'soon' },
  same: { name: '没变', tone: 'plain' },
  'left-out': { name: '不收', tone: 'late' },
} as const;

export const matchNames = {
  exact: '编号和姓名都对得上',
  differs: '编号对得上，姓名不一致',
  'not-found': '查不到',
  twice: '名单里出现两次',
  'no-number': '没有编号，查不了',
  unchecked: '这个编号试过太多姓名，先不查',
} as const;

/** 2022-12-31 → 2022年12月31日; nothing for nothing. */
export const dayInWords = (iso: string | null): string => (iso ? formatDayChinese(parseDay(iso)) : '');

export const daysLeftInWords = (days: number | null): string => (days === null ? '' : formatDaysLeft(days));

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** An instant as the clock on the wall in China shows it: 2022年12月5日 09:00. */
export function timeInWords(instant: string | null): string {
  if (!instant) return '';
  const parts = clock.formatToParts(new Date(instant));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}年${of('month')}月${of('day')}日 ${of('hour')}:${of('minute')}`;
}
