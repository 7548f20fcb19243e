import { plainTyped } from '../../text';

/** What a message wants of the talk itself. */
export type Command =
  | 'go-on'
  | 'stop'
  | 'back'
  | 'skip'
  | 'repeat'
  | 'simpler'
  | 'why'
  | 'undo'
  | 'intake'
  | 'guide'
  | 'begin';

const END = '[吧呢啊呀嘛了哈]*[。.!！~]*$';
const COMMANDS: [Command, RegExp][] = [
  [
    'go-on',
    new RegExp(
      `^(?:那)?(?:继续|接着(?:来|说|办|弄|走|往下)?|往下(?:走|说)?|下一步|下一个|继续换证|继续办|回来|刚才(?:说|问)到哪|接着刚才的|然后呢?做什么|开始下一步|go on|next)${END}`,
    ),
  ],
  [
    'stop',
    new RegExp(
      `^(?:(?:算了|行了|得了)[，,\\s]*)?(?:不(?:想|要)?(?:换|办|弄|说|聊|记|填|加|登记|登|整|搞)了|先不(?:换|办|弄|说|记|填|加|登记)|算了|退出|停|停下|停止|结束|取消|以后再说|改天(?:再说)?|不想弄|不弄|先这样|等会儿?再(?:说|弄)|我?先忙(?:一?会儿?)?(?:别的)?)${END}`,
    ),
  ],
  [
    'back',
    new RegExp(
      `^(?:回去|返回|上一步|上一个(?:问题)?|退回(?:上一步)?|往回|回到上一步|上一题|选错了|点错了|填错了|前一个)${END}`,
    ),
  ],
  [
    'skip',
    new RegExp(
      `^(?:跳过|先跳过|这个跳过|过|下一题|不知道|不清楚|不会查|没查|还没查|以后再填|这个不填|先不填)${END}`,
    ),
  ],
  [
    'repeat',
    new RegExp(
      `^(?:再说一遍|再说一次|重复一遍|没听清|没看清|你说啥|刚才说啥|刚才说什么|再讲一遍|问的啥|问的什么|你问什么|再问一遍)${END}`,
    ),
  ],
  [
    'simpler',
    new RegExp(
      `^(?:说简单(?:点|一点)?|(?:说|讲|写)?(?:得|的)?简单(?:点|一点|些|一些)?(?:儿)?(?:说|讲)?|说人话|看不懂|没看懂|没听懂|听不明白|没听明白|没明白|不明白|太长了|听不懂|没懂|啥意思|什么意思|能简单点吗)${END}`,
    ),
  ],
  [
    'why',
    /^(?:为什么|为啥|凭什么|干嘛)(?:要|得)?(?:问|填|查|学|做|弄|注册|这个|这步|这一步)?(?:这个|这步|这一步)?[呢啊呀?？]*$/,
  ],
  [
    'undo',
    new RegExp(
      `^(?:撤销|撤回|撤掉|刚才(?:的|那个|那笔)?(?:不算|不要了|撤了|撤销|记错了)|记错了撤了|收回)${END}`,
    ),
  ],
  [
    'intake',
    /^(?:(?:帮|给)我|我?(?:要|想)?)(?:再)?(?:(?:登记|添加|加|录入|新增|加上)(?:一?[个本张])?(?:新的?)?(?:证书?|我的证)|(?:登记|加)一?[个本]证?|(?:我)?还有一?[个本]证(?:要登记|要加|没登记|没加)?)[吧呢啊了]*$/,
  ],
];

const GUIDE =
  /^(?:我(?:现在)?(?:要|想|得)(?:去)?(?:换证|换电子证|办换证|换个?证)|开始(?:换证|吧)|现在就换|(?:你)?(?:一步步|一步一步的?)?带我(?:换|办|一步步|一步一步|走).*|一步步带我办|(?:请)?帮我(?:换证|换一下证|办换证)|给我换(?:一下)?证|看看我能不能换|(?:帮我)?看看(?:我|我的证|我这个证)?能(?:不能换|换不|换吗|否换).*|看看我的证|我能不能换(?:帮我看看)?|我(?:这个)?证能换(?:不|吗)?帮我(?:看看|查查).*|我(?:这个)?证能换(?:不|吗)?(?:帮我)?看看.*)$/;

/** 你再说一遍呗, 这步先跳过吧: with what is put around a command. */
const AROUND_COMMAND =
  /^(?:你|您|那|哎|诶|师傅|老师|麻烦|请|帮我|给我|我|这一?步|这个|这条)+(?:先|就)?|(?:呗|一下|行不行?|行吗|可以吗|好吗)[。.?？!！]*$/g;

function wordsOf(said: string): Command | null {
  const less = said.replace(AROUND_COMMAND, '');
  const found = COMMANDS.find(([, words]) => words.test(said) || (less !== '' && words.test(less)));
  return found?.[0] ?? null;
}

