import { packIds } from '../packs';
import { FAR_PLACES, HOME } from './phrases/schemes';
import { moodOf } from './told/moods';
import { plain } from './told/plain';
import { commandOf } from './turns/commands';

/** A certificate that a text asks to be taken in, by the place or scheme that it names, and the post said with it. */
export type Beginning = { pack: string; post: string } | { elsewhere: string };

const ADD =
  /^(?:请|麻烦)?(?:帮|给|替)?我?(?:要|想|得|先|再)*(?:(?:登记|添加|增加|加|录入?|新增|补录|补)(?:上|1?下)?|(?:还|另外|也|又|手里|手上)+有)(?:1?[个本张])?(?:新的?)?(.{2,18}?)[吧呢啊了]*$/;

const WATER = /水利(?:水电)?(?:工程|那边|系统)?|水安/;
const BUILDING =
  /住建|建安|建筑(?:施工)?(?:企业)?(?=.*(?:安全|[abc]\d?[证类]|安管|三类))|安全生产考核|安管|三类人员|安全员/;

/** Whose place or scheme a text names, and what is left beside the name; null: none. */
function namedIn(text: string): { pack: string; rest: string } | null {
  const water = WATER.exec(text);
  if (water) return { pack: 'water-abc', rest: text.replace(water[0], '') };
  for (const [pack, place] of Object.entries(HOME)) {
    const name = place.exec(text)?.[0];
    if (name !== undefined) return { pack, rest: text.replace(name, '') };
  }
  const building = BUILDING.exec(text);
  return building ? { pack: 'safety-abc', rest: text.replace(building[0], '') } : null;
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
  if (!packIds().includes(named.pack)) return null;
  return { pack: named.pack, post: BARE_CERTIFICATE.test(rest) ? '' : rest };
}

/** Whether a text asks for the first questions of a certificate, whichever it is. */
export const begins = (text: string): boolean =>
  commandOf(text.trim()) === 'intake' || beginningOf(text) !== null;
