import type { Intent } from '../intents';
import type { Draft } from './draft';
import {
  allAre,
  dial,
  isBarred,
  isDoubtful,
  isSkilled,
  type Matter,
  nextWords,
  ofEach,
  type Standing,
  skilledWords,
} from './matter';

export const isLapsed = ({ explained }: Standing): boolean =>
  explained.assessment.exchange.status === 'lapsed';
const mayBeVoid = ({ explained }: Standing): boolean =>
  explained.assessment.continuingEducation.status === 'retraining-required';

/** Cannot be exchanged, was not or perhaps was not, or may have to be trained for again: what is told of everybody is no news for it. */
export const isOver = (standing: Standing): boolean =>
  isBarred(standing) || isDoubtful(standing) || isLapsed(standing) || mayBeVoid(standing);

/** What is said first of such a certificate, and of a skilled worker's where study is asked about. */
export function overWords(standing: Standing): string | null {
  if (isLapsed(standing)) return `你的${standing.title}：换证的期限已经过了，没换的旧证书自动失效`;
  if (mayBeVoid(standing) && !isDoubtful(standing)) return `你的${standing.title}可能要重新参加培训`;
  if (isBarred(standing) || isDoubtful(standing)) return nextWords(standing);
  return isSkilled(standing) ? skilledWords(standing) : null;
}

const THEN_WHAT = /^(?:那|那么|这)?(?:我|俺)?(?:该|要|可|得|现在)*(?:咋|怎么|怎|如何)(?:办|整|弄|搞)/;
const OF_EXCHANGE: readonly Intent[] = [
  'exchange_how',
  'exchange_scope',
  'exchange_deadline',
  'exchange_overdue',
  'unmappable_post',
  'status_meaning',
];

/** 那咋办, after it was told that there is no exchange: what is left to do, not the same once more. */
export function thenWhat(matter: Matter, intent: Intent, text: string): Draft | null {
  if (!THEN_WHAT.test(text) || !OF_EXCHANGE.includes(intent)) return null;
  const over = allAre(matter, (one) => isBarred(one) || isDoubtful(one) || isLapsed(one));
  if (!over && !(matter.standings.length === 0 && intent === 'unmappable_post')) return null;
  return {
    sentences: [
      '换不了的，现在能做的是打电话问清楚：能不能恢复、补办，要不要重新培训，文件未规定，问{contact:authority}。',
      ...ofEach(matter.standings, overWords),
      '没弄清以前，别给帮你“恢复”的人交钱。',
    ],
    clauses: ['一'],
    actions: [dial(matter, 'authority'), dial(matter, 'help-desk')],
  };
}

const OF_STUDY: readonly Intent[] = [
  'ce_hours_required',
  'ce_cycle',
  'ce_ahead',
  'ce_multi_cert',
  'ce_platform',
  'ce_upload_delay',
  'ce_exam',
];
/** What is told of a certificate that may have to be trained for again only where its worth is asked about. */
const OF_WORTH: readonly Intent[] = ['retrain', 'validity'];
const OF_CERTIFICATE: readonly Intent[] = [
  ...OF_WORTH,
  'cert_not_found',
  'download_cert',
  'lost_cert',
  'number_changed',
  'post_renamed',
  'employer_change',
  'status_meaning',
];

/** What is told of an exchanged certificate, and holds only if it is one. */
const OF_DOUBT: readonly Intent[] = [
  ...OF_STUDY,
  ...OF_CERTIFICATE,
  'ce_hours_short',
  'ce_makeup',
  'reminder',
];

/** Where every certificate of the holder is over, that comes before what the rules say to everybody. */
export function overFirst(matter: Matter, intent: Intent): string[] {
  const doubtful = OF_DOUBT.includes(intent) ? matter.standings.filter(isDoubtful) : [];
  if (doubtful.length > 0) return ofEach(doubtful, overWords);
  const ofStudy = OF_STUDY.includes(intent);
  if (!ofStudy && !OF_CERTIFICATE.includes(intent)) return [];
  const speaksOf = (one: Standing): boolean =>
    ofStudy || OF_WORTH.includes(intent) ? isOver(one) : isOver(one) && !mayBeVoid(one);
  const all = allAre(matter, (one) => speaksOf(one) || (ofStudy && isSkilled(one)));
  return all ? ofEach(matter.standings, overWords) : [];
}
