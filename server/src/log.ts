import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';

export type { Logger } from 'pino';

/** Structured logs. Callers pass ids and codes only: no bodies, no phone numbers, no tokens. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: null, timestamp: stdTimeFunctions.isoTime };
  // Lines are written in the background: a slow terminal or disk never holds a request up
  return pino(options, destination ?? pino.destination({ dest: 1, sync: false }));
}
