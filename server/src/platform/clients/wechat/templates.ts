import { z } from 'zod';
import { placeOf, plainWords } from '../../http/plain-words';
import { kindOf, type ValueKind } from './values';

/** What a key of a template can tell, and the kinds of key that can hold it. */
const MEANINGS = {
  /** 施工员（土建）等2本 */
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

const meaning = z.enum(Object.keys(MEANINGS) as [Meaning, ...Meaning[]]);

const keys = z.record(z.string(), meaning).superRefine((byKey, context) => {
  if (Object.keys(byKey).length === 0) context.addIssue({ code: 'custom', message: 'keys 不能是空的' });
  for (const [key, told] of Object.entries(byKey)) {
    const kind = kindOf(key);
    if (kind === undefined)
      context.addIssue({ code: 'custom', message: `没有 ${key} 这样的关键词，要像 thing1、date2` });
    else if (!(MEANINGS[told] as readonly ValueKind[]).includes(kind))
      context.addIssue({
        code: 'custom',
        message: `${key} 放不下 ${told}，可以用 ${MEANINGS[told].join('、')}`,
      });
  }
});

const template = z.strictObject({
  /** The id that the platform gave the template. */
  id: z.string().regex(/^[\w-]{10,64}$/, '模板编号不对'),
  /** What each of its keys tells. */
  keys,
});

const templates = z
  .strictObject({ exchange: template.optional(), education: template.optional(), nudge: template.optional() })
  // A company's reminder never uses up what was accepted for one's own.
  .refine(
    ({ exchange, education, nudge }) => !nudge || (nudge.id !== exchange?.id && nudge.id !== education?.id),
    {
      path: ['nudge', 'id'],
      message: '单位提醒要有自己的模板，不能和别的用同一个编号',
    },
  );

/** The templates by purpose; without one, nothing of that purpose goes by WeChat. */
export type PushTemplates = z.output<typeof templates>;

/** The setting WECHAT_TEMPLATES: JSON that names each template and what its keys tell. */
export const templatesSetting = z.string().transform((text, context): PushTemplates => {
  const read = parseJson(text);
  if (read === undefined) {
    context.addIssue({ code: 'custom', message: '不是正确的 JSON / not JSON' });
    return z.NEVER;
  }
  const checked = templates.safeParse(read, { error: plainWords });
  if (checked.success) return checked.data;
  for (const issue of checked.error.issues)
    context.addIssue({ code: 'custom', message: `${placeOf(issue)}：${issue.message}` });
  return z.NEVER;
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
