import { plainTyped, remembered } from '../../text';
import { arabicNumerals } from '../understand/numerals';
import { simplified } from '../understand/traditional';
import { inCommonWords } from './spoken';

const SINGLE = '零一二三四五六七八九';
const digit = (char: string): string => String(SINGLE.indexOf(char.replace('两', '2')));
const digitOf = (char: string): string => (char === '两' ? '2' : digit(char));

/** What a number is of; only before these is a single numeral a number (一共 and 统一 are none). */
const UNITS =
  '个|学时|课时|小时|钟头|分钟|分(?=$|钟)|号|日|月|年|天|周|星期|礼拜|节|门|笔|本|遍|次|刻|点(?=钟|半|提醒|叫|喊|通知|给我|发|[，。,\\s]|$)';
const FEW =
  /(?<![\d零一二三四五六七八九十])[一二两三四五六七八九][二三四五六七八九](?=个|学时|课时|天|节|门|小时)/g;
const YEAR_SAID = /二([零一二三四五六七八九])(?=年)/g;
const ONE = new RegExp(`(?<!一)([零一二两三四五六七八九])(?=(?:${UNITS}))`, 'g');
const AT_END =
  /(?<=学了?|学习了?|改成|改为|[是共记加计有])([零一二两三四五六七八九])(?=$|[，。,;！!？?\s]|[吧了呢不])/g;

/** 二点五学时. Looked for from where a number begins: a long one is read once, not once for each of its digits. */
const POINTED =
  /(?<![零一二两三四五六七八九十])([零一二两三四五六七八九十]+)点([一二三四五六七八九])(?=个?(?:学时|课时)|(?<=(?:[是成为到共着计有]|写的|显示)(?:[零一二两三四五六七八九十])+点.)(?=$|[，,。\s就]))/g;

/** Spaces that part nothing: around the number of a measure (学了 8 个 学时, 12 月 1 号). */
const LOOSE =
  /(?<=的) (?=\d(?!\d?[号日月]|[个本条](?![学课半小])))|(?<=[了学共满够计加记]|完成|显示|已学) (?=\d(?![个本条](?![学课半小])))|(?<=\d) (?=[个年月日号天点节门学课小分时半周])|(?<=\d[/.]\d{1,2}) (?=注册|换证|申请|下载|查的)|(?<=\d个半?|\d半) (?=[学课小])|(?<=[年月]) (?=\d)|(?<=(?:期至|期到|有效至|有效到|到期日|有效期)) (?=\d{4}[年./-])|(?<=[\d天儿日个]) (?=[各都](?:学|看|上|听|刷|整|弄|搞)?了?\d)/g;

const FORMAL = '壹贰叁肆伍陆柒捌玖拾';
const COMMON = '一二三四五六七八九十';
/** 伍学时: a numeral as it stands on receipts. */
const ON_RECEIPTS = /[壹贰叁肆伍陆柒捌玖拾]+(?=[个点]|学时|课时|月|[日号](?!码))/g;

/** A space with Chinese or a number before it and Chinese after it, or the other way round. */
const WORD_SPACE = /(?<=\p{Script=Han}) +(?=[\p{Script=Han}\d])|(?<=\d) +(?=\p{Script=Han})/gu;

/** 有 效, 今天 五 学时 学习 做了: who leaves a space after every word parts nothing by it. */
function withoutWordSpaces(text: string): string {
  const words = text.split(/[ ，。,]+/).filter((word) => word !== '');
  const letters = words.reduce((sum, word) => sum + [...word].length, 0);
  const apart = words.length > 2 ? letters <= words.length * 2.4 : letters === words.length;
  return apart && words.length > 1 ? text.replace(WORD_SPACE, '') : text;
}

/**
 * What was typed in one form for reading: half-width, lower case, simplified, numbers in digits. Punctuation
 * and spaces stay, as they part what is said. 七八个 and 两三个 are no number: 几个.
 */
