import type { Tone } from '../../components/tone';

export const words = {
  title: '我的证',
  strangerTitle: '换证助手',
  stranger: {
    promise: '带你一步一步，把旧证换成电子证。换好以后，每年的学时也帮你记着。',
    ask: '看看我的证能不能换',
    askHint: '三四个小问题，不用登录。',
    scan: '扫码查证',
    scanHint: '别人的证、自己的证，扫一下就知道',
    chat: '问问',
    chatHint: '打字问，告诉你依据哪一条',
    notice: '文件怎么说',
    noticeHint: '逐条看原来的通知',
    signIn: '登录',
    signInHint: '登录以后记学时、到期提醒你，换手机也还在。',
  },
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
