import { certificatesTold, namesOfPacks, packOfCertificate } from '../named';
import { IS_THERE, OF_ABC_TRADE } from '../phrases/schemes';
import { NTH } from '../same-named';
import { plain } from '../told/plain';
import type { ChatCertificate } from '../types';

// Where a text names certificates: by place, scheme, post, letter or number, and several together (湖北的和安徽质量员).

/** A stretch of a text that names one certificate or several. */
export interface Mention {
  from: number;
  to: number;
  text: string;
  /** With the place said of the one before it, where a post alone leaves it open: 安徽质量员…，材料员…. */
  called: string;
  /** Which they are; two mentions of the same are of one key. */
  key: string;
}

interface Span {
  from: number;
  to: number;
}

const LETTERS = '(?<![a-z])[abc][123]?(?:(?:证|本|类)?[、和跟与及/]?[abc][123]?)*[证类本]';
/** 两本, 每本, 俩证: how many, which names them only beside a name or where each of them is meant. */
const COUNT = '(?<!第)[2-9两三四五六][本个张](?!学时|课时|小时|钟|半|月|礼拜|星期|周|人|多|天)(?:证书?)?';
const COUNTS = `${COUNT}|俩证|每[本个](?:证书?)?|各[本个]|几本|所有的?证书?`;
const EACH_OF_COUNT = new RegExp(`^(?:${COUNTS})[^，,。\\d]{0,8}?(?:都|各)|^(?:每[本个]|各[本个])`);

/** What may stand between two names that are meant together, or the parts of one name. */
const BETWEEN =
  /^(?:省|市|那边|这边|[的那这]|一?[本个张](?=证|[^\d])|证书?|类|员|岗位?|[和跟与及、，,\s]|还有|以及|外加|都|我|俺)*$/;
const PARTED = /[，,；;。\s]/;

/** 在湖北干活, 去云南打工: where somebody is. 记在湖北的上 is of the certificate. */
const IS_SOMEWHERE = /(?<![记算写加挂挪改换转移])(?:在|去|到|回|从|来)$/;
/** 资料员说, 问施工员: somebody of that post. */
const SPEAKS = /^(?:们|说|讲|告诉|让|叫|通知|问|跟我|给我|帮|替|那边|催|查|发|办公室)/;
const SPOKEN_TO =
  /(?:问|找|听|跟|让|叫|给|请|托|是)(?:我们?|公司|单位|项目部?)?的?$|(?:公司|单位|项目部?)的?$/;

/** 剩下是施工员, 其余的给质量员: what is left is of that certificate. */
const REST_IS = /(?:剩下?|余下|其余|剩余|其他|其它|别的|[1一]半)的?(?:都|全|就)?[是给]$/;

const spansOf = (text: string, source: string, flags = 'g'): Span[] =>
  source === ''
    ? []
    : [...text.matchAll(new RegExp(source, flags))].map(({ 0: found, index }) => ({
        from: index,
        to: index + found.length,
      }));

/** The single names in a text: places and schemes, posts, letters. */
function namesIn(said: string, certificates: readonly ChatCertificate[], trades: readonly string[]): Span[] {
  const packs = [...new Set(certificates.map(packOfCertificate))];
  const lettered = certificates.some(({ facts }) => OF_ABC_TRADE.test(facts.trade));
  const posts = [...new Set([...certificates.map(({ facts }) => facts.trade.toLowerCase()), ...trades])]
    .filter((post) => post.length > 1 && !/[证类本]$/.test(post))
    .sort((one, other) => other.length - one.length);
  // 我去湖北干活了，吉林的今天学了3学时: the place where somebody is, is none of the clause behind it.
  const isThere = said
    .split(/(?<=[，,；;。])/)
    .map((clause) => (IS_THERE.test(clause) ? '#' : ' ').repeat(clause.length));
  const there = isThere.join('');
  const places = spansOf(said, namesOfPacks(packs, lettered), 'gi').filter(
    ({ from }) => there[from] !== '#' && !IS_SOMEWHERE.test(said.slice(0, from)),
  );
  const nth = certificates.some((one) => one.nth !== undefined) ? `(?:${NTH})?` : '';
  const called = spansOf(said, posts.length > 0 ? `${nth}(?:${posts.join('|')})` : '').filter(
    ({ from, to }) =>
      !SPEAKS.test(said.slice(to)) &&
      (!SPOKEN_TO.test(said.slice(0, from)) || REST_IS.test(said.slice(0, from))),
  );
  const letters = lettered ? spansOf(said, LETTERS) : [];
  const counts = spansOf(said, COUNTS);
  const named = [...places, ...called, ...letters].sort((one, other) => one.from - other.from);
  const touches = (span: Span): boolean =>
    named.some(
      (one) =>
        (one.to <= span.from && BETWEEN.test(said.slice(one.to, span.from))) ||
        (span.to <= one.from && BETWEEN.test(said.slice(span.to, one.from))),
    );
  return [
    ...named,
    // 湖北2个吉林3个 are hours.
    ...counts
      .filter(
        (span) => !(named.some(({ to }) => to === span.from) && named.some(({ from }) => from === span.to)),
      )
      .filter((span) => touches(span) || EACH_OF_COUNT.test(said.slice(span.from))),
  ].sort((one, other) => one.from - other.from || other.to - one.to);
}

