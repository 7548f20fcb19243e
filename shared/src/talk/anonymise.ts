import { plainTyped, withOneDot } from '../text';

/** What may stand between the digits of one number; a date or a sum has letters or more in between. */
const GAP = '[\\s.·,，、_/()~—–-]{0,3}';
/** So many digits, however far apart they were typed. */
const digits = (count: number): string => `(?:${GAP}\\d){${count}}`;

// Longer numbers first, so that no tail of one is left over.
const NUMBERS: [RegExp, string][] = [
  [
    new RegExp(`(?<!\\d)\\d${digits(16)}${GAP}[\\dxX]|(?<!\\d)\\d${digits(14)}(?!${GAP}\\d)`, 'g'),
    '〔身份证号〕',
  ],
  [new RegExp(`(?<!\\d)(?:\\+?(?:00)?86${GAP})?1${GAP}[3-9]${digits(9)}(?!\\d)`, 'g'), '〔手机号〕'],
  [/(?<!\d)0\d{2,3}[\s.-]?\d{7,8}(?!\d)|(?<!\d)[48]00[\s.-]?\d{3}[\s.-]?\d{4}(?!\d)/g, '〔电话〕'],
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g, '〔邮箱〕'],
  [/((?:qq|扣扣|企鹅)号?\s?(?:是|:|为)?\s?)\d{5,12}/gi, '$1〔QQ号〕'],
  // What follows the word is one's id there, whatever it looks like; wxid_… stands for itself.
  [/wxid_\w{1,30}/gi, '〔微信号〕'],
  [
    /((?:微信|薇信|威信|维信|[vw]信|weixin|wechat|vx|wx)(?:号|id)?\s?(?:是|:|为|叫|=)?\s?)(?!(?:id|app)\b)[a-z][\w-]{4,19}/gi,
    '$1〔微信号〕',
  ],
  // Numbers typed in groups; a date has a digit less.
  [/(?<![A-Za-z\d-])\d(?:[\s-]?\d){8,}(?![A-Za-z\d])/g, '〔编号〕'],
  [
    /(?<![A-Za-z\d_-])(?!(?:19|20)\d\d-\d{1,2}-\d{1,2}(?!\d))(?=[A-Za-z\d_-]{0,40}\d)[A-Za-z\d][A-Za-z\d_-]{5,}[A-Za-z\d]/g,
    '〔编号〕',
  ],
];

const CHINESE_DIGITS = '零〇一二三四五六七八九';
const FORMAL_DIGITS = '零〇壹贰叁肆伍陆柒捌玖';
const digitOf = (letter: string): string => {
  if (letter === '幺') return '1';
  if (letter === '两') return '2';
  const at = Math.max(CHINESE_DIGITS.indexOf(letter), FORMAL_DIGITS.indexOf(letter));
  return at < 0 ? letter : String(Math.max(0, at - 1));
};
/** Seven digits in a row and more, some of them in Chinese: 一三八, 幺三八, 138一二三四. A year has four. */
const SPOKEN_NUMBER = new RegExp(
  `(?:[\\d${CHINESE_DIGITS}${FORMAL_DIGITS}幺两]${GAP}){6,}[\\d${CHINESE_DIGITS}${FORMAL_DIGITS}幺两]`,
  'g',
);
const withDigits = (text: string): string =>
  text.replace(SPOKEN_NUMBER, (run) => [...run].map(digitOf).join(''));

const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
const DOUBLE_SURNAMES =
  '欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|司徒|端木|轩辕|独孤|南宫|东方|百里|呼延|澹台|淳于|单于|申屠|钟离|闻人|赫连|拓跋|完颜|纳兰|叶赫那拉|爱新觉罗';
const HAN = '\\p{Script=Han}';
/** How a sentence goes on after a name; letters that names from other languages are written with are not among them. */
const GOES_ON = `(?=$|[^${HAN}·]|[的证查在想要怎没报换是])`;
/** 买买提·艾合买提, and what else is written with a dot. */
const DOTTED_NAME = `${HAN}{1,8}(?:·${HAN}{1,10}?${GOES_ON}|·${HAN}{1,10}(?=·))+`;
const LATIN_NAME = '[A-Za-z]{2,20}(?:[ .·][A-Za-z]{1,20}){0,3}';
/** 我叫什么, 姓名写错了: no name follows. */
const NO_NAME = '(?![什啥怎写错不和跟与对改有没是要打填变里上中一带就这那个他她它都也能可如该哪到谁为呢吗])';
/** Whatever follows is a name: one with a surname that is known, else up to four letters. */
const ANY_NAME = `(?:${DOTTED_NAME}|(?:${DOUBLE_SURNAMES})${HAN}{1,2}|[${SURNAMES}]${HAN}{1,2}|${NO_NAME}${HAN}{2,4}|${LATIN_NAME})`;
const KNOWN_NAME = `(?:${DOTTED_NAME}|(?:${DOUBLE_SURNAMES})${HAN}{1,2}|[${SURNAMES}]${HAN}{1,2})`;

const NAMES: [RegExp, string][] = [
  [
    new RegExp(
      `((?:我|他|她|本人)(?:叫做?|名叫|的名字(?:是|叫))|(?:姓名|名字)\\s?(?:是|叫|:)|姓名\\s)\\s?${NO_NAME}${ANY_NAME}`,
      'gu',
    ),
    '$1〔姓名〕',
  ],
  [new RegExp(`((?:我|他|她|本人)(?:是|姓)|姓名|名字|叫)\\s?${KNOWN_NAME}(?![员工])`, 'gu'), '$1〔姓名〕'],
  [new RegExp(`(?<![${HAN}·])${DOTTED_NAME}|${HAN}{2,8}·${HAN}{2,10}?${GOES_ON}`, 'gu'), '〔姓名〕'],
  [/(?:欧阳|司马|诸葛|皇甫|尉迟|慕容|令狐|端木|轩辕|爱新觉罗|叶赫那拉)\p{Script=Han}{1,2}/gu, '〔姓名〕'],
];
// Surnames that begin no everyday word after 老 or 小 (小程序, 小于, 老高).
const FAMILIAR =
  '王李张刘陈杨赵黄周吴徐孙胡朱郭何林罗郑谢宋唐韩曹许邓冯曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏汪任姜范姚谭廖邹熊陆郝孔崔毛邱秦顾侯邵孟';
const TITLED_NAME = new RegExp(
  `[${SURNAMES}](?:师傅|经理|工长|老师|姐|哥|总(?![共是包数结]))|[老小][${FAMILIAR}]`,
  'gu',
);

const LONGEST = 120;
/** Of what is longer nothing is kept, so nothing of it is looked at; a number that is cut off here is cut off twice. */
const LOOKED_AT = 2 * LONGEST;

/**
 * A question without what would tell who asked: numbers of persons, phones, accounts and certificates, addresses, names.
 * Nor does it hold characters that a terminal would obey.
 */
export function anonymise(text: string): string {
  const plain = [
    ...withOneDot(plainTyped(text))
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
  ]
    .slice(0, LOOKED_AT)
    .join('');
  const numberless = NUMBERS.reduce(
    (current, [found, mark]) => current.replace(found, mark),
    withDigits(plain),
  );
  const nameless = NAMES.reduce((current, [found, mark]) => current.replace(found, mark), numberless);
  return [...nameless.replace(TITLED_NAME, '〔姓名〕')].slice(0, LONGEST).join('');
}