export const plain = remembered((text: string): string => {
  const typed = simplified(plainTyped(text).toLowerCase()).replace(/\p{Extended_Pictographic}\ufe0f?/gu, '');
  const said = withoutWordSpaces(typed)
    .replace(ON_RECEIPTS, (formal) => formal.replace(/./gu, (one) => COMMON[FORMAL.indexOf(one)] as string))
    .replace(/廿/g, '二十')
    .replace(/卅/g, '三十')
    .replace(/(?:[二两三四五六]十?[三四五六七八九]十|一二十)(?=个|学时|课时|来)/g, '几')
    .replace(/莫得|冇得?/g, '没有')
    .replace(/俺(?!们)/g, '我')
    .replace(/[咧嘞哩](?=$|[，。,！!？?\s])/g, '了')
    .replace(/俩(?!人|证|口)/g, '两个')
    .replace(/仨/g, '三个')
    .replace(/[学看听上刷修]咗/g, (said) => `${said[0]}了`)
    .replace(
      /(?<=[\d一二三四五六七八九十两仨俩半个])(?:学[石食实识是使史式拾失湿]|[雪血][时石食实识是使])(?![员校历习])/g,
      '学时',
    )
    .replace(/(?<=[\d一二三四五六七八九十两个])课[食石识实使](?=$|[，,。.!！\s了的吧])/g, '课时')
    // 累计学使三十一
    .replace(
      /(?<=累计|总共?|合计|完成|已学|获得)的?学[石食识使史式拾](?=[是有为:：\s]{0,2}[\d零一二三四五六七八九十])/g,
      '学时',
    )
    // 三十二二四年: the sum of one year, and the next year.
    .replace(/([二三四]?十[一二三四五六七八九]?)(?=二[零一二三四五六七八九]年)/g, '$1 ')
    // 昨天六今天四
    .replace(
      /(?<=(?:[今昨前][天儿])(?:是|学了?|的)?)([二两三四五六七八九])(?=$|[，,。\s]|[今昨前大])/g,
      (one) => digitOf(one),
    )
    .replace(/[住驻柱主]册|注[测策侧](?=成|好|完|了|上|不)/g, '注册')
    .replace(/编好(?=是|为|变|:|：|\s*[\da-z吉])/g, '编号')
    .replace(/作天|(?<=^|[，,。\s我])做天(?=[早晚上下中]|[学看听刷])/g, '昨天')
    .replace(/茶(?=不[到着]|了)/g, '查')
    .replace(/[总一统]公(?=[学是有看修]|\d)/g, (said) => `${said[0]}共`)
    .replace(/换正(?=成功|好|完|了)/g, '换证')
    .replace(/元月(?=[\d零一二三四五六七八九十初份底])/g, '一月')
    .replace(/〇/g, '零')
    // 23、24、25三年都是32
    .replace(/(?<=(?:[、,，和跟]|(?<!\d)2\d )2\d)[两二三四]年(?=[都全每各])/g, '年')
    // Typed by sound: 有校, 住销, 查布到.
    .replace(/有[校笑孝肖](?=$|[，,。.!！\s着的呢了啊])|[友又]效(?=$|[，,。.!！\s着的呢了啊])/g, '有效')
    .replace(/[住柱驻注][消销](?=$|[，,。.!！\s了的状])/g, '注销')
    .replace(/查(?:[布步][到道着]|不[道倒])/g, '查不到')
    // 学时合计三十点五: no hour of the clock.
    .replace(
      /(?<=(?:学时|课时)[^，。,\s\d]{0,8})([零一二两三四五六七八九十]+)点([一二三四五六七八九])(?=$|[，。,\s了])/g,
      '$1点$2学时',
    )
    .replace(YEAR_SAID, (_, year: string) => `2${digit(year)}`)
    .replace(FEW, '几');
  return arabicNumerals(
    inCommonWords(said).replace(
      POINTED,
      (_, whole: string, part: string) =>
        `${whole.length === 1 && whole !== '十' ? digitOf(whole) : arabicNumerals(whole)}.${digit(part)}`,
    ),
  )
    .replace(/(?<!下午|上午|晚上|中午|早上|今晚)一点(?!钟)/g, '有点')
    .replace(ONE, (_, one: string) => digitOf(one))
    .replace(AT_END, (_, one: string) => digitOf(one))
    .replace(/\s+/g, ' ')
    .replace(LOOSE, '')
    .trim();
});

/** Of a longer message the beginning is read: dates and amounts are looked for at every letter, each in all that follows. */
export const MOST_LETTERS = 1000;

/** One clause of a message: where it begins in the plain text, and whether a full mark parts it from the next. */
export interface Clause {
  text: string;
  at: number;
}

/** A mark between digits (12.1, 2022/12/1, 23、24年) parts nothing. */
const SEAM = /[，。！；？,;!?\n~～…]+|(?<!\d)\.+|\.+(?!\d)|\s+/g;

/** The clauses of a plain text. The mark after a clause stays with it: it may ask. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  for (const seam of text.matchAll(SEAM)) {
    const to = seam.index + (/[?？]/.test(seam[0]) ? 1 : 0);
    if (text.slice(from, to).trim() !== '') clauses.push({ text: text.slice(from, to), at: from });
    from = seam.index + seam[0].length;
  }
  if (from < text.length) clauses.push({ text: text.slice(from), at: from });
  return clauses;
}
