import { type Day, shanghaiDay } from '@hz/shared/calendar';

/** The one clock for law and schedules. Tokens, leases, TTL and rate limits live in real time instead. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** The calendar day in Asia/Shanghai. */
  today(): Day;
  readonly simulated: boolean;
}

export const realClock: Clock = {
  now: () => Date.now(),
  today: () => shanghaiDay(Date.now()),
  simulated: false,
};

/** Runs on at the speed of real time from where it was set; can be moved forward, never back. */
export class SimulatedClock implements Clock {
  readonly simulated = true;
  private setAt: number;

  /** @param start where the clock starts, in milliseconds since the epoch */
  constructor(
    private start: number,
    private readonly elapsed: () => number = () => performance.now(),
  ) {
    this.setAt = elapsed();
  }

  now(): number {
    return Math.floor(this.start + this.elapsed() - this.setAt);
  }

  today(): Day {
    return shanghaiDay(this.now());
  }

  /** Moves the clock to a later instant. Throws a RangeError for an earlier one. */
  moveTo(instant: number): void {
    if (instant < this.now()) throw new RangeError('a clock is never moved back');
    this.start = instant;
    this.setAt = this.elapsed();
  }
}
