import type { Day } from '../calendar';
import { valueAt } from './dated';
import type { Rulebook } from './schema';

// Unified ideographs alone are the same after NFKC and hold no white space: the usual case, answered fast.
const PLAIN = /^[\u4e00-\u9fff]+$/;

/** The name of a post or trade as it is compared: after NFKC and without white space. */
export const plainTrade = (trade: string): string =>
  PLAIN.test(trade) ? trade : trade.normalize('NFKC').replace(/[\s\p{White_Space}]+/gu, '');

/** Whether a post or trade has no counterpart, on a day. Compared whole: 试验员（土建） is not 试验员. */
export const isUnmappable = (rulebook: Rulebook, trade: string, day: Day): boolean =>
  valueAt(rulebook.exchange.unmappableTrades, day).includes(plainTrade(trade));
