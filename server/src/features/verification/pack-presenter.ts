import { verdictWords } from '@hz/shared/codes';
import type { ResponseOf } from '@hz/shared/contracts';
import { caveatOfPack } from '@hz/shared/standing';
import { presentClause } from '../../present/pack';
import type { PackStanding } from '../certificates/service';
import { presentCard, presentDetail } from '../certificates/service';
import { presentAnyLook, presentStatus, SOON_DAYS } from './presenter';
import type { PackLookAnswer } from './service';

type LookView = ResponseOf<'POST /v2/looks'>;

/** A look by the certificate's own pack: the same shape whatever was found. */
export function presentPackLook(answer: PackLookAnswer): LookView {
  const { statement, pack, asOf, status, own } = answer;
  const { verdict, origin, clause, daysLeft } = statement;
  const { tone } = verdictWords[verdict];
  const isSoon = (tone === 'go' || verdict === 'in-force') && daysLeft !== null && daysLeft <= SOON_DAYS;
  return {
    ...presentAnyLook(answer),
    tone: isSoon ? 'soon' : tone,
    clause: clause === null || pack === null ? null : presentClause(pack, clause, asOf),
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
