// What a question on a last day asks for: only whether the certificate counts for nothing is answered with 是.
import { plain } from '../told/plain';

export type LastDayAsked = 'fine' | 'applied' | 'revive' | 'void' | 'other';

/** In the order in which they are looked for: 作废了还能补吗 asks for what can still be done. */
const ASKED: readonly (readonly [LastDayAsked, RegExp])[] = [
  ['fine', /罚(?!球)|处分|扣分/],
  ['applied', /(?:申请|提交|交)(?:上去|上)?(?:了|完|过).{0,4}(?:就|算|是不是)/],
  [
    'revive',
    /恢复|挽回|救|(?:能|可以|咋|怎么|办法|机会|希望|让|给).{0,6}(?:补|续|延|换|办|申请)|(?:补|续|延|换|办)(?:得|不)(?:上|了|成)/,
  ],
  ['void', /作废|失效|废|过期|到期|没用|无效|不管用|不好使|不算数|白/],
];

/** Which of them a text asks for; other: what is to be done, or nothing of the kind. */
export function lastDayAsked(text: string): LastDayAsked {
  const said = plain(text);
  return ASKED.find(([, words]) => words.test(said))?.[0] ?? 'other';
}
