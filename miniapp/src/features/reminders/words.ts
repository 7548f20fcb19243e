import { formatDayChinese, yearOf } from '@hz/shared/calendar';
import { hourWords } from './hours';

/** The natural taps at which WeChat is asked for another message. */
export type Moment = 'hours' | 'step' | 'nudge';

export const words = {
  title: '提醒',
  sections: '看哪一种',
  inbox: (unread: number) => (unread > 0 ? `收到的（${unread}）` : '收到的'),
  ahead: '接下来',

  unread: '没读',
  arrivedAt: (day: string, time: string) => `${day} ${time}`,
  stillLeft: (deadline: string) => `现在看：${deadline}`,
  since: (stands: string) => `后来变了。现在：${stands}`,
  changedSince: '后来变了',
  goneSince: '这本证已经删掉了，这条不用再管。',
  readAll: '全部标为读过',
  older: '看更早的',
  noneTitle: '还没有收到提醒',
  noneText: '到了日子，提醒会出现在这里，哪一步该做什么都写清楚。',
  noneAction: '看看接下来提醒什么',

  notice: { claims: { tag: '认领', open: '去看我的认领' } },

  inDays: (days: number) => (days <= 0 ? '今天' : days === 1 ? '明天' : `${days} 天后`),
  sendAt: (time: string) => hourWords(Number.parseInt(time, 10)),
  willSay: '提醒的内容：',
  open: {
    certificate: '去看这本证',
    fact: '去说一说',
    cycles: '去说说以前学了多少',
    step: '去看这一步',
    advice: '看看怎么办',
    hours: '去看学时',
    help: '看看怎么办',
  },
  whilePaused: '暂停中，这天不发',
  later: (count: number) => `后面还有 ${count} 次，都看看`,
  aheadNote: '按现在记的算。你做完一步、记了学时，后面的提醒会跟着变。',
  nothingTitle: '接下来没有要提醒的',
  nothingText: '加进来的证，按现在记的，后面没有到日子的事。没加的证，助手不知道，也不会提醒。',
  nothingAction: '加一本证',

  settings: '提醒设置',
  everyDay: (hour: number) => `有事那天，${hourWords(hour)}提醒`,
  paused: '提醒暂停着',
  pausedUntil: (day: string) => `提醒停到 ${day}`,
  pausedHint: (day: string | null, over: string) =>
    `${day ? `${day}起自己恢复` : '等你来恢复'}${over === '' ? '' : `；${over}的期限在这段里，不会提醒`}`,
  left: (count: number) =>
    count === 0 ? '微信现在不会提醒你，这里的提醒照样有' : `微信还能提醒你 ${count} 次`,
  resume: '恢复提醒',

  when: '几点提醒',
  whenHint: '有事的日子，在这个钟点提醒一次',
  quiet: (from: string, to: string) => `${from} 到第二天 ${to} 从不打扰`,
  hourTitle: '几点提醒你？',
  hourParts: { morning: '上午', noon: '中午和下午', evening: '晚上' },
  hourSave: (hour: number) => `${hourWords(hour)}提醒我`,

  pause: '暂停提醒',
  pauseHint: '出门、休假，先不想被打扰',
  pauseTitle: '停到什么时候？',
  pauseWeek: '停一个星期',
  pauseMonth: '停三十天',
  pauseOpen: '停到我来恢复',
  pauseOpenHint: '不会自己恢复，要记得回来',
  pauseDay: '自己选一天',
  pauseBack: (day: string) => `${day}起又会提醒`,
  pauseOver: (days: string) => `${days}的期限在里面，到时不提醒`,
  pausePick: '先选停到什么时候',
  pauseSave: (day: string | null, over: string) =>
    `${day ? `停到 ${day}` : '停下提醒'}${over === '' ? '' : `，${over}我自己记着`}`,
  pauseMisses: (count: number) => `这段时间里本来有 ${count} 次提醒，不会发给你。`,
  pauseDeadlines: (days: string) => `${days}的期限就在里面，自己要记着。`,

  push: '微信提醒',
  pushTimes: '次',
  pushLeft: '微信还能提醒你',
  pushRest: (left: number) => (left === 0 ? '现在不发' : `还有 ${left} 次`),
  pushAsk: '让微信提醒我一次',
  pushHow: '一次“允许”只管一条，这是微信的规定。',
  pushEnough: '够用了。想多留几次，也可以再点。',
  pushNot: '这个账号现在收不到微信提醒。提醒照样会出现在这里，也可以把期限放进手机日历。',
  pushWeb:
    '微信里的提醒，要到微信小程序“换证助手”里开：在那里点“允许”，微信才能提醒你。网页上的提醒照样会出现在这里，也可以把期限放进手机日历。',
  pushThanks: (left: number) => `好，微信还能提醒你 ${left} 次`,
  pushKept: '记下了，连上网就算进去',
  pushDeclined: '没关系，提醒照样会出现在这里',
  pushOff: '微信里关掉了这项提醒。点右上角“…”，进“设置”，在“订阅消息”里打开，再来点一次',
  pushNotAsked: '微信这会儿没有弹出询问，请过一会儿再点一次',
  demoTitle: '演示：微信会这样问',
  demoText: '真的微信里，这个询问由微信弹出来。换证助手想给你发这些消息，允许一次，各发一条：',
  demoNote: '这里是演示：真的微信提醒要到微信小程序“换证助手”里开。',
  allow: '允许',
  decline: '不允许',
  note: {
    hours: '点下面的按钮，微信会顺便问：学时不够的时候要不要提醒你。点“允许”就多一次提醒。',
    nudge: '点“同意”，微信会顺便问：单位提醒你的时候要不要转告。点“允许”就多一次提醒。',
    step: '点下面的按钮，微信会顺便问：期限快到的时候要不要提醒你。点“允许”就多一次提醒。',
  } satisfies Record<Moment, string>,

  calendar: '放进手机日历',
  calendarHint: '手机自己会响，没有网也提醒',
  calendarTitle: '把期限放进手机日历',
  calendarAlarm: (days: number) => `提前 ${days} 天，上午 9 点响一次。`,
  calendarWeb: '存成一个日历文件，点开它，手机会问你要不要加进日历。',
  calendarWechat: '第一次放的时候，手机会问能不能写日历，点“允许”。',
  calendarChanges: '期限改了、做完了，手机日历里的不会跟着变，记得来看看。',
  calendarWebMany: '存成一个日历文件，点开它，手机会问你要不要加进日历。手机只加了一条的，就一条一条存。',
  calendarSaveFile: '存成日历文件',
  calendarSaveOne: '只存这一条',
  calendarPut: '放进日历',
  calendarTooOld: '你的微信版本太旧，写不了手机日历。升级微信，或者照着上面自己记一下。',
  calendarAgain: '再放一遍',
  calendarKept: '放过了',
  calendarFile: '日历文件存好了，点开它加进日历',
  calendarDone: '放进手机日历了',
  calendarDenied: '手机没让写日历。在微信的设置里允许“添加到日历”，再来点一次',
  calendarUnable: '这台设备写不了日历。换手机打开再放，或者照着上面自己记一下。',
  calendarNone: '现在没有期限要放。有了期限再来。',

  changedElsewhere: '别处刚改过提醒设置，已经换成最新的了。请再看一眼，需要的话再改一次。',
} as const;

/** Days in a row of words: 12月31日、2023年12月31日 */
export const dayList = (days: readonly number[], today: number): string =>
  days.map((day) => formatDayChinese(day, yearOf(today))).join('、');
