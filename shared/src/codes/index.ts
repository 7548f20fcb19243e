/**
 * Reading codes and telling how a certificate stands. The mini-program imports this by value:
 * no zod, no node, no TextDecoder, no WebCrypto, and little code.
 */
export { canonicalNumber, isIdentityNumber, isLikeIdentityNumber, looksLikeNumber } from './number';
export { MAX_PAYLOAD_LENGTH, type Payload, parsePayload } from './payload';
export { type Refusal, type RefusalCode, refusalSentences, refuse } from './refusals';
export {
  bytesToSign,
  MAX_LIFETIME_SECONDS,
  readStatusText,
  STATUS_PATH,
  STATUS_PREFIX,
  type StatusBody,
  type StatusCode,
  statusText,
} from './status-code';
export {
  isOfFirstVersion,
  type LookVerdict,
  lookVerdictOf,
  type Origin,
  type PackLookVerdict,
  packVerdicts,
  type RecordVerdict,
  verdicts,
} from './verdict';
export { type VerdictTone, verdictWords } from './verdict-words';
export {
  ageInWords,
  type StatusKey,
  statusKey,
  statusKeyId,
  type VerifiedStatus,
  verifyStatus,
} from './verify';
