import { meanwhileOf } from '../../v1/guide';
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
  retrainWords,
  type Standing,
  skilledWords,
} from './matter';

export const isLapsed = ({ explained }: Standing): boolean =>
  explained.assessment.exchange.status === 'lapsed';
/** May have to be trained for again. */
export const mayBeVoid = ({ explained }: Standing): boolean =>
  explained.assessment.continuingEducation.status === 'retraining-required';

/** 问清以前，今年的照常学：12月31日前要学满 32 学时: what is said of this year beside training again; null: nothing is. */
const meanwhile = ({ asOf }: Matter, { explained }: Standing): string | null =>
  meanwhileOf({ ...explained, asOf });

/** The same of each of them; empty: of one of them there is nothing. */
export function meanwhileAll(matter: Matter): string[] {
  const said = matter.standings.map((one) => meanwhile(matter, one));
  return said.some((one) => one === null) ? [] : [...new Set(said.flatMap((one) => one ?? []))];
}

/** Cannot be exchanged, was not or perhaps was not, or may have to be trained for again: what is told of everybody is no news for it. */
export const isOver = (standing: Standing): boolean =>
  isBarred(standing) || isDoubtful(standing) || isLapsed(standing) || mayBeVoid(standing);

/** What is said first of such a certificate, and of a skilled worker's where study is asked about. */
export function overWords(standing: Standing): string | null {
  if (isLapsed(standing)) return `你的${standing.title}：换证的期限已经过了，没换的旧证书自动失效`;
  if (mayBeVoid(standing) && !isDoubtful(standing)) return retrainWords(standing);
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
  'ce_upload_delay',
];
/** What is told of a certificate that may have to be trained for again only where its worth is asked about. */
const OF_WORTH: readonly Intent[] = ['retrain', 'validity'];
/** Asked of a certificate; whether it is good for anything decides the answer. */
const OF_CERTIFICATE: readonly Intent[] = [...OF_WORTH, 'cert_not_found'];
/** Asked of the new certificate: what an answer says of one's own stands where it belongs. */
const OF_NEW: readonly Intent[] = ['download_cert', 'number_changed', 'post_renamed'];
/** Asked of papers, words and uploads: the state of the holder's own only closes the answer. */
const OF_PAPERS: readonly Intent[] = ['lost_cert', 'status_meaning', 'ce_upload_delay'];
/** Asked of rules that are the same for everybody: answered first, and then how it is with the holder's own. */
const ANSWERED_FIRST: readonly Intent[] = ['ce_hours_required', 'ce_cycle', 'ce_ahead', 'ce_multi_cert'];

/** What is told of an exchanged certificate, and holds only if it is one. */
const OF_DOUBT: readonly Intent[] = [
  ...OF_STUDY,
  ...OF_CERTIFICATE,
  ...OF_NEW,
  'ce_platform',
  'ce_exam',
  'ce_hours_short',
  'ce_makeup',
  'reminder',
];

/** Said behind what the rules say to everybody, of certificates of which they ask nothing now. */
const OF_NO_DUTY = '这个要求现在轮不到它';
const OF_SKILLED = '技能人员的证，助手的理解是不用学习';

function ownState(standing: Standing): string | null {
  const words = overWords(standing);
  if (words === null || !(isLapsed(standing) || isBarred(standing))) return words;
  return isSkilled(standing) ? `${words}；${OF_SKILLED}` : `${words}，${OF_NO_DUTY}`;
}

/** 重新培训多少钱, 怎么报名. */
const OF_ENROLMENT = /报名|多少钱|要钱|收费|费用|几天|多久|在哪|哪里|哪儿|去哪|怎么(?:办|弄|参加|报)|找谁/;
/** Asked of the training itself, whatever the holder's own is. */
export const asksEnrolment = (text: string): boolean => OF_ENROLMENT.test(text);

/** 学够了还不能换: that there is no exchange is the reason, and no closing word. */
const isReason = (intent: Intent, text: string): boolean => intent === 'ce_upload_delay' && /换/.test(text);

/** The holder's own state, where every certificate is over, behind the answer to what is asked of the rules. */
export function overLast(matter: Matter, intent: Intent, text: string): string[] {
  if (ANSWERED_FIRST.includes(intent)) return overOfAll(matter, intent, ownState);
  return OF_PAPERS.includes(intent) && !isReason(intent, text) ? overOfAll(matter, intent, overWords) : [];
}

/** The same before an answer that hangs on it. */
export const overFirst = (matter: Matter, intent: Intent, text: string): string[] =>
  ([...ANSWERED_FIRST, ...OF_PAPERS].includes(intent) && !isReason(intent, text)) ||
  (intent === 'retrain' && asksEnrolment(text))
    ? []
    : overOfAll(matter, intent, overWords);

function overOfAll(matter: Matter, intent: Intent, say: (standing: Standing) => string | null): string[] {
  const doubtful = OF_DOUBT.includes(intent) ? matter.standings.filter(isDoubtful) : [];
  if (doubtful.length > 0) return ofEach(doubtful, overWords);
  const ofStudy = OF_STUDY.includes(intent);
  if (!ofStudy && ![...OF_CERTIFICATE, ...OF_PAPERS].includes(intent)) return [];
  const speaksOf = (one: Standing): boolean =>
    ofStudy || OF_WORTH.includes(intent) ? isOver(one) : isOver(one) && !mayBeVoid(one);
  const all = allAre(matter, (one) => speaksOf(one) || (ofStudy && isSkilled(one)));
  return all ? ofEach(matter.standings, say) : [];
}
