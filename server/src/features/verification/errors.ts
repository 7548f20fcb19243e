import type { Refusal, RefusalCode } from '@hz/shared/codes';
import type { ErrorCode } from '@hz/shared/contracts';
import { AppError, waitInWords } from '../../platform/errors';

// A code whose key nobody knows any more was never ours, or is long over; one from the future is no better.
const codes: Readonly<Partial<Record<RefusalCode, ErrorCode>>> = {
  'not-a-certificate-code': 'not-a-certificate-code',
  unreadable: 'unreadable-code',
  'newer-version': 'newer-code',
  'identity-number': 'identity-number-typed',
  expired: 'status-expired',
  'clock-differs': 'status-expired',
  forged: 'status-forged',
  'unknown-key': 'status-forged',
};

/** Whoever looked too often, or too often in vain; `retryAfter` in seconds. */
export const tooManyLooks = (retryAfter: number): AppError =>
  new AppError('too-many-requests', `查得太多了，请${waitInWords(retryAfter)}后再查。`, { retryAfter });

/** A content that gives no verdict, as an answer: the same reason and sentence that the app gives without network. */
export const refusedContent = ({ code, sentence }: Refusal): AppError =>
  new AppError(codes[code] ?? 'unreadable-code', sentence);
