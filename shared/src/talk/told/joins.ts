const WEEKDAY = '(?:周|星期|礼拜)[一二三四五六日天1-7]';
const DAY_ENDS = `(?<=[天日号儿]|${WEEKDAY})`;
const WEEK_OF = '(?:上上|上|这|本)个?';

const HESITATION =
  '(?:嗯+|呃+|额+|啊+|哦+|噢+|唉|哎呀?|诶|欸|喂|那个|这个|内个|就是说?|怎么说呢|咋说呢|我想想啊?|我看看啊?|我跟你(?:说|讲)啊?|你好|您好|哈)+';
const SAID_DAY =
  '(?:大?前[天儿]|昨[天儿晚]|今[天儿]|上?个?(?:周|星期|礼拜)[一二三四五六日天]|\\d{1,2}[号日])';
const GAP = '[，,\\s]';
const OH = '(?:啊|哦|噢|呃|额|哎呀?|诶|唉|嗯)';

const JOINS: [RegExp, string][] = [
  // 那个 我今儿 嗯 学了5学时; 昨天吧 学了2学时; 今天那啥学了3学时
  [/那啥|内啥|那什么(?!时)/g, ''],
  [new RegExp(`(?<=^|${GAP}|。)${HESITATION}(?:[，,。\\s]+|$)`, 'g'), ''],
  [new RegExp(`^(我?${SAID_DAY})[吧呢嘛哈](?=${GAP}+\\S)`), '$1'],
  // 昨天 不是 前天学了6学时; 昨天啊不前天; 12月2号 不对 3号: of two days in one breath the second.
  [
    new RegExp(
      `((?:\\d{1,2}月)?)${SAID_DAY}(?:${GAP}+${OH}?${GAP}*不[对是]${GAP}+|${GAP}*${OH}${GAP}*不[对是]?${GAP}*)(?:是)?(?=${SAID_DAY})`,
    ),
    '$1',
  ],
  // 学了3学时 啊不 4学时
  [
    new RegExp(
      `(?<=(?<!是)\\d个?半?(?:学时|课时)?了?)(?:${GAP}*${OH}${GAP}*不[对是]?|${GAP}+不是?)${GAP}+(?:是)?(?=\\d)`,
    ),
    ' 不对 是',
  ],
  // 去年一年, 24年整年下来; 新的一年一共3学时 今年的; 打年初到现在
  [/(?<=年)[那这]?(?:整整)?(?:1整?年|整年)(?:到头|下来|里头?|间)?(?![前后内之]|多|以)/g, ''],
  [/新的?1年/g, '今年'],
  [
    /(?:[打从自]打?)?(?:今年)?(?:的?(?:年初|开年|开春|元旦)|(?<=[打从自])1月份?)(?:以来|到现在|到今[天儿]个?|到这会儿?|至今)/g,
    '到现在',
  ],
  // 显示“有效”俩字
  [
    /[“”"「」『』'‘’](有效|(?:已)?注销|查不到|查无[^“”"「」『』'‘’]{0,4}|没有记录|无记录)[“”"「」『』'‘’]/g,
    '$1',
  ],
  [/(?<=有效|注销|不到|写|写着|显示|出来|^|\s)(?:就|就是|就这|这)?[两2三3]个字儿?/g, ''],
  // 不对不对 前天是3.5: said twice, and no question.
  [/^(不对|不是|错了|[说弄搞记写]错了)(?:[，,。!！\s]*\1)+/, '$1'],
  // 不是没学 昨天学了2学时: what is denied is that nothing was.
  [
    /(?:^|(?<=[，,。\s]))(?:[我也并]|可)*不是没(?:有)?(?:[学看上听弄办换查]|注册|下载)(?:习|课|过|时)?[，,。\s]+(?:是)?/g,
    '',
  ],
  // 礼拜六礼拜天两天 每天5学时
  [new RegExp(`${DAY_ENDS}[这那]?[2-7]天[，,\\s]*(?=每天|天天|各|都)`, 'g'), ''],
  [new RegExp(`${DAY_ENDS}[，,\\s]+(?=每天|天天|各(?:学|看)?了?\\d|都(?:是|学了)\\d)`, 'g'), ''],
  // 算上今天的 总共16学时, 已完成学时 9, 注册这事儿 昨天弄好了
  [/(?<=(?:算上|加上|带上|连上|连同|连)[大昨前今]+[天儿日]的?)[，,\s]+(?=[总一拢共累合])/g, ''],
  [
    /(?<=(?:已完成|已学|已修|累计|完成|总|已获得|获得)的?(?:学时|课时)(?:数|总数)?)\s*[:：,，]?\s*(?=\d)/g,
    '',
  ],
  [/^((?:注册|换证|下载|申请)(?:更换)?)(?:的)?(?:这|那)?个?件?事(?:儿|情)?[，,\s]+/, '$1'],
];

/** 周一到周三每天2学时，上周的: the week that is said last is that of the days before it. */
const WEEK_AFTER = new RegExp(`(?<![，,。\\s])[，,。\\s]+(${WEEK_OF})(?:周|星期|礼拜)的[。.]?$`);
const BARE_WEEKDAY = new RegExp(`(?<![上这本个下])(?=${WEEKDAY}(?!期))`, 'g');

/** 上周一到周三, 上周一到三, 上周六周日: the second day is of the same week. */
const SAME_WEEK = new RegExp(
  `(${WEEK_OF})((?:周|星期|礼拜)[一二三四五六日天1-7])(\\s*(?:一?直?到|至|[-~～—、和跟])?\\s*)(?=${WEEKDAY}(?!期))`,
  'g',
);
const SHORT_RANGE = new RegExp(
  `(${WEEKDAY})(\\s*(?:到|至|[-~～—])\\s*)(?=[一二三四五六日1-7](?:[，,\\s]|每|各|都|天天))`,
  'g',
);

/** What is said by halves with a comma or a space between, or of two days with the week named once, as one. */
export function joined(text: string): string {
  let said = JOINS.reduce((left, [words, by]) => left.replace(words, by), text);
  said = said.replace(SHORT_RANGE, (_, day: string, to: string) => `${day}${to}${day.slice(0, -1)}`);
  const week = WEEK_AFTER.exec(said)?.[1];
  if (week !== undefined) said = said.replace(WEEK_AFTER, '').replace(BARE_WEEKDAY, week);
  return said.replace(SAME_WEEK, '$1$2$3$1').replace(SAME_WEEK, '$1$2$3$1');
}
