import type { OfficeRole } from '@hz/shared/office';
import { type Connection, Schema, type Types } from 'mongoose';

type ObjectId = Types.ObjectId;

interface RegionRecord {
  code: string;
  name: string;
}

/** How many people of a company's list stand how, by official lists alone. */
export interface TallyRecord {
  people: number;
  exchanged: number;
  open: number;
  void: number;
  cannot: number;
  unknown: number;
  listed: number;
}

/** An authority or a company. */
export interface OrgRecord {
  _id: ObjectId;
  kind: 'authority' | 'company';
  name: string;
  formerNames: string[];
  /** For a company, unique. */
  creditCode?: string;
  region: RegionRecord;
  state: 'active' | 'merged';
  /** Into which company, by its name. */
  mergedInto: string | null;
  /** Into which one its people are still on their way; null: none. */
  mergingInto: ObjectId | null;
  /** The list that is being taken over or taken back at this moment: one at a time. */
  busyWith: ObjectId | null;
  /** How often its people were changed: what was worked out meanwhile does not count. */
  changes: number;
  /** Memberships that are admins: the last one is never taken out. */
  admins: ObjectId[];
  /** The law's clock. */
  since: Date;
  /** Day number of the list in use. */
  listTakenOn: number | null;
  tally: TallyRecord | null;
  /** What the tally and the states of the people were worked out from: the day and the lists in force. */
  mark: string | null;
  /** Day number on which anybody of it was last at a desk. */
  lastDeskOn: number | null;
}

/** What somebody is in one organisation. */
export interface MemberRecord {
  _id: ObjectId;
  orgId: ObjectId;
  holderId: ObjectId;
  role: OfficeRole;
  projects: string[];
  /** Their name, sealed. */
  sealed: string;
  /** command: follows the role that the command line gave, and goes with it. */
  origin: 'desk' | 'command';
  since: Date;
}

/** An invitation: one use, 48 hours. */
export interface InvitationRecord {
  _id: ObjectId;
  orgId: ObjectId;
  role: OfficeRole;
  projects: string[];
  codeHash: string;
  /** The code itself and whom it is for, sealed: whoever invited can show the QR code again. */
  sealed: string;
  state: 'open' | 'used' | 'revoked';
  invitedAt: Date;
  /** Real time. */
  endsAt: Date;
}

/** Somebody wants to be let in for a company. */
export interface ApplicationRecord {
  _id: ObjectId;
  company: string;
  creditCode: string;
  /** The authority that decides. */
  countyId: ObjectId;
  holderId: ObjectId;
  /** The applicant's name and note, sealed. */
  sealed: string;
  state: 'open' | 'approved' | 'refused' | 'withdrawn';
  replacesAdmins: boolean;
  reason: string | null;
  appliedAt: Date;
  decidedAt: Date | null;
  companyId: ObjectId | null;
  /** Whether an approval has had its effect. */
  applied: boolean;
  /** Who waits for which code; there only while it is open. */
  slot?: string;
}

/** The first officer's one-time code: there is at most one. */
interface FirstCodeRecord {
  _id: string;
  codeHash: string;
}

const id = { type: Schema.Types.ObjectId, required: true } as const;
const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;
const optionalNumber = { type: Number, default: null } as const;
const date = { type: Date, required: true } as const;
const bare = { versionKey: false, id: false } as const;
const region = { type: new Schema({ code: String, name: String }, { _id: false }), required: true };

const orgSchema = new Schema<OrgRecord>(
  {
    ...{ kind: text as never, name: text, creditCode: String, region: region as never },
    formerNames: { type: [String], required: true },
    state: text as never,
    mergedInto: optionalText,
    mergingInto: { type: Schema.Types.ObjectId, default: null },
    busyWith: { type: Schema.Types.ObjectId, default: null },
    changes: { type: Number, default: 0 },
    admins: { type: [Schema.Types.ObjectId], required: true },
    since: date,
    ...{ listTakenOn: optionalNumber, lastDeskOn: optionalNumber, mark: optionalText },
    tally: { type: Schema.Types.Mixed, default: null },
  },
  { collection: 'office_orgs', ...bare },
);
// Orgs.companyBy: which company has this code? Unique: one company, one organisation.
orgSchema.index({ creditCode: 1 }, { unique: true, sparse: true });
// Orgs.companiesWithin, Orgs.authorities: what lies in a region?
orgSchema.index({ kind: 1, 'region.code': 1 });
// Orgs.merging: which merger was cut short?
orgSchema.index({ mergingInto: 1 });

const memberSchema = new Schema<MemberRecord>(
  {
    ...{ orgId: id, holderId: id, role: text as never, sealed: text, origin: text as never, since: date },
    projects: { type: [String], required: true },
  },
  { collection: 'office_members', ...bare },
);
// Members.of: what is somebody, and where? Unique: one membership in each.
memberSchema.index({ holderId: 1, orgId: 1 }, { unique: true });
// Members.in: who belongs to an organisation?
memberSchema.index({ orgId: 1 });

const invitationSchema = new Schema<InvitationRecord>(
  {
    ...{ orgId: id, role: text as never, codeHash: text, sealed: text, state: text as never },
    projects: { type: [String], required: true },
    ...{ invitedAt: date, endsAt: date },
  },
  { collection: 'office_invitations', ...bare },
);
// Invitations.open: which invitation has this code?
invitationSchema.index({ codeHash: 1 }, { unique: true });
// Invitations.of: what did an organisation send out?
invitationSchema.index({ orgId: 1, _id: -1 });

const applicationSchema = new Schema<ApplicationRecord>(
  {
    ...{ company: text, creditCode: text, countyId: id, holderId: id, sealed: text, state: text as never },
    replacesAdmins: { type: Boolean, required: true },
    reason: optionalText,
    appliedAt: date,
    decidedAt: { type: Date, default: null },
    companyId: { type: Schema.Types.ObjectId, default: null },
    applied: { type: Boolean, required: true },
    slot: String,
  },
  { collection: 'office_applications', ...bare },
);
// Applications.ofHolder: what did somebody apply for?
applicationSchema.index({ holderId: 1, _id: -1 });
// Applications.forCounty: what waits for an authority?
applicationSchema.index({ countyId: 1, state: 1, _id: -1 });
// Applications.about: who else applies for this code?
applicationSchema.index({ creditCode: 1, _id: -1 });
// Applications.make: unique, so that a person waits once for a code
applicationSchema.index({ slot: 1 }, { unique: true, sparse: true });
// Applications.recover: which decision has not had its effect?
applicationSchema.index({ applied: 1, state: 1 });

const firstCodeSchema = new Schema<FirstCodeRecord>(
  { _id: text, codeHash: text },
  { collection: 'office_first_code', ...bare },
);

export const orgModels = (connection: Connection) => ({
  orgs: connection.model('OfficeOrg', orgSchema),
  members: connection.model('OfficeMember', memberSchema),
  invitations: connection.model('OfficeInvitation', invitationSchema),
  applications: connection.model('OfficeApplication', applicationSchema),
  firstCodes: connection.model('OfficeFirstCode', firstCodeSchema),
});
export type OrgModels = ReturnType<typeof orgModels>;
