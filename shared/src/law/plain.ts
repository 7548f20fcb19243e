// Unified ideographs alone are the same after NFKC and hold no white space: the usual case, answered fast.
const PLAIN = /^[\u4e00-\u9fff]+$/;

/** The name of a post or trade as it is compared: after NFKC and without white space. */
export const plainTrade = (trade: string): string =>
  PLAIN.test(trade) ? trade : trade.normalize('NFKC').replace(/[\s\p{White_Space}]+/gu, '');
