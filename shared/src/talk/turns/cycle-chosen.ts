import { plain } from '../told/plain';
import type { ChatState, Choice } from '../types';

/** 2024年6月11日到2025年6月10日: how a cycle is offered. */
const CYCLE = /^(\d{4})年\d{1,2}月\d{1,2}日到/;
const BY_YEAR =
  /^(?:是|就是|就)?(?:20)?(\d{2})年(?:\d{1,2}月)?(?:开始|起)?的?(?:那|这)?[1一]?(?:期|个|年|轮|周期)?(?:的)?[吧啊。]*$/;
const BY_PLACE =
  /^(?:是)?(?:第([1-3一二三])|(前|头|上)[1一]?|(后|末|下|最近[那的]?)[1一]?)(?:个|期|轮|年)?(?:那期|的)?[吧啊。]*$/;

/** Of the cycles that can be tapped, the one that is called by the year in which it begins, or by its place: 24年那期, 第一个. */
export function cycleChosen({ choices }: ChatState, said: string): Choice | undefined {
  const cycles = choices.filter(({ label }) => CYCLE.test(label));
  const text = plain(said);
  if (cycles.length < 2) return undefined;
  const year = BY_YEAR.exec(text)?.[1];
  if (year !== undefined) return cycles.find(({ label }) => label.startsWith(`20${year}年`));
  const [found, place, first] = BY_PLACE.exec(text) ?? [];
  if (found === undefined) return undefined;
  if (place !== undefined) return cycles[('一二三'.indexOf(place) + 1 || Number(place)) - 1];
  return first === undefined ? cycles.at(-1) : cycles[0];
}
