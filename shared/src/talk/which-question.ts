// Which question a text is: by what was learnt, by the scheme's own words, and by the certificates that are on record.
import { intentAskedSo } from './answers/asked-so';
import { tellsWhatCounts } from './answers/own-words';
import type { Intent } from './intents';
import { askedOfNamed, asksHowMany, asksHowOneIs, asksMostUrgent, certificatesNamed } from './named';
import { intentOfOthers } from './others';
import { asksWhoLeft } from './phrases/left-post';
import { asksToReport } from './phrases/reports';
import { intentSaidPlainly } from './phrases/said-plainly';
import { HOME_PACK } from './phrases/schemes';
import type { Hearing } from './replies';
import { isTitle, type Resolved, resolve, surely, twoMeant } from './resolve';
import { withoutOwnName } from './scheme';
import { moodOf } from './told/moods';
import { plain } from './told/plain';
import type { ChatCertificate, ChatContext, ChatState } from './types';
import type { Candidate, Understanding } from './understand/understanding';
import type { Voice } from './voice';

const isTurnedAway = ({ candidates: [best] }: Resolved): boolean =>
  best?.intent === 'out_of_scope' || best?.intent === 'other_scheme';

/** Said openly of a certificate of another kind: a special trade's, a driver's. */
const OF_ANOTHER_KIND = /特种|操作证|低压|高压|登高|高处|应急|安监|复审|年审|年检|ic卡|工价|工资/i;

/**
 * 电工证能换不, asked by whoever holds that one: the record wins over the certificate of the same name that other
 * offices issue. Null: it is none of theirs, or said to be another kind.
 */
function askedOfOwn(
  understanding: Understanding,
  text: string,
  { certificates }: NonNullable<ChatContext['holder']>,
  last: ChatState['last'],
): Resolved | null {
  if (OF_ANOTHER_KIND.test(text)) return null;
  const named = askedOfNamed(text, certificates, '我的证');
  if (named === null || !/证|本|学|换|期/.test(text)) return null;
  const again = resolve(understanding, named, last);
  if (again.sure && !isTurnedAway(again)) return again;
  if (!moodOf(plain(text)).asks) return null;
  const isSkilled = certificatesNamed(text, certificates).every(
    ({ facts }) => facts.family === 'skilled-worker',
  );
  return surely(again, isSkilled && /学/.test(text) ? 'ce_skilled' : 'my_status');
}

/** What a text asks; where that is not sure, what it asks without the name of the certificate that it is asked of. */
export function asked(
  understanding: Understanding,
  voice: Voice,
  state: ChatState,
  text: string,
  { holder }: ChatContext,
): Resolved {
  const bare = isTitle(text) ? text : withoutOwnName(text, voice.pack);
  const last = state.awaiting ? null : state.last;
  const resolved = resolve(understanding, bare, last);
  if (!holder) return resolved;
  const ofOwn =
    resolved.sure && isTurnedAway(resolved) ? askedOfOwn(understanding, text, holder, last) : null;
  if (resolved.sure) return ofOwn ?? resolved;
  if (OF_ANOTHER_KIND.test(text)) return resolved;
  for (const by of ['', '我的证']) {
    const unnamed = askedOfNamed(text, holder.certificates, by);
    const again = unnamed?.trim() ? resolve(understanding, unnamed, last) : null;
    if (again?.sure) return again;
  }
  return resolved;
}

/** 资料员那本呢, 哪本最急, 我有几本证. */
const asksWhereTheyStand = (text: string, certificates: readonly ChatCertificate[]): boolean =>
  asksMostUrgent(text) || asksHowMany(text) || asksHowOneIs(text, certificates);

/**
 * Of a visitor's question that what was learnt is sure of: its own words, which look at a few of them alone, were wrong in
 * twelve of fourteen where they said another thing.
 */
