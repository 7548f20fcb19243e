import { anonymise } from './anonymise';

const N = '[\\d零〇一二三四五六七八九十]';
const TO = '\\s?[年./\\s-]\\s?';

/** That somebody speaks of a birth: then every number beside it may be of it. */
const BORN =
  /生日|生辰|出生|出世|生人|生于|生的|[年月日号\d]生(?![效成产活])|属[鼠牛虎兔龙蛇马羊猴鸡狗猪]|\d0后/;
const NUMBERS = new RegExp(
  `属[鼠牛虎兔龙蛇马羊猴鸡狗猪]|\\d${N}*(?:\\s?[年月日号./-]\\s?${N}{0,4})*后?|${N}{2,}(?:[年月日号]${N}{0,4})*|${N}[年月日号]`,
  'g',
);

/** Days that lie too far back to be anything else, and ages: told without a word for it, as an answer is. */
const BARE: readonly [RegExp, string][] = [
  [
    new RegExp(
      `(?<!${N})(?:19\\d\\d|200\\d)${TO}\\d{1,2}(?:\\s?[月./\\s-]\\s?(?:\\d{1,2}\\s?[日号]?)?)?|(?<!\\d)19\\d\\d\\s?年?(?!\\d)`,
      'g',
    ),
    '〔日期〕',
  ],
  [
    new RegExp(
      `一九${N}{2}年?(?:${N}{1,3}月(?:${N}{1,3}[日号]?)?)?|二[零〇]{2}${N}年${N}{1,3}月(?:${N}{1,3}[日号]?)?`,
      'g',
    ),
    '〔日期〕',
  ],
  [new RegExp(`(?<!${N})[3-9三四五六七八九]${N}年${N}{1,3}月(?:${N}{1,3}[日号]?)?`, 'g'), '〔日期〕'],
  [/(?<!\d)[3-9]\d[./-]\d{1,2}[./-]\d{1,2}(?!\d)/g, '〔日期〕'],
  [/(?<!\d)[3-9]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/g, '〔日期〕'],
  [new RegExp(`${N}{2,3}\\s?周?岁`, 'g'), '〔年龄〕'],
  [new RegExp(`(?<=我|今年|都|快|已经|满)\\s?${N}{2,3}(?=[了啦咯])`, 'g'), '〔年龄〕'],
];
const SEX = /男|(?<![子儿])女(?![儿婿])|妇道人家|(?:娘|爷)们儿?/g;

/** An anonymous text without the days of birth, ages and sex that were said in it. */
export function withoutPersonal(anonymous: string): string {
  const bornless = BORN.test(anonymous) ? anonymous.replace(NUMBERS, '〔生日〕') : anonymous;
  return BARE.reduce((text, [found, mark]) => text.replace(found, mark), bornless).replace(SEX, '〔性别〕');
}

/** A text as it may be kept beside nobody's name: without identity, and without what packs mark as personal. */
export const impersonal = (text: string): string => withoutPersonal(anonymise(text));

/** Whether a text rests on somebody's birth or sex, or says it. */
export const isPersonal = (text: string): boolean =>
  withoutPersonal(text) !== text || /年龄|性别|出生|生日|超龄/.test(text);
