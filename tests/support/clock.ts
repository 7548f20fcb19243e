import { parseDay, shanghaiDay, shanghaiEpoch } from '@hz/shared/calendar';
import type { Clock } from '../../server/src/platform/clock';

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

  /** Moves to a day, `2026-11-22`, at 09:00 or another time. */
  moveTo(date: string, time = '09:00'): void {
    const [hours, minutes] = time.split(':').map(Number) as [number, number];
    this.instant = shanghaiEpoch(parseDay(date), hours * 60 + minutes);
  }

  /** Lets time pass. */
  pass(minutes: number): void {
    this.instant += minutes * 60_000;
  }
}

const nineOClock = (date: string): number => shanghaiEpoch(parseDay(date), 9 * 60);
