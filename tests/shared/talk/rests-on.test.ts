import { INTENT_TITLES, INTENTS, type Intent, newChat } from '@hz/shared/talk';
import { jilin, on, signedIn, titlesOnly } from '../../support/chat';

const silent = '文件未规定';

/** What an answer rests on: the clauses of the notice, and the plain words where it is silent. */
const rests: Partial<Record<Intent, string[]>> = {
  exchange_how: ['二'],
  exchange_deadline: ['二'],
  exchange_overdue: ['二', silent],
  exchange_scope: ['一'],
  cert_not_found: ['四(一)', '四(二)'],
  old_system_lookup: ['四(二)'],
  unmappable_post: ['四(二)'],
  post_renamed: ['四(一)'],
  number_changed: ['四(一)'],
  register_how: ['二(一)'],
  register_fail: ['四(四)', silent],
  password_forgot: ['四(四)', silent],
  sms_code: ['四(四)', silent],
  browser_problem: ['四(四)', silent],
  face_fail: ['四(四)', silent],
  photo_change: ['四(四)', silent],
  name_id_wrong: ['四(四)', silent],
  phone_changed: ['四(四)', silent],
  ce_hours_required: ['三(一)'],
  ce_hours_short: ['二(二)', '三(一)'],
  ce_cycle: ['三(一)', '助手的理解'],
  ce_makeup: ['三(一)', silent],
  ce_ahead: [silent, '助手的理解'],
  ce_multi_cert: ['三(一)'],
  ce_skilled: ['二(二)', '三(一)'],
  ce_platform: ['三(二)'],
  ce_video: ['四(四)'],
  ce_upload_delay: ['三(二)', '四(四)'],
  ce_exam: ['三(二)', silent],
  ce_fee: [silent],
  ce_province: [silent],
  validity: [silent],
  employer_change: [silent],
  lost_cert: [silent],
  retrain: ['三(一)'],
  download_cert: ['二(三)'],
  status_meaning: ['一'],
  hotline: ['四(四)'],
  company_batch: ['四(三)'],
  human: ['四(四)'],
};

/** These rest on the product, on the whole notice, on the assessment or on nothing. */
const onNoClause: Intent[] = [
  'verify_qr',
  'notice_source',
  'reminder',
  'privacy_delete',
  'my_status',
  'refuse_fraud',
  'other_scheme',
  'out_of_scope',
  'smalltalk',
];

const chat = titlesOnly(jilin);
const known = signedIn([{ credits: { '2022-12-01': 20 } }]);
const days = [on('2022-12-05'), on('2023-02-01'), on('2022-12-05', known), on('2023-02-01', known)];

it.each(Object.entries(rests) as [Intent, string[]][])('the answer to %s rests on %s', (intent, wanted) => {
  for (const context of days) {
    const { answer, clauses } = chat.reply(newChat(), INTENT_TITLES[intent], context);
    const told = [
      ...clauses.map(({ id }) => id),
      ...[silent, '助手的理解'].filter((words) => answer.includes(words)),
    ];
    expect(told).toEqual(expect.arrayContaining(wanted));
  }
});

it('every intent is in the table, or known to rest on no clause', () => {
  expect([...Object.keys(rests), ...onNoClause].sort()).toEqual([...INTENTS].sort());
});

it.each(INTENTS)('the answer to %s has no two buttons of one name', (intent) => {
  for (const context of days) {
    const labels = chat.reply(newChat(), INTENT_TITLES[intent], context).actions.map(({ label }) => label);
    expect(labels).toEqual([...new Set(labels)]);
  }
});
