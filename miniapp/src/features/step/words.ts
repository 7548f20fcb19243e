export const words = {
  whatToDo: '怎么做',
  where: '在哪里做',
  haveAtHand: '手边备好',
  whenItWorked: '看到这个就成了',
  trouble: '可能碰到的麻烦',
} as const;
