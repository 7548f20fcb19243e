import type { Kept } from '../../platform/kept/register';
import type { ConsentModels, ConsentRecord, PosterRecord } from './consents/models';
import type { DeskModels } from './desk/model';
import type { NudgeModels } from './nudges/models';
import type { ApplicationRecord, InvitationRecord, MemberRecord, OrgModels } from './orgs/models';
import type { NameTryRecord, PeopleModels, PersonRecord } from './people/models';
import type { NameTries } from './people/name-tries';
import type { People } from './people/people';
import type { QuestionModels, QuestionRecord } from './questions/models';
import type { Questions } from './questions/questions';
import type { BeforeRecord, RosterModels, RowRecord } from './rosters/models';
import type { Rosters } from './rosters/rosters';
import type { OfficeSealing } from './sealing';

type OfficeModels = OrgModels &
  DeskModels &
  PeopleModels &
  RosterModels &
  ConsentModels &
  NudgeModels &
  QuestionModels;

interface KeptParts {
  sealing: OfficeSealing;
  tries: NameTries;
  people: People;
  rosters: Rosters;
  questions: Questions;
  exportOf(holderId: string): unknown;
  letGo(holderId: string): Promise<void>;
}

/** What the office keeps of people. A company's list is the company's: it stays when somebody's account goes. */
export function keptByOffice(models: OfficeModels, parts: KeptParts): Kept {
  const { sealing, tries, people, rosters, questions } = parts;
  return {
    name: 'office',
    collections: [
      { model: models.orgs, holderIn: [] },
      {
        model: models.members,
        holderIn: ['holderId'],
        reseal: (one: MemberRecord) => sealing.resealed(one),
      },
      { model: models.invitations, holderIn: [], reseal: (one: InvitationRecord) => sealing.resealed(one) },
      {
        model: models.applications,
        holderIn: ['holderId'],
        reseal: (one: ApplicationRecord) => sealing.resealed(one),
      },
      // Random codes by plain hashes; nobody's.
      { model: models.firstCodes, holderIn: [] },
      { model: models.signIns, holderIn: ['holderId'] },
      { model: models.desks, holderIn: ['holderId'] },
      { model: models.people, holderIn: [], reseal: (one: PersonRecord) => people.resealed(one) },
      { model: models.tries, holderIn: [], reseal: (one: NameTryRecord) => tries.resealed(one) },
      { model: models.rosters, holderIn: [] },
      { model: models.rows, holderIn: [], reseal: (one: RowRecord) => rosters.resealedRow(one) },
      { model: models.before, holderIn: [], reseal: (one: BeforeRecord) => rosters.resealedBefore(one) },
      { model: models.posters, holderIn: [], reseal: (one: PosterRecord) => sealing.resealed(one) },
      {
        model: models.consents,
        holderIn: ['holderId'],
        reseal: ({ _id, sealed }: ConsentRecord) => (sealed ? sealing.resealed({ _id, sealed }) : []),
      },
      { model: models.nudges, holderIn: ['holderId'] },
      {
        model: models.questions,
        holderIn: ['holderId'],
        reseal: (one: QuestionRecord) => questions.resealed(one),
      },
    ],
    exportOf: (holderId) => parts.exportOf(holderId),
    letGo: (holderId) => parts.letGo(holderId),
  };
}
