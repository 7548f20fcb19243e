import type { Day } from '../../calendar';
import { certificatesTold, packOfCertificate } from '../named';
import { daysIn } from '../told/days';
import { plain } from '../told/plain';
import type { ChatCertificate } from '../types';

const BETWEEN = /[，,；;。\s]+/;
/** 都是今天的, said at the end: of every part before it. */
const OF_ALL = /^(?:都|全|也?都)?(?:是|在)?[^，,。]{1,8}(?:学|上|办|交)?的$/;
const TELLS = /学|看|上了|听|修|补|换|有效|到期|申请|交|事故|单位|岗/;
const NUMBER = /\d+(?:\.\d)?个?(?:学时|课时)?(?:专业|公共|必修|选修)?(?:知识|课)?$/;

/** The day that a text says first, as it was said; null: it says none. */
function dayIn(text: string, asOf: Day): string | null {
  const found = daysIn(text, asOf).find(({ weak, said }) => !weak && said.is !== 'future');
  return found ? text.slice(found.from, found.to) : null;
}

/**
 * What a message tells of certificates of several places, each part with its own (湖北的今天学了2学时，吉林的1学时): with the
 * day and the doing that were said of the one before. Null: it tells of one place, or of all together.
 */
export function apartTold(
  text: string,
  certificates: readonly ChatCertificate[],
  asOf: Day,
): string[] | null {
  if (new Set(certificates.map(packOfCertificate)).size < 2) return null;
  const said = plain(text).replace(/(学时|课时)(?=[^，,；;。\s\d]{2,8}\d)/g, '$1，');
  const parts: { of: string; text: string }[] = [];
  let before = '';
  let ofAll = '';
  for (const piece of said.split(BETWEEN).filter((one) => one !== '')) {
    const { named } = certificatesTold(piece, certificates);
    const last = parts.at(-1);
    if (named.length > 0) {
      const of = named.map(({ id }) => id).join();
      if (last && last.of === of) last.text += `，${piece}`;
      else parts.push({ of, text: piece });
    } else if (!last) before += piece;
    else if (OF_ALL.test(piece) && !/学时|课时/.test(piece) && dayIn(piece, asOf) !== null)
      ofAll = dayIn(piece, asOf) as string;
    else last.text += `，${piece}`;
  }
  if (parts.length < 2 || /不是|不对|错了|改成|[?？]|吗/.test(said)) return null;
  let day = dayIn(before, asOf) ?? '';
  const studies = /学|课/.test(said) || parts.every(({ text: one }) => NUMBER.test(one));
  return parts.map(({ text: one }) => {
    const own = dayIn(one, asOf);
    day = own ?? day;
    const bare = !TELLS.test(one.replace(/学时/g, '')) && studies && NUMBER.test(one);
    const told = bare
      ? one.replace(/(\d+(?:\.\d)?)个?(?:学时|课时)?((?:专业|公共)(?:知识|课)?)?$/, '学了$1学时$2')
      : one;
    const on = ofAll || day;
    return own === null && on !== '' ? `${on}${told}` : told;
  });
}
