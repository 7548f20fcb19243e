const FIRST_REST_MS = 15_000;
const LONGEST_REST_MS = 5 * 60_000;
const MISCONFIGURED_REST_MS = 10 * 60_000;

/** Between 75% and 125% of a time, so that instances do not come back all at once. */
const jittered = (ms: number, random: () => number): number => Math.round(ms * (0.75 + random() / 2));

/** How long one message waits after its own n-th failure (n from 1). */
export const backoffMs = (failures: number, random: () => number = Math.random): number =>
  jittered(Math.min(FIRST_REST_MS * 2 ** failures, LONGEST_REST_MS * 6), random);

/**
 * Lets a channel rest while the other side is down, so that nothing is tried in vain and the order of urgency is
 * kept: what waits comes back all at once, and then one message goes ahead to see whether it works again.
 * All times are of the law's clock.
 */
export class Breaker {
  private trips = 0;
  private restUntil = 0;
  /** Templates whose set-up is wrong rest on their own. */
  private readonly templates = new Map<string, number>();

  constructor(private readonly random: () => number = Math.random) {}

  /** Until when a message of a template has to wait; null when it may go now. */
  waitUntil(templateId: string, now: number): number | null {
    const until = Math.max(this.restUntil, this.templates.get(templateId) ?? 0);
    return until > now ? until : null;
  }

  /** Whether the next message is to go ahead alone. While all rest, none goes, and many can be put off at once. */
  isProbing(now: number): boolean {
    return this.trips > 0 && this.restUntil <= now;
  }

  /** Answers until when to rest. Messages under way together trip once. */
  trip(now: number): number {
    if (this.restUntil > now) return this.restUntil;
    this.trips += 1;
    const rest = Math.min(FIRST_REST_MS * 2 ** (this.trips - 1), LONGEST_REST_MS);
    this.restUntil = now + jittered(rest, this.random);
    return this.restUntil;
  }

  tripTemplate(templateId: string, now: number): number {
    const until = now + MISCONFIGURED_REST_MS;
    this.templates.set(templateId, until);
    return until;
  }

  worked(): void {
    this.trips = 0;
  }
}
