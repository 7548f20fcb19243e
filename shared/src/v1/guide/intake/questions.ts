import type { Day } from '../../../calendar';
import { SHOWN_AS } from '../../../law';
import { type Family, type FamilyId, plainTrade, type Rulebook, valueAt } from '../../rulebook';

export const questionIds = [
  'family',
  'trade',
  'holding',
  'registryStatus',
  'exchangedOn',
  'issuedOn',
] as const;
export type QuestionId = (typeof questionIds)[number];

/** Answers by question, as they were given: an option's value, a typed text, or a date `YYYY-MM-DD`. */
export type Answers = Readonly<Partial<Record<QuestionId, string>>>;

export interface Option {
  value: string;
  label: string;
  hint: string | null;
  /** Options under one heading. */
  group: string | null;
}

/** One screen: one question. */
export interface Question {
  id: QuestionId;
  title: string;
  help: string | null;
  /** choice-or-text: anything else can be typed. */
  kind: 'choice' | 'choice-or-text' | 'date';
  options: Option[];
  clause: string | null;
}

const option = (
  value: string,
  label: string,
  hint: string | null = null,
  group: string | null = null,
): Option => ({
  value,
  label,
  hint,
  group,
});

/** The posts of a family as they are offered, a post with specialties once for each. */
export const postNames = ({ posts }: Family): string[] =>
  posts.flatMap(({ name, specialties }) =>
    specialties.length > 0 ? specialties.map((specialty) => `${name}（${specialty}）`) : [name],
  );

/** A typed post or trade in its parts: 施工员（土建） is 施工员 and 土建 where the rulebook lists it so. */
export function splitTrade(family: Family, typed: string): { trade: string; specialty: string | null } {
  const plain = plainTrade(typed);
  for (const { name, specialties } of family.posts) {
    const specialty = specialties.find((one) => plain === plainTrade(`${name}（${one}）`));
    if (specialty !== undefined) return { trade: name, specialty };
  }
  return { trade: plain, specialty: null };
}

function familyQuestion(rulebook: Rulebook): Question {
  const families = Object.entries(rulebook.families) as [FamilyId, Family][];
  return {
    id: 'family',
    title: '你的证书是哪一种？',
    help: '看旧证书封面上的名称。施工员、质量员这些是现场专业人员；砌筑工、钢筋工这些是技能人员。已经是电子证书的，也按这个选。',
    kind: 'choice',
    options: families.map(([id, { name, oldCertificate }]) => option(id, name, `《${oldCertificate}》`)),
    clause: rulebook.rules.scope.clause,
  };
}

function tradeQuestion(rulebook: Rulebook, familyId: FamilyId | null, asOf: Day): Question {
  const families = familyId === null ? Object.values(rulebook.families) : [rulebook.families[familyId]];
  const unmapped = valueAt(rulebook.exchange.unmappableTrades, asOf);
  return {
    id: 'trade',
    title: '证书上写的是什么岗位或工种？',
    help: '照证书上写的选。这里没有的，自己填。',
    kind: families.some(({ postsOpen }) => postsOpen) ? 'choice-or-text' : 'choice',
    options: [
      ...families.flatMap((family) => postNames(family).map((name) => option(name, name, null, family.name))),
      ...unmapped.map((name) => option(name, name, null, '其他')),
    ],
    clause: rulebook.rules['trade-not-mapped'].clause,
  };
}

const holdingQuestion = (rulebook: Rulebook): Question => ({
  id: 'holding',
  title: '现在手里是哪一种？',
  help: null,
  kind: 'choice',
  options: [
    option('old', '旧证书，还没换'),
    option('exchanged', '已经换成电子证书'),
    option('electronic', '直接拿到的电子证书', '没有换过，一开始就是电子的'),
  ],
  clause: rulebook.rules['electronic-needs-no-exchange'].clause,
});

function registryQuestion(rulebook: Rulebook): Question {
  const registry = rulebook.systems.find(({ id }) => id === 'provincial-registry');
  return {
    id: 'registryStatus',
    title: '省里的系统显示什么？',
    help: `在“${registry?.name ?? ''}”里查你的旧证书。`,
    kind: 'choice',
    options: [
      option('valid', SHOWN_AS.valid),
      option('cancelled', SHOWN_AS.cancelled),
      option('not-found', SHOWN_AS['not-found']),
      option('unchecked', '我还没查', '先加上，查好了再来改'),
    ],
    clause: rulebook.rules.scope.clause,
  };
}

const dateQuestion = (rulebook: Rulebook, id: QuestionId, title: string, help: string): Question => ({
  id,
  title,
  help,
  kind: 'date',
  options: [],
  clause: rulebook.rules['first-year'].clause,
});

/** A question worded for what is known by then. @param family whose posts are offered; null: those of all */
export function questionOf(rulebook: Rulebook, id: QuestionId, family: FamilyId | null, asOf: Day): Question {
  switch (id) {
    case 'family':
      return familyQuestion(rulebook);
    case 'trade':
      return tradeQuestion(rulebook, family, asOf);
    case 'holding':
      return holdingQuestion(rulebook);
    case 'registryStatus':
      return registryQuestion(rulebook);
    case 'exchangedOn':
      return dateQuestion(
        rulebook,
        'exchangedOn',
        '哪一天申请更换的？',
        '从下一年起，每年的学习就按这个日期算。',
      );
    case 'issuedOn':
      return dateQuestion(
        rulebook,
        'issuedOn',
        '哪一天拿到的电子证书？',
        '看证书上的日期。从下一年起，每年的学习就按这个日期算。',
      );
  }
}
