// What is asked of the helper itself, or of what nobody should do, in so many words, whatever scheme is spoken of.
import type { Intent } from '../intents';
import { plain } from '../told/plain';
import { asksOfTalk } from './of-the-talk';

/** 身份证号要填吗; asked of a platform it is a question about that. */
const IDENTITY =
  /^(?!.*(?:注册|平台|系统|网站|报名)).*身份证号?码?.{0,3}(?:要|得|用|需要|必须)?(?:填|输|写|给你|发)(?:给你)?(?:吗|不|么|没)[?？]*$/;
export const A_MACHINE =
  /^你(?:到底)?是(?:不是)?(?:个)?(?:机器人?|人工智能|ai|真人|活人|程序|电脑|人)(?:在回)?(?:吗|不|么|还是.{1,6})?[?？]*$/i;
const DEED = '(?:代学|代刷|刷课|刷学时|挂课|挂机|替学|替课|代考|替考|假证|借证|挂证|挂靠)';
/** 代学被查到会怎样. */
const FOUND_OUT = new RegExp(
  `${DEED}.{0,8}(?:查|抓|发现|举报|露馅).{0,6}(?:会|能|怎|咋|啥|什么)|${DEED}.{0,4}(?:会|有)(?:怎么?样|咋样|啥后果|什么后果|被抓)`,
);
/** 有人能帮我挂机不. */
const SEEKS = new RegExp(
  `(?:有人|谁|哪有人|有没有人|你们?)(?:能|可以|会|给)*(?:不能)?(?:帮|替|给)(?:我|俺|忙|一下)*.{0,4}(?:${DEED}|看课|学课)`,
);
/** 我的证丢了怎么办, 电子证丢了咋办. */
const LOST =
  /^那?(?:我|俺)?(?:的|这|那)*(?:[一-龥]{2,3}员的?)?(?:老|旧|电子|纸质|岗位)*证(?:书|件|本)?(?:给|被|让)?我?(?:弄|搞)?(?:丢|遗失)(?:失|掉)?了?(?:怎么办|咋办|咋整|怎么弄|怎么补|咋补|能补吗|该咋办|该怎么办)?[呢啊呀]?[?？。]*$/;
/** 你说的算数吗，出了事谁负责. */
const OF_ITS_WORD =
  /你们?(?:说|讲|算|答|给)的?(?:话|东西|结果)?(?:算数|算不算数|作数|准|准不准|对不对|靠谱|可靠)(?:吗|么|不|吧)?|(?:出了?|弄|算)(?:事|错|问题|岔子)(?:了)?(?:谁|你们?)(?:来)?(?:负责|担责|管)/;
const PLAINLY: readonly [Intent, (text: string) => boolean][] = [
  ['lost_cert', (text) => LOST.test(text)],
  ['privacy_delete', (text) => asksOfTalk(text) || IDENTITY.test(text) || OF_ITS_WORD.test(text)],
  ['smalltalk', (text) => A_MACHINE.test(text)],
  ['refuse_fraud', (text) => FOUND_OUT.test(text) || SEEKS.test(text)],
];
const LONGEST = 30;

/** The intent that a text names so; null: none. */
export function intentSaidPlainly(typed: string): Intent | null {
  const text = plain(typed);
  if ([...text].length > LONGEST) return null;
  return PLAINLY.find(([, says]) => says(text))?.[0] ?? null;
}

/** 代学被查到会怎样: what comes of it is asked, and nobody is wanted for it. */
export const asksWhatComes = (text: string): boolean => FOUND_OUT.test(plain(text));

/** 帮我弄个证: one to be taken in here, one to be exchanged, or one that was never earned. */
export const asksForSome = (text: string): boolean =>
  /^(?:请|麻烦|你)?(?:能)?(?:帮|给|替)(?:我|俺|忙)(?:弄|搞|整|办|做)(?:一?[个本张]|一下)?(?:[一-龥]{2,3}员|电子)?证(?:书)?(?:行吗|行不|呗|吧|啊|呀|呢|吗|不)*[。!！?？]*$/.test(
    plain(text),
  );
