import type { ChatCertificate, ChatContext, ChatHolder, Draft } from '../types';
import { creditsOf } from './records';
import { dayWords, hoursWords } from './words';

const DAY_HOURS = 24;

/** The hours of a day with what is told of it. */
function hoursOn(certificate: ChatCertificate | undefined, on: string, drafts: readonly Draft[]): number {
  const there = (certificate ? creditsOf(certificate) : []).filter((one) => one.on === on);
  const recorded = there.reduce((sum, { hours }) => sum + hours, 0);
  const told = drafts.reduce((sum, { op, value }) => sum + (op === 'remove' ? -1 : 1) * Number(value), 0);
  return Math.round((recorded + told) * 10) / 10;
}

/** 12月4日加起来有 26 学时，比一天还多: why it is not written, of every day that would be longer than a day. */
export function tooLongDays(
  { holder, context }: { holder: ChatHolder; context: ChatContext },
  drafts: readonly Draft[],
): string[] {
  const credits = drafts.filter(({ fact, on, value }) => fact === 'credit' && on !== null && value !== null);
  const days = new Set(
    credits.filter(({ op }) => op === 'add').map(({ certificate, on }) => `${certificate} ${on}`),
  );
  return [...days].flatMap((key) => {
    const of = credits.filter(({ certificate, on }) => `${certificate} ${on}` === key);
    const on = String(of[0]?.on);
    const hours = hoursOn(
      holder.certificates.find(({ id }) => id === of[0]?.certificate),
      on,
      of,
    );
    if (hours <= DAY_HOURS) return [];
    return [
      `${dayWords(on, context.asOf)}加起来有 ${hoursWords(hours)}，比一天还多，先不记。应该是哪天、几学时？直接说对的。`,
    ];
  });
}
