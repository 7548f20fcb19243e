import type { Day } from '@hz/shared/calendar';
import { explain } from '@hz/shared/engine';
import { caseOf, certificateTitle, type Intake, type IntakeFacts, verdictOf } from '@hz/shared/guide';
import type { Rulebook } from '@hz/shared/rulebook';
import { presentVerdict } from '../presenters/assessment';

/** The questions with their answers so far, and what the certificate would be told once all are answered. */
export function presentIntake(rulebook: Rulebook, { facts, ...intake }: Intake, asOf: Day) {
  return { ...intake, preview: facts && preview(rulebook, facts, asOf) };
}

function preview(rulebook: Rulebook, facts: IntakeFacts, asOf: Day) {
  const certificate = {
    ...facts,
    downloadedOn: null,
    newNumber: null,
    inPost: null,
    credits: [],
    yearStatements: [],
  };
  const explained = explain(rulebook, caseOf(certificate, { registeredOn: null }, asOf));
  return { title: certificateTitle(facts), verdict: presentVerdict(verdictOf(rulebook, explained, asOf)) };
}
