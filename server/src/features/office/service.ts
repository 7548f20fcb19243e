import { officeRoleNames } from '@hz/shared/office';
import type { Connection, Types } from 'mongoose';
import { AuditLog, type AuditRecord } from '../../platform/audit/log';
import type { Clock } from '../../platform/clock';
import type { Keyring } from '../../platform/crypto/keyring';
import type { DeskMember } from '../../platform/http/state';
import type { Job } from '../../platform/jobs/runner';
import type { Limits } from '../../platform/store/limits';
import type { AccountService } from '../accounts/service';
import type { CertificateService } from '../certificates/service';
import type { RegistryService } from '../registry/service';
import type { ReminderService } from '../reminders/service';
import type { ChatService } from '../talk/service';
import type { VerificationService } from '../verification/service';
import { Consents } from './consents/consents';
import { consentModels } from './consents/models';
import { Desks } from './desk/desks';
import { deskModels } from './desk/model';
import { keptByOffice } from './kept';
import { nudgeModels } from './nudges/models';
import { Nudges } from './nudges/nudges';
import { Applications } from './orgs/applications';
import { FirstOfficer } from './orgs/first-officer';
import { Invitations } from './orgs/invitations';
import { Members } from './orgs/members';
import { orgModels } from './orgs/models';
import { Orgs, SITE_ID } from './orgs/orgs';
import { Directory } from './people/directory';
import { peopleModels } from './people/models';
import { NameTries } from './people/name-tries';
import { People } from './people/people';
import { OfficePort } from './port';
import { questionModels } from './questions/models';
import { Questions } from './questions/questions';
import { rosterModels } from './rosters/models';
import { Rosters } from './rosters/rosters';
import { OfficeSealing } from './sealing';

export interface OfficeParts {
  connection: Connection;
  keyring: Keyring;
  limits: Limits;
  clock: Clock;
  /** Real time in milliseconds. */
  time: () => number;
  accounts: AccountService;
  certificates: CertificateService;
  registry: RegistryService;
  verification: VerificationService;
  reminders: ReminderService;
  chat: ChatService;
  /** The product's own address, for QR codes. */
  publicOrigin?: string | undefined;
}

/** Companies and authorities: desks, organisations, lists, people, consents, nudges, questions, and the log. */
export class OfficeService {
  readonly desks: Desks;
  readonly orgs: Orgs;
  readonly members: Members;
  readonly invitations: Invitations;
  readonly applications: Applications;
  readonly first: FirstOfficer;
  readonly people: People;
  readonly directory: Directory;
  readonly rosters: Rosters;
  readonly consents: Consents;
  readonly nudges: Nudges;
  readonly questions: Questions;
  readonly audit: AuditLog;
  readonly port: OfficePort;

  constructor(readonly parts: OfficeParts) {
    const { connection, keyring, limits, clock, time, accounts, chat, reminders } = parts;
    const { door } = accounts;
    const now = () => new Date(clock.now());
    const sealing = new OfficeSealing(keyring);
    const orgModel = orgModels(connection);
    const models = {
      ...orgModel,
      ...deskModels(connection),
      ...peopleModels(connection),
      ...rosterModels(connection),
      ...consentModels(connection),
      ...nudgeModels(connection),
      ...questionModels(connection),
    };
    this.port = new OfficePort(parts);
    this.audit = new AuditLog(connection, clock);
    this.desks = new Desks({ models, door, time });
    this.orgs = new Orgs(models, now);
    this.members = new Members({ models: orgModel, orgs: this.orgs, sealing, accounts, now });
    this.invitations = new Invitations(models, sealing, now, time);
    this.applications = new Applications({
      ...{ models, orgs: this.orgs, members: this.members, sealing, door, now },
    });
    this.first = new FirstOfficer(models, () => this.members.hasOfficer());
    this.people = new People(models, sealing, this.orgs, this.port);
    this.consents = new Consents({ models, sealing, door, clock });
    this.directory = new Directory({ people: this.people, consents: this.consents, port: this.port });
    const tries = new NameTries(models, sealing, time);
    this.rosters = new Rosters({
      ...{
        models,
        orgs: this.orgs,
        people: this.people,
        tries,
        port: this.port,
        sealing,
        limits,
        clock,
        time,
      },
      officialNumbers: (orgId) => this.directory.officialNumbers(orgId),
    });
    this.nudges = new Nudges({
      ...{ models, directory: this.directory, orgs: this.orgs, carrier: reminders, door, clock },
    });
    this.questions = new Questions({
      ...{ models, sealing, door, clock },
      answerInTalk: (holderId, turnId, answer) => chat.personSays(holderId, turnId, answer),
    });
    chat.handedOver.listen(async ({ holderId, turnId, handOver }) => {
      // Nothing new starts for somebody who has not agreed to it yet.
      if (await accounts.hasAgreed(holderId)) await this.questions.keep(holderId, turnId, handOver);
    });
    accounts.signedOutEverywhere.listen((holderId) => this.desks.endAll(holderId));
    accounts.register(
      keptByOffice(models, {
        ...{ sealing, tries, people: this.people, rosters: this.rosters, questions: this.questions },
        exportOf: (holderId) => this.exportOf(holderId),
        letGo: (holderId) => this.members.letGo(holderId),
      }),
    );
    // The log names memberships, not people: nothing of it goes with an account.
    accounts.register({ name: 'audit', collections: [{ model: this.audit.model, holderIn: [] }] });
  }

