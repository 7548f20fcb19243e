import type { CertificateView } from '@hz/shared/contracts';

export interface Requirement {
  /** For the exchange, or for a calendar year. */
  year: number | null;
  required: number;
  done: number;
  remaining: number;
  deadline: string | null;
  daysLeft: number | null;
}

/** The hours that count now: those for the exchange while it is open, then this year's; null when none are asked for. */
export function requirementOf({ assessment }: CertificateView): Requirement | null {
  const { exchange, continuingEducation: yearly } = assessment;
  if (exchange.hoursRequired !== null && exchange.hoursRequired > 0)
    return {
      year: null,
      required: exchange.hoursRequired,
      done: exchange.hoursDone ?? 0,
      remaining: exchange.hoursRemaining ?? 0,
      deadline: exchange.deadline,
      daysLeft: exchange.daysLeft,
    };
  if (yearly.hoursRequired === null) return null;
  return {
    year: yearly.year,
    required: yearly.hoursRequired,
    done: yearly.hoursDone ?? 0,
    remaining: yearly.hoursRemaining ?? 0,
    deadline: yearly.deadline,
    daysLeft: yearly.daysLeft,
  };
}

/** How many hours a day are enough from today on, the last day counted; null: no days are left, or no hours. */
export function paceOf({ remaining, daysLeft }: Requirement): string | null {
  if (remaining === 0 || daysLeft === null || daysLeft < 1) return null;
  return String(Math.ceil((remaining * 10) / (daysLeft + 1)) / 10);
}

/** The step of the way at which the hours asked for now are studied. */
export function hoursStep({ steps }: CertificateView['way'], { year }: Requirement) {
  const studied = steps.filter(({ marks }) => marks === 'hours');
  return year === null ? studied[0] : studied[studied.length - 1];
}
