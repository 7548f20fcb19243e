import { formatDayChinese } from '../../calendar';
import { fillText, type Pack } from '../../law';
import type { Standing } from '../../standing';

/** What a step asks for, without the last day of others. */
export function todoLines(pack: Pack, id: string, { headline: { answer }, asOf }: Standing): string[] {
  const last = answer.due === null ? '' : formatDayChinese(answer.due);
  return (pack.said.steps[id]?.whatToDo ?? [])
    .map((line) => fillText(pack, line, asOf))
    .filter((line) => !/\d{4}年\d+月\d+日/.test(line) || line.includes(last));
}
