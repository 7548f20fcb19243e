import type { RulebookData } from '../../schema';

/** Where the text leaves room: how the helper reads it. The authority decides. */
export const readings: RulebookData['readings'] = [
  { id: 'as-of', clause: null, text: '助手只算到今天为止已经发生的事；日期在今天以后的，先不算。' },
  {
    id: 'deadline-day',
    clause: '二',
    text: '“前”包括 {exchange.deadline}当天，看的是哪一天提出申请。建议你早几天办完。',
  },
  { id: 'late-exchange', clause: '二', text: '过了期限才换的，文件没有写怎样算；助手先按你换的日期往后算。' },
  { id: 'tenths', clause: null, text: '学时算到小数点后一位。' },
  {
    id: 'calendar-year',
    clause: '三(一)',
    text: '“年”按自然年算，从 1 月 1 日到 12 月 31 日；每年学习的要求最早从 {families.site-professional.yearlyDuty.earliestYear} 年开始。',
  },
  {
    id: 'two-years',
    clause: '三(一)',
    text: '“两年”看每两个相邻的、已经过完的年头。所以去年没学够的，今年要一起补上。',
  },
  {
    id: 'not-in-post',
    clause: '三(一)',
    text: '“没有做相应岗位的工作”是不是也要满两年，文件没有写清；助手从第一个要学习的年头起就提醒你。',
  },
  {
    id: 'per-certificate',
    clause: '二(二)',
    text: '换证前的学习也按每本证书分开算；文件只在讲每年学习时写了分开算。',
  },
  { id: 'skilled-workers', clause: '二(二)', text: '技能人员不用学习，因为文件只写了现场专业人员。' },
  {
    id: 'confirmed-years',
    clause: '三(一)',
    text: '没人说过的，不等于没学。以前的年头要你说一声或有官方记录，助手才下结论；说 0 学时也可以。',
  },
  { id: 'retrained', clause: '三(一)', text: '重新培训后拿到的是一本新证书，从它自己的日期重新算起。' },
  { id: 'no-carry-over', clause: '三(一)', text: '多学的学时不留到下一年用；文件没有写可以。' },
  { id: 'ineligible', clause: '一', text: '换不了时先问主管部门，这是助手的建议，文件没有写。' },
];
