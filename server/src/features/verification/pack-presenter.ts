import { formatDay } from '@hz/shared/calendar';
import { verdictWords } from '@hz/shared/codes';
import type { ResponseOf } from '@hz/shared/contracts';
import { caveatOfPack } from '@hz/shared/standing';
import { maskName } from '../../platform/crypto/mask';
import { presentClause } from '../../present/pack';
import type { PackStanding } from '../certificates/pack-service';
import { presentCard, presentDetail } from '../certificates/service';
import { presentStatus, SOON_DAYS, sentencesOf, sentencesOfPlace, whereToVerify } from './presenter';
import type { PackLookAnswer, VerificationService } from './service';

type LookView = ResponseOf<'POST /v2/looks'>;

/** A look by the certificate's own pack: the same shape whatever was found. */
export function presentPackLook(
  { rulebook }: VerificationService,
  { statement, beside, pack, name, asOf, status, own, whereabouts }: PackLookAnswer,
): LookView {
  const { verdict, origin, reason, clause, official, deadline, daysLeft, post } = statement;
  const { tone, title } = verdictWords[verdict];
  const isSoon = (tone === 'go' || verdict === 'in-force') && daysLeft !== null && daysLeft <= SOON_DAYS;
  const verifyAt = whereToVerify(rulebook, statement, whereabouts);
  return {
    ...{ verdict, title, origin, reason },
    tone: isSoon ? 'soon' : tone,
    sentences: [...sentencesOf(statement, asOf), ...beside, ...sentencesOfPlace(whereabouts, verifyAt)],
    clause: clause === null || pack === null ? null : presentClause(pack, clause, asOf),
    source: official?.source ?? null,
    sourceAsOf: official ? formatDay(official.asOf) : null,
    asOf: formatDay(asOf),
    deadline: deadline === null ? null : formatDay(deadline),
    daysLeft,
    maskedName: name === null ? null : maskName(name),
    post,
    verifyAt,
    ...{ pack: pack?.id ?? null, jurisdiction: pack?.said.jurisdiction ?? null },
    caveat: pack && origin === 'official' ? caveatOfPack(pack) : null,
    statusCode: status && presentStatus(status),
    own: own && presentOwn(own),
  };
}

/** The part that only the holder sees: the whole standing, study duty and all. */
const presentOwn = (own: PackStanding): LookView['own'] => ({
  certificate: presentCard(own),
  obligations: presentDetail(own).obligations.map(({ id, name, state, words }) => ({
    id,
    name,
    state,
    words,
  })),
});
