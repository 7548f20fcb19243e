import type { CertificateView } from '@hz/shared/contracts';

type YearState = CertificateView['years'][number]['state'];

export const words = {
  title: '学时',
  forExchange: '换证要学的',
  forYear: (year: number) => `${year}年要学的`,
  unit: '学时',
  hours: (hours: number) => `${hours} 学时`,
  ringLabel: (done: number, required: number) => `已学 ${done} 学时，共要 ${required} 学时`,
  of: (required: number) => `共要 ${required}`,
  remaining: (hours: number) => `还差 ${hours} 学时`,
  ofAtLeast: (required: number) => `至少要 ${required}`,
  remainingAtLeast: (hours: number) =>
    hours === 0 ? '前几年说清楚了，才知道够不够' : `至少还差 ${hours} 学时`,
  enough: '学够了',
  waiting: (hours: number, left: number | null) =>
    `${hours < 0 ? `删掉的 ${-hours}` : `另有 ${hours}`} 学时等网络${
      left === null ? '' : left === 0 ? '，算上就够了' : `，算上还差 ${left}`
    }`,
  pace: {
    day: (hours: string) => `每天 ${hours} 学时就来得及`,
    month: (hours: string) => `每月 ${hours} 学时就来得及`,
  },
  outOfTime: '剩下的日子学不完这么多：一天最多记 24 学时。还能怎么办，先打电话问主管部门。',
  paceAtLeast: {
    day: (hours: string) => `每天至少学 ${hours} 学时`,
    month: (hours: string) => `每月至少学 ${hours} 学时`,
  },
  streak: (count: number) => `连着 ${count} 年学够了`,
  bars: '每年学了多少',
  dutyLine: (hours: readonly number[]) =>
    hours.length === 1
      ? `数：学了多少学时。线：每年要学 ${hours[0]} 学时`
      : '数：学了多少学时。线：那一年要学的，补以前的也算在里面',
  // What nobody has told is not none.
  barNumber: (state: YearState, done: number) =>
    state !== 'unconfirmed' ? String(done) : done === 0 ? '没说' : `≥${done}`,
  before: (deadline: string) => `${deadline}截止`,
  noneText: '你可以先记着，用得上的时候都在。',
  years: '一年一年看',
  year: (year: number) => `${year}年`,
  yearState: {
    met: '够了',
    short: '不够',
    unconfirmed: '还没说',
    running: '正在学',
    ahead: '还没到',
    recorded: '记着',
  } satisfies Record<YearState, string>,
  yearHours: (done: number, required: number | null) =>
    required === null ? `${done} 学时` : `${done} / ${required} 学时`,
  yearAsked: (required: number) => `要学 ${required} 学时`,
  yearUnsaid: '学了多少，你还没说',
  yearExchange: '每年的要求还没开始算',
  stated: (hours: number) => `你说全年 ${hours} 学时`,
  origin: { self: '自己记的', official: '官方记录' },
  confirm: '说说前几年',
  where: '到哪里学',
  whereHint: '网址、电话、要备好什么',
  entries: '一笔一笔',
  noEntries: '还没记过。在资源库学完一门课，就来记一笔。',
  recordedOn: (day: string) => `自己记的，${day}记下`,
  official: (source: string | null, day: string) => `官方记录${source ? `（${source}）` : ''}，截至${day}`,
  notCounted: '官方记录里已经有这一天，这一笔不另算',
  pending: '等网络，还没发出去',
  add: '记学时',
  addTitle: '记一笔学时',
  editTitle: '改这一笔',
  when: '哪天学的？',
  howMany: '学了多少？',
  save: (hours: string, day: string) => (day === '' ? `记 ${hours} 学时` : `记${day} ${hours} 学时`),
  today: (day: string, hours: string) => `记今天${day} ${hours}学时`,
  dayMissing: '先选是哪天学的',
  aheadHelp: (year: number) =>
    `${year}年要学的，从 ${year}年1月1日起学的才算。在那以前学的，先记着，不算进去。`,
  hoursFirst: '先填学了多少学时',
  keep: '改好了',
  remove: '删掉这一笔',
  hoursWrong: '学时填 0.1 到 24，最多一位小数',
  saved: (hours: string) => `记下了 ${hours} 学时`,
  changed: '改好了',
  gone: '这一笔已经在别的手机上删掉了，没有改',
  bringBack: '重新记上',
  removed: '删掉了',
  stillStated: (year: number, hours: string) =>
    `。${year}年还是按你说过的一共 ${hours} 学时算，不对就去改那一年的总数`,
  queued: '没有网，先记在这里，连上就自动发',
  changeTotal: (hours: string, day: string) => `补记到${day}为止的 ${hours} 学时`,
  modes: { day: '一天的', total: '好几天加起来的' },
  total: '到那天为止，一共学了多少？',
  totalWhen: '到哪天为止？',
  totalAll: '都学满了',
  totalHelp: (done: string) => `已经记下的 ${done} 学时算在里面，只补记差的。`,
  totalPart: '这一笔补记了多少？',
  totalApart: (others: string) => `另外记着的 ${others} 学时单独算，不要再加进这一笔。`,
  totalSave: (hours: string, day: string) => `记${day === '' ? '' : `到${day}`}一共 ${hours} 学时`,
  totalLess: (done: string) => `已经记了 ${done} 学时，比这还多。哪一笔不对，点开那一笔改。`,
  totalEntry: (day: string) => `到${day}为止补记的`,
  dayOver: (done: string) =>
    done === '0'
      ? '一天最多记 24 学时。是好几天学的，就按“好几天加起来的”记。'
      : `这一天已经记了 ${done} 学时，一天最多 24。是好几天学的，就按“好几天加起来的”记；不是这一天的，换个日子。`,
  sure: (kept: string) => `没错，${kept}`,
  asTotal: '按“好几天加起来的”记',
  changeAdd: (hours: string, day: string) => `记 ${hours} 学时（${day}）`,
  changeRemove: (hours: string, day: string) => `删掉 ${hours} 学时（${day}）`,
  confirmQuestion: (year: number) => `${year}年，一共学了多少学时？`,
  confirmHelp: '没学就选 0，也算回答。记不清就先查查学习记录，或者先跳过，以后再说。',
  confirmSkip: '记不清，以后再说',
  confirmForget: '记不清了，收回这个回答',
  confirmWhere: '到哪里查学习记录',
  confirmWhereHint: '网址、电话，进去看学了多少',
  hoursDoubt: (hours: string, duty: string) =>
    `要学的是 ${duty} 学时，${hours} 学时是它的好几倍。真的学了 ${hours} 学时吗？`,
  hoursSure: (kept: string) => `没错，${kept}`,
  hoursAgain: '不是，重新填',
  confirmUnsure: '先说到这里',
  confirmUnsaid: '还没说清的',
  confirmUnsaidOf: '记不清',
  confirmKnown: (hours: string) => `你已经记了这一年的 ${hours} 学时，算在里面。`,
  confirmLess: (known: string) =>
    `你已经记了这一年的 ${known} 学时，比这还多。哪一笔记错了，先去“学时”里改那一笔；没记错，就按记的说。`,
  confirmLeft: (count: number) => `还有 ${count} 年要说`,
  confirmSave: (year: number, hours: string) => `${year}年学了 ${hours} 学时`,
  confirmPick: '先选学了多少',
  confirmDone: '都说清楚了',
  confirmToday: '看看今年要学多少',
  confirmAnswered: '说过的年份',
  takeYearBack: (year: number) => `收回${year}年的回答`,
  changeYear: (year: number, hours: string) => `${year}年一共 ${hours} 学时`,
  again: '再说一次',
} as const;
