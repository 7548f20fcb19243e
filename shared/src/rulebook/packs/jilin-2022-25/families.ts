import type { RulebookData } from '../../schema';
import { siteProfessionalPosts, skilledWorkerTrades } from './posts';

const ISSUED = '2022-11-14';

export const families: RulebookData['families'] = {
  'site-professional': {
    name: '现场专业人员',
    oldCertificate: '住房和城乡建设领域专业人员岗位培训考核合格证书',
    electronicCertificate: '住房和城乡建设领域施工现场专业人员职业培训合格证',
    posts: siteProfessionalPosts,
    postsOpen: true,
    exchangeHours: { unit: 'hours', values: [{ from: ISSUED, value: 32, clause: '二(二)' }] },
    yearlyDuty: {
      startsAfterYears: { unit: 'number', values: [{ from: ISSUED, value: 1, clause: '三(一)' }] },
      earliestYear: {
        unit: 'number',
        values: [{ from: ISSUED, value: 2023, clause: '三(一)', reading: 'calendar-year' }],
      },
      hours: { unit: 'hours', values: [{ from: ISSUED, value: 32, clause: '三(一)' }] },
      pairHours: {
        unit: 'hours',
        values: [{ from: ISSUED, value: 64, clause: '三(一)', reading: 'two-years' }],
      },
    },
    way: ['check-registry', 'register', 'study', 'exchange', 'download', 'new-number', 'yearly-study'],
  },
  'skilled-worker': {
    name: '技能人员',
    oldCertificate: '住房和城乡建设行业技能人员职业培训合格证',
    electronicCertificate: '住房和城乡建设行业技能人员职业培训合格证',
    posts: skilledWorkerTrades,
    postsOpen: true,
    exchangeHours: {
      unit: 'hours',
      values: [{ from: ISSUED, value: 0, clause: '二(二)', reading: 'skilled-workers' }],
    },
    yearlyDuty: null,
    way: ['check-registry', 'register', 'exchange', 'download', 'new-number'],
  },
};
