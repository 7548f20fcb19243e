// Whoever reports fraud wants none: 举报挂证, 我要举报有人代考.
const REPORTS = '(?:举报|检举|揭发|投诉|告发)';
const WHAT =
  '(?:假证|假的|造假|作假|用假|买证|卖证|买卖证|挂证|挂靠|挂名|借证|租证|代考|替考|代学|替学|代刷|刷课|刷学时|挂课|代换|收钱|包过|骗子|骗钱|违规)';
const SAYS = new RegExp(
  `${REPORTS}.{0,10}${WHAT}|${WHAT}.{0,10}(?:${REPORTS}|找谁(?:管|反映|说)|哪里?管|谁管)`,
);
/** 代学被举报了会怎样: who did it asks what comes of it. */
const IS_REPORTED = /被.{0,4}举报|(?:会|能)(?:不会|不能)?(?:被)?(?:人)?举报(?:吗|么|不)/;

/** Whether a text is of reporting fraud, and not of wanting it. */
export const asksToReport = (text: string): boolean => SAYS.test(text) && !IS_REPORTED.test(text);

/** Of a false certificate there is something to look at; of the rest there is not. */
export const isOfFalseCard = (text: string): boolean => /假证|证.{0,3}(?:是)?假|用假|造假/.test(text);
