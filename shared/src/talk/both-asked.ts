import { PLACES as ANY_PLACE } from './phrases/schemes';
import { moodOf } from './told/moods';
import { plain } from './told/plain';

// A question of two at once: 我媳妇跟我的证都能换吗, 我的施工员和云南的资料员还能换吗. Each is asked by itself, the holder's own first.

const KIN =
  '老婆|媳妇|爱人|对象|老公|爸|妈|爹|娘|哥|弟|姐|妹|叔|舅|姨|姑|儿子|闺女|女儿|徒弟|师傅|师父|同事|工友|朋友|同学|老乡|邻居|表哥|表弟|侄子|外甥|亲戚';
const THEY = `(?:(?:我|俺|咱)们?家?的?)?(?:${KIN})`;
const AND = '(?:和|跟|与|同|还有|以及|、)';
const I = '(?:我|俺|我自己|本人)';
const CARDS = '(?:的)?(?:那?[2两俩]?(?:个|本|张)?(?:的)?证(?:书)?)?';
const BOTH = '(?:[2两]个|俩|[2两]人|[2两]口子)?(?:的)?';
/** 我跟徒弟一起学, 用我媳妇的手机: what is done together, or for one another, is asked of the holder. */
const TOGETHER = /[1一][起块]|一道|借|合用|共用|换着|手机|电脑|号码|账号|身份证|顶|替|帮|给|让|通用|名下/;

/** 都要学吗 is asked of whoever it is, and not of a certificate. */
const STUDIES = /^(?:今年|还|也|都)*(?:要|用|得|该|需要).{0,3}学/;

const PERSONS: readonly (readonly [RegExp, who: number])[] = [
  [
    new RegExp(
      `^(?:那|请问|想问|问下)?(${THEY})${AND}${I}${BOTH}${CARDS}(?:都|也|现在|还|今年|[2两]本)*(.{2,})$`,
    ),
    1,
  ],
  [
    new RegExp(
      `^(?:那|请问|想问|问下)?${I}${AND}(${THEY})${BOTH}${CARDS}(?:都|也|现在|还|今年|[2两]本)*(.{2,})$`,
    ),
    1,
  ],
];

const PLACE = `(?:${ANY_PLACE})省?市?(?:那边|这边)?`;
const ELSEWHERE = `${PLACE}(?:的|那|这)?(?:[1一]?[个本张])?(?:[一-龥]{2}员)?(?:的)?(?:证书?|本)?`;
const OWN = `(?:我|俺|我自己)(?:的|这|那|手里|手上)*(?:[1一]?[个本张])?(?:[一-龥]{2,4}[员工])?(?:的)?(?:证书?|本)?`;
const PLACES: readonly (readonly [RegExp, other: number, own: number])[] = [
  [new RegExp(`^(?:那|请问)?(${OWN})${AND}(${ELSEWHERE})(.{2,})$`), 2, 1],
  [new RegExp(`^(?:那|请问)?(${ELSEWHERE})${AND}(${OWN})(.{2,})$`), 1, 2],
];

/** `isPerson`: the other one is of somebody else, and not of another place. */
interface Both {
  own: string;
  other: string;
  isPerson: boolean;
}

/** What is longer is a story, and no question of two. */
const MOST_LETTERS = 40;

/** Both questions, whole; null: it asks of one, or of no certificate. */
export function bothAsked(text: string): Both | null {
  if ([...text].length > MOST_LETTERS) return null;
  const said = plain(text).trim();
  if (!moodOf(said).asks) return null;
  if (!TOGETHER.test(said))
    for (const [words] of PERSONS) {
      const found = words.exec(said);
      const [, who = '', rest = ''] = found ?? [];
      if (found && moodOf(rest).asks)
        return STUDIES.test(rest)
          ? { own: `我${rest}`, other: `${who}${rest}`, isPerson: true }
          : { own: `我的证${rest}`, other: `${who}的证${rest}`, isPerson: true };
    }
  for (const [words, other, own] of PLACES) {
    const found = words.exec(said);
    const rest = found?.[3]?.replace(/^(?:都|也|[2两]本|[2两]个)+/, '') ?? '';
    if (found && rest !== '' && moodOf(rest).asks) {
      const mine = /证|本|员|工/.test(found[own] as string) ? found[own] : '我的证';
      return {
        own: `${mine}${rest}`,
        other: `${/证|本/.test(found[other] as string) ? found[other] : `${found[other]}证`}${rest}`,
        isPerson: false,
      };
    }
  }
  return null;
}
