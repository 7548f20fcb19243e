// Where nobody knows whether something happened, its last day is one only for whoever has not done it, and still can.
import type { Answer } from './answer';
import type { FactValue } from './facts';
import { isPartKnown } from './part-known';
import type { ObligationData } from './schema';

const mayNotBe = (value: FactValue | undefined): boolean => isPartKnown(value) && value.maybe;

/** Facts with nothing happened of which it is not known whether it has; undefined: of all of them it is known. */
export const unlessHappened = <V extends FactValue | undefined>(values: readonly V[]): V[] | undefined =>
  values.some(mayNotBe) ? values.map((value) => (mayNotBe(value) ? (null as V) : value)) : undefined;

/**
 * An answer that asks whether or when something was done, without a last day that is nobody's: who has done it has none,
 * nor has who is refused it or needs it no more.
 * @param unless the answer to whoever has not; undefined: it is known that it happened, or when
 */
export function withDayLeft(
  { when }: Pick<ObligationData, 'when'>,
  asked: Answer,
  unless: Answer | undefined,
): Answer {
  if (!unless || !('once' in when) || asked.state !== 'ask') return asked;
  const isLeft = unless.state === 'open' || unless.state === 'ask' || unless.state === 'not-yet';
  return isLeft ? asked : { ...asked, opens: null, due: null };
}
