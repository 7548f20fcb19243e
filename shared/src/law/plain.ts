// Unified ideographs alone are the same after NFKC and hold no white space: the usual case, answered fast.
const PLAIN = /^[\u4e00-\u9fff]+$/;

// What else is written is mostly one of a few dozen names with brackets, again and again.
const MOST_REMEMBERED = 1_000;
const remembered = new Map<string, string>();

/** The name of a post or trade as it is compared: after NFKC and without white space. */
export function plainTrade(trade: string): string {
  const known = remembered.get(trade);
  if (known !== undefined) return known;
  const plain = PLAIN.test(trade) ? trade : trade.normalize('NFKC').replace(/[\s\p{White_Space}]+/gu, '');
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(trade, plain);
  return plain;
}
