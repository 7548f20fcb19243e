// What people put before a question that does not change it.
const BEFORE = [
  '我是施工员',
  '我爸',
  '老板让我问',
  '我们工地',
  '我在外地打工',
  '工友说',
  '我今年五十多了',
  '我是工地上的资料员',
  '昨天',
  '俺',
  '单位让我问',
  '我手机不太会用',
  '我老公',
  '刚才',
  '现在',
  '我就想知道',
  '听说',
  '我们单位有人',
  '我是干工地的',
  '我有个质量员证',
];
const EVERY = 6;

/** Now and then a question as it is told: with who asks or why before it, so that this is learnt to mean nothing. */
export function asTold(sentences: readonly string[], template: number): string[] {
  const sentence = sentences[template % sentences.length];
  if (template % EVERY !== 0 || sentence === undefined) return [];
  return [`${BEFORE[(template / EVERY) % BEFORE.length]}${sentence}`];
}
