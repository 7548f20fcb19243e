import { plain } from '../told/plain';
import type { ChatCertificate } from '../types';
import { mentionsIn } from './mentions';

/** 湖北的，不对，是吉林的: between the name that was not meant and the one that is. */
const NOT_THAT =
  /[，,。\s]*(?:哦|啊|哎呀?|呃)?(?:不对|不是|错了|[说记写打]错了)(?:[，,。\s]*不是)?的?[，,。\s]*(?:应该|那)?是?$/;

/**
 * A text in which a certificate is named anew (湖北的今天学了2学时，不对，是吉林的), with that in the place of the one before;
 * any other as it is.
 */
export function renamed(
  typed: string,
  certificates: readonly ChatCertificate[],
  trades: readonly string[],
): string {
  const said = plain(typed);
  const [first, ...more] = mentionsIn(said, certificates, trades);
  const last = more.at(-1);
  if (!first || !last || !/^(?:的|那|一?本|证|上|吧|[。，,])*$/.test(said.slice(last.to))) return typed;
  const between = said.slice(first.to, last.from);
  const turn = NOT_THAT.exec(between.replace(more.length > 1 ? (more[0]?.text ?? '') : '', ''));
  const told = turn === null ? '' : between.slice(0, turn.index);
  return /\d/.test(told) && more.length < 3 && (more.length === 1 || more[0]?.key === first.key)
    ? said.slice(0, first.from) + last.text + told
    : typed;
}
