const WEEKDAY = '(?:周|星期|礼拜)[一二三四五六日天1-7]';
const DAY_ENDS = `(?<=[天日号儿]|${WEEKDAY})`;
const WEEK_OF = '(?:上上|上|这|本)个?';

const JOINS: [RegExp, string][] = [
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
