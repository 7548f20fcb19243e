import type { Notice } from '../reminders/service';

/** What holders are told about their claims, where they look at them. */
export const claimWords = {
  attached: '官方记录已经对上，以官方记录为准，以后记的学时照样算。',
  contested: '还有一个人认领这条记录，我们会请人核对，核对前不变。',
  inReview: '这条记录已经有人认领，我们会请人核对，请等结果。',
  refused: '核对过了，这条记录不归这个账号。有疑问请联系主管部门。',
} as const;

const RECORD = '官方记录';

/** What happened to a claim, in a message of its own. Says what the certificate is, and nothing about anybody else. */
export type ClaimNews = 'contested' | 'in-review' | 'kept' | 'won' | 'lost' | 'released' | 'withdrawn';

const notices: Readonly<Record<ClaimNews, Omit<Notice, 'about'>>> = {
  contested: {
    tone: 'ask',
    title: '有人也认领了你的记录',
    text: '我们会请人核对。核对以前什么都不变，有结果会在这里告诉你。',
  },
  'in-review': {
    tone: 'ask',
    title: '你的认领要请人核对',
    text: '这条记录已经有人认领。我们会请人核对，有结果会在这里告诉你。',
  },
  kept: { tone: 'done', title: '核对过了，记录还是你的', text: '什么都没有变。' },
  won: { tone: 'done', title: '核对过了，记录归你', text: '官方记录已经接到你的证上。' },
  lost: {
    tone: 'late',
    title: '核对过了，记录不归你',
    text: '你自己填的都还在。有疑问请联系主管部门。',
  },
  released: {
    tone: 'done',
    title: '记录归你了',
    text: '原来认领的人放开了这条记录，不用再核对，官方记录已经接到你的证上。',
  },
  withdrawn: { tone: 'done', title: '另一个认领撤回了', text: '记录还是你的，不用再核对。' },
};

/** The notice about a claim of a record; `post` is null where no list tells it any more. */
export const claimNotice = (news: ClaimNews, post: string | null): Notice => {
  const { text, ...rest } = notices[news];
  return { ...rest, text: `${post ?? RECORD}：${text}`, about: 'claims' };
};

/** That a list calls a claimed record ended; `post` is null where none tells it. */
export const endedNotice = (post: string | null, shownAs: string): Notice => ({
  ...{ tone: 'late', about: 'claims', title: `名单上是${shownAs}` },
  text: `${post ?? RECORD}：新的名单上写着“${shownAs}”。是不是这样、还能怎么办，问发证的主管部门。`,
});
