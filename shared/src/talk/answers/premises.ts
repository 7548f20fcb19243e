// What a question takes for granted and that is not so: it is put right first.
import { formatDayChinese, yearOf } from '../../calendar';
import { aheadIn } from '../ahead';
import type { Intent } from '../intents';
import { plain } from '../told/plain';
import type { Draft } from './draft';
import { daysLeft } from './exchange-words';
import {
  cites,
  dial,
  dutyFigures,
  isElectronic,
  isSkilled,
  type Matter,
  nextWords,
  ofEach,
  type Standing,
  settled,
  studyFigures,
  yearOn,
} from './matter';
import { overWords } from './over';
import { denied, isFree, type Premise, YEARLY } from './premise-words';
import { PREMISES_OF_TERMS } from './premises-of-terms';

/** The year in which something was or would be studied, and the one that it is to count for; null: the text names none such. */
function yearsCounted(said: string, asOf: number): { studied: number; wanted: number; day: string } | null {
  const found =
    /^(.{2,10}?)(?:晚上|早上|夜里|当天)?(?:才)?(?:多)?(?:学|看|补)(?:完)?(?:的|了)?(?:\d+)?(?:个)?(?:学时|课时|课)?(?:还|也)?(?:能|可以)?(?:算不算|算|归|记)(?:是|到|在|进)?(?:不算)?(今年|去年|明年|当年)(?:的)?(?:吗|么|不|吧|没)/.exec(
      said,
    );
  const [, when = '', word = ''] = found ?? [];
  const now = yearOf(asOf);
  const wanted = now + (word === '去年' ? -1 : word === '明年' ? 1 : 0);
  if (!found) return null;
  if (/去年|头年/.test(when)) return { studied: now - 1, wanted, day: '去年' };
  if (/前年/.test(when)) return { studied: now - 2, wanted, day: '前年' };
  const span = aheadIn(when, asOf);
  if (!span || yearOf(span.from) !== yearOf(span.to)) return null;
  const day = span.from === span.to ? formatDayChinese(span.from) : '那时候';
  return { studied: yearOf(span.from), wanted, day };
}

/** Until when the old one is to be exchanged, and what comes of not doing so; over, that it is. */
const orVoid = (matter: Matter): string =>
  matter.late
    ? '{exchange.deadline}前没有申请更换的旧证书，已经自动失效。'
    : `{exchange.deadline}前没有申请更换的，旧证书自动失效，${daysLeft(matter)}。`;

/** Whether what is said of old certificates is news for this holder. */
const isOfOld = (matter: Matter): boolean => !settled(matter);

