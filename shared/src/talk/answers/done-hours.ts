import { yearOf } from '../../calendar';
import { sayHours } from '../../v1/guide';
import type { Matter, Standing } from './matter';

/** 我学了多少学时了: how many there are, and not how many are lacking. */
const HAVE = /(?:学|看|修|攒|够|有)了?(?:多少|几)个?(?:学时|课时)|(?:多少|几)个?(?:学时|课时)了/;

/** What is on record of the hours that count now, for whoever asks how many there are. */
export function doneHours({ standings, asOf }: Matter, text: string): string[] {
  if (!HAVE.test(text)) return [];
  return standings.map(({ title, explained, facts }: Standing) => {
    const { exchange } = explained.assessment;
    if (exchange.required) return `${title}记了 ${sayHours(exchange.done)}。`;
    const ofYear = facts.credits.filter(({ on }) => on <= asOf && yearOf(on) === yearOf(asOf));
    const tenths = ofYear.reduce((sum, one) => sum + one.tenths, 0);
    return `${title}今年记了 ${sayHours(tenths)}。`;
  });
}
