import { type FamilyId, plainTrade, type Rulebook } from '@hz/shared/rulebook';

export interface NamedPost {
  trade: string;
  specialty: string | null;
  /** The family whose list names the post; null where none does. */
  family: FamilyId | null;
}

const plainSpecialty = (text: string): string =>
  plainTrade(text)
    .replace(/^[(\-—_/]+/, '')
    .replace(/(?<![)\-—_/])[)\-—_/]+$|(方向|专业|类)\)?$/, ''); // looked for where such signs begin, not at each of them

/**
 * A post as the rulebook names it: 土建施工员, 施工员（土建） and 施工员 with 土建 beside it are the same.
 * A name that no list knows stays as it is written: 试验员（土建） is not 试验员.
 */
export function postOf(rulebook: Pick<Rulebook, 'families'>, post: string, specialty: string): NamedPost {
  const name = plainTrade(post);
  const beside = plainSpecialty(specialty);
  const site = rulebook.families['site-professional'].posts;
  for (const { name: trade, specialties } of site) {
    const within = name.startsWith(trade)
      ? name.slice(trade.length)
      : name.endsWith(trade)
        ? name.slice(0, -trade.length)
        : null;
    if (within === null) continue;
    const inName = plainSpecialty(within);
    if (inName === '') return { trade, specialty: beside || null, family: 'site-professional' };
    if (specialties.includes(inName)) return { trade, specialty: inName, family: 'site-professional' };
  }
  const isSkilled = rulebook.families['skilled-worker'].posts.some((one) => one.name === name);
  return { trade: name, specialty: beside || null, family: isSkilled ? 'skilled-worker' : null };
}
