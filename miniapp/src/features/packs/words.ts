import type { PackSummary } from './store';

export const words = {
  title: '哪里的证书',
  help: '各地、各行业的规矩不一样。选错了也不要紧，随时能改。都以文件原文为准。',
  preset: '常用',
  entry: '哪里的证书',
  entryChosen: (place: string) => `现在按${place}说；点这里改`,
  entryNone: '各地规矩不一样，先选好，我才说得准',
  notPublished: '这份文件当时还没有发布',
  notPublishedText: '你说的都记着。文件发布以前，助手不作判断，也不提醒。',
  notServed: '这里现在不办这份文件了',
  notServedText: '你填过的都还在，只是助手不再作判断，也不提醒。',
} as const;

/** What a pack is called beside its place: the title of its first document; that the text itself decides stands above all. */
export const hintOf = ({ title, caveat, state }: PackSummary): string =>
  [
    title,
    caveat?.replace(/，以原文为准。$/, '') ?? null,
    state === 'not-published' ? words.notPublished : null,
  ]
    .filter(Boolean)
    .join('\n');
