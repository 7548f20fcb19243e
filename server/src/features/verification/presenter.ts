import { type Day, formatDay } from '@hz/shared/calendar';
import {
  isOfFirstVersion,
  type LookVerdict,
  type PackLookVerdict,
  STATUS_PATH,
  STATUS_PREFIX,
  type StatusBody,
  verdictWords,
} from '@hz/shared/codes';
import type { ResponseOf } from '@hz/shared/contracts';
import { certificateTitle, clauseText, type Place, sayDay, sayDeadline } from '@hz/shared/v1/guide';
import { loadRulebook, type Rulebook } from '@hz/shared/v1/rulebook';
import { maskName } from '../../platform/crypto/mask';
import { placesOf } from '../../present/pack';
import { presentStanding } from '../../present/standing';
import type { Standing } from '../certificates/service';
import type { Look } from './models';
import type { IssuedStatus, LookAnswer, PackLookAnswer } from './service';
import type { Statement } from './statement';
import type { Whereabouts } from './whereabouts';

type LookView = ResponseOf<'POST /v1/looks'>;
type StatusCodeView = ResponseOf<'POST /v1/certificates/:id/status-code'>;
type PackLookEntry = ResponseOf<'GET /v2/certificates/:id/looks'>['looks'][number];
type LookEntry = ResponseOf<'GET /v1/certificates/:id/looks'>['looks'][number];

/** What both versions of the API say of a look, whatever was found. */
export function presentAnyLook({
  statement,
  beside,
  name,
  asOf,
  whereabouts,
}: Omit<PackLookAnswer, 'pack' | 'status' | 'own'>) {
  const { verdict, origin, reason, official, deadline, daysLeft, post } = statement;
  const verifyAt = whereToVerify(statement, whereabouts);
  return {
    ...{ verdict, title: verdictWords[verdict].title, origin, reason },
    sentences: [...sentencesOf(statement, asOf), ...beside, ...sentencesOfPlace(whereabouts, verifyAt)],
    source: official?.source ?? null,
    sourceAsOf: official ? formatDay(official.asOf) : null,
    asOf: formatDay(asOf),
    deadline: deadline === null ? null : formatDay(deadline),
    daysLeft,
    maskedName: name === null ? null : maskName(name),
    post,
    verifyAt,
  };
}

/** A look as the contract writes it: the same shape whatever was found. */
export function presentLook(rulebook: Rulebook, answer: LookAnswer): LookView {
  const { statement, asOf, status, own } = answer;
  const { verdict, clause, daysLeft } = statement;
  const any = presentAnyLook(answer);
  return {
    ...any,
    sentences: [...sentencesOfOther(rulebook, answer), ...any.sentences],
    verdict,
    tone: verdict === 'exchange-open' && (daysLeft ?? 0) <= SOON_DAYS ? 'soon' : verdictWords[verdict].tone,
    clause: clause === null ? null : { id: clause, text: clauseText(rulebook, clause, asOf) },
    statusCode: status && presentStatus(status as StatusBody & { verdict: LookVerdict }),
    // Of a certificate of another pack, or of one that is not served, this version of the API can say no more.
    own: own?.isOfFirst && own.state !== 'not-served' ? presentOwn(own) : null,
  };
}

/** Whose it is that this version of the API cannot judge: it has no field for a place. */
const sentencesOfOther = (rulebook: Rulebook, { statement, whereabouts }: LookAnswer): string[] => {
  const { pack, sentence } = whereabouts;
  return statement.origin !== 'self' || sentence !== null || pack === null || pack.id === rulebook.id
    ? []
    : [`这本证书是${pack.said.jurisdiction}的，请更新应用再看。`];
};

export const SOON_DAYS = 7;

