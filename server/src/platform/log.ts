import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino';

export type { Logger } from 'pino';

/**
 * Lines are gathered and written in the background, at the latest after half a second and when the process ends:
 * a slow terminal or disk never holds a request up.
 */
export const gathered = (dest: string | number): DestinationStream =>
  destination({ dest, sync: false, minLength: 4096, periodicFlush: 500 });

/** Structured logs. Callers pass ids and codes only: no bodies, no phone numbers, no tokens. */
export const createLog = (level: string, to: DestinationStream = gathered(1)): Logger =>
  pino({ level, base: null, timestamp: stdTimeFunctions.isoTime }, to);
