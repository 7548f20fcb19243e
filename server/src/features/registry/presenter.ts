import { formatDay } from '@hz/shared/calendar';
import type { ImportView, ResponseOf } from '@hz/shared/contracts';
import { certificateTitle } from '@hz/shared/v1/guide';
import { maskName, maskNumber, maskPhone } from '../../platform/crypto/mask';
import type { Claim, ClaimsTold, Dispute, Finding, ImportRecord, OfficialRecord } from './service';
import { claimWords } from './words';

type ClaimView = ResponseOf<'GET /v1/claims'>['claims'][number];
type DisputeView = ResponseOf<'GET /v1/registry/disputes'>['disputes'][number];
type FindingView = ResponseOf<'GET /v1/registry/imports/:id/findings'>['findings'][number];

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

export function presentImport(record: ImportRecord, home: string, repeated = false): ImportView {
  const { pack = home, _id, asOf, coversFrom, startedAt, finishedAt, takenBackAt, ...others } = record;
  // What an earlier version imported has no lines.
  const { lines = null } = others;
  const { aliveAt: _, slot: __, folded: ___, ...rest } = others;
  return {
    id: _id.toHexString(),
    ...rest,
    ...{ pack, lines },
    // An earlier version did not tell repeated rows apart.
    counts: { ...rest.counts, repeated: rest.counts.repeated ?? 0 },
    asOf: formatDay(asOf),
    coversFrom: coversFrom === null ? null : formatDay(coversFrom),
    startedAt: startedAt.toISOString(),
    finishedAt: instant(finishedAt),
    takenBackAt: instant(takenBackAt),
    repeated,
  };
}

export const presentFinding = ({
  _id,
  import: _,
  at: __,
  field,
  column = null,
  read = null,
  ...finding
}: Finding): FindingView => ({
  ...finding,
  ...{ column, read },
  id: _id.toHexString(),
  field: field as FindingView['field'],
});

/** A claim that is in force. */
export const presentClaim = (claim: Claim, { disputes, posts }: ClaimsTold): ClaimView => {
  const { _id, certificateId, at } = claim;
  const contested = disputes.some((one) => one.claimId.equals(_id) && one.decision === null);
  return {
    id: _id.toHexString(),
    certificateId: certificateId.toHexString(),
    state: 'attached',
    contested,
    post: posts.get(_id.toHexString()) ?? null,
    at: at.toISOString(),
    message: contested ? claimWords.contested : claimWords.attached,
  };
};

/** A claim that a person decides or has decided against, as the one is told who does not hold the record. */
export const presentPending = (
  { _id, decision, openedAt, note }: Dispute,
  { posts }: ClaimsTold,
): ClaimView => ({
  id: _id.toHexString(),
  certificateId: null,
  state: decision === null ? 'in-review' : 'refused',
  contested: false,
  post: posts.get(_id.toHexString()) ?? null,
  at: openedAt.toISOString(),
  message: decision === null ? claimWords.inReview : `${claimWords.refused}${note ? `说明：${note}` : ''}`,
});

const AGAINST_HOLDER = ['claimant', 'neither'];
const NOT_FOR_CLAIMANT = [null, 'holder', 'neither'];

/** All that a holder is told about claims: what is theirs, what is being decided, what was decided against them. */
export function presentClaims(told: ClaimsTold): ClaimView[] {
  const { holderId, claims, disputes } = told;
  const held = new Set(claims.map(({ _id }) => _id.toHexString()));
  const others = disputes.filter(
    ({ claimId, holderId: holder, decision }) =>
      !held.has(claimId.toHexString()) &&
      (holder.toHexString() === holderId
        ? decision !== null && AGAINST_HOLDER.includes(decision)
        : NOT_FOR_CLAIMANT.includes(decision)),
  );
  return [
    ...claims.map((claim) => presentClaim(claim, told)),
    ...others.map((dispute) => presentPending(dispute, told)),
  ];
}

interface DisputeContext {
  dispute: Dispute;
  record: OfficialRecord | null;
  phones: { holder: string | null; claimant: string | null };
}

/** A dispute for the person who decides: nothing is shown unmasked. */
export const presentDispute = ({ dispute, record, phones }: DisputeContext): DisputeView => ({
  id: dispute._id.toHexString(),
  openedAt: dispute.openedAt.toISOString(),
  state: dispute.decision === null ? 'open' : 'decided',
  decision: dispute.decision,
  decidedAt: instant(dispute.decidedAt),
  note: dispute.note,
  maskedName: record?.name ? maskName(record.name) : null,
  post: record?.trade ? certificateTitle({ trade: record.trade, specialty: record.specialty }) : null,
  maskedNumber: record?.number ? maskNumber(record.number) : null,
  status: record?.registryStatus ?? null,
  company: record?.company ?? null,
  claimedAt: { holder: dispute.holderSince.toISOString(), claimant: dispute.openedAt.toISOString() },
  phoneMasked: {
    holder: phones.holder && maskPhone(phones.holder),
    claimant: phones.claimant && maskPhone(phones.claimant),
  },
});