const PREMISES: readonly Premise[] = [
  {
    // 显示有效就不用换了吧, 状态有效就代表已经换完了吧
    intent: 'exchange_overdue',
    words:
      /(?:显示|状态|查着?|写着?|系统).{0,6}(?:有效(?!期)|正常).{0,8}(?:(?:不用|不必|甭|用不着|是不是不用|就不)(?:再)?(?:去)?换|(?:算|代表|说明|等于|就是|是不是).{0,5}换(?:完|好|过|成|了))/,
    rests: ['exchange', 'deadline'],
    says: (matter) =>
      isOfOld(matter)
        ? [
            `不对：显示“有效”说的是旧证书${matter.late ? '，不是已经换好' : '能换，不是已经换好'}；${orVoid(matter)}`,
          ]
        : null,
  },
  {
    // 学完就自动换证了对吧, 注册了就等于换完了是吧
    intent: 'exchange_how',
    words:
      /(?:学|注册|登记|登录|听课|看课)(?:完|好|了|满|够|过)*(?:\d+)?(?:个)?(?:学时|课|课时)?(?:以?后)?.{0,3}(?:就|便|是不是|直接)(?:就|便|直接)?(?:算|等于|自动|相当于|当|代表)(?:是|就|给|会|帮|我)*(?:换(?:证|完|好|了|成|过)|给换)/,
    rests: ['replacement', 'deadline'],
    says: (matter) =>
      isOfOld(matter)
        ? [
            `不对：学完、注册好都还不算换，要自己在{system:national-system}的“证书管理”里申请更换；${orVoid(matter)}`,
          ]
        : null,
  },
  {
    // 听说学32学时管两年，对不对
    intent: 'ce_hours_required',
    words:
      /学.{0,8}(?:学时|课时|次|回|遍|够|完|满|\d)?.{0,2}(?:能|就|可以|够)?管(?:[2-9两三几]年|一辈子|终身|永久|一世)/,
    says: (matter, said) =>
      isFree(matter)
        ? null
        : [
            `${denied(said)}：${YEARLY}，从拿到电子证书的下一年起，不是学一次管几年。`,
            ...(isOfOld(matter) && !matter.late ? ['换证前另要学满 {exchange.hours} 学时。'] : []),
          ],
  },
  {
    // 单位说必须由他们统一换，个人不能换，对吗
    intent: 'company_batch',
    words:
      /(?:必须|只能|非得|都得|一定要|得由)(?:由|让|通过|找)?(?:单位|公司|他们|企业|统一)[^，,]{0,4}(?:统一)?(?:换|办|申请|弄)|(?:个人|自己|本人)(?:不能|不可以|换不了|办不了|不让|没法|不准)(?:自己)?(?:换|办|申请)?/,
    rests: ['registration', 'deadline'],
    says: (matter) => [
      '不对：文件写的是每个人注册自己的“个人用户”来换，没有写必须由单位统一换。',
      ...(isOfOld(matter) ? [matter.late ? orVoid(matter) : `别等单位：${orVoid(matter)}`] : []),
    ],
  },
  {
    // 这个文件是全国的吗
    intent: 'notice_source',
    words:
      /(?:文件|通知|规定|政策|要求).{0,3}(?:是|管|适用|对)?(?:不是)?全国(?:的|都|通用|统一|性|范围)?.{0,4}(?:吗|么|吧|不|嘛)[?？]*$/,
    ofDocument: true,
    rests: ['exchange'],
    says: ({ rulebook }) => [`不是：这是${rulebook.pack.said.jurisdiction}的文件，别的省看那个省自己的。`],
  },
  {
    // 换完就不用管了吧, 换了证三年不用管对不
    intent: 'ce_cycle',
    words:
      /(?:换|拿|下)(?:完|好|了|到)(?:了)?(?:电子)?(?:证)?(?:以后|之后|后)?.{0,6}(?:不用|甭|别)(?:再)?(?:管|学|操心)(?:了)?(?:吧|对|是|吗|不|么)|继续教育.{0,4}(?:取消|没有|不搞)了?(?:吧|吗|是|对)|现在不用学了?(?:吧|是不|对)/,
    says: (matter, said) =>
      isFree(matter) ? null : [`${denied(said)}：换好以后也${YEARLY}，从拿到电子证书的下一年起。`],
  },
  {
    // 32学时两年学一次就行吧
    intent: 'ce_hours_required',
    words: /(?:[2-9两三]年|隔[1一]?年).{0,4}学(?:1|一)(?:次|回|遍).{0,4}(?:行|够|可以|对|是|吧)/,
    says: (matter, said) => (isFree(matter) ? null : [`${denied(said)}：${YEARLY}，不是几年学一次。`]),
  },
  {
    // 今年学够了明年是不是不用学了
    intent: 'ce_ahead',
    words:
      /(?:今年|现在).{0,6}(?:学够|够|学满|学完|学了).{0,8}(?:明年|来年|以后).{0,4}(?:不用|甭|就不).{0,4}学/,
    says: (matter) =>
      isFree(matter) ? null : [`不是，明年还要学：${YEARLY}，多学的不往下一年算（助手的理解）。`],
  },
  {
    // 今年多学20，明年就少学20对吧, 去年多学8个能抵今年不
    intent: 'ce_ahead',
    words: /(?<!证)多(?:学|看|出来|的).{0,10}(?:少学|抵|顶|留到|留给|攒|存到|滚到|算到|挪)/,
    says: (matter, said) =>
      isFree(matter) || /给.{1,3}员|另一本/.test(said)
        ? null
        : [
            `${denied(said)}：多学的不往下一年算（助手的理解），${YEARLY}。`,
            '多学的能不能留到下一年，文件未规定，可以问{contact:authority}。',
          ],
  },
  {
    // 12月31号晚上学的算今年不, 去年学的32算今年的不
    intent: 'ce_cycle',
    words: /(?:学|看|补(?!办|发|交|贴|材料|资料)).{0,8}(?:算|归|记).{0,4}(?:今年|去年|明年|当年)/,
    says: ({ asOf }, said) => {
      const counted = yearsCounted(said, asOf);
      if (!counted) return null;
      const { studied, wanted, day } = counted;
      return [
        `${studied === wanted ? '算' : '不算'}：一年按自然年算，${day}学的是 ${studied} 年的（助手的理解，以主管部门的答复为准）。`,
      ];
    },
  },
];

const premiseOf = (text: string): Premise | undefined => {
  const said = plain(text);
  return [...PREMISES, ...PREMISES_OF_TERMS].find(({ words }) => words.test(said));
};

/** The intent of a question that takes something for granted; null: it takes nothing that is known here. */
export function premiseIntent(text: string, asOf: number): Intent | null {
  const found = premiseOf(text);
  if (!found) return null;
  return found.intent === 'ce_cycle' && /算|归|记/.test(text) && !/不用|甭|别|取消/.test(text)
    ? yearsCounted(plain(text), asOf) && found.intent
    : found.intent;
}

const whereItStands = (one: Standing): string | null =>
  isSkilled(one)
    ? null
    : (overWords(one) ?? (isElectronic(one) ? dutyFigures(one) : studyFigures(one)) ?? nextWords(one));

/** The answer to a question that takes for granted what is not so; null: it does not, or of this holder it may be so. */
export function ofPremise(matter: Matter, text: string): Draft | null {
  const premise = premiseOf(text);
  const said = premise?.says(matter, plain(text));
  if (!said) return null;
  return {
    sentences: [
      ...said,
      ...(premise?.ofDocument ? [] : ofEach(matter.standings, (one) => whereItStands(one))),
    ],
    clauses: cites(matter, ...(premise?.rests ?? (['yearly-study'] as const))),
    actions: [...yearOn(matter), dial(matter, 'authority')],
  };
}
