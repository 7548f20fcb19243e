import { formatDayChinese } from '@hz/shared/calendar';
import type { Meaning, PushTemplates } from '../../platform/clients/wechat/templates';
import type { Message } from './message';

const MATTER: Readonly<Record<Message['purpose'], string>> = {
  exchange: '换证期限',
  education: '每年学习',
  nudge: '单位提醒',
};

/** What the holder is asked to accept, in words for the screen. */
export const ABOUT: Readonly<Record<Message['purpose'], string>> = {
  exchange: '换证期限快到时提醒我',
  education: '每年学习没学够时提醒我',
  nudge: '我同意的单位提醒我时',
};

function told(meaning: Meaning, { lines, purpose, matter }: Message): string {
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
      return matter ?? MATTER[purpose];
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
