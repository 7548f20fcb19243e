import { formatDayChinese } from '@hz/shared/calendar';
import type { ValueKind } from '../clients/wechat/values';
import type { Message } from './message';

/** What a key of a template can tell, and the kinds of key that can hold it. */
export const MEANINGS = {
  /** 施工员（土建）等 2 本 */
  certificate: ['thing'],
  /** 2022年12月31日 */
  deadline: ['date', 'time'],
  /** 还差12学时，还剩7天 */
  advice: ['thing'],
  /** Days left; 0 when the day is over. */
  'days-left': ['number', 'character_string'],
  /** 换证期限 */
  matter: ['phrase', 'thing'],
} as const satisfies Record<string, readonly ValueKind[]>;
export type Meaning = keyof typeof MEANINGS;

export interface PushTemplate {
  /** The id that the platform gave the template. */
  id: string;
  /** What each of its keys tells. */
  keys: Readonly<Record<string, Meaning>>;
}

/** The templates by purpose; without one, nothing of that purpose goes by WeChat. */
export type PushTemplates = Readonly<Partial<Record<Message['purpose'], PushTemplate>>>;

const MATTER: Readonly<Record<Message['purpose'], string>> = { exchange: '换证期限', education: '每年学习' };

/** What the holder is asked to accept, in words for the screen. */
export const ABOUT: Readonly<Record<Message['purpose'], string>> = {
  exchange: '换证期限快到时提醒我',
  education: '每年学习没学够时提醒我',
};

function told(meaning: Meaning, message: Message): string {
  const { lines, purpose } = message;
  const [first] = lines;
  switch (meaning) {
    case 'certificate':
      return lines.length > 1 ? `${first?.certificate}等${lines.length}本` : (first?.certificate ?? '');
    case 'deadline':
      return formatDayChinese(first?.dueOn ?? 0);
    case 'advice':
      return first?.short ?? '';
    case 'days-left':
      return String(Math.max(0, first?.daysLeft ?? 0));
    case 'matter':
      return MATTER[purpose];
  }
}

/** The values of a message by the template's own keys. */
export const valuesFor = (templates: PushTemplates, message: Message): Record<string, string> =>
  Object.fromEntries(
    Object.entries(templates[message.purpose]?.keys ?? {}).map(([key, meaning]) => [
      key,
      told(meaning, message),
    ]),
  );
