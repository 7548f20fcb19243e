import type { PackSummary } from './store';

export const words = {
  title: '哪里的证书',
  help: '各地、各行业的规矩不一样。选错了也不要紧，随时能改。都以文件原文为准。',
  preset: '常用',
  entry: '哪里的证书',
  entryChosen: (place: string) => `现在按${place}说；点这里改`,
  entryHeld: (place: string) => `${place}（照你的证）；点这里改`,
  entryNone: '各地规矩不一样，先选好，我才说得准',
  whom: '找谁问',
  hotline: {
    name: '政务服务热线',
    phone: '12345',
    about: '不知道主管部门的电话，可以打这里问。这是助手的建议，文件没有写。',
  },
  notPublished: '这份文件当时还没有发布',
  notPublishedHint: '文件还没有发布：你说的先记着，发布了再判断',
  notPublishedText: '你说的都记着。文件发布以前，助手不作判断，也不提醒。',
  notServed: '这里现在不办这份文件了',
  notServedText: '你填过的都还在，只是助手不再作判断，也不提醒。',
} as const;

/**
 * What is said of a pack beside its place, in one line: that its document is yet to come, or how far it is known. How the
 * document is called is said where two are of one place; for the rest it is the name that is looked for.
 */
export const hintOf = ({ title, caveat, state, jurisdiction }: PackSummary, all: readonly PackSummary[]) =>
  [
    all.filter((one) => one.jurisdiction === jurisdiction).length > 1 ? title : null,
    state === 'not-published' ? words.notPublishedHint : (caveat?.replace(/，以原文为准。$/, '') ?? null),
  ]
    .filter(Boolean)
    .join('\n') || null;
