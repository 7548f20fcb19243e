import { parseDay, shanghaiDay, shanghaiEpoch } from '@hz/shared/calendar';
import type { Clock } from '../../server/src/clock';

/** A clock that stands still until a test moves it. */
export class TestClock implements Clock {
  readonly simulated = false;
  private instant: number;

  constructor(date: string) {
    this.instant = nineOClock(date);
  }

  now(): number {
    return this.instant;
  }

  today(): number {
    return shanghaiDay(this.instant);
  }

  /** Moves to 09:00 of a day, `2026-11-22`. */
  moveTo(date: string): void {
    this.instant = nineOClock(date);
  }
}

const nineOClock = (date: string): number => shanghaiEpoch(parseDay(date), 9 * 60);
