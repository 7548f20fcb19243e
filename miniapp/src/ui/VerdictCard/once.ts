const DECIDES = '以主管部门的答复为准';
const MARK = '助手的理解：';
const TAIL = `最后${DECIDES}。`;
/** What follows by a reading, where the reading itself stands beside it. */
const FOLLOWS = /^助手的理解是：/;

/** How the helper reads a text, several readings under one mark; null: it reads nothing into it. */
function marked(reading: string | null, isDecided: boolean): string | null {
  const texts = (reading ?? '')
    .split('\n')
    .map((line) => line.replace(MARK, '').replace(TAIL, ''))
    .filter((text) => text !== '');
  return texts.length === 0 ? null : `${MARK}${texts.join('')}${isDecided ? '' : TAIL}`;
}

/**
 * A verdict of which nothing is said twice on one screen: what a reading tells is not told as its consequence besides,
 * several readings stand under one mark, and that the authority decides is said once.
 */
export function sayOnce(given: readonly string[], reading: string | null) {
  const sentences: string[] = [];
  for (const sentence of given) {
    if (reading !== null && FOLLOWS.test(sentence)) continue;
    const isSaid = sentences.some((before) => before.includes(DECIDES));
    const tail = new RegExp(`(是不是这样，|，)${DECIDES}。$`);
    sentences.push(isSaid ? sentence.replace(tail, (_, lead) => (lead === '，' ? '。' : '')) : sentence);
  }
  const isDecided = sentences.some((sentence) => sentence.includes(DECIDES));
  return { sentences, reading: marked(reading, isDecided) };
}
