import { allCalled, calledBy, placesAtHand } from './called';
import { FAR_PLACES, HOME_PACK } from './phrases/schemes';
import { moodOf } from './told/moods';
import { plain } from './told/plain';
import { commandOf } from './turns/commands';
import type { ChatState } from './types';

/** A certificate that a text asks to be taken in, by the place or scheme that it names, and the post said with it. */
export type Beginning = { pack: string; post: string } | { elsewhere: string };

const ADD =
  /^(?:请|麻烦)?(?:帮|给|替)?我?(?:要|想|得|先|再)*(?:(?:登记|添加|增加|加|录入?|新增|补录|补)(?:上|1?下)?|(?:还|另外|也|又|手里|手上)+有|有(?=1?[个本张]))(?:1?[个本张])?(?:新的?)?(.{2,18}?)[吧呢啊了]*$/;

/** Whose place or scheme a text names, and what is left beside the name; null: none. */
function namedIn(text: string): { pack: string; rest: string } | null {
  const all = allCalled();
  // A place tells more than a scheme of the whole country does: 湖北的安全员证 is asked of there.
  const isOfAll = ({ place, beside }: (typeof all)[0]): boolean => place === null && beside === null;
  for (const { pack, begun } of [...all.filter((one) => !isOfAll(one)), ...all.filter(isOfAll)]) {
    const name = begun.exec(text)?.[0];
    if (name !== undefined) return { pack, rest: text.replace(name, '') };
  }
  return null;
}

const FAR = new RegExp(FAR_PLACES);
const AROUND = /^(?:全国的?|省|市|那边|这边|的)+|(?:的|那|这|1?[个本张])+(?=证|$)/g;
const OF_CERTIFICATE = /证书?$|本$|[员工师手]$|^[abc]\d?类?$/;
const BARE_CERTIFICATE = /^(?:电子|新|旧)?(?:证书?|证件|本)?$/;

/** 登记一个云南的证, 加一本水利的B证; null: nothing is asked to be taken in, or no place is named with it. */
export function beginningOf(typed: string): Beginning | null {
  const text = plain(typed).replace(/[，,。.！!~\s]+/g, '');
  const said = ADD.exec(text)?.[1];
  if (said === undefined || moodOf(text).asks || moodOf(text).others) return null;
  const named = namedIn(said);
  const rest = (named?.rest ?? said).replace(AROUND, '');
  if (named === null) {
    const far = FAR.exec(said)?.[0];
    return far !== undefined && OF_CERTIFICATE.test(said) ? { elsewhere: far } : null;
  }
  if (!OF_CERTIFICATE.test(said) && rest !== '') return null;
  return { pack: named.pack, post: BARE_CERTIFICATE.test(rest) ? '' : rest };
}

const CARD_OF_ALL = /^[一-龥，,\s]{0,8}[abc]\d?[类本]?(?:安全员)?(?:证书?|本)?[吧啊呢]*$/;

/** Whether a text asks for the first questions of a certificate, whichever it is. */
export const begins = (text: string): boolean =>
  commandOf(text.trim()) === 'intake' || beginningOf(text) !== null;

/**
 * 安徽的质量员, said to the very first of the questions of another province: a certificate of there is meant, and no post
 * of the one that asks. A scheme of the whole country is asked for its cards wherever they were issued.
 */
export function beginningSaid({ talk, awaiting }: ChatState, text: string): Beginning | null {
  const begun = beginningOf(text);
  if (begun || talk?.at !== 'intake' || !awaiting || Object.keys(talk.answers).length > 0) return begun;
  const asking = talk.pack ?? HOME_PACK;
  // 安全员C证, 水利的B证: a card of the whole country, and no post of the place that asks.
  const card = CARD_OF_ALL.test(plain(text).trim()) ? beginningOf(`登记${text}`) : null;
  if (card && 'pack' in card && calledBy(card.pack)?.place === null) return card;
  if (
    calledBy(asking)?.place === null ||
    (!FAR.test(text) && !placesAtHand().some(({ place }) => place.test(text)))
  )
    return null;
  return beginningOf(`登记${text}`);
}
