import type { Tone } from '../../components/tone';

export const words = {
  title: '我的证',
  emptyTitle: '还没有证书',
  emptyText: '回答三四个小问题，我就告诉你这本证能不能换、怎么换。',
  addFirst: '加一本证',
  addMore: '再加一本证',
  tones: { done: '办好了', go: '接着办', soon: '抓紧办', late: '要留意', ask: '先弄清' } satisfies Record<
    Tone,
    string
  >,
  daysLeft: '天',
  lastDay: '今天',
  untilDeadline: (day: string) => `${day}截止`,
  stepsDone: (done: number, total: number) => `已走完 ${done} 步，共 ${total} 步`,
  way: '整条路',
  study: '学时',
  detail: '详情',
  archived: (count: number) => `收起来的证（${count}）`,
  gone: '没找到这本证',
  goneText: '它可能已经被删掉了。',
  toHome: '回到我的证',
} as const;
