import { asWritten } from '../typed-number';
import type { Claim } from './claims';
import { type Ears, left } from './heard';
import { moodOf } from './moods';

const RUN = /(?<![a-z\d])[a-z]{0,3}\d(?:[\da-z]|[\s-](?=[\da-z])){6,38}(?![\da-z])/g;

const PHONE = /^(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|[48]00-?\d{3}-?\d{4})$/;

const IDENTITY = /^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dX]$/;

const OLD_NUMBER =
  /(?:老|旧|原来|以前|原)(?:的|证)[^新变改换]*$|(?:老|旧|原来?|以前)(?:编号|证号|号码?)[^新变改换]*$|(?:学|卡|工|单|账|房|车|户|证件|准考证|学籍|社保|订单|快递|银行).{0,2}号?码?[:：是]?\s*$|身份证[^新变改换]*$/;

const NUMBER_CUE = /编号|证号|证书号|号码|新号|变成|改成|换成/;

export function numberClaims(text: string, ears: Ears): Claim[] {
  if (!ears.facts.has('newNumber')) return [];
  const expected = ears.expected?.fact === 'newNumber';
  if (moodOf(text).asks || moodOf(text).others) return [];
  const cue =
    /新的?(?:证书?)?(?:编号|证号|号)|编号.{0,4}(?:变|改|换|是)|换.{0,4}编号|(?:编号|证号)[:：]?\s*(?=[a-z\u4e00-\u9fff]{0,3}\d{7})/.test(
      text,
    );
  if (!expected && !cue) return [];
  for (const run of text.match(RUN) ?? []) {
    const bare = run.replace(/\s/g, '').toUpperCase();
    const digits = bare.replace(/\D/g, '').length;
    if (digits < 7 || PHONE.test(bare) || IDENTITY.test(bare)) continue;
    const written = asWritten(text, run);
    const before = text.slice(0, text.indexOf(written));
    if (OLD_NUMBER.test(before)) continue;
    const rest = text.replace(written, '').replace(RUN, '').replace(NUMBER_CUE, '');
    // 刚让小姑娘给我念的新编号是吉022…: named right before it, whoever read it out.
    const isNamed = /新(?:的)?(?:证书?)?(?:编号|证号|号码?)(?:是|为|[:：])?\s*$/.test(before);
    if (left(rest) > (isNamed ? 24 : 8)) continue;
    return [{ tells: 'number', number: written.replace(/\s/g, '').toUpperCase(), named: null }];
  }
  return [];
}