  get jobs(): readonly Job[] {
    return [
      {
        name: 'nudges',
        everyMinutes: 5,
        followsClock: true,
        run: async () => ({ ...(await this.nudges.settle()) }),
      },
    ];
  }

  /** Finishes what a stop of the server cut short. Runs at each start. */
  async recover(): Promise<void> {
    await this.applications.recover();
    await this.rosters.recover();
    for (const { _id, mergingInto } of await this.orgs.merging())
      if (mergingInto) await this.finishMerger(_id, mergingInto);
  }

  /** Writes down what a member did. */
  note(member: DeskMember, act: string, sentence: string, others: readonly (string | Types.ObjectId)[] = []) {
    return this.audit.note({
      by: member.id,
      role: member.role,
      orgs: [member.orgId, ...others],
      act,
      sentence,
    });
  }

  /** Writes down what somebody did for the site as a whole. */
  async noteForSite(holderId: string, act: string, sentence: string): Promise<void> {
    const member = await this.members.in(holderId, SITE_ID.toHexString());
    const role = member?.role ?? (await this.parts.accounts.roleOf(holderId));
    await this.audit.note({ by: member?.id ?? null, role, orgs: [], act, sentence });
  }

  /** The log of an organisation, with the names of those who are still there. */
  async auditPage(orgId: string, before?: string) {
    const { entries, more } = await this.audit.page(orgId, SITE_ID.equals(orgId), before);
    const members = await this.members.byIds(entries.flatMap(({ by }) => by ?? []));
    const whoOf = ({ by, role }: AuditRecord): string => {
      const member = by && members.find(({ _id }) => _id.equals(by));
      if (by) return `${member ? this.members.nameOf(member) : '已离开的成员'}（${roleName(role)}）`;
      return role ? `命令行给的角色（${roleName(role)}）` : '服务器上的命令行';
    };
    return { entries: entries.map((entry) => ({ ...entry, who: whoOf(entry) })), more };
  }

  /** How members are called, by their ids; those who have left are not among them. */
  async namesOf(ids: readonly (Types.ObjectId | null)[]): Promise<(id: Types.ObjectId | null) => string> {
    const asked = ids.filter((id) => id !== null);
    const members = await this.members.byIds([
      ...new Map(asked.map((id) => [id.toHexString(), id])).values(),
    ]);
    const names = new Map(members.map((one) => [one._id.toHexString(), this.members.nameOf(one)]));
    return (id) => (id && names.get(id.toHexString())) ?? '已离开的成员';
  }

  /** Takes a consent back, and with it what waits to be sent. */
  async takeConsentBack(holderId: string, id: string): Promise<void> {
    await this.nudges.withdraw(await this.consents.takeBack(holderId, id));
  }

  /** One company goes into another: its people come along, what was agreed with it does not. */
  async merge(from: { _id: Types.ObjectId }, into: { _id: Types.ObjectId }): Promise<void> {
    await this.orgs.mergeInto(await this.orgs.get(from._id), await this.orgs.get(into._id));
    await this.finishMerger(from._id, into._id);
  }

  // Every step can be done twice.
  private async finishMerger(from: Types.ObjectId, into: Types.ObjectId): Promise<void> {
    const [fromId, intoId] = [from.toHexString(), into.toHexString()];
    await this.consents.endAllOf(fromId);
    await this.nudges.withdrawAllOf(fromId);
    await this.people.move(fromId, intoId);
    await this.orgs.merged(from);
  }

  private async exportOf(holderId: string) {
    const [members, applications, consents] = await Promise.all([
      this.members.of(holderId),
      this.applications.ofHolder(holderId),
      this.consents.ofHolder(holderId),
    ]);
    const orgs = await this.orgs.byIds([...members, ...consents].map(({ orgId }) => orgId));
    const nameOf = (id: Types.ObjectId) => orgs.find(({ _id }) => _id.equals(id))?.name ?? null;
    return {
      memberships: members.map((one) => ({
        ...{ org: nameOf(one.orgId), role: one.role, projects: one.projects, since: one.since },
        name: this.members.nameOf(one),
      })),
      applications: applications.map((one) => ({
        ...{ company: one.company, creditCode: one.creditCode, state: one.state, appliedAt: one.appliedAt },
        ...this.applications.opened(one),
      })),
      consents: consents.map((one) => ({
        ...{ company: nameOf(one.orgId), certificateId: one.certificateId, kinds: one.kinds },
        ...{ name: this.consents.nameIn(one), givenOn: one.givenOn },
      })),
      desks: (await this.desks.ofHolder(holderId)).map(({ browser, address, openedAt }) => ({
        ...{ browser, address, openedAt },
      })),
      questions: this.questions.exportOf(holderId),
    };
  }
}

const roleName = (role: AuditRecord['role']): string =>
  role === null || role === 'clerk' || role === 'officer' ? (role ?? '') : officeRoleNames[role];
