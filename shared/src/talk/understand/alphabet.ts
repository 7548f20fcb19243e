/** What no phrase has: it is known by no feature. */
const UNKNOWN = 0;

/** Two units and a kind fit into one small integer, which a map finds far faster than a name. */
export const UNIT_BITS = 13;
const MOST = 2 ** UNIT_BITS - 2;

/** Characters, sounds or concepts as small numbers, given out while learning; afterwards what is new is unknown. */
export class Alphabet {
  private readonly numbers = new Map<string, number>();
  private closed = false;

  numberOf(unit: string): number {
    const known = this.numbers.get(unit);
    if (known !== undefined) return known;
    if (this.closed) return UNKNOWN;
    const next = this.numbers.size + 1;
    if (next >= MOST) throw new RangeError(`more than ${MOST} different units`);
    this.numbers.set(unit, next);
    return next;
  }

  /** What people type later must not make it grow. */
  close(): void {
    this.closed = true;
  }
}