const bare = (text: string): string => plainTyped(text).replace(/[\s，。！？,.!?~]+/g, '');

export function commandOf(text: string): Command | null {
  const said = plainTyped(text).trim();
  const found = wordsOf(said);
  if (found) return found;
  const parts = said.split(/[\s，,。!！]+/).filter((part) => part !== '');
  const each = parts.length < 2 ? [] : parts.map((part) => wordsOf(part));
  // 没看懂 说简单点: the last is what is wanted.
  if (each.length > 0 && each.every((one) => one !== null)) return each.at(-1) ?? null;
  return GUIDE.test(bare(said)) ? 'guide' : null;
}

const YES =
  /^(?:嗯哪|嗯呐|恩哪|恩呐|嗯呢|dui|dui de|shi|shi de|en|hao|hao de|对|对的|对了|对呀|是|是的|是滴|是啊|嗯+|恩|好|好的|好嘞|好啊|行|行的|可以|没错|没问题|记|记吧|记上|记上吧|确认|确定|要|ok|okay|yes|y|就是|就这样|说得对|中|成|妥妥的?|没毛病|(?:对|好)的?[，,\s]*谢谢你?|(?:两个|两条|两笔|几个|几条|这些|全|全部)?(?:都|全)(?:对|没错|是对的|记上?|没问题))[吧啊呀的了呢哈。.!！~]*$/i;
const NO =
  /^(?:不|不对|不是|不是的|不用|不用了|不要|不要了|不记|先不记|别记|别记了|别|没有|错了|错|不行|no|n|算了|取消|不用记|不记了|撤了?|撤掉|撤销|不对不对)[吧啊呀的了呢哈。.!！~]*$/i;

const ADDS =
  /^(?:(?:对|好|行|可以|嗯|是|没错|那|要)(?:的|啊|呀|吧|了)?[，,。\s]*)*(?:就|给我|帮我|帮忙)?(?:把?(?:它|这个|这一?本)?(?:证书?)?)?(?:加|加上|加进去|添加|添上|登记|登记上|继续|接着来?)(?:它|这本)?[吧啊呀的了呢。.!！~]*$/;

/** 加上, 好的，加上, 继续: said to a certificate that waits to be added. */
export const saysAdd = (text: string): boolean => ADDS.test(plainTyped(text).trim());

/** 不对, 错了: something of what is read back is wrong, which is no 先不加. */
export const saysWrong = (text: string): boolean =>
  /^(?:[啊哎哦]|这个)*(?:不对|不太对|不是|有错|有问题|错了|[说写填记弄搞]错了)[吧啊呀的了呢。.!！~]*$/.test(
    plainTyped(text).trim(),
  );

/** 改成资料员: an answer is changed, also after the questions came to their end. */
export const saysInstead = (text: string): boolean =>
  /^(?:不对|不是|错了|写错了|选错了|填错了)?[，,。\s]*(?:改成|改为|换成|应该是|应该写|其实是)[^，,。\s]/.test(
    plainTyped(text).trim(),
  );

/** 改, 不对: what was just noted is another. */
const CHANGE =
  /^(?:刚才(?:的|那个|那笔|那条)?(?:记错了|说错了|不对|错了)|改|改一下|改改|要改|不对|错了|记错了|写错了|不是|不是的|弄错了)[吧啊呀的了呢。.!！]*$/;

/** 不记, said of what was just noted; 没有 and 算了 may be about what comes next. */
const UNNOTE =
  /^(?:先)?(?:不记|别记|不用记|不要记|不要了|不要这[条笔]|删了|删掉|不算|取消)了?[吧啊呀的呢。.!！]*$/;

const HESITATION = /^(?:哎呀?|唉|哦|噢|啊|诶|欸|呃|那|这个|这条|这笔)$/;
const WRONG_AFTER_ALL = /^(?:我)?(?:刚才)?[说记弄搞写看]错了?$/;

/** 不是 别记了: several words, every one a no. */
function everyPart(text: string, says: (part: string) => boolean): boolean {
  const parts = plainTyped(text)
    .trim()
    .split(/[\s，,。!！~、]+/)
    .filter((part) => part !== '' && !HESITATION.test(part));
  return parts.length > 0 && parts.every(says);
}

export const saysUnnote = (text: string): boolean => {
  const last =
    plainTyped(text)
      .trim()
      .split(/[\s，,。!！~、]+/)
      .filter(Boolean)
      .at(-1) ?? '';
  return (
    UNNOTE.test(plainTyped(text).trim()) ||
    (UNNOTE.test(last) && everyPart(text, (part) => NO.test(part) || WRONG_AFTER_ALL.test(part)))
  );
};
export const saysChange = (text: string): boolean => CHANGE.test(plainTyped(text).trim());
export const saysYes = (text: string): boolean => YES.test(plainTyped(text).trim());
export const saysNo = (text: string): boolean => everyPart(text, (part) => NO.test(part)) || saysUnnote(text);
