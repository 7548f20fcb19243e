import { z } from 'zod';
import { isDay, isPartDay } from '../calendar';
import { plainTyped, typedPhone } from '../text';

/** The years that the product takes and answers; readers of lists keep to them too. */
export const FIRST_YEAR = 1980;
export const LAST_YEAR = 2100;

/** A calendar date in Asia/Shanghai as `YYYY-MM-DD`. */
export const IsoDate = z
  .string()
  .regex(/^(19[89]\d|20\d\d|2100)-\d\d-\d\d$/, '日期写成 2020-06-30 这样，年份从 1980 到 2100')
  .refine(isDay, '日期写成 2020-06-30 这样，并且要真有这一天')
  .meta({ id: 'IsoDate', format: 'date' });

const YEARS = '(19[89]\\d|20\\d\\d|2100)';
const LEAP_YEARS = '(19(8[048]|9[26])|20([02468][048]|[13579][26]))';
const MONTH_DAYS =
  '((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)|02-(0[1-9]|1\\d|2[0-8]))';
/** Every text that is such a date and no other, for the description: `format` can tell whole days alone. */
const PART_DATE = `^(unknown|${YEARS}(-(0[1-9]|1[0-2]))?|${YEARS}-${MONTH_DAYS}|${LEAP_YEARS}-02-29)$`;

/** A date of which a part is enough: its day, its month `YYYY-MM`, its year `YYYY`, or `unknown`. */
export const PartDate = z
  .string()
  .regex(
    /^((19[89]\d|20\d\d|2100)(-\d\d(-\d\d)?)?|unknown)$/,
    '日期写成 2020-06-30、2020-06 或 2020，年份从 1980 到 2100',
  )
  .refine(isPartDay, '日期写成 2020-06-30、2020-06 或 2020，并且要真有这一天')
  .meta({ id: 'PartDate', pattern: PART_DATE });

/** Class hours in steps of 0.1, more than none, at most a day's worth. */
export const DayHours = z
  .number('学时要填数字')
  .min(0.1, '学时要大于 0')
  .max(24, '一天最多记 24 学时')
  .refine(isTenths, '学时最多一位小数')
  .meta({ id: 'DayHours', multipleOf: 0.1 });

/** Hours told at once for several days: more than a day has. */
export const TotalHours = z
  .number('学时要填数字')
  .min(0.1, '学时要大于 0')
  .max(2000, '学时太大了，请检查')
  .refine(isTenths, '学时最多一位小数')
  .meta({ id: 'TotalHours', multipleOf: 0.1 });

/** Class hours of a whole year, 0 allowed: "I studied nothing" is an answer. */
export const YearHours = z
  .number('学时要填数字')
  .min(0, '学时不能小于 0')
  .max(2000, '学时太大了，请检查')
  .refine(isTenths, '学时最多一位小数')
  .meta({ id: 'YearHours', multipleOf: 0.1 });

export const Hours = z.number();
export const Year = z.number().int().min(FIRST_YEAR).max(LAST_YEAR);

/** A whole number in a path or a query: clients give a number, and plain digits arrive: no sign, no exponent. */
export const wholeInUrl = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, '要写整数')
    .transform(Number)
    .pipe(z.number().int().min(least).max(most))
    .meta({ type: 'integer', minimum: least, maximum: most }) as unknown as z.ZodType<number, number>;

/** A query parameter that is JSON by itself. */
export const jsonInUrl = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .max(2000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: '不是正确的 JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema)
    .meta({ contentMediaType: 'application/json', contentSchema: z.toJSONSchema(schema, { io: 'input' }) });

/** A record's id. */
export const Id = z.string().regex(/^[0-9a-f]{24}$/, '编号格式不对');
/** An id that a client makes for an entry, so that sending it twice adds it once. */
export const ClientId = z.string().regex(/^[0-9A-Za-z_-]{8,40}$/, '编号格式不对');
/** Optimistic concurrency: the version of the record that the client saw. */
export const Version = z.number().int().min(0);
/**
 * A letter that is seen: none of the controls and blanks. Said by what it is not, it means the same to whoever reads a
 * letter beyond the first 65,536 (most emoji) as one and to whoever reads it as two.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it is told not to be
const SEEN = /[^\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f\u3000\ufeff]/;
/** A text that people type: not only blanks. Its ends are trimmed after it was measured. */
export const typedText = (most: number, empty: string, tooLong: string) =>
  z.string().min(1, empty).max(most, tooLong).regex(SEEN, empty).trim();

/** For the description, where a contract takes more than it says: texts that have a letter or a digit. */
export const SAYS_SOMETHING = '[0-9A-Za-z\\u3400-\\u9fff\\uff10-\\uff5a]';

/** Certificate numbers are opaque: nothing is read into them. */
export const CertificateNumber = z
  .string()
  .transform((text) => plainTyped(text).replace(/\s+/g, ''))
  .pipe(z.string().min(1, '请填证书编号').max(60, '证书编号太长了'))
  .meta({ minLength: 1, maxLength: 60, pattern: SAYS_SOMETHING });
/** However it is written: +86, separators and full-width digits are read. */
export const Phone = z
  .string()
  .max(60, '请填 11 位手机号')
  .transform(typedPhone)
  .pipe(z.string().regex(/^1[3-9]\d{9}$/, '请填 11 位手机号'))
  .meta({ pattern: '^1[3-9]\\d{9}$' });

export const RegistryStatus = z.enum(['valid', 'cancelled', 'not-found']);
export const Empty = z.strictObject({});
export const NoContent = z.undefined();

function isTenths(hours: number): boolean {
  return Math.abs(hours * 10 - Math.round(hours * 10)) < 1e-9;
}
