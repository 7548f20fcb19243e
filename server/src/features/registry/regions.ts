import { areaList } from '@vant/area-data';

// The tree of regions comes from Vant's package: codes of GB/T 2260, version 2.1.0 of 2025; its npm version is its date.
/** A province, a city or a county, by its code of six digits. */
interface Place {
  code: string;
  /** 省级 2, 市级 4, 县级 6: how many digits of the code are its own. */
  digits: 2 | 4 | 6;
  name: string;
}

const LEVELS = [
  [2, areaList.province_list],
  [4, areaList.city_list],
  [6, areaList.county_list],
] as const;

const PEOPLES =
  /(?:(?:壮|回|维吾尔|朝鲜|满|蒙古|土家|苗|侗|布依|藏|羌|彝|哈尼|白|傣|景颇|傈僳|哈萨克|柯尔克孜|锡伯|达斡尔|裕固|保安|东乡|撒拉|土|黎|瑶|仫佬|毛南|畲|各|佤|拉祜|布朗|纳西|普米|怒|独龙|水|仡佬|鄂伦春|鄂温克)族|维吾尔|哈萨克|柯尔克孜|蒙古(?=.))+$/;
const KIND = /(?:特别行政区|自治区|自治州|自治县|自治旗|地区|省|市|盟|州|区|县|旗|林区)$/;

/** How a place is written: in full, and as everybody says it (延边朝鲜族自治州: 延边, 延边州). */
function namesOf({ name }: Place): { full: string[]; short: string | null } {
  const bare = name.replace(KIND, '').replace(/自治$/, '').replace(PEOPLES, '');
  const short = bare.length >= 2 && bare !== name ? bare : null;
  const suffix = /自治州$/.test(name) ? '州' : /自治县$/.test(name) ? '县' : null;
  const also = short && suffix ? [short + suffix] : [];
  return { full: [name, ...also], short };
}

interface Named {
  place: Place;
  text: string;
  isFull: boolean;
}

/** Every way to write a place, by its first two letters, the longest first. */
let byStart: Map<string, Named[]> | undefined;

function allNames(): Map<string, Named[]> {
  const found = new Map<string, Named[]>();
  const add = (named: Named) => {
    const start = named.text.slice(0, 2);
    const same = found.get(start);
    if (same) same.push(named);
    else found.set(start, [named]);
  };
  for (const [digits, list] of LEVELS)
    for (const [code, name] of Object.entries(list)) {
      // 省直辖县 and the like are no places but headings of the tree.
      if (/直辖/.test(name)) continue;
      const place = { code, digits, name };
      const { full, short } = namesOf(place);
      for (const text of full) add({ place, text, isFull: true });
      if (short) add({ place, text: short, isFull: false });
    }
  for (const names of found.values()) names.sort((a, b) => b.text.length - a.text.length);
  return found;
}

const isWithin = (inner: Place, outer: Place): boolean =>
  inner.digits > outer.digits && inner.code.startsWith(outer.code.slice(0, outer.digits));

/** A way to read a text from the front: the smallest place so far, and what is left to be read. */
interface Reading {
  place: Place | null;
  rest: string;
  isFull: boolean;
}

function* readings({ place, rest, isFull }: Reading): Generator<Reading> {
  const before = place;
  for (const named of byStart?.get(rest.slice(0, 2)) ?? []) {
    if (!rest.startsWith(named.text) || (before && !isWithin(named.place, before))) continue;
    yield* readings({ place: named.place, rest: rest.slice(named.text.length), isFull: named.isFull });
  }
  yield { place, rest, isFull };
}

const MAX_LETTERS = 60;
const remembered = new Map<string, string | null>();
const MAX_REMEMBERED = 5000;

/**
 * The code of the smallest region that a text names (a province with its city and district → six digits); null where it names none, or more
 * than one (铁西区). A name that a region has in common with one it lies in (吉林, 通化) means the larger, which is true
 * of both. Nothing is guessed from what stands beside it.
 * What follows a name in full (长春市净月管委会) is left out.
 */
export function regionOf(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .slice(0, MAX_LETTERS)
    .replace(/^中国/, '')
    .replace(/[\s/\\>\-—–·,.、，。()[\]]/g, '');
  const known = remembered.get(plain);
  if (known !== undefined) return known;
  const code = /^\d{6}$/.test(plain) ? codeOf(plain) : read(plain);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(plain, code);
  return code;
}

const codeOf = (code: string): string | null => (nameOfRegion(code) === null ? null : code);

function read(plain: string): string | null {
  byStart ??= allNames();
  const all = [...readings({ place: null, rest: plain, isFull: true })].filter(({ place }) => place !== null);
  const whole = all.filter(({ rest }) => rest === '');
  // Read as far as it goes; a short name with something behind it may be the beginning of another word.
  const shortest = Math.min(...all.filter(({ isFull }) => isFull).map(({ rest }) => rest.length));
  const readable =
    whole.length > 0 ? whole : all.filter(({ rest, isFull }) => isFull && rest.length === shortest);
  const places = readable.map(({ place }) => place as Place);
  const largest = places.find((one) =>
    places.every((other) => other.code === one.code || isWithin(other, one)),
  );
  return largest ? municipalityOf(largest.code) : null;
}

/** 北京市 is a province and a city of the same name and the same ground. */
const municipalityOf = (code: string): string =>
  /^(?:11|12|31|50)0[1-9]00$/.test(code) ? `${code.slice(0, 2)}0000` : code;

/** The name of a region by its code, without those it lies in; null for a code that the tree has not. */
export function nameOfRegion(code: string): string | null {
  for (const [, list] of LEVELS) {
    const name = (list as Record<string, string>)[code];
    if (name !== undefined) return name;
  }
  return null;
}

/** The codes [from, to) of a region and of all that lies in it: 220100 → 220100 to 220200. */
export function rangeOfRegion(code: string): { from: string; to: string } {
  const digits = code.endsWith('0000') ? 2 : code.endsWith('00') ? 4 : 6;
  const next = Number(code.slice(0, digits)) + 1;
  return { from: code, to: String(next * 10 ** (6 - digits)).padStart(6, '0') };
}

let known: { code: string; name: string; short: string }[] | undefined;

/** Every province, in full and without the word for its kind. */
export function provinces(): readonly { code: string; name: string; short: string }[] {
  known ??= Object.entries(areaList.province_list).map(([code, name]) => {
    const { short } = namesOf({ code, digits: 2, name });
    return { code, name, short: short ?? name };
  });
  return known;
}
