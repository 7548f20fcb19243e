/** 上一期, 上1个周期, 去年: the cycle before, as holders call it. */
const BEFORE =
  '(?:上上?|前)(?:[一1]?个)?[一1]?(?:学习)?(?:周期|期|年度)|(?:上|前)[一1]?个?年度?|去年|(?:之前|以前|前面)(?:那[一1]?(?:个周)?期)?(?:欠|差|少)';
/** 是补上一期的, 给上一期补的: what the hours beside it are for. */
const FOR_BEFORE = new RegExp(
  `[，,（(]?(?:这?(?:都|全|也)?(?:是|算)?(?:用来|拿来)?(?:补|顶)(?:给|到|在|上|的是|的)?(?:${BEFORE})(?:欠|差|少)?(?:的|了)?(?:课|学时)?(?:的)?[)）]?|(?:是)?给(?:${BEFORE})补的?(?:课|学时)?[)）]?)`,
);
/** 补学了4学时, 补了上一期的课4学时. */
const MADE_UP = new RegExp(`补(?:学|看|上|修|听)?了(?:(?:${BEFORE})的?(?:课|学时)?)?(?=[^\\d，。,]{0,6}\\d)`);

/** What is told of a course that makes up for the cycle before, without the words that say so; null: none is. */
export function withoutMakeUp(text: string): string | null {
  const rest = text.replace(FOR_BEFORE, '').replace(MADE_UP, '学了');
  return rest === text ? null : rest;
}
