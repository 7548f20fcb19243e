// What is asked about somebody else's certificate: it is never answered from the holder's own.
import type { Intent } from './intents';
import { isOfSomebodyElse } from './told/moods';
import { plain } from './told/plain';

const KIN =
  '爸|妈(?![呀耶])|爹|娘|哥|弟|姐|妹|叔|舅|姨|婶|姑|伯|爷|奶|老公|老婆|媳妇|对象|爱人|儿子|闺女|女儿|徒弟|师傅|师父|同事|工友|朋友|同学|亲戚|老乡|邻居|表哥|表弟|侄子|外甥|家人|班长|组长|队长|工长';
const SOMEBODY = `(?:(?:我|俺|咱)们?(?:家|单位|班组|工地|公司)?的?(?:那个?|有个?|一?个)?)?(?:${KIN})|(?<![其吉])[他她]|别人|人家`;
const WHO = new RegExp(
  `^(?:那|那么|请问|问一?下|(?:我|俺)?(?:想)?(?:替|帮))*(?:${SOMEBODY})(?:们|俩)?(?:问一?[下问]?|问问)?[，,\\s]*[他她]?的?`,
);
const ONLY_SPEAKS = /^.{0,4}(?:说|讲|让|叫|告诉|问我|催|通知|逼|建议|不让|不给|给我|帮我|带我|教我)/;
const ASKS =
  /能换|能不能|可以换|换得|能延|延续|超龄|年龄|岁数|要学|用学|学几|学多少|怎么换|咋换|到哪天|到期|过期|作废|有效|还差|重新培训|用管|顶用|能用|失效/;

/** Whom a question is about, and what it asks, where that is somebody else; null: it is about the holder, or about nobody. */
function askedOfThem(text: string): string | null {
  const said = plain(text).trim();
  const who = WHO.exec(said)?.[0];
  if (who === undefined) return null;
  const rest = said.slice(who.length).replace(/^[，,\s]+/, '');
  if (ONLY_SPEAKS.test(rest) || !ASKS.test(rest) || /我|俺|咱|自己/.test(rest)) return null;
  return rest;
}

/** 我妈1940年3月3日生，能换吗, 我同事要学吗. */
export const asksOfSomebodyElse = (text: string): boolean =>
  isOfSomebodyElse(text) || askedOfThem(text) !== null;

const OF_ABLE = /能换|能不能换|可以换|换得|超龄|年龄|岁数/;
const OF_TERM = /能延|延续|延期|续期/;
const OF_RETRAINING = /重新培训/;
const OF_WORTH = /有效.{0,6}(?:用管|没事|放心|能)|还?能用|顶用|作废|失效/;
/** 我爸是钢筋工: a worker's certificate is studied for otherwise. */
const OF_WORKER =
  /(?:钢筋|砌筑|混凝土|模板|架子|抹灰|镶贴|防水|油漆|管道|电焊|水电|水暖|瓦|木|电|焊|泥)工(?!地|作|程|资|头|友|种|长)|技能人员|技工/;
const OF_HOURS = /(?<!还)(?:要学|用学)|学几|学多少/;

/** What is asked of them, in plain words; null: what was learnt of all questions decides. */
export function intentOfOthers(text: string): Intent | null {
  const asked = askedOfThem(text);
  if (asked === null) return null;
  if (OF_ABLE.test(asked)) return 'exchange_scope';
  if (OF_TERM.test(asked)) return 'validity';
  if (OF_RETRAINING.test(asked)) return 'retrain';
  if (OF_WORTH.test(asked)) return 'exchange_overdue';
  if (!OF_HOURS.test(asked)) return null;
  return OF_WORKER.test(asked) ? 'ce_skilled' : 'ce_hours_required';
}

/** Where somebody else's certificate stands, which nobody but they can be told. */
export const STANDING_OF_OTHERS: readonly string[] = [
  '别人的证助手看不到，不替别人下结论。',
  '让本人用自己的手机登记，回答几个问题，就能知道能不能换、还差什么；规矩是一样的，直接问我也行。',
];
