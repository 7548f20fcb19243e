// What did not go as it should, told without a question word: 注册完了证书管理里没有我的证 wants an answer, whatever deed it tells beside.
import type { Intent } from '../intents';

const NOT_THERE =
  '(?:没有(?!用|关系|事|问题)|没(?:看到|看见|找到|查到|显示|出来|见着)|看不[到见着]|查不[到着]|找不[到着]|搜不[到着]|不显示|是空的|空空的|空白|啥也没有|什么也没有|什么都没有)';
const CARD = '(?:我的?|自己的?|这个?|那个?)*(?:[一-龥]{2,3}员的?)?(?:电子|旧|老|新)?证(?:书)?';

const CARD_NOT_THERE = new RegExp(
  `证书管理(?:里|里面|里头|上|中|页面)*(?:还|也|都|却|怎么|咋)*(?:是)?${NOT_THERE}|(?:注册|登录|登录进去|实名|进去)(?:完|好|了|上|以?后|之后)+[^，,]{0,6}(?:还是|却|也|可是|里面|里|都|就是)*${NOT_THERE}${CARD}`,
);
const OF_A_STEP =
  /学完(?:了)?.{0,6}(?:平台|系统|网上)?.{0,4}(?:不认|不算|没记|不记|没到账|不到账|没传|没显示|不显示|没更新|没过来)/;

/** The trouble that a text names in so many words; null: none. */
export function troubleIn(text: string): Intent | null {
  if (CARD_NOT_THERE.test(text)) return 'cert_not_found';
  return OF_A_STEP.test(text) ? 'ce_upload_delay' : null;
}