/** 2022年两本都学了32学时, read without how many they are: that number is of no hours. */
export const withoutCount = (said: string): string =>
  said.replace(new RegExp(`(?:${COUNTS})(?=(?:我|也|全)?(?:都|各))`, 'g'), '');

/** Whether something is told before a name in its own clause, so that a mark behind it parts what is told: 3学时湖北的，吉林的2学时. */
const isAfterTold = (said: string, { from }: Span): boolean =>
  /\d/.test(said.slice(0, from).split(PARTED).at(-1) ?? '');

/**
 * The mentions of a plain text, in its order.
 * @param trades posts beside those that are held: what is told of them is told of none of the holder's
 */
export function mentionsIn(
  said: string,
  certificates: readonly ChatCertificate[],
  trades: readonly string[],
): Mention[] {
  const groups: Span[] = [];
  for (const { from, to } of namesIn(said, certificates, trades)) {
    const last = groups.at(-1);
    const gap = last ? said.slice(last.to, Math.max(last.to, from)) : '';
    if (last && BETWEEN.test(gap) && !(PARTED.test(gap) && isAfterTold(said, last)))
      last.to = Math.max(last.to, to);
    else groups.push({ from, to });
  }
  const packs = [...new Set(certificates.map(packOfCertificate))];
  let place = '';
  return groups.map(({ from, to }) => {
    const text = said.slice(from, to);
    const own = new RegExp(namesOfPacks(packs, true) || '(?!)', 'i').exec(text)?.[0];
    const told = certificatesTold(text, certificates);
    const carried = own === undefined && place !== '' && !told.oneByOne ? `${place}${text}` : text;
    const called = certificatesTold(carried, certificates).named.length === 1 ? carried : text;
    place = own ?? place;
    const ids = certificatesTold(called, certificates).named.map(({ id }) => id);
    return { from, to, text, called, key: ids.length > 0 ? ids.join() : text };
  });
}

/** 还有质量员3月6号5学时, 对了湖北的也学了3: what says that one more is told. 还有5学时 is what lacks. */
const ONE_MORE =
  /^(?:还有|另外(?:还有)?|还要(?:记|加)|再(?:记|加)(?:[1一]?[个笔条])?|对了|哦对了?|加上|外加|以及|同时|顺便|补[1一][条笔])[，,：:\s]*/;
const LACKS = /没学|没完|差|欠|要学|剩|不够|才够|没弄/;

/** A telling of one certificate without the words that put it beside another one; any other text as it is. */
export function withoutLeadIn(
  typed: string,
  certificates: readonly ChatCertificate[],
  trades: readonly string[],
): string {
  const said = plain(typed);
  const begun = ONE_MORE.exec(said);
  if (!begun || LACKS.test(said) || !/\d/.test(said)) return typed;
  const rest = said.slice(begun[0].length);
  const [first] = mentionsIn(rest, certificates, trades);
  return first?.from === 0 ? withDoing(rest, first) : typed;
}

/** 质量员3月6号5学时: that it was studied. */
const withDoing = (said: string, { to }: Mention): string =>
  /学了|上了|看了|到期|换|申请|有效/.test(said)
    ? said
    : `${said.slice(0, to)}${said.slice(to).replace(/(\d{1,2}(?:\.\d)?个?半?(?:学时|课时))/, '学了$1')}`;