function isKnownBetter({ text, context, resolved }: Hearing, named: Intent): boolean {
  const { intent } = resolved.candidates[0] as Candidate;
  // 明年还要学不: of the hours of study, its own words say more narrowly which are asked about.
  const isNarrower = OF_HOURS.includes(named) && OF_HOURS.includes(intent);
  const isOfRecord = (context.holder?.certificates.length ?? 0) > 0 && !OF_NO_RECORD.includes(intent);
  // 去年学了10，今年学多少能补上: what it tells is counted with, whatever it sounds like.
  const isTold =
    tellsWhatCounts(text, context.asOf) ||
    asksWhoLeft(text) ||
    asksToReport(text) ||
    intentAskedSo(text) !== null;
  // Nobody's standing can be told: whatever else its words ask is answered instead.
  if (intent === 'my_status' && !context.holder?.certificates.length) return false;
  return resolved.sure && !isNarrower && !isOfRecord && !isTold;
}

const OF_HOURS: readonly Intent[] = ['ce_hours_required', 'ce_hours_short', 'ce_cycle', 'ce_multi_cert'];

/** Answered from the document, whatever is on record: no question of where the holder stands. */
const OF_NO_RECORD: readonly Intent[] = ['ce_ahead', 'post_renamed'];

/** What the scheme's own words say of the question, where the model that learnt other words may miss it. */
export function ofScheme(hearing: Hearing): Hearing {
  if (isTitle(hearing.text)) return hearing;
  const certificates = hearing.context.holder?.certificates ?? [];
  if (certificates.length > 0 && asksWhereTheyStand(hearing.text, certificates))
    return { ...hearing, resolved: surely(hearing.resolved, 'my_status') };
  const isOther = OF_ANOTHER_KIND.test(hearing.text);
  const named = isOther ? null : askedOfNamed(hearing.text, certificates, '我的证');
  const plainly = intentSaidPlainly(hearing.text);
  const own =
    plainly ??
    intentOfOthers(hearing.text) ??
    hearing.voice.intentOf(hearing.text, hearing.context) ??
    (named === null ? null : hearing.voice.intentOf(named, hearing.context));
  // Nobody who has not signed in has a standing that could be told.
  const nobodys = own === 'my_status' && hearing.context.holder === null && hearing.voice.pack !== HOME_PACK;
  const intent = nobodys ? 'validity' : own;
  if (intent === null || (plainly === null && isKnownBetter(hearing, intent))) return hearing;
  // What is counted by what the text tells is no second question, answered by what is on record.
  const second = tellsWhatCounts(hearing.text, hearing.context.asOf) ? null : hearing.resolved.second;
  const other = second !== null && second.intent !== intent ? second : null;
  return { ...hearing, resolved: { ...surely(hearing.resolved, intent), second: other } };
}

/** Where two readings come to one answer for this holder, or one says what the other says and more, it is told: null elsewhere. */
export function sameEitherWay({ voice, voices, context, text, resolved }: Hearing): Intent | null {
  const two = twoMeant(resolved);
  if (!two) return null;
  const [one, other] = two.map((intent) => voices.answer(voice, intent, context, text).text) as [
    string,
    string,
  ];
  if (one.includes(other)) return two[0];
  return other.includes(one) ? two[1] : null;
}

const OF_THE_TERM: readonly Intent[] = ['exchange_overdue', 'exchange_deadline', 'exchange_scope'];
const OF_ONES_OWN: readonly Intent[] = [...OF_THE_TERM, 'my_status', 'validity'];
const NEARLY_ALL = 0.75;

/** 还能换吗, 我这证还有用吗, once the term is over: whichever was meant, it is over. Null elsewhere. */
export function overEitherWay({ voice, context, resolved }: Hearing): Intent | null {
  if (resolved.foreign || !voice.termIsOver(context)) return null;
  const near = context.holder?.certificates.length ? OF_ONES_OWN : OF_THE_TERM;
  const share = resolved.candidates
    .filter(({ intent }) => near.includes(intent))
    .reduce((sum, { confidence }) => sum + confidence, 0);
  return share >= NEARLY_ALL ? 'exchange_overdue' : null;
}
