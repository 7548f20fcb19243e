import type { Outbox } from './outbox';

/** What a sweep found. */
export interface SweepReport {
  /** Deliveries whose sender died in the middle, given back to the queue. */
  abandoned: number;
  /** What is still to be sent. */
  open: number;
  /** What failed for good and nobody has looked at. */
  deadLetters: number;
}

/** Gives back what senders that died left behind, and counts what is open and what has failed. */
export class Sweeper {
  constructor(private readonly outbox: Outbox) {}

  async run(): Promise<SweepReport> {
    const abandoned = await this.outbox.giveBackAbandoned();
    const [open, deadLetters] = await Promise.all([this.outbox.countOpen(), this.outbox.countDeadLetters()]);
    return { abandoned, open, deadLetters };
  }
}
