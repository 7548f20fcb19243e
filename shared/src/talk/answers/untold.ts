/** The record lacks what a question says there is: it is asked for, and nothing is made of its absence. */
export const UNTOLD = '助手这里没有记你换过，已经换好的，说一声哪天换的';
