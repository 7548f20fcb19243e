import { yearOf } from '../../calendar';
import { sayHours, yearsOf } from '../../v1/guide';
import type { ChatHolder } from '../types';
import type { Matter, Standing } from './matter';

/** 我学了多少学时了: how many there are, and not how many are lacking. */
const HAVE = /(?:学|看|修|攒|够|有)了?(?:多少|几)个?(?:学时|课时)|(?:多少|几)个?(?:学时|课时)了/;

/** 2023 年 32 学时，2024 年 40 学时; one year's is all there is. */
function ofYears(years: readonly { year: number; done: number }[]): string {
  const [only, ...more] = years;
  return only && more.length === 0
    ? `，都是 ${only.year} 年的`
    : `：${years.map(({ year, done }) => `${year} 年 ${sayHours(done)}`).join('，')}`;
}

/** What is on record of each certificate, whatever it counts for, for whoever asks how many hours there are. */
export function doneHours({ rulebook, holder, standings, asOf }: Matter, text: string): string[] {
  if (!HAVE.test(text)) return [];
  return standings.map(({ title, facts }: Standing) => {
    const years = yearsOf(rulebook, facts, holder as ChatHolder, asOf).filter(
      ({ done, stated }) => done > 0 || stated !== null,
    );
    const sum = years.reduce((total, { done }) => total + done, 0);
    if (sum === 0) return `${title}还没有记过学时。`;
    const isNow = years.some(({ year }) => year === yearOf(asOf));
    return `${title}一共记了 ${sayHours(sum)}${ofYears(years)}${isNow ? '' : '；今年还没有记'}。`;
  });
}
