import type { Day } from '../../calendar';
import { type Rulebook, valueAt } from '../../v1/rulebook';
import { plain } from '../told/plain';

/** The cards that a question names, by whether they are studied for. */
export interface CardsNamed {
  /** Posts of site professionals, each as often as it was counted. */
  owing: string[];
  /** Trades of skilled workers. */
  free: string[];
  /** Posts that nothing in the new system answers to. */
  unmapped: string[];
}

const TRADE =
  '(?:钢筋|砌筑|混凝土|模板|架子|抹灰|镶贴|防水|油漆|管道|电焊|水电|水暖|瓦|木|电|焊|泥|技|普|力)工(?!地|作|程|资|头|友|种|长|价)';
const NUMERALS = '一二三四五六七八九';
const countOf = (said: string): number =>
  /\d/.test(said) ? Number(said) : said === '两' ? 2 : NUMERALS.indexOf(said) + 1;

/** 两个施工员、一个瓦工: null, fewer than two are named. */
export function cardsNamed(rulebook: Rulebook, text: string, asOf: Day): CardsNamed | null {
  const posts = [
    ...new Set(rulebook.families['site-professional'].posts.map(({ name }) => name.replace(/（.*/, ''))),
  ];
  const unmapped = valueAt(rulebook.exchange.unmappableTrades, asOf).filter((name) => /员$/.test(name));
  const names = `${[...posts, ...unmapped].join('|')}|${TRADE}`;
  const runs = new RegExp(
    `([\\d两一二三四五六七八九](?:个|本|张)?)?((?:${names})(?:(?:证|[、，,和跟与及加])*(?:${names}))*)`,
    'g',
  );
  const named: CardsNamed = { owing: [], free: [], unmapped: [] };
  for (const [, count, run = ''] of plain(text).matchAll(runs)) {
    const each = run.match(new RegExp(names, 'g')) ?? [];
    const times = count !== undefined && each.length === 1 ? countOf(count[0] as string) : 1;
    for (const name of each) {
      const of = posts.includes(name) ? named.owing : unmapped.includes(name) ? named.unmapped : named.free;
      for (let at = 0; at < times; at++) of.push(name);
    }
  }
  return named.owing.length + named.free.length + named.unmapped.length > 1 ? named : null;
}
