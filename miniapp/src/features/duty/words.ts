export const words = {
  title: '每年的继续教育',
  questionTitle: '你现在还在做这个岗位吗？',
  questionHelp: '文件说没从事相应岗位的要重新培训。这件事由主管部门说了算，我只提醒你。',
  answers: { yes: '在做', no: '没在做', unknown: '先不说' },
  kept: '记下了',
  changed: (answer: string) => `现在做不做这个岗位：${answer}`,
  study: '记学时、看进度',
  studyHint: '一年一年的学时都在这里',
  confirm: '说说前几年',
  confirmHint: (years: string) => `${years}还没说`,
  stepHint: '到哪里学、怎么做、依据哪一条',
  source: '自己记的',
} as const;
