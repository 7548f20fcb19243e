import { nameOfRegion, provinces } from './regions';

/** The letters that stand for provinces at the head of numbers, and the first two digits of the province's code. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  (
    '京11津12冀13晋14蒙15辽21吉22黑23沪31苏32浙33皖34闽35赣36鲁37豫41鄂42湘43粤44桂45琼46渝50川51蜀51' +
    '黔52贵52滇53云53藏54陕61秦61甘62陇62青63宁64新65台71港81澳82'
  )
    .match(/\D\d\d/g)
    ?.map((one) => [one.slice(0, 1), one.slice(1)] as const),
);
/** What follows the letter of a province in numbers of certificates: 鄂建安C, 苏交安, 京水安; or nothing but figures. */
const AFTER_LETTER = /^(?:[建水交安人质施]|[^\u4e00-\u9fff]|$)/;
/** 新 is read as a new number as well, and 新建 as newly built. */
const AFTER_NEW = /^[建水交]安/;

/** A province that a certificate's number names. */
export interface NumberPlace {
  /** Six digits. */
  code: string;
  name: string;
  /** As the number writes it. */
  written: string;
}

/** The province that a canonical certificate number names, at its head or in brackets; null where it names none. */
export function placeOfNumber(number: string): NumberPlace | null {
  const head = number.replace(/^[([]/, '');
  const named = provinces().find(({ short }) => head.startsWith(short));
  if (named) return { code: named.code, name: named.name, written: named.short };
  const written = [head.slice(0, 1), /[([](\p{Script=Han})[)\]]/u.exec(number)?.[1] ?? ''].find(
    (letter, at) => {
      if (!LETTERS.has(letter)) return false;
      const after = at === 0 ? head.slice(1).replace(/^[)\]]/, '') : '';
      return (letter === '新' ? AFTER_NEW : AFTER_LETTER).test(after);
    },
  );
  if (written === undefined) return null;
  const code = `${LETTERS.get(written)}0000`;
  return { code, name: nameOfRegion(code) as string, written };
}
