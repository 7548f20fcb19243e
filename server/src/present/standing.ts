import type { Day } from '@hz/shared/calendar';
import { explain } from '@hz/shared/v1/engine';
import {
  type CertificateFacts,
  type CertificateYear,
  caseOf,
  nextOf,
  wayOf,
  yearsOf,
} from '@hz/shared/v1/guide';
import { hoursOfTenths, type Rulebook } from '@hz/shared/v1/rulebook';
import { presentAssessed } from './assessment';
import { presentWay } from './way';

/** What follows from a certificate's facts on a day, as the contracts write it. Nothing of that is ever stored. */
export function presentStanding(
  rulebook: Rulebook,
  facts: CertificateFacts,
  registeredOn: Day | null,
  asOf: Day,
) {
  const holder = { registeredOn };
  const input = caseOf(facts, holder, asOf);
  const explained = explain(rulebook, input);
  const way = wayOf(rulebook, facts, holder, asOf, explained.assessment);
  return {
    ...presentAssessed(rulebook, explained, asOf),
    next: nextOf(rulebook, explained, way, asOf),
    way: presentWay(rulebook, way, asOf, facts),
    years: yearsOf(rulebook, facts, holder, asOf, input, explained.answers).map(presentYear),
  };
}

const hours = (tenths: number | null): number | null => (tenths === null ? null : hoursOfTenths(tenths));

const presentYear = ({ required, done, stated, ...year }: CertificateYear) => ({
  ...year,
  required: hours(required),
  done: hoursOfTenths(done),
  stated: hours(stated),
});
