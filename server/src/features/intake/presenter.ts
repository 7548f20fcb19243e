import type { Day } from '@hz/shared/calendar';
import type { PackIntake } from '@hz/shared/standing';
import { explain } from '@hz/shared/v1/engine';
import {
  type CertificateFacts,
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
import { factsV1 } from './v1';

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
  return { title: certificateTitle(facts), verdict: verdictWith(rulebook, certificate, asOf) };
}

/** What the screens of the first version of the API would say of a certificate that the questions of its pack tell of. */
export const previewV1 = (rulebook: Rulebook, taken: NonNullable<PackIntake['taken']>, asOf: Day) =>
  verdictWith(rulebook, factsV1(taken), asOf);

const verdictWith = (rulebook: Rulebook, certificate: CertificateFacts, asOf: Day) => {
  const explained = explain(rulebook, caseOf(certificate, { registeredOn: null }, asOf));
  return presentVerdict(verdictOf(rulebook, explained, asOf));
};
