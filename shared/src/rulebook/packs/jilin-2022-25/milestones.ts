import type { RulebookData } from '../../schema';

/**
 * When holders are reminded of what. The notice asks only that they be told in time (四(三));
 * the days are the helper's choice.
 */
export const milestones: RulebookData['milestones'] = [
  {
    id: 'exchange-deadline',
    days: { of: 'exchange-deadline', offsets: [-30, -14, -7, -3, -1, 0] },
    concerns: { exchange: ['open', 'unconfirmed'] },
    says: 'exchange-open',
    track: 'exchange',
    once: false,
    clause: '二',
  },
  {
    id: 'exchange-missed',
    days: { of: 'exchange-deadline', offsets: [1] },
    concerns: { exchange: ['lapsed'] },
    says: 'exchange-missed',
    track: 'exchange',
    once: false,
    clause: '二',
  },
  {
    id: 'exchange-deadline-moved',
    days: { of: 'moved-deadline' },
    concerns: { exchange: ['open', 'unconfirmed'] },
    says: 'deadline-moved',
    track: 'change',
    once: false,
    clause: '二',
  },
  {
    id: 'duty-begins',
    days: { of: 'first-year', dates: ['01-05'] },
    concerns: { education: ['in-progress'] },
    says: 'duty-begins',
    track: 'duty',
    once: false,
    clause: '三(一)',
  },
  {
    id: 'hours-missing',
    days: { of: 'running-year', dates: ['10-01', '11-01', '12-01', '12-15', '12-25', '12-30'] },
    concerns: { education: ['in-progress', 'catch-up'] },
    says: 'hours-missing',
    track: 'duty',
    once: false,
    clause: '三(一)',
  },
  {
    id: 'catch-up',
    days: { of: 'running-year', dates: ['03-01'] },
    concerns: { education: ['catch-up'] },
    says: 'catch-up',
    track: 'duty',
    once: false,
    clause: '三(一)',
  },
  {
    id: 'year-ended-short',
    days: { of: 'ended-year', dates: ['01-02'] },
    concerns: { education: ['catch-up', 'retraining-required'] },
    says: 'year-ended-short',
    track: 'duty',
    once: false,
    clause: '三(一)',
  },
  // One question in place of the year's warnings, as long as nobody has said what was studied before …
  {
    id: 'confirm-years',
    days: { of: 'running-year', dates: ['01-02', '10-01', '11-01', '12-01', '12-15', '12-25'] },
    concerns: { education: ['unconfirmed'] },
    says: 'confirm-years',
    track: 'duty',
    once: true,
    clause: '三(一)',
  },
  // … and once more on the last reminder day, which nobody may miss whose year is not met.
  {
    id: 'confirm-years-last',
    days: { of: 'running-year', dates: ['12-30'] },
    concerns: { education: ['unconfirmed'] },
    says: 'confirm-years',
    track: 'duty',
    once: false,
    clause: '三(一)',
  },
];
