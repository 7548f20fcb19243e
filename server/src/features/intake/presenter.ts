import type { Day } from '@hz/shared/calendar';
import { explain } from '@hz/shared/v1/engine';
import {
  caseOf,
  certificateTitle,
  type Intake,
  type IntakeFacts,
  type Question,
  verdictOf,
} from '@hz/shared/v1/guide';
import type { Rulebook } from '@hz/shared/v1/rulebook';
import { presentVerdict } from '../../present/assessment';
import { presentDoubts } from '../../present/way';

/** The questions with their answers so far, and what the certificate would be told once all are answered. */
export function presentIntake(rulebook: Rulebook, { facts, ...intake }: Intake, asOf: Day) {
  const shown = (question: Question) => ({
    ...question,
    doubts: question.kind === 'date' ? presentDoubts(rulebook, question.id, asOf) : [],
  });
  return {
    ...intake,
    answered: intake.answered.map((each) => ({ ...each, question: shown(each.question) })),
    next: intake.next && shown(intake.next),
    preview: facts && preview(rulebook, facts, asOf),
  };
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
