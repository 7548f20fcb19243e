/** Class hours in tenths: 32 hours are 320. Integers, so that 31.9 + 0.1 is 32. */
export type Tenths = number;

/** Hours as tenths, or undefined when they are not a multiple of 0.1 (0.30000000000000004 is not one). */
export function tenthsOfHours(hours: number): Tenths | undefined {
  const tenths = Math.round(hours * 10);
  return Number.isSafeInteger(tenths) && tenths / 10 === hours ? tenths : undefined;
}

/** Tenths as hours, for people and for JSON. */
export const hoursOfTenths = (tenths: Tenths): number => tenths / 10;

/**
 * What a cycle really asks for where two together have to reach more: what the one before lacked comes on top.
 * @param before the hours of the one before; null: nobody has told of it, or there is none
 */
export const raisedBy = (own: Tenths, pair: Tenths, before: Tenths | null): Tenths =>
  before === null ? own : Math.max(own, pair - before);
