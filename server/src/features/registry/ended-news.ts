import { endedBy, SHOWN_AS } from '@hz/shared/law';
import type { Types } from 'mongoose';
import type { RegistryModels } from './models';
import type { Tell } from './news';
import { type OfficialRecordReader, postOf } from './records';
import { endedNotice } from './words';

/** A list of many thousands is looked at in pieces. */
const TOGETHER = 100;

interface Parts {
  models: Pick<RegistryModels, 'claims'>;
  records: OfficialRecordReader;
  tell: Tell;
}

/**
 * Tells whoever has claimed a record that a list calls it ended now: from that day nothing is reminded of any more, and
 * silence would be taken for good news. Once for each claim and each such word.
 */
export async function tellEnded(
  { models, records, tell }: Parts,
  certificateIds: readonly Types.ObjectId[],
): Promise<void> {
  for (let from = 0; from < certificateIds.length; from += TOGETHER)
    await tellSome({ models, records, tell }, certificateIds.slice(from, from + TOGETHER));
}

async function tellSome(
  { models, records, tell }: Parts,
  certificateIds: readonly Types.ObjectId[],
): Promise<void> {
  const claims = await models.claims.find({ certificateId: { $in: certificateIds } }).lean();
  const found = await records.findMany(
    claims.map(({ keys }) => keys),
    { study: false },
  );
  for (const [at, { _id, holderId }] of claims.entries()) {
    const ended = endedBy(found[at]?.record?.registryStatus);
    if (ended === undefined) continue;
    const notice = endedNotice(postOf(found[at]), SHOWN_AS[ended]);
    await tell(holderId.toHexString(), `ended ${_id.toHexString()} ${ended}`, notice);
  }
}
