import { timingSafeEqual } from 'node:crypto';
import { comparedName } from '@hz/shared/text';
import type { OfficialRecord } from './fold';

export interface ClaimedIdentity {
  name: string;
  /** 18 letters. */
  idNumber: string;
}

const sameText = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
};

/** Whether name and identity number are both those of the record. A record that lacks one is nobody's to claim. */
export function isHolderOf(record: OfficialRecord | null, claimed: ClaimedIdentity): boolean {
  const sameName = sameText(comparedName(record?.name ?? ''), comparedName(claimed.name));
  const sameNumber = sameText(record?.idNumber ?? '', claimed.idNumber);
  return sameName && sameNumber;
}
