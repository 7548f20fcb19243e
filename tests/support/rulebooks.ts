import { type RulebookData, type RuleId, ruleIds } from '@hz/shared/rulebook';

const ISSUED = '2022-06-01';

const aRule = (): RulebookData['rules'][RuleId] => ({
  answer: 'yes',
  text: '规则',
  clause: '一',
  reading: null,
});

const family = (hours: number, yearly: RulebookData['families']['skilled-worker']['yearlyDuty']) => ({
  name: '一类人员',
  oldCertificate: '旧证',
  electronicCertificate: '新证',
  posts: [{ name: '甲员', specialties: ['东', '西'] }],
  postsOpen: false,
  exchangeHours: { unit: 'hours' as const, values: [{ from: ISSUED, value: hours, clause: '一' }] },
  yearlyDuty: yearly,
  way: ['apply'],
});

/** A made-up province with other values than Jilin's, as small as a rulebook can be. */
export const smallRulebook = (): RulebookData => ({
  id: 'test-province',
  province: '某省',
  source: { documentNumber: '某建〔2022〕1号', title: '通知', issuedOn: ISSUED, authority: '某厅' },
  clauses: [{ id: '一', title: '一条', text: ['{exchange.deadline}前换。'] }],
  readings: [],
  notStated: [],
  rules: Object.fromEntries(ruleIds.map((id) => [id, aRule()])) as RulebookData['rules'],
  systems: [{ id: 'site', name: '系统', address: 'site.example', about: '换证' }],
  contacts: [],
  exchange: {
    deadline: { unit: 'day', values: [{ from: ISSUED, value: '2022-09-30', clause: '一' }] },
    unmappableTrades: { unit: 'names', values: [{ from: ISSUED, value: ['乙员'], clause: '一' }] },
  },
  families: {
    'site-professional': family(24, {
      startsAfterYears: { unit: 'number', values: [{ from: ISSUED, value: 2, clause: '一' }] },
      earliestYear: { unit: 'number', values: [{ from: ISSUED, value: 2024, clause: '一' }] },
      hours: { unit: 'hours', values: [{ from: ISSUED, value: 16, clause: '一' }] },
      pairHours: { unit: 'hours', values: [{ from: ISSUED, value: 32, clause: '一' }] },
    }),
    'skilled-worker': family(8, null),
  },
  steps: {
    apply: {
      title: '申请',
      call: '去申请',
      action: '我已申请',
      sets: 'exchangedOn',
      whatToDo: ['申请'],
      where: [{ system: 'site' }],
      haveAtHand: [],
      whenItWorked: ['办好了'],
      trouble: [],
      clause: '一',
    },
  },
  milestones: [],
  amendments: [],
});

/** An amendment that moves the small rulebook's deadline. */
export const deadlineMoved = (from: string, to: string): RulebookData['amendments'][number] => ({
  documentNumber: '某建〔2022〕9号',
  authority: '某厅',
  from,
  sets: [{ path: 'exchange.deadline', value: to, clause: '一' }],
});