function sentencesOf({ verdict, deadline, official }: Statement<PackLookVerdict>, asOf: Day): string[] {
  const sentences = [verdictWords[verdict].meaning];
  if (deadline !== null) sentences.push(`最后一天是 ${sayDeadline(deadline, asOf)}。`);
  if (official)
    sentences.push(`数据来自${official.source}，截至 ${sayDay(official.asOf, asOf)}。以官方系统为准。`);
  return sentences;
}

/** What is said beside the places: what the number names, and that there are none to be told. */
const sentencesOfPlace = ({ sentence }: Whereabouts, places: readonly Place[]): string[] => [
  ...(sentence === null ? [] : [sentence]),
  ...(places.length > 0 ? [] : ['助手手头没有核实这本证书的网址和电话，请问发证的主管部门。']),
];

/** Where to verify officially, by the pack that it is told by: an electronic certificate, an old one, or either. */
const whereToVerify = (
  { verdict, origin }: Pick<Statement<PackLookVerdict>, 'verdict' | 'origin'>,
  { pack }: Whereabouts,
): Place[] => {
  const which = verdict === 'electronic' ? 'electronic' : origin === 'official' ? 'old' : null;
  return pack === null ? [] : placesOf(pack, which);
};

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString();

export const presentStatus = <V extends PackLookVerdict>({
  issuedAt,
  lifetime,
  verdict,
}: StatusBody & { verdict: V }) => ({
  issuedAt: instant(issuedAt),
  expiresAt: instant(issuedAt + lifetime),
  verdict,
});

/** The part that only the holder sees: the study duty. */
function presentOwn({ record, merged, registeredOn, asOf }: Standing): LookView['own'] {
  const rulebook = loadRulebook(record.pack);
  const { assessment, verdict, next } = presentStanding(rulebook, merged.facts, registeredOn, asOf);
  return {
    certificateId: record._id.toHexString(),
    title: certificateTitle(merged.facts),
    continuingEducation: assessment.continuingEducation,
    verdict,
    next,
  };
}

/** Bits that a QR code of version 8 holds at level M: the largest that a weak camera still reads. */
const QR_BITS = 1232;
/** What scheme and host take as bytes and the rest as letters, each with its head, up to version 9. */
const qrBits = (host: number, letters: number): number =>
  12 + 8 * host + 13 + 11 * Math.floor(letters / 2) + 6 * (letters % 2);
const STATEMENT = '这是换证助手出的说明，不是证书，也不能代替证书。最多 10 分钟有效，以官方系统为准。';

/** A status code for the screen; as an address of ours where one is known and short enough, else by itself. */
export function presentIssued<V extends PackLookVerdict>(
  { text, statement, issuedAt, lifetime }: IssuedStatus<V>,
  origin?: string,
): Omit<StatusCodeView, 'verdict'> & { verdict: V } {
  // WeChat compares addresses letter by letter with its rules for ordinary links, which are in lower case.
  const host = (origin ?? '').toLowerCase();
  const rest = `${STATUS_PATH}${text}`.toUpperCase();
  return {
    payload:
      origin && qrBits(host.length, rest.length) <= QR_BITS ? `${host}${rest}` : `${STATUS_PREFIX}${text}`,
    verdict: statement.verdict,
    title: verdictWords[statement.verdict].title,
    issuedAt: instant(issuedAt),
    expiresAt: instant(issuedAt + lifetime),
    lifetimeSeconds: lifetime,
    statement: STATEMENT,
  };
}

/** A look as its certificate's holder reads it. */
export const presentEntry = (look: Look, holderId: string): PackLookEntry => ({
  id: look._id.toHexString(),
  at: look.at.toISOString(),
  by: look.by,
  who: look.holderId?.toHexString() === holderId ? 'you' : look.who,
  verdict: look.verdict,
});

/** The same for apps that know the first version's verdicts alone: of what another pack says, nothing is confirmed. */
export function presentFirstEntry(look: Look, holderId: string): LookEntry {
  const { verdict, ...entry } = presentEntry(look, holderId);
  return { ...entry, verdict: isOfFirstVersion(verdict) ? verdict : 'self-reported' };
}
